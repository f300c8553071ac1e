import { type ChecklistProject, checklistForPhone, type FilledStep } from "@/lib/domain/procedure/checklist-for";
import type { Route } from "@/lib/domain/procedure/step";
import type { PhoneState } from "@/lib/domain/work/phone-life";
import type { WorkPhone } from "@/lib/schemas/work";
import { type Mark, stepKey } from "./step-log";

export type PhoneProgress = { steps: readonly FilledStep[]; done: number; total: number; next: FilledStep | null };

/** How far a phone is. Evidence counts for its own step; a verified phone is done, whatever was ticked. */
export function progressOf(
  route: Route | null,
  phone: WorkPhone,
  project: ChecklistProject,
  marks: ReadonlyMap<string, Mark>,
  state: PhoneState,
): PhoneProgress {
  const steps = route ? checklistForPhone(route, phone, project) : [];
  const isDone = (step: FilledStep) =>
    step.isEvidence ? state === "verified" : (marks.get(stepKey({ phoneId: phone.id }, step.id))?.isTicked ?? false);
  const applying = steps.filter(({ applies }) => applies);
  return {
    steps,
    done: applying.filter(isDone).length,
    total: applying.length,
    next: state === "verified" ? null : (applying.find((step) => !isDone(step)) ?? null),
  };
}
