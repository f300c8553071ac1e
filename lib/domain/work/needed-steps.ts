import {
  type ChecklistBatch,
  checklistForBatch,
  checklistForProject,
  type FilledStep,
} from "@/lib/domain/procedure/checklist-for";
import {
  type ChecklistPhone,
  type ChecklistProject,
  conditionForPhone,
  type LicenseCounts,
} from "@/lib/domain/procedure/conditions";
import type { Route } from "@/lib/domain/procedure/step";

type Work = {
  project: ChecklistProject;
  batches: readonly (Omit<ChecklistBatch, "phones"> & { phones: readonly (ChecklistPhone & { id: string })[] })[];
};

/** What the list has to know of the steps, without the rules that decide it: those come with the first phone. */
export type NeededSteps = {
  project: readonly FilledStep[];
  batch: readonly FilledStep[];
  /** By phone the ids of its steps that do not apply; one that needs them all is left out. */
  skipped: Readonly<Record<string, readonly string[]>>;
};

/** For the first batch of the work: its own steps, those of the project, and which ones each phone skips. */
export function neededSteps(work: Work, route: Route | null, licenses: LicenseCounts | null): NeededSteps {
  const { project, batches } = work;
  const [batch] = batches;
  if (!route || !batch) return { project: [], batch: [], skipped: {} };
  return {
    project: checklistForProject(route, project, licenses),
    batch: checklistForBatch(route, batch, project),
    skipped: skippedSteps(route, batch.phones),
  };
}

/** By phone the ids of its steps that do not apply; no text is filled in, because a device does it for thousands of phones. */
export function skippedSteps(route: Route, phones: readonly (ChecklistPhone & { id: string })[]) {
  const conditional = route.steps.filter(({ scope, when }) => scope === "phone" && when);
  const skipped = phones.flatMap((phone) => {
    const ids = conditional.flatMap(({ id, when }) => (when && !conditionForPhone(when, phone).applies ? [id] : []));
    return ids.length > 0 ? [[phone.id, ids] as const] : [];
  });
  return Object.fromEntries(skipped);
}
