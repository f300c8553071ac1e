import { Notice } from "@/components/ui/notice";
import { checklistForBatch, checklistForProject } from "@/lib/domain/procedure/checklist-for";
import { isGated, waitsFor } from "@/lib/domain/procedure/gate";
import { type Route, STEP_OWNER_LABELS } from "@/lib/domain/procedure/step";
import { marksOf, stepKey } from "@/lib/domain/work/step-log";
import type { Work, WorkPhone } from "@/lib/schemas/work";
import type { StepQueue } from "./use-step-queue";

type GateNoticeProps = {
  stepId: string;
  route: Route | null;
  work: Work;
  phone: WorkPhone;
  queue: StepQueue;
};

/** What the project or the batch must have ready before this step, and who can clear it. */
export function GateNotice({ stepId, route, work, phone, queue }: GateNoticeProps) {
  const batch = work.batches.find(({ phones }) => phones.some(({ id }) => id === phone.id));
  if (!route || !batch || !isGated(stepId)) return null;
  // Of this project's work alone: a technician's day holds several projects.
  const marks = marksOf(
    work.steps.filter(({ phoneId }) => phoneId === null),
    queue.operations.filter(({ event }) => event.batchId === batch.id || event.projectId === work.project.id),
  );
  const ofProject = checklistForProject(route, work.project);
  const steps = [...ofProject, ...checklistForBatch(route, batch, work.project)];
  const waits = waitsFor({ id: stepId }, steps, ({ id, scope }) => {
    const subject = scope === "project" ? { projectId: work.project.id } : { batchId: batch.id };
    return marks.get(stepKey(subject, id))?.isTicked ?? false;
  });
  if (waits.length === 0) return null;
  return (
    <Notice tone="warn" title="Not everything is ready for this step">
      <ul className="list-disc pl-4">
        {waits.map(({ title, owner }) => (
          <li key={title}>
            {title} <span className="text-muted">({STEP_OWNER_LABELS[owner]})</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
