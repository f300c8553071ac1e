import { waitsOf } from "@/lib/domain/procedure/gate";
import type { Route, Step } from "@/lib/domain/procedure/step";
import { marksOf, type Operation, type StoredStep, stepKey } from "./step-log";

type GatedWork = { project: { id: string }; steps: readonly StoredStep[] };

/** What the phones of a batch still wait for, by what the server holds and, over it, what was done on this device. */
export function waitsInWork(
  route: Pick<Route, "steps">,
  { project, steps }: GatedWork,
  batch: { id: string; kind: string },
  operations: readonly Operation[],
): Step[] {
  const marks = marksOf(
    steps.filter(({ phoneId }) => phoneId === null),
    // Of this project alone: a technician's day holds several.
    operations.filter(({ event }) => event.batchId === batch.id || event.projectId === project.id),
  );
  return waitsOf(route, batch, ({ id, scope }) => {
    const mark = marks.get(stepKey(scope === "project" ? { projectId: project.id } : { batchId: batch.id }, id));
    return mark !== undefined && (mark.isTicked || mark.isOverridden);
  });
}
