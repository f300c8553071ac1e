import { readLabelCode } from "@/lib/domain/inventory-file/label-code";
import { formatVid } from "@/lib/domain/phone/format-vid";
import type { TypedAtPhone } from "./read-at-phone";

/** What the label before the camera says, as one would type it, and whose it is when it is another phone's. */
export type HeldLabel = { read: TypedAtPhone; otherMac: string | null };
export const NOTHING_SCANNED: HeldLabel = { read: {}, otherMac: null };

/**
 * One more code of the label, at the phone of this MAC. The codes come one by one: until the MAC says whose they are they count; once
 * it is another phone's they are dropped, and so is what follows, until the label of this phone is there.
 */
export function withCode(before: HeldLabel, text: string, mac: string): HeldLabel {
  const code = readLabelCode(text);
  if (code.kind === "mac" && code.mac !== mac) return { read: {}, otherMac: code.mac };
  if (code.kind !== "mac" && (code.kind !== "label" || before.otherMac !== null)) return before;
  const { vid, ...fields } = code.fields;
  return { read: { ...before.read, ...fields, ...(vid === undefined ? {} : { vid: formatVid(vid) }) }, otherMac: null };
}
