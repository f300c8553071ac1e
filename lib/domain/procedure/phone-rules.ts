import type { Direction, Target } from "@/lib/domain/conversion";

/**
 * What is written into a phone's own rules, as templates: by hand in a step, by a configuration file in a batch's files.
 * Source: guide, E2M step 14 and M2E steps 8 and 9; the type for M2E: another Cisco publication; WxC: our inference.
 */

/** Where a phone finds load and licence files. */
export const FILE_SERVER = {
  E2M: "tftp://{ucm}",
  M2E: "https://{ucm}:6970",
} as const satisfies Record<Direction, string>;

/** `$MAU` is the phone's own MAC address in upper case; the phone puts it in. */
export const LICENSE_OF_ANY_PHONE = {
  E2M: "$MAU.lic",
  M2E: "$MAU_M2E.lic",
} as const satisfies Record<Direction, string>;

export const AUTHORIZATION_RULE = {
  E2M: `${FILE_SERVER.E2M}/{licenseFile}`,
  M2E: `${FILE_SERVER.M2E}/${LICENSE_OF_ANY_PHONE.M2E}`,
} as const satisfies Record<Direction, string>;

export const UPGRADE_RULE = { M2E: `${FILE_SERVER.M2E}/{loadFile}` } as const;

export const AUTHORIZATION_TYPE = {
  "approved-third-party": "Classic",
  "webex-calling": "WxC",
  ucm: "Classic",
} as const satisfies Record<Target, string>;
