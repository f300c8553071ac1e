import { useId } from "react";
import type { BatchRow } from "@/components/batch-list/batch-rows";
import { cn } from "@/components/ui/cn";
import { formatNumber } from "@/lib/format/text";
import { dayWords, monthOf, WEEKDAY_LETTERS } from "./day-words";
import { type Bar, type Day, type DayProblem, isMovable, isOver, type TimelineRow } from "./timeline";
import { TimelineBar } from "./timeline-bar";
import { DAY_PX, useBarDrag } from "./use-bar-drag";

type TimelineGridProps = {
  rows: readonly TimelineRow[];
  days: readonly Day[];
  perDay: number | null;
  canMove: boolean;
  problemsOf: (bar: Bar) => DayProblem[];
  chosenId: string | null;
  onChoose: (id: string | null) => void;
  /** Days by which a batch stands from where the page has it, until its move is stored. */
  movedBy: (id: string) => number;
  onMove: (batch: BatchRow, days: number) => void;
};

const LANE_PX = 30;

/** Days are columns, sites or people rows. */
export function TimelineGrid(props: TimelineGridProps) {
  const { rows, days, perDay, canMove, problemsOf, chosenId, onChoose, movedBy, onMove } = props;
  const keysId = useId();
  const batchOf = (id: string) => rows.flatMap(({ bars }) => bars).find(({ batch }) => batch.id === id)?.batch;
  const drag = useBarDrag((id, by) => {
    const batch = batchOf(id);
    if (batch) onMove(batch, by);
  });
  return (
    <section
      aria-label="Windows of the batches by day"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an area that scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative overflow-x-auto rounded-lg border border-line bg-surface focus-visible:-outline-offset-2"
    >
      <div className="w-max min-w-full">
        <DayHead days={days} />
        {rows.map((row) => (
          <div key={row.key} className="flex border-line border-t">
            <div className="sticky left-0 z-20 w-28 shrink-0 truncate border-line border-r bg-surface px-3 py-2 font-medium text-xs sm:w-44">
              {row.title}
            </div>
            <div className="relative" style={{ width: days.length * DAY_PX, height: row.lanes * LANE_PX + 6 }}>
              <DayStripes days={days} />
              {row.bars.map((bar) => (
                <TimelineBar
                  key={bar.batch.id}
                  bar={bar}
                  day={days[bar.from]?.date ?? ""}
                  top={bar.lane * LANE_PX + 4}
                  movedBy={movedBy(bar.batch.id) + drag.movedBy(bar.batch.id)}
                  problems={problemsOf(bar)}
                  isChosen={chosenId === bar.batch.id}
                  keysId={keysId}
                  onChoose={() => onChoose(chosenId === bar.batch.id ? null : bar.batch.id)}
                  {...(canMove && isMovable(bar.batch) ? { handlers: drag.handlers(bar.batch.id) } : {})}
                />
              ))}
            </div>
          </div>
        ))}
        <DayFoot days={days} perDay={perDay} />
      </div>
      <p id={keysId} hidden>
        Alt with left or right moves it by a day, Alt with up or down by a week.
      </p>
    </section>
  );
}

const cornerStyles = "sticky left-0 z-20 w-28 shrink-0 border-line border-r bg-surface px-3 text-muted text-xs sm:w-44";

function DayHead({ days }: { days: readonly Day[] }) {
  return (
    <div aria-hidden className="flex">
      <div className={cornerStyles} />
      {days.map(({ date, isToday, isWeekend }, at) => (
        <div key={date} className="relative pt-6 pb-1 text-center text-xs" style={{ width: DAY_PX }}>
          {(at === 0 || date.endsWith("-01")) && (
            <span className="absolute top-1 left-1 whitespace-nowrap font-medium">{monthOf(date)}</span>
          )}
          <span className={cn("block text-muted", isWeekend && "opacity-60")}>{WEEKDAY_LETTERS[at % 7]}</span>
          <span
            className={cn(
              "mx-auto block size-6 rounded-full leading-6 tabular-nums",
              isToday && "bg-primary font-medium text-primary-fg",
            )}
          >
            {Number(date.slice(8))}
          </span>
        </div>
      ))}
    </div>
  );
}

function DayStripes({ days }: { days: readonly Day[] }) {
  return (
    <div aria-hidden className="absolute inset-0 flex">
      {days.map(({ date, isWeekend, isClosed, isToday }) => (
        <div
          key={date}
          style={{ width: DAY_PX }}
          className={cn(
            "border-line/60 border-r",
            isWeekend && "bg-idle-soft",
            isClosed && "bg-bad-soft",
            isToday && "bg-accent-soft",
          )}
        />
      ))}
    </div>
  );
}

/** Phones a day over all rows, against what the plan allows. */
function DayFoot({ days, perDay }: { days: readonly Day[]; perDay: number | null }) {
  return (
    <div className="flex border-line border-t">
      <div className={cn(cornerStyles, "py-2")}>
        Phones a day{perDay !== null && <span className="block">at most {formatNumber(perDay)}</span>}
      </div>
      {days.map((day) => {
        const { date, phones } = day;
        const isTooMuch = isOver(day, perDay);
        return (
          <div
            key={date}
            style={{ width: DAY_PX }}
            title={phones > 0 ? `${dayWords(date)}: ${formatNumber(phones)} phones` : undefined}
            className={cn(
              "self-center text-center text-[10px] tabular-nums",
              isTooMuch ? "font-medium text-bad" : "text-muted",
            )}
          >
            {phones > 0 && (
              <>
                {formatNumber(phones)}
                {isTooMuch && <span className="sr-only">, more than planned</span>}
              </>
            )}
          </div>
        );
      })}
    </div>
  );
}
