import type { Direction } from "@/lib/domain/conversion";
import type { LicenseKind } from "@/lib/domain/rules/decision";
import {
  GUIDE_CONTROL_HUB,
  GUIDE_FAQ_BACK_TO_ENTERPRISE,
  GUIDE_FAQ_BACK_TO_MPP,
  GUIDE_FAQ_COST,
  GUIDE_FAQ_ORDER,
  GUIDE_FAQ_RMA,
  INFERENCE,
  type Source,
} from "@/lib/domain/rules/sources";

/** The cases a licence row can ask for; `decide-license.ts` holds one test for each. */
export type LicenseCondition =
  | "no-conversion"
  | "no-verdict-yet"
  | "is-rma-replacement-for-webex-calling"
  | "is-rma-replacement"
  | "goes-to-webex-calling"
  | "left-mpp-11.3.5-or-later"
  | "left-mpp-by-migration-firmware"
  | "was-sold-as-mpp"
  | "is-sold-as-guess"
  | "shows-transition-authorization-type"
  | "shows-license-warning"
  | "came-by-11.3.3-or-later"
  | "came-by-11.2.3"
  | "came-by-control-hub"
  | "shows-no-transition-authorization-type"
  | "history-is-unknown-and-too-old-to-show-it"
  | "history-could-make-it-free"
  | "always";

/** One row of the licence table. Rows are asked by their `order`; the first that matches decides. `direction: null`: both. */
export type LicenseRule = {
  id: string;
  order: number;
  direction: Direction | null;
  condition: LicenseCondition;
  kind: LicenseKind;
  mayBeFree: boolean;
  code: string;
  title: string;
  /** `{sku}` is filled in. */
  text: string;
  source: Source;
};

/** Where the field that tells can be read. Source: guide FAQ. */
export const WHERE_TO_READ =
  "It is readable on the phone's screen (Settings, Status, Product Information) from MPP 11.3.5, on its web page (Info, Status) from MPP 11.3.3.";

export const LICENSE_RULES: readonly LicenseRule[] = [
  {
    id: "license.no-conversion",
    order: 10,
    direction: null,
    condition: "no-conversion",
    kind: "none",
    mayBeFree: false,
    code: "no-conversion",
    title: "No conversion, no licence",
    text: "This phone is not converted, so it needs no licence.",
    source: INFERENCE,
  },
  {
    id: "license.undecided",
    order: 20,
    direction: null,
    condition: "no-verdict-yet",
    kind: "undecided",
    mayBeFree: false,
    code: "undecided",
    title: "No licence is counted before there is a verdict",
    text: "Whether a licence is needed is open until the missing information is there.",
    source: INFERENCE,
  },
  {
    id: "license.rma-replacement.webex-calling",
    order: 28,
    direction: "E2M",
    condition: "is-rma-replacement-for-webex-calling",
    kind: "glo-case",
    mayBeFree: false,
    code: "rma-replacement",
    title: "RMA replacement for Webex Calling: counted as a GLO case, the guide leaves it open",
    text: "Replacement of a returned phone: the guide names a GLO case for its licence and does not say whether the Control Hub migration assistant generates one. Counted as a case: ask before opening it. The replacement phone runs the same procedure.",
    source: INFERENCE,
  },
  {
    id: "license.rma-replacement",
    order: 30,
    direction: null,
    condition: "is-rma-replacement",
    kind: "glo-case",
    mayBeFree: false,
    code: "rma-replacement",
    title: "RMA replacement: a new licence by a GLO case",
    text: "Replacement of a returned phone: ask Global Licensing Operations for a new licence by a case; the old one is locked to the returned phone. The replacement phone has the order code first bought and runs the same procedure.",
    source: GUIDE_FAQ_RMA,
  },
  {
    id: "license.e2m.webex-calling",
    order: 40,
    direction: "E2M",
    condition: "goes-to-webex-calling",
    kind: "automatic",
    mayBeFree: false,
    code: "automated-by-control-hub",
    title: "Webex Calling: the migration assistant generates the licence",
    text: "The Control Hub migration assistant generates the licence; nothing is ordered.",
    source: GUIDE_CONTROL_HUB,
  },
  {
    id: "license.e2m.left-mpp-11-3-5",
    order: 50,
    direction: "E2M",
    condition: "left-mpp-11.3.5-or-later",
    kind: "none",
    mayBeFree: false,
    code: "returns-to-mpp",
    title: "Sold as MPP, left MPP at 11.3.5 or later: free return",
    text: "Sold as MPP and moved to Enterprise from MPP 11.3.5 or later: it returns to MPP without a licence.",
    source: GUIDE_FAQ_BACK_TO_MPP,
  },
  {
    id: "license.e2m.left-mpp-by-migration-firmware",
    order: 60,
    direction: "E2M",
    condition: "left-mpp-by-migration-firmware",
    kind: "order",
    mayBeFree: false,
    code: "license-required",
    title: "Sold as MPP, left MPP by migration firmware: order",
    text: "Sold as MPP and moved to Enterprise with migration firmware: order {sku}.",
    source: GUIDE_FAQ_BACK_TO_MPP,
  },
  {
    id: "license.e2m.sold-as-mpp",
    order: 70,
    direction: "E2M",
    condition: "was-sold-as-mpp",
    kind: "order",
    mayBeFree: true,
    code: "may-be-free",
    title: "Sold as MPP, history unknown: priced, may be free",
    text: "{sku} is counted, but may be free: sold as MPP, it returns without a licence if it left MPP at 11.3.5 or later, and not if it left with migration firmware. Ask for its history: on Enterprise firmware the phone does not show it.",
    source: INFERENCE,
  },
  {
    id: "license.e2m.name-only",
    order: 75,
    direction: "E2M",
    condition: "is-sold-as-guess",
    kind: "order",
    mayBeFree: true,
    code: "may-be-free",
    title: "Known by a model name only: priced, may be free",
    text: "{sku} is counted, but may be free: only the model name is known, and a phone sold as MPP that left MPP at 11.3.5 or later returns without a licence. The PID on the label tells how it was sold.",
    source: INFERENCE,
  },
  {
    id: "license.e2m.order",
    order: 80,
    direction: "E2M",
    condition: "always",
    kind: "order",
    mayBeFree: false,
    code: "license-required",
    title: "Enterprise to MPP for approved third parties: order",
    text: "Order {sku}, locked to this phone's MAC.",
    source: GUIDE_FAQ_ORDER,
  },
  {
    id: "license.m2e.transition-authorization-type",
    order: 90,
    direction: "M2E",
    condition: "shows-transition-authorization-type",
    kind: "none",
    mayBeFree: false,
    code: "transition-authorization-type",
    title: "Transition Authorization Type shown: free return",
    text: "The phone shows a Transition Authorization Type: it goes to Enterprise without a licence. The procedure still applies.",
    source: GUIDE_FAQ_BACK_TO_ENTERPRISE,
  },
  {
    id: "license.m2e.license-warning",
    order: 100,
    direction: "M2E",
    condition: "shows-license-warning",
    kind: "none",
    mayBeFree: false,
    code: "license-warning",
    title: "A phone that is not registered shows a licence warning: free return",
    text: "The phone is not registered and shows a licence warning: it knows it is an original Enterprise phone and returns without a licence. The procedure still applies.",
    source: GUIDE_FAQ_BACK_TO_ENTERPRISE,
  },
  {
    id: "license.m2e.came-by-11-3-3",
    order: 110,
    direction: "M2E",
    condition: "came-by-11.3.3-or-later",
    kind: "none",
    mayBeFree: false,
    code: "returns-to-enterprise",
    title: "Sold as Enterprise, converted with 11.3.3 or later: free return",
    text: "Converted to MPP with migration firmware 11.3.3 or later: it returns without a licence. The procedure still applies.",
    source: GUIDE_FAQ_BACK_TO_ENTERPRISE,
  },
  {
    id: "license.m2e.came-by-control-hub",
    order: 113,
    direction: "M2E",
    condition: "came-by-control-hub",
    kind: "none",
    mayBeFree: false,
    code: "returns-to-enterprise",
    title: "Converted with the Control Hub assistant: free return",
    text: "Converted to MPP with the Control Hub migration assistant: it returns without a licence. The procedure still applies.",
    source: GUIDE_CONTROL_HUB,
  },
  {
    id: "license.m2e.came-by-11-2-3",
    order: 120,
    direction: "M2E",
    condition: "came-by-11.2.3",
    kind: "order",
    mayBeFree: false,
    code: "license-required",
    title: "Sold as Enterprise, converted with 11.2.3: order",
    text: "Converted to MPP with migration firmware 11.2.3: order {sku}.",
    source: GUIDE_FAQ_BACK_TO_ENTERPRISE,
  },
  {
    id: "license.m2e.no-type-shown",
    order: 124,
    direction: "M2E",
    condition: "shows-no-transition-authorization-type",
    kind: "order",
    mayBeFree: false,
    code: "license-required",
    title: "Transition Authorization Type read and empty: order",
    text: "The Transition Authorization Type was read and is empty, so nothing shows a free return: order {sku}.",
    source: INFERENCE,
  },
  {
    id: "license.m2e.history-unknown.old-firmware",
    order: 127,
    direction: "M2E",
    condition: "history-is-unknown-and-too-old-to-show-it",
    kind: "order",
    mayBeFree: true,
    code: "may-be-free",
    title: "History unknown, firmware too old to show it: priced, may be free",
    text: "{sku} is counted, but may be free. This phone cannot show its Transition Authorization Type before it runs MPP 11.3.3 or later: upgrade it (the way back asks for that anyway), then read the field.",
    source: INFERENCE,
  },
  {
    id: "license.m2e.history-unknown",
    order: 130,
    direction: "M2E",
    condition: "history-could-make-it-free",
    kind: "order",
    mayBeFree: true,
    code: "may-be-free",
    title: "History unknown: priced, may be free",
    text: `{sku} is counted, but may be free: check the Transition Authorization Type; any value in it means no licence. ${WHERE_TO_READ}`,
    source: INFERENCE,
  },
  {
    id: "license.m2e.order",
    order: 140,
    direction: "M2E",
    condition: "always",
    kind: "order",
    mayBeFree: false,
    code: "license-required",
    title: "MPP to Enterprise: order",
    text: "Order {sku}, locked to this phone's MAC.",
    source: GUIDE_FAQ_COST,
  },
];
