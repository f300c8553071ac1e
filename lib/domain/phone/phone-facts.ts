import type { LoadFamily } from "@/lib/domain/conversion";
import type { FirmwareVersion } from "./version";

/** What kind of thing a PID or model name names. */
export const PRODUCT_KINDS = [
  "desk-phone",
  "conference-phone",
  "wireless-phone",
  "key-expansion-module",
  "soft-client",
  "analog-adapter",
  "accessory",
] as const;
export type ProductKind = (typeof PRODUCT_KINDS)[number];

export const FIRMWARES = ["enterprise", "mpp"] as const;
export type Firmware = (typeof FIRMWARES)[number];

/** A converted phone keeps its PID, so what it runs is a fact of its own. `in-transition`: runs transition firmware (`TLexE2M`). */
export const RUNNING_FIRMWARES = ["enterprise", "mpp", "in-transition"] as const;
export type RunningFirmware = (typeof RUNNING_FIRMWARES)[number];

/** A model that was recognised in a PID, a model name or a device-type number. */
export type Product = {
  /** Canonical, without `CP-`: `8841`, `8851NR`, `BEKEM`. */
  model: string;
  kind: ProductKind;
  /** `6800`, `6900`, `7800`, `7900`, `8800`, `8900`, `9800`, `9900`, `DX`, or empty where there is none. */
  series: string;
  /** A PID with 3PCC, 3PC or 3PW after the model was sold as MPP, any other as Enterprise. Source: guide FAQ. */
  soldAs: Firmware;
  /** `pid`: an order code. `model-name`: `Cisco 8841`, `8841`, a device-type number; the label may say more. */
  precision: "pid" | "model-name";
};

/** The types the guide names. A web page may show another text; that one is kept as it came. */
export const TRANSITION_AUTHORIZATION_TYPES = ["Classic", "WxC"] as const;
export type TransitionAuthorizationType = (typeof TRANSITION_AUTHORIZATION_TYPES)[number];

/**
 * What a phone's Transition Authorization Type says to a rule. `other`: the field holds another text, which counts as well.
 * `empty`: somebody read the field and nothing stands in it. Source: guide FAQ, "if you see a non-empty value".
 */
export const AUTHORIZATION_FACTS = [...TRANSITION_AUTHORIZATION_TYPES, "other", "empty"] as const;
/** What is stored where somebody read the field and nothing stood in it. */
export const NO_TYPE_SHOWN = "empty" satisfies AuthorizationFact;
export type AuthorizationFact = (typeof AUTHORIZATION_FACTS)[number];

/**
 * What is known of how a phone came to its present firmware; decides whether a licence is free. Source: guide FAQ.
 * `from-mpp-11.3.5-or-later`, `from-mpp-migration-firmware`: sold as MPP, earlier moved to Enterprise.
 * `by-11.3.3-or-later`, `by-11.2.3`: sold as Enterprise, earlier converted to MPP with that migration firmware.
 * `by-control-hub`: sold as Enterprise, earlier converted to MPP with the Control Hub migration assistant.
 */
export const EARLIER_CONVERSIONS = [
  "none",
  "from-mpp-11.3.5-or-later",
  "from-mpp-migration-firmware",
  "by-11.3.3-or-later",
  "by-11.2.3",
  "by-control-hub",
] as const;
export type EarlierConversion = (typeof EARLIER_CONVERSIONS)[number];

export const EARLIER_CONVERSION_LABELS = {
  none: "Never converted",
  "from-mpp-11.3.5-or-later": "Sold as MPP, moved to Enterprise from MPP 11.3.5 or later",
  "from-mpp-migration-firmware": "Sold as MPP, moved to Enterprise with migration firmware",
  "by-11.3.3-or-later": "Sold as Enterprise, converted to MPP with 11.3.3 or later",
  "by-11.2.3": "Sold as Enterprise, converted to MPP with 11.2.3",
  "by-control-hub": "Sold as Enterprise, converted to MPP by Control Hub",
} as const satisfies Record<EarlierConversion, string>;

/** Everything a decision may look at. `null` always means "not known", never "no". */
export type PhoneFacts = {
  product: Product | null;
  /** Hardware version as an integer: V03 is 3. */
  vid: number | null;
  /** Version of the load the phone runs now. */
  version: FirmwareVersion | null;
  runningFirmware: RunningFirmware | null;
  transitionAuthorizationType: AuthorizationFact | null;
  earlierConversion: EarlierConversion | null;
  /** The phone shows one of the licence warnings of the guide. */
  hasLicenseWarning: boolean | null;
  /** Its call control says that it is registered; a licence warning counts only while it is not. `null`: not said. */
  isRegistered: true | null;
  /** Family that the name of its load tells, `null` for a bare version or none. */
  loadFamily: LoadFamily | null;
  /** The order code names the white housing (`-W-`). */
  isWhite: boolean;
  /** This phone replaces a converted one that was returned (RMA). */
  isRmaReplacement: boolean;
};
