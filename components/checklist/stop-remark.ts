import type { PhoneState } from "@/lib/domain/work/phone-life";
import type { Operation } from "@/lib/domain/work/step-log";
import type { StepRemark } from "@/lib/schemas/work";

type Stop = { note: string; by: string | null };

/** Why a phone failed or was put on hold: as it was written in this tab, else as the last colleague wrote it. */
export function stopRemarkOf(
  held: readonly StepRemark[],
  operations: readonly Operation[],
  { id: phoneId, state }: { id: string; state: PhoneState },
): Stop | null {
  const isStop = (action: string) => action === (state === "failed" ? "fail" : "hold");
  const own = operations.findLast(
    ({ event, status }) => event.phoneId === phoneId && status !== "refused" && isStop(event.action) && event.note,
  );
  if (own?.event.note) return { note: own.event.note, by: null };
  const last = held.findLast((remark) => remark.phoneId === phoneId && isStop(remark.action));
  return last ? { note: last.note, by: last.by } : null;
}
