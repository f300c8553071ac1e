import type { Tone } from "./badge";

/** The colour of a bar; beside it always stands a word or a number. */
export const FILL = {
  ok: "bg-ok-fill",
  accent: "bg-accent-fill",
  warn: "bg-warn-fill",
  bad: "bg-bad-fill",
  idle: "bg-idle-fill",
} as const satisfies Record<Tone, string>;

/** How much of a whole, in percent. */
export function share(value: number, whole: number) {
  return whole > 0 ? Math.min(100, Math.max(0, (value / whole) * 100)) : 0;
}
