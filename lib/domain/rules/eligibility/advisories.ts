import type { Direction, Target } from "@/lib/domain/conversion";
import { type FirmwareVersion, firmwareVersion } from "@/lib/domain/phone/version";
import {
  CATALOGUE,
  CONVERSION_GUIDE,
  FN70546,
  FN72302,
  FN72593,
  FN74296,
  GUIDE_CONTROL_HUB,
  GUIDE_FAQ_KIND,
  GUIDE_FAQ_TRAINING,
  GUIDE_NEW_ORDERS,
  GUIDE_OVERVIEW,
  GUIDE_TABLE_1_NOTE,
  INFERENCE,
  type Source,
} from "@/lib/domain/rules/sources";
import { AUDIO_8800 } from "./firmware-floors";

/** What, beside model and VID, makes an advisory speak. */
export type AdvisoryCondition =
  | "always"
  | "product-is-model-name"
  | "vid-missing-accepted"
  | "in-transition"
  | "running-below-enterprise-floor"
  | "manufactured-in-range";

/**
 * Something a person should read; it never changes a verdict. `{model}`, `{vid}`, `{running}` and `{load}` in the text are filled in.
 * `scope: "project"`: said once for the project, not on each phone. They are said by their `order`.
 */
export type Advisory = {
  id: string;
  order: number;
  code: string;
  scope: "phone" | "project";
  /** `null`: both directions. */
  direction: Direction | null;
  /** Only for projects with this target, `null`: any. */
  target: Target | null;
  /** `null`: any model. */
  models: readonly string[] | null;
  vidFrom: number | null;
  vidTo: number | null;
  /** Whether a range of VIDs also speaks of a phone whose VID is not known, which then gets `textWithoutVid`. */
  textWithoutVid: string | null;
  /** Also for phones that are not to be converted. */
  isForEveryVerdict: boolean;
  condition: AdvisoryCondition;
  title: string;
  text: string;
  /** Enterprise firmware that must not be undercut, for notices that name one. */
  enterpriseFloor: FirmwareVersion | null;
  /** Years of manufacture, both included; `null`: not known to us, so the row cannot speak of single phones. */
  manufacturedFrom: number | null;
  manufacturedTo: number | null;
  source: Source;
};

/** A range whose ends are not known cannot be asked. */
export const asksForYear = (row: Advisory): boolean =>
  row.condition === "manufactured-in-range" && row.manufacturedFrom !== null && row.manufacturedTo !== null;

type Given = Pick<Advisory, "id" | "order" | "code" | "title" | "text" | "source"> & Partial<Advisory>;

const UNLESS_GIVEN = {
  direction: null,
  target: null,
  models: null,
  vidFrom: null,
  vidTo: null,
  textWithoutVid: null,
  isForEveryVerdict: false,
  condition: "always",
  enterpriseFloor: null,
  manufacturedFrom: null,
  manufacturedTo: null,
} as const;

const phone = (given: Given): Advisory => ({ ...UNLESS_GIVEN, scope: "phone", ...given });
const project = (given: Given): Advisory => ({ ...UNLESS_GIVEN, scope: "project", ...given });

const AUDIO_88X1 = ["8811", "8841", "8851", "8851NR", "8861"] as const;

const endOfSale = (order: number, models: readonly string[], name: string, sale: string, support: string): Advisory =>
  phone({
    id: `advisory.end-of-sale.${name.replaceAll(" ", "-")}`,
    order,
    code: "end-of-sale",
    models,
    isForEveryVerdict: true,
    title: `End of sale: ${name}`,
    text: `A third-party catalogue gives ${sale} as end of sale and ${support} as last day of support for the ${name}. Check with Cisco.`,
    source: CATALOGUE,
  });

const certificates = (order: number, notice: string, source: Source): Advisory =>
  phone({
    id: `advisory.certificates.${notice.toLowerCase()}`,
    order,
    code: "manufacturing-certificate",
    condition: "manufactured-in-range",
    title: `${notice}: manufacturing certificates`,
    text: `${notice} concerns manufacturing certificates of phones by date of manufacture. Read it before committing this phone.`,
    source,
  });

export const ADVISORIES: readonly Advisory[] = [
  phone({
    id: "advisory.in-transition",
    order: 10,
    code: "in-transition",
    condition: "in-transition",
    title: "Phone runs transition firmware",
    text: "This phone runs transition firmware (TLexE2M): a conversion was begun and not finished. Find out why before going on.",
    source: INFERENCE,
  }),
  phone({
    id: "advisory.8832-features",
    order: 20,
    code: "features-missing-on-mpp",
    direction: "E2M",
    models: ["8832", "8832NR"],
    title: "8832 on MPP: no Wi-Fi, no daisy chain",
    text: "On MPP firmware the {model} has no Wi-Fi and no daisy chain. Check with the service provider before migrating it.",
    source: GUIDE_TABLE_1_NOTE,
  }),
  phone({
    id: "advisory.nr-order-code",
    order: 30,
    code: "nr-order-code",
    models: ["8851NR", "8865NR", "8832NR"],
    title: "Order codes of NR models are not printed in the tables",
    text: "The guide's model list names the {model}, its tables of order codes do not print it. Confirm with Cisco if in doubt.",
    source: GUIDE_OVERVIEW,
  }),
  phone({
    id: "advisory.fn74296.audio",
    order: 40,
    code: "fn74296",
    models: AUDIO_88X1,
    vidTo: 14,
    textWithoutVid:
      "FN74296 names the {model} at V14 and earlier; this phone's VID is not known. Read the notice before committing.",
    title: "FN74296: 8800 audio at V14 and earlier",
    text: "FN74296 names the {model} at V14 and earlier ({vid} here). Its text was not available to us: read it before committing.",
    source: FN74296,
  }),
  phone({
    id: "advisory.fn74296.8845",
    order: 50,
    code: "fn74296",
    models: ["8845"],
    title: "FN74296: 8845 at every VID",
    text: "FN74296 names the {model} at every VID. Its text was not available to us: read it before committing.",
    source: FN74296,
  }),
  phone({
    id: "advisory.fn70546.88x1",
    order: 60,
    code: "fn70546",
    models: AUDIO_88X1,
    vidFrom: 15,
    enterpriseFloor: firmwareVersion(12, 6, 0),
    title: "FN70546: 88x1 from V15 needs Enterprise 12.6",
    text: "FN70546: {model} hardware from V15 runs Enterprise firmware 12.6 or later only.",
    source: FN70546,
  }),
  phone({
    id: "advisory.fn70546.78x1",
    order: 70,
    code: "fn70546",
    models: ["7821", "7841", "7861"],
    vidFrom: 20,
    enterpriseFloor: firmwareVersion(14, 0, 0),
    title: "FN70546: 78x1 from V20 needs Enterprise 14.0",
    text: "FN70546: {model} hardware from V20 runs Enterprise firmware 14.0 or later only.",
    source: FN70546,
  }),
  phone({
    id: "advisory.v15-mpp-floor",
    order: 80,
    code: "mpp-floor-of-newer-hardware",
    direction: "M2E",
    models: AUDIO_8800,
    vidFrom: 15,
    title: "8800 audio from V15: while on MPP never below 11.3.3",
    text: "While it runs MPP, {model} hardware from V15 must not go below 11.3.3, not even on the way back.",
    source: GUIDE_TABLE_1_NOTE,
  }),
  phone({
    id: "advisory.conversion-guide-floors",
    order: 90,
    code: "lower-floor-elsewhere",
    direction: "E2M",
    condition: "running-below-enterprise-floor",
    title: "Cisco's conversion guide names lower firmware floors",
    text: "Cisco's conversion guide names lower floors (12.5(1); one step from 14.1). We keep to 14.2.1SR1 of the firmware guide; it runs {running}.",
    source: CONVERSION_GUIDE,
  }),
  phone({
    id: "advisory.model-name-only",
    order: 100,
    code: "model-name-only",
    condition: "product-is-model-name",
    title: "PID known only as a model name",
    text: "Only the model name is known, taken as sold with {soldAs} firmware. The PID on the label tells; it can change the licence.",
    source: GUIDE_FAQ_KIND,
  }),
  phone({
    id: "advisory.vid-missing-accepted",
    order: 110,
    code: "vid-missing-accepted",
    direction: "E2M",
    condition: "vid-missing-accepted",
    title: "VID missing, accepted by the project",
    text: "The VID is missing; the project accepts that for models eligible at every version. The guide asks for it, and newer hardware has floors.",
    source: INFERENCE,
  }),
  endOfSale(120, ["7811"], "7811", "2026-10-28", "2031-10-31"),
  endOfSale(130, ["7821"], "7821", "2026-10-28", "2031-10-31"),
  endOfSale(140, ["7832"], "7832", "2026-10-28", "2031-10-31"),
  // The product does not tell the colour, so the text says which one is meant.
  endOfSale(150, ["8832"], "white 8832", "2026-10-28", "2031-10-31"),
  endOfSale(160, ["8865"], "8865", "2025-04-26", "2030-07-31"),
  endOfSale(170, ["8831"], "8831", "2019-10-07", "2024-10-31"),
  certificates(180, "FN72302", FN72302),
  certificates(190, "FN72593", FN72593),
  project({
    id: "advisory.data-loss",
    order: 200,
    code: "data-loss",
    title: "Call history and local contacts are lost",
    text: "Every conversion loses the phone's call history and local contacts. Tell the users before.",
    source: GUIDE_OVERVIEW,
  }),
  project({
    id: "advisory.user-experience",
    order: 210,
    code: "user-experience",
    title: "The user experience changes",
    text: "Enterprise and MPP phones differ in call appearance, feature activation and more. Plan training for the users.",
    source: GUIDE_FAQ_TRAINING,
  }),
  project({
    id: "advisory.proof-of-concept",
    order: 220,
    code: "proof-of-concept",
    title: "Run a proof of concept first",
    text: "Run a proof of concept before migrating: features are not exactly the same on both firmwares.",
    source: GUIDE_OVERVIEW,
  }),
  project({
    id: "advisory.right-sku",
    order: 230,
    code: "right-sku",
    title: "New orders: buy the right phone, do not convert",
    text: "Conversion is for phones already owned. New orders take the right SKU; a wrong purchase goes back to the point of sale.",
    source: GUIDE_NEW_ORDERS,
  }),
  project({
    id: "advisory.webex-only",
    order: 240,
    code: "webex-only",
    direction: "E2M",
    target: "webex-calling",
    title: "Control Hub conversions work with Webex Calling only",
    text: "Phones converted with the Control Hub migration assistant are authorized for Webex Calling only.",
    source: GUIDE_CONTROL_HUB,
  }),
];
