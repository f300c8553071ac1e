import { plural } from "@/lib/format/text";
import type { ImportCounts } from "@/lib/schemas/imports";

/** What a file says of phones under way: “12 phones under way: what they show now is recorded; 3 of them have moved.” */
export function underWayText({ begun, moved, conflicts }: ImportCounts, isDone: boolean): string | null {
  const parts = [
    begun > 0 &&
      `${plural(begun, "phone")} under way: what ${begun === 1 ? "it shows" : "they show"} now ${isDone ? "was" : "is"} recorded${movedText(begun, moved)}. Need, steps and batch stay as they are.`,
    conflicts > 0 &&
      `For ${plural(conflicts, "phone")} under way a correction ${isDone ? "forbids" : "would forbid"} the begun work; the project manager settles it.`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(" ") : null;
}

function movedText(begun: number, moved: number): string {
  if (moved === 0) return "";
  if (moved < begun) return `; ${moved} of them ${moved === 1 ? "has" : "have"} moved`;
  return begun === 1 ? "; it has moved" : "; all of them have moved";
}
