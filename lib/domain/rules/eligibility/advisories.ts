import type { Direction, Target } from "@/lib/domain/conversion";
import { TYPE_SHOWN_FROM } from "@/lib/domain/phone/authorization";
import { type FirmwareVersion, firmwareVersion } from "@/lib/domain/phone/version";
import {
  CATALOGUE,
  CONVERSION_GUIDE,
  FN70546,
  FN72302,
  FN72593,
  FN74296,
  GUIDE_CONTROL_HUB,
  GUIDE_FAQ_BACK_TO_ENTERPRISE,
  GUIDE_FAQ_FEW,
  GUIDE_FAQ_KIND,
  GUIDE_FAQ_SUPPORT,
  GUIDE_FAQ_TRAINING,
  GUIDE_NEW_ORDERS,
  GUIDE_OVERVIEW,
  GUIDE_TABLE_1_NOTE,
  INFERENCE,
  type Source,
} from "@/lib/domain/rules/sources";
import { AUDIO_8800, ENTERPRISE_FLOOR, NEWER_AUDIO_8800 } from "./firmware-floors";

/** What, beside model and VID, makes an advisory speak. */
export type AdvisoryCondition =
  | "always"
  | "product-is-model-name"
  | "vid-missing-accepted"
  | "in-transition"
  | "running-below-enterprise-floor"
  | "housing-is-white"
  | "load-of-another-family"
  | "history-against-order-code"
  | "below-mpp-floor-of-hardware"
  | "type-on-enterprise"
  | "too-old-to-show-type"
  | "sold-as-mpp-shows-enterprise-origin"
  | "warning-while-registered"
  | "shows-classic";

/**
 * Something a person should read; it never changes a verdict. The placeholders in its text are filled in by advise.ts.
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
  source: Source;
};

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
} as const;

const phone = (given: Given): Advisory => ({ ...UNLESS_GIVEN, scope: "phone", ...given });
const project = (given: Given): Advisory => ({ ...UNLESS_GIVEN, scope: "project", ...given });

const AUDIO_88X1 = ["8811", "8841", "8851", "8851NR", "8861"] as const;
/** The notice does not name the 8851NR. */
const FN70546_88X1 = ["8811", "8841", "8851", "8861"] as const;

const endOfSale = (
  order: number,
  models: readonly string[],
  name: string,
  sale: string,
  support: string,
  condition: AdvisoryCondition = "always",
): Advisory =>
  phone({
    condition,
    id: `advisory.end-of-sale.${name.replaceAll(" ", "-")}`,
    order,
    code: "end-of-sale",
    models,
    isForEveryVerdict: true,
    title: `End of sale: ${name}`,
    text: `A third-party catalogue gives ${sale} as end of sale and ${support} as last day of support for the ${name}. Check with Cisco.`,
    source: CATALOGUE,
  });

/** Two facts of one phone that cannot both be true; said whatever the verdict, with both values. */
const contradiction = (given: Pick<Given, "id" | "order" | "title" | "text"> & Partial<Advisory>): Advisory =>
  phone({ code: "contradiction", isForEveryVerdict: true, source: INFERENCE, ...given });

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
    models: FN70546_88X1,
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
    vidFrom: NEWER_AUDIO_8800.vidFrom,
    title: `8800 audio from V${NEWER_AUDIO_8800.vidFrom}: while on MPP never below ${NEWER_AUDIO_8800.floor.text}`,
    text: `While it runs MPP, {model} hardware from V${NEWER_AUDIO_8800.vidFrom} must not go below ${NEWER_AUDIO_8800.floor.text}, not even on the way back.`,
    source: GUIDE_TABLE_1_NOTE,
  }),
  phone({
    id: "advisory.conversion-guide-floors",
    order: 90,
    code: "lower-floor-elsewhere",
    direction: "E2M",
    condition: "running-below-enterprise-floor",
    title: "Cisco's conversion guide names lower firmware floors",
    text: `Cisco's conversion guide names lower floors (12.5(1); one step from 14.1). We keep to ${ENTERPRISE_FLOOR.text} of the firmware guide; it runs {running}.`,
    source: CONVERSION_GUIDE,
  }),
  phone({
    id: "advisory.model-name-only",
    order: 100,
    code: "model-name-only",
    condition: "product-is-model-name",
    title: "PID known only as a model name",
    text: "Only the model name is known: neither how it was sold nor what it runs is sure. The PID on the label tells; it can change verdict and licence.",
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
  endOfSale(150, ["8832", "8832NR"], "white 8832", "2026-10-28", "2031-10-31", "housing-is-white"),
  endOfSale(160, ["8865"], "8865", "2025-04-26", "2030-07-31"),
  endOfSale(170, ["8831"], "8831", "2019-10-07", "2024-10-31"),
  contradiction({
    id: "advisory.contradiction.load-family",
    order: 172,
    condition: "load-of-another-family",
    title: "The load is of another family than the model",
    text: "Its load is of {loadFamily}, but a {model} takes {family}: rows may be swapped, or the PID is of another phone.",
  }),
  contradiction({
    id: "advisory.contradiction.history",
    order: 174,
    condition: "history-against-order-code",
    title: "The earlier conversion does not fit the order code",
    text: "Its order code says that it was sold as {soldAs}, its history “{earlierConversion}” belongs to a phone sold as the other. Check the label.",
  }),
  contradiction({
    id: "advisory.contradiction.v15-mpp-floor",
    order: 176,
    models: AUDIO_8800,
    vidFrom: NEWER_AUDIO_8800.vidFrom,
    condition: "below-mpp-floor-of-hardware",
    title: `8800 audio from V${NEWER_AUDIO_8800.vidFrom} said to run MPP below ${NEWER_AUDIO_8800.floor.text}`,
    text: `It is said to run MPP {running}, but {model} hardware {vid} cannot run MPP below ${NEWER_AUDIO_8800.floor.text}. Check version and VID.`,
    source: GUIDE_TABLE_1_NOTE,
  }),
  contradiction({
    id: "advisory.contradiction.type-on-enterprise",
    order: 178,
    condition: "type-on-enterprise",
    title: "Transition Authorization Type on a phone that runs Enterprise",
    text: "It is said to run Enterprise firmware and to show the Transition Authorization Type {type}: only MPP firmware has that field. One of the two is out of date.",
  }),
  contradiction({
    id: "advisory.contradiction.type-too-early",
    order: 180,
    condition: "too-old-to-show-type",
    title: "Transition Authorization Type reported by firmware that cannot show it",
    text: `It is said to run MPP {running} and to show the Transition Authorization Type {type}, which no MPP firmware below ${TYPE_SHOWN_FROM.text} shows. It is not taken for a free return: read it again after the upgrade.`,
    source: GUIDE_FAQ_BACK_TO_ENTERPRISE,
  }),
  contradiction({
    id: "advisory.contradiction.sold-as-mpp",
    order: 182,
    condition: "sold-as-mpp-shows-enterprise-origin",
    title: "Sold as MPP, yet it shows what a converted Enterprise phone shows",
    text: "Its order code says that it was sold as MPP, but it shows {origin}, as a converted Enterprise phone does. Check the label before counting on a free return.",
  }),
  contradiction({
    id: "advisory.contradiction.warning-while-registered",
    order: 184,
    condition: "warning-while-registered",
    title: "Licence warning on a registered phone",
    text: "It is said to show a licence warning and to be registered: the warning tells of a free return only while the phone is not registered. Read its Transition Authorization Type instead.",
    source: GUIDE_FAQ_BACK_TO_ENTERPRISE,
  }),
  phone({
    id: "advisory.classic-to-webex-calling",
    order: 186,
    code: "classic-to-webex-calling",
    direction: "E2M",
    target: "webex-calling",
    isForEveryVerdict: true,
    condition: "shows-classic",
    title: "Type Classic in a Webex Calling project",
    text: "It shows the Transition Authorization Type Classic, not WxC: it was not authorized by the migration assistant. The guide does not say whether Webex Calling takes it as it is: try one such phone first.",
    source: INFERENCE,
  }),
  project({
    id: "advisory.certificates.fn72302",
    order: 190,
    code: "manufacturing-certificate",
    title: "FN72302: new certificate authority from a month of manufacture",
    text: "FN72302: phones made from a certain month on have certificates of a new authority: 8841, 8851 and 8861 from 5/2021, 7811 and 7861 from 3/2022, and every 3PCC order code. The months of other models are not known to us. The page of each phone says where it is concerned.",
    source: FN72302,
  }),
  project({
    id: "advisory.certificates.fn72593",
    order: 195,
    code: "manufacturing-certificate",
    title: "FN72593: manufacturing certificates end after ten years",
    text: "FN72593: a manufacturing certificate is valid for ten years, at the latest to 2029-05-14. When it has ended, HTTPS, provisioning and firmware downloads can fail, which looks like “authorization failed”. The page of each phone made more than ten years ago says so, by the week in its serial number.",
    source: FN72593,
  }),
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
    id: "advisory.no-shortcut",
    order: 232,
    code: "no-shortcut",
    title: "There is no shorter way for a few phones",
    text: "Also a few phones go through the whole process with a licence for each that needs one: another way would break third-party software licence agreements.",
    source: GUIDE_FAQ_FEW,
  }),
  project({
    id: "advisory.mpp-not-on-ucm",
    order: 234,
    code: "mpp-not-on-ucm",
    direction: "E2M",
    title: "MPP firmware does not work on Unified CM",
    text: "Once on MPP firmware a phone does not register to Unified CM any more, and is not supported there: have the new call control ready first.",
    source: GUIDE_OVERVIEW,
  }),
  project({
    id: "advisory.support",
    order: 236,
    code: "support",
    title: "Whom to ask",
    text: "Licence generation: a case with Global Licensing Operations, https://mycase.cloudapps.cisco.com/case?swl (Software Licensing, Collaboration Related Licensing, Other Collaboration Product). Firmware migration: the Small Business Support Center, https://www.cisco.com/c/en/us/support/web/tsd-cisco-small-business-support-center-contacts.html.",
    source: GUIDE_FAQ_SUPPORT,
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
