import { TriangleAlert } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { BATCH_STATE_LABELS } from "@/lib/domain/work/batch-life";
import { BATCH_STATE_TONES } from "@/lib/format/labels";
import { formatNumber, plural } from "@/lib/format/text";
import { dayWords } from "./day-words";
import type { Bar, DayProblem } from "./timeline";
import { DAY_PX } from "./use-bar-drag";

const TONES = {
  idle: "border-line bg-idle-soft text-fg",
  accent: "border-accent bg-accent-soft text-accent",
  ok: "border-ok bg-ok-soft text-ok",
  warn: "border-warn bg-warn-soft text-warn",
  bad: "border-bad bg-bad-soft text-bad",
} as const;

type TimelineBarProps = {
  bar: Bar;
  /** The day on which it lies. */
  day: string;
  /** From the top of its row, px. */
  top: number;
  /** Days by which it is held away from its place. */
  movedBy: number;
  problems: readonly DayProblem[];
  isChosen: boolean;
  /** Of the text that names the keys. */
  keysId: string;
  onChoose: () => void;
  /** Left out: it cannot be moved. */
  handlers?: Pick<
    ComponentProps<"button">,
    "onPointerDown" | "onPointerMove" | "onPointerUp" | "onPointerCancel" | "onKeyDown"
  >;
};

export function TimelineBar(props: TimelineBarProps) {
  const { bar, day, top, movedBy, problems, isChosen, keysId, onChoose, handlers } = props;
  const { batch, from, days } = bar;
  const isMarked = problems.some((problem) => problem.isMarked);
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-label={[
        `${batch.name}, ${dayWords(day)}, ${plural(batch.phones, "phone")}, ${BATCH_STATE_LABELS[batch.state]}`,
        ...problems.map(({ text }) => text),
      ].join(". ")}
      aria-describedby={handlers && keysId}
      title={`${batch.name}, ${plural(batch.phones, "phone")}`}
      onClick={onChoose}
      {...handlers}
      className={cn(
        "absolute flex h-6.5 items-center gap-1 justify-center whitespace-nowrap rounded-md border px-1 text-left text-xs",
        TONES[isMarked ? "warn" : BATCH_STATE_TONES[batch.state]],
        isChosen && "z-10 ring-2 ring-accent",
        movedBy !== 0 && "z-10 opacity-80 shadow-popup",
        handlers ? "cursor-grab touch-none active:cursor-grabbing" : "cursor-pointer",
      )}
      style={{ left: (from + movedBy) * DAY_PX + 2, width: days * DAY_PX - 4, top }}
    >
      {isMarked && <TriangleAlert aria-hidden className="absolute -top-0.5 -right-0.5 size-3 shrink-0 text-warn" />}
      <span className="truncate tabular-nums">{days > 1 ? batch.name : formatNumber(batch.phones)}</span>
    </button>
  );
}
