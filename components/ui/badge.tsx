import type { ReactNode } from "react";
import { cn } from "./cn";

const TONES = {
  ok: "bg-ok-soft text-ok",
  accent: "bg-accent-soft text-accent",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  idle: "bg-idle-soft text-idle",
} as const;

export type Tone = keyof typeof TONES;

type BadgeProps = { tone?: Tone; hasDot?: boolean; className?: string; children: ReactNode };

/** The text carries the meaning; the colour only repeats it. */
export function Badge({ tone = "idle", hasDot = true, className, children }: BadgeProps) {
  "use no memo"; // to draw it again costs less than to remember it
  return (
    <span
      className={cn(
        "inline-flex max-w-full items-center gap-1.5 rounded-full px-2 py-px font-medium text-xs leading-[18px]",
        TONES[tone],
        className,
      )}
    >
      {hasDot && <span aria-hidden className="size-1.5 shrink-0 rounded-full bg-current" />}
      <span className="truncate">{children}</span>
    </span>
  );
}
