import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Tone } from "./badge";
import { cn } from "./cn";

const FILL = {
  ok: "bg-ok-fill",
  accent: "bg-accent-fill",
  warn: "bg-warn-fill",
  bad: "bg-bad-fill",
  idle: "bg-idle-fill",
} as const satisfies Record<Tone, string>;

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

export type Segment = { label: ReactNode; value: number; tone: Tone; href?: string };

type SegmentBarProps = {
  segments: readonly Segment[];
  /** The whole, when the segments do not add up to it; the rest stays empty. */
  total?: number;
  hasLegend?: boolean;
  className?: string;
};

/** A whole and its parts. The legend carries the numbers, so the bar itself is decoration. */
export function SegmentBar({ segments, total, hasLegend = true, className }: SegmentBarProps) {
  const whole = total ?? segments.reduce((sum, { value }) => sum + value, 0);
  return (
    <div className={cn("min-w-0", className)}>
      <div
        aria-hidden={hasLegend}
        className="flex h-2 gap-px overflow-hidden rounded-full bg-idle-soft ring-1 ring-line ring-inset"
      >
        {segments.map(
          (segment, index) =>
            segment.value > 0 && (
              // biome-ignore lint/suspicious/noArrayIndexKey: a label may be an element, and the list does not reorder
              <div key={index} className={FILL[segment.tone]} style={{ width: `${share(segment.value, whole)}%` }} />
            ),
        )}
      </div>
      {hasLegend && (
        <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs">
          {segments.map((segment, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <li key={index}>
              <LegendEntry segment={segment} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function LegendEntry({ segment: { label, value, tone, href } }: { segment: Segment }) {
  const content = (
    <>
      <span aria-hidden className={cn("size-2 shrink-0 rounded-xs", FILL[tone])} />
      <span className="text-muted group-hover:text-fg group-hover:underline">{label}</span>
      <span className="font-medium tabular-nums">{number.format(value)}</span>
    </>
  );
  const row = "inline-flex min-h-6 items-center gap-1.5";
  if (href === undefined) return <span className={row}>{content}</span>;
  return (
    <Link href={href as Route} className={cn(row, "group rounded-sm pointer-coarse:min-h-11")}>
      {content}
    </Link>
  );
}

function share(value: number, whole: number) {
  return whole > 0 ? Math.min(100, Math.max(0, (value / whole) * 100)) : 0;
}
