/**
 * Rows of real lists that are expectedly no desk phones, by kind: they are counted, named and left out, and are no errors. `one` and
 * `many` are how a sentence names them. Sources: names and models of UCM exports (domain.md §2), captures of the command line, asset
 * lists and address scans.
 */
export const NO_PHONE_KINDS = {
  "soft-client-csf": { one: "a soft client (CSF)", many: "soft clients (CSF)" },
  "soft-client-bot": { one: "a soft client (BOT)", many: "soft clients (BOT)" },
  "soft-client-tct": { one: "a soft client (TCT)", many: "soft clients (TCT)" },
  "soft-client-tab": { one: "a soft client (TAB)", many: "soft clients (TAB)" },
  "soft-client": { one: "a soft client", many: "soft clients" },
  cti: { one: "a CTI port or route point", many: "CTI ports and route points" },
  analog: { one: "an analog port", many: "analog ports" },
  "conference-bridge": { one: "a conference bridge or other media resource", many: "conference bridges" },
  "other-device": { one: "a device that is no phone", many: "other devices" },
  "no-answer": { one: "an address without an answer", many: "addresses without an answer" },
  total: { one: "a total", many: "totals" },
  prompt: { one: "a line of the program that wrote the list", many: "lines of the program that wrote the list" },
} as const satisfies Record<string, { one: string; many: string }>;

export type NoPhoneKind = keyof typeof NO_PHONE_KINDS;

export const isNoPhoneKind = (code: string): code is NoPhoneKind => Object.hasOwn(NO_PHONE_KINDS, code);

/** How many rows of a file are of each kind. */
export type NoPhoneCounts = Partial<Record<NoPhoneKind, number>>;
