import type { Tone } from "./badge";
import { cn } from "./cn";
import { FILL, share } from "./tone-fill";

const number = new Intl.NumberFormat("en-GB");

type ProgressProps = {
  label: string;
  value: number;
  max: number;
  tone?: Tone;
  /** Shows name and numbers above the bar; without it they are for screen readers only. */
  isLabelled?: boolean;
  className?: string;
};

export function Progress({ label, value, max, tone = "accent", isLabelled = false, className }: ProgressProps) {
  const text = `${number.format(value)} of ${number.format(max)}`;
  return (
    <div className={cn("min-w-0", className)}>
      {isLabelled && (
        <div className="mb-1 flex justify-between gap-3 text-xs">
          <span className="truncate">{label}</span>
          <span className="shrink-0 text-muted tabular-nums">{text}</span>
        </div>
      )}
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={text}
        className="h-1.5 overflow-hidden rounded-full bg-idle-soft ring-1 ring-line ring-inset"
      >
        <div className={cn("h-full rounded-full", FILL[tone])} style={{ width: `${share(value, max)}%` }} />
      </div>
    </div>
  );
}
