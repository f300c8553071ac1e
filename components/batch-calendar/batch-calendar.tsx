"use client";
import { useMemo, useState } from "react";
import { batchRows } from "@/components/batch-list/batch-rows";
import type { Batch } from "@/lib/schemas/batches";
import { BarDetails } from "./bar-details";
import { daysOf, isMovable, problemsOf, type RowsBy, timelineRows } from "./timeline";
import { TimelineGrid } from "./timeline-grid";
import { useBatchMoves } from "./use-batch-moves";

type BatchCalendarProps = {
  projectId: string;
  batches: readonly Batch[];
  timeZone: string;
  /** The moment of the page, ISO 8601. */
  now: string;
  /** The first day shown, a Monday. */
  first: string;
  today: string;
  by: RowsBy;
  canPlan: boolean;
  /** Holidays and freeze days, and phones a day, as the last plan had them. */
  closedDays: readonly string[];
  perDay: number | null;
};

/** Windows of batches on days, in a row for each site or person. A bar is moved by dragging, by keys, or by buttons. */
export function BatchCalendar(props: BatchCalendarProps) {
  const { projectId, batches, timeZone, now, first, today, by, canPlan, closedDays, perDay } = props;
  const [chosenId, setChosenId] = useState<string | null>(null);
  const all = useMemo(() => batchRows(batches, now), [batches, now]);
  const { move, movedBy, said } = useBatchMoves(projectId, all);
  const days = daysOf(all, { first, timeZone, today, closedDays });
  const rows = timelineRows(all, by, first, timeZone);
  const bars = rows.flatMap((row) => row.bars);
  const chosen = bars.find(({ batch }) => batch.id === chosenId) ?? null;

  return (
    <>
      <TimelineGrid
        rows={rows}
        days={days}
        perDay={perDay}
        canMove={canPlan}
        problemsOf={(bar) => problemsOf(bar, days, perDay)}
        chosenId={chosenId}
        onChoose={setChosenId}
        movedBy={movedBy}
        onMove={move}
      />
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      {chosen && (
        <BarDetails
          bar={chosen}
          problems={problemsOf(chosen, days, perDay)}
          timeZone={timeZone}
          now={now}
          canMove={canPlan && isMovable(chosen.batch)}
          onMove={(days) => move(chosen.batch, days)}
          onClose={() => setChosenId(null)}
        />
      )}
    </>
  );
}
