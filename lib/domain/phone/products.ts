import type { ProductKind } from "./phone-facts";

/**
 * One Cisco model. `mppOnly`: there is no Enterprise firmware for it, whatever the order code says. `anySuffix`: what follows in an order
 * code cannot change the answer, so it never makes it unreadable (domain.md §2: neighbours are refused by name).
 */
export type ModelRow = { model: string; series: string; kind: ProductKind; mppOnly?: true; anySuffix?: true };

const desk = (series: string, models: readonly string[]): ModelRow[] =>
  models.map((model) => ({ model, series, kind: "desk-phone" }));

const neighbours = (series: string, models: readonly string[]): ModelRow[] =>
  desk(series, models).map((row) => ({ ...row, anySuffix: true }));

/** Every model we recognise by its number, convertible or not: a name we know is answered, a name we do not know is asked about. */
export const MODEL_ROWS: readonly ModelRow[] = [
  // 6800: MPP only. Source: guide, overview.
  ...["6821", "6841", "6851", "6861", "6871"].map((model): ModelRow => {
    return { model, series: "6800", kind: "desk-phone", mppOnly: true, anySuffix: true };
  }),
  { model: "6823", series: "6800", kind: "wireless-phone", mppOnly: true, anySuffix: true },
  { model: "6825", series: "6800", kind: "wireless-phone", mppOnly: true, anySuffix: true },

  ...desk("7800", ["7811", "7821", "7841", "7861"]),
  { model: "7832", series: "7800", kind: "conference-phone" },

  ...desk("8800", ["8811", "8841", "8845", "8851", "8851NR", "8861", "8865", "8865NR"]),
  // PhoneOS: neither Enterprise nor MPP.
  ...neighbours("8800", ["8875", "8875NR"]),
  ...neighbours("9800", ["9811", "9821", "9841", "9851", "9861", "9871"]),
  ...neighbours("DX", ["DX650", "DX70", "DX80"]),
  { model: "8832", series: "8800", kind: "conference-phone" },
  { model: "8832NR", series: "8800", kind: "conference-phone" },
  { model: "8831", series: "8800", kind: "conference-phone" },
  { model: "8821", series: "8800", kind: "wireless-phone" },

  ...desk("3900", ["3905", "3911", "3951"]),
  ...desk("6900", ["6901", "6911", "6921", "6941", "6945", "6961"]),
  ...desk("7900", ["7902", "7905", "7906", "7910", "7911", "7912", "7931", "7940", "7941", "7942", "7945"]),
  ...desk("7900", ["7960", "7961", "7962", "7965", "7970", "7971", "7975", "7985"]),
  { model: "7920", series: "7900", kind: "wireless-phone" },
  { model: "7921", series: "7900", kind: "wireless-phone" },
  { model: "7925", series: "7900", kind: "wireless-phone" },
  { model: "7926", series: "7900", kind: "wireless-phone" },
  { model: "7935", series: "7900", kind: "conference-phone" },
  { model: "7936", series: "7900", kind: "conference-phone" },
  { model: "7937", series: "7900", kind: "conference-phone" },
  { model: "7914", series: "7900", kind: "key-expansion-module" },
  { model: "7915", series: "7900", kind: "key-expansion-module" },
  { model: "7916", series: "7900", kind: "key-expansion-module" },
  ...desk("8900", ["8941", "8945", "8961"]),
  ...desk("9900", ["9951", "9971"]),

  { model: "BEKEM", series: "8800", kind: "key-expansion-module" },
  { model: "8800-A-KEM", series: "8800", kind: "key-expansion-module" },
  { model: "8800-V-KEM", series: "8800", kind: "key-expansion-module" },
  { model: "68KEM", series: "6800", kind: "key-expansion-module", mppOnly: true },
  { model: "CKEM", series: "", kind: "key-expansion-module" },
  { model: "KEM", series: "", kind: "key-expansion-module" },

  { model: "CSF", series: "", kind: "soft-client" },
  { model: "TCT", series: "", kind: "soft-client" },
  { model: "BOT", series: "", kind: "soft-client" },
  { model: "TAB", series: "", kind: "soft-client" },
  { model: "CIPC", series: "", kind: "soft-client" },
  { model: "JABBER", series: "", kind: "soft-client" },

  { model: "ATA186", series: "", kind: "analog-adapter" },
  { model: "ATA187", series: "", kind: "analog-adapter" },
  { model: "ATA188", series: "", kind: "analog-adapter" },
  { model: "ATA190", series: "", kind: "analog-adapter" },
  { model: "ATA191", series: "", kind: "analog-adapter" },
  { model: "ATA192", series: "", kind: "analog-adapter" },
];

const BY_MODEL: ReadonlyMap<string, ModelRow> = new Map(MODEL_ROWS.map((row) => [row.model, row]));

/** The row of a canonical model (`8841`, `8851NR`, `BEKEM`), or `null`. */
export function modelRow(model: string): ModelRow | null {
  return BY_MODEL.get(model) ?? null;
}

/**
 * What may stand after the model in an order code, with what it says. Sources: guide Tables 1 and 2, domain.md §2. `NS` is not among
 * them: what an 8841NS is nobody has told us, so it is asked. After `3PCC`, `3PC` or `3PW` anything may follow (guide FAQ).
 */
export const PID_PARTS = {
  "3PCC": "sold-as-mpp",
  "3PC": "sold-as-mpp",
  "3PW": "sold-as-mpp",
  K9: "order-code",
  NR: "no-radio",
  W: "order-code",
  C: "order-code",
  CL: "order-code",
  A: "order-code",
  R: "order-code",
  NC: "order-code",
  EU: "order-code",
  LA: "order-code",
  CE: "order-code",
  UK: "order-code",
  AU: "order-code",
  RW: "order-code",
  BUN: "order-code",
  J: "order-code",
  NA: "order-code",
  RC: "order-code",
  RF: "order-code",
  WS: "order-code",
  CH1: "order-code",
  CCX: "order-code",
  CAM: "order-code",
  G: "model-letter",
  GE: "model-letter",
  EX: "model-letter",
} as const;

/** Words of a product name that say nothing about the model: those of UCM, of the price list and of the phone's own UDI. */
export const NAME_WORDS: ReadonlySet<string> = new Set(
  (
    "CP DP CISCO UNIFIED UC IP PHONE PHONES DESK SIP SCCP VOIP VIDEO WIRELESS CONFERENCE STATION SERIES SYSTEM WITH FIRMWARE TAA FOR " +
    "GLOBAL VARIANT ARABIC LAYOUT WHITE BLACK CHARCOAL SILVER GRAY GREY SPARE REFURBISHED REMANUFACTURED BUNDLE"
  ).split(" "),
);

/** Words of a product name that say MPP without an order code. */
export const MPP_WORDS: ReadonlySet<string> = new Set(["MPP", "MULTIPLATFORM"]);

/** Parts of `CP-…` order codes that name things that go with a phone and are no phone. */
export const ACCESSORY_PARTS: ReadonlySet<string> = new Set(
  (
    "WMK WALLMOUNT LCKNGWALLMOUNT LCKNGWALLMNT MIC MICROPHONE WIRED POE PWR POWER CUBE ADPT ADAPTER CABLE CORD FS FTSTND FOOTSTAND " +
    "HS HANDSET HEADSET HOOK HNDST HDST BEZEL BZ BATT BAT BATTERY CASE CLIP CHGR CHARGER DSKCH DOCK DCU KIT PS"
  ).split(" "),
);
