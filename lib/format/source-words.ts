import type { Source } from "@/lib/domain/rules/sources";
import type { Tone } from "./labels";

/** Only the guide decides; everything else is marked as what it is. */
export const SOURCE_TONES = { G: "idle", C: "accent", T: "warn", I: "warn" } as const satisfies Record<
  Source["mark"],
  Tone
>;
export const SOURCE_SHORT = {
  G: "Guide",
  C: "Cisco",
  T: "Third party",
  I: "Our inference",
} as const satisfies Record<Source["mark"], string>;

/** How lib/domain writes a date that nobody knows. */
const UNDATED = "not known to us";

/** `Table 1 · 2024-07`; the badge beside it says that it is the guide's. */
export function placeOf({ where, date }: Source, { isDateTold = false } = {}): string {
  const when = date !== UNDATED ? date : isDateTold ? "date not known to us" : null;
  return [where.replace(/^Guide, /, ""), when].filter(Boolean).join(" · ");
}
