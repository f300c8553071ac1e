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

export const TRANSITION_AUTHORIZATION_TYPES = ["Classic", "WxC"] as const;
export type TransitionAuthorizationType = (typeof TRANSITION_AUTHORIZATION_TYPES)[number];

/**
 * What is known of how a phone came to its present firmware; decides whether a licence is free. Source: guide FAQ.
 * `from-mpp-11.3.5-or-later`, `from-mpp-migration-firmware`: sold as MPP, earlier moved to Enterprise.
 * `by-11.3.3-or-later`, `by-11.2.3`: sold as Enterprise, earlier converted to MPP with that migration firmware.
 */
export const EARLIER_CONVERSIONS = [
  "none",
  "from-mpp-11.3.5-or-later",
  "from-mpp-migration-firmware",
  "by-11.3.3-or-later",
  "by-11.2.3",
] as const;
export type EarlierConversion = (typeof EARLIER_CONVERSIONS)[number];

/** Everything a decision may look at. `null` always means "not known", never "no". */
export type PhoneFacts = {
  product: Product | null;
  /** Hardware version as an integer: V03 is 3. */
  vid: number | null;
  /** Version of the load the phone runs now. */
  version: FirmwareVersion | null;
  runningFirmware: RunningFirmware | null;
  transitionAuthorizationType: TransitionAuthorizationType | null;
  earlierConversion: EarlierConversion | null;
  /** The phone shows one of the licence warnings of the guide. */
  hasLicenseWarning: boolean | null;
  /** Year of manufacture read from the serial number. */
  manufacturedYear: number | null;
  /** This phone replaces a converted one that was returned (RMA). */
  isRmaReplacement: boolean;
};
