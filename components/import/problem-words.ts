import type { InventoryImport, ProblemGroup } from "@/lib/schemas/imports";

/** A kind of problem in a few words; the row's own message says the rest. */
const PROBLEM_TITLES: Readonly<Record<string, string>> = {
  "empty-row": "Empty rows",
  "mac-missing": "No MAC address",
  missing: "No MAC address",
  "spreadsheet-number": "MAC turned into a number by a spreadsheet",
  "too-short": "MAC too short",
  "too-long": "MAC too long",
  "letter-o": "Letter O in a MAC",
  "not-hex": "Not a MAC address",
  "all-zero": "MAC of zeros only",
  "all-f": "Broadcast address",
  multicast: "Multicast address",
  "duplicate-mac": "One MAC, different data",
  "mac-is-a-number": "The cell holds a number, not a text",
  "nul-character": "Damaged text",
  "too-many-cells": "More cells than columns",
  "too-few-cells": "Fewer cells than columns",
  "not-a-version": "Not a hardware version",
  "vid-letter-o": "Letter in a VID",
  "vid-revision": "A revision, not a VID",
  "vid-conflict": "Two different VIDs in one row",
  "part-unread": "Part of a cell not stored",
  "load-of-another-family": "Load of another model",
  "model-unrecognised": "Model not recognised",
  "model-conflict": "Product ID and model disagree",
  "serial-unusual": "Unusual serial number",
  "load-unrecognised": "Load not recognised",
  "ip-invalid": "Not an IPv4 address",
  "kem-count-invalid": "Not a number of modules",
  "running-firmware-unrecognised": "Neither Enterprise nor MPP",
  "transition-type-unrecognised": "No Transition Authorization Type",
  "transition-type-other": "Neither Classic nor WxC",
  "yes-no-unrecognised": "Neither yes nor no",
  "earlier-conversion-unrecognised": "Earlier conversion not recognised",
  "one-character": "One character only",
  "column-unread": "A second column says something else",
  "columns-differ": "Two columns disagree",
  "left-out": "Left out by hand",
};

export const problemTitle = (code: string): string => PROBLEM_TITLES[code] ?? code;

/** Problems that one decision about a text settles for all its rows. */
const SETTLED_BY_VALUE: ReadonlySet<string> = new Set([
  "model-unrecognised",
  "not-a-version",
  "vid-letter-o",
  "vid-revision",
  "load-unrecognised",
  "ip-invalid",
  "kem-count-invalid",
  "running-firmware-unrecognised",
  "transition-type-unrecognised",
  "transition-type-other",
  "yes-no-unrecognised",
  "earlier-conversion-unrecognised",
]);

/**
 * The field for which a text of this group can be settled; null: not by its text. What an earlier check found in a column that
 * holds another field since would be settled for the wrong one: the next check tells.
 */
export function fieldToSettle({ check, columns }: Pick<InventoryImport, "check" | "columns">, group: ProblemGroup) {
  const { code, field, index } = group;
  if (field === null || field === "extra" || !SETTLED_BY_VALUE.has(code)) return null;
  const isOutdated = check === null && columns[index]?.field !== field;
  return isOutdated ? null : field;
}
