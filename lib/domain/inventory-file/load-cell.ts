import {
  loadFamilyOf,
  otherLoadFamily,
  type ParsedLoad,
  parseLoad,
  parseRunningFirmware,
} from "@/lib/domain/phone/load";
import type { RunningFirmware } from "@/lib/domain/phone/phone-facts";

/** What a load cell says: a load name, a bare version, or only which firmware. */
export type LoadCell = {
  load: string | null;
  version: string | null;
  byLoad: RunningFirmware | null;
  stated: RunningFirmware | null;
  isRead: boolean;
  parsed: ParsedLoad | null;
};

/** Reads a cell of a load column; what is neither a load, a version nor a word for a firmware is kept as it came, unread. */
export function readLoadCell(text: string): LoadCell {
  const parsed = parseLoad(text);
  if (parsed?.family || parsed?.version || parsed?.firmware === "in-transition") {
    const version = parsed.version?.text ?? null;
    return { load: text, version, byLoad: parsed.firmware, stated: null, isRead: true, parsed };
  }
  const stated = parseRunningFirmware(text); // "Firmware" is also a header above "MPP" and "Enterprise"
  return stated
    ? { load: null, version: null, byLoad: null, stated, isRead: true, parsed: null }
    : { load: text, version: null, byLoad: null, stated: null, isRead: false, parsed: null };
}

/** What to say where a load is for other phones than the model of its row; `null` where nothing speaks against it. */
export function familyConflict(model: string, { parsed }: LoadCell): string | null {
  const other = parsed && otherLoadFamily(model, parsed);
  if (!other) return null;
  const own = loadFamilyOf(model);
  const takes = own === null ? "" : `, which takes ${own}`;
  return `A load of ${other} is not for a ${model}${takes}. Two rows may be swapped: check the model on the label.`;
}
