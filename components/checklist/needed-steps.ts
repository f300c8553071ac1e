import {
  checklistForBatch,
  checklistForPhone,
  checklistForProject,
  type FilledStep,
  type LicenseCounts,
} from "@/lib/domain/procedure/checklist-for";
import type { Route } from "@/lib/domain/procedure/step";
import type { Work } from "@/lib/schemas/work";

/** What the list has to know of the steps, without the rules that decide it: those come with the first phone. */
export type NeededSteps = {
  project: readonly FilledStep[];
  batch: readonly FilledStep[];
  /** By phone the ids of its steps that do not apply; one that needs them all is left out. */
  skipped: Readonly<Record<string, readonly string[]>>;
};

export function neededSteps(work: Work, route: Route | null, licenses: LicenseCounts | null): NeededSteps {
  const { project, batches } = work;
  const [batch] = batches;
  if (!route || !batch) return { project: [], batch: [], skipped: {} };
  const skipped = batch.phones.flatMap((phone) => {
    const ids = checklistForPhone(route, phone, project).flatMap(({ id, applies }) => (applies ? [] : [id]));
    return ids.length > 0 ? [[phone.id, ids] as const] : [];
  });
  return {
    project: checklistForProject(route, project, licenses),
    batch: checklistForBatch(route, batch, project),
    skipped: Object.fromEntries(skipped),
  };
}
