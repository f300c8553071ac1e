"use client";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { type BatchRow, batchRows } from "@/components/batch-list/batch-rows";
import { undoWithToast } from "@/components/changes/undo-button";
import { toast } from "@/components/ui/toast";
import { call, messageOf } from "@/lib/client/api";
import { plural } from "@/lib/format/text";
import type { Batch } from "@/lib/schemas/batches";
import { BarDetails } from "./bar-details";
import { daysOf, isMovable, problemsOf, type RowsBy, timelineRows } from "./timeline";
import { TimelineGrid } from "./timeline-grid";

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
  const router = useRouter();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [said, setSaid] = useState("");
  const all = useMemo(() => batchRows(batches, now), [batches, now]);
  const days = daysOf(all, { first, timeZone, today, closedDays });
  const rows = timelineRows(all, by, first, timeZone);
  const bars = rows.flatMap((row) => row.bars);
  const chosen = bars.find(({ batch }) => batch.id === chosenId) ?? null;

  async function move(batch: BatchRow, by: number) {
    if (isBusy) return;
    setIsBusy(true);
    try {
      const answer = await call("POST /api/projects/{projectId}/batches/edit", {
        params: { projectId },
        body: { batches: [{ id: batch.id, version: batch.version }], moveByDays: by },
      });
      const { requestId, refused } = answer;
      if (refused[0]) throw new Error(refused[0].reason);
      const words = `${batch.name} is ${plural(Math.abs(by), "day")} ${by > 0 ? "later" : "earlier"}`;
      setSaid(words);
      if (requestId) {
        const onClick = () => void undoWithToast(projectId, requestId, () => router.refresh());
        toast.success(words, { action: { label: "Undo", onClick } });
      }
    } catch (error) {
      toast.error(`${batch.name} was not moved`, { description: messageOf(error) });
    }
    router.refresh();
    setIsBusy(false);
  }

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
        onMove={(batch, by) => void move(batch, by)}
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
          isBusy={isBusy}
          onMove={(by) => void move(chosen.batch, by)}
          onClose={() => setChosenId(null)}
        />
      )}
    </>
  );
}
