import type { ReactNode } from "react";
import type { Tone } from "./badge";
import { cn } from "./cn";
import { Link } from "./link";
import { routeOf } from "./route-of";
import { FILL, share } from "./tone-fill";

const number = new Intl.NumberFormat("en-GB");

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
    <Link href={routeOf(href)} className={cn(row, "group rounded-sm pointer-coarse:min-h-11")}>
      {content}
    </Link>
  );
}
