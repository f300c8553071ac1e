"use client";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import type { FilledStep } from "@/lib/domain/checklist/checklist-for";
import { STEP_ACTION_LABELS } from "@/lib/domain/checklist/step-actions";
import type { Work } from "@/lib/schemas/work";
import type { NoteRequest } from "./note-dialog";
import { StepItem } from "./step-item";
import { type Mark, remarksOf, type Subject, stepKey } from "./step-log";
import type { StepQueue } from "./use-step-queue";

type ScopeStepsProps = {
  title: string;
  steps: readonly FilledStep[];
  subject: Subject;
  work: Work;
  marks: ReadonlyMap<string, Mark>;
  queue: StepQueue;
  canRecord: boolean;
  askNote: (request: NoteRequest) => void;
};

/** Steps done once for the project or the batch: folded, with how far they are. */
export function ScopeSteps({ title, steps, subject, work, marks, queue, canRecord, askNote }: ScopeStepsProps) {
  const [opened, setOpened] = useState<string | null>(null);
  const isDone = (step: FilledStep) => marks.get(stepKey(subject, step.id))?.isTicked ?? false;
  const applying = steps.filter(({ applies }) => applies);
  const done = applying.filter(isDone).length;
  const next = applying.find((step) => !isDone(step));
  if (steps.length === 0) return null;

  function tick(step: FilledStep, isTicked: boolean) {
    if (isTicked) return queue.record(subject, step.id, "tick");
    askNote({
      action: "untick",
      stepTitle: step.title,
      onNote: (note) => queue.record(subject, step.id, "untick", note),
    });
  }

  return (
    <details className="min-w-0 self-start overflow-hidden rounded-lg border border-line bg-surface">
      <summary className="flex min-h-12 items-center gap-3 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2">
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">{title}</span>
          <span className="block truncate text-muted text-xs">{next ? `Next: ${next.title}` : "All done"}</span>
        </span>
        <Badge tone={next ? "idle" : "ok"} hasDot={false} className="shrink-0 tabular-nums">
          {done} of {applying.length}
        </Badge>
      </summary>
      <ol aria-label={title} className="border-line border-t bg-bg">
        {steps.map((step) => (
          <StepItem
            key={step.id}
            step={step}
            mark={marks.get(stepKey(subject, step.id))}
            remarks={remarksOf(work.remarks, queue.operations, subject, step.id)}
            isOpen={opened === step.id}
            onToggle={() => setOpened(opened === step.id ? null : step.id)}
            onTick={canRecord ? (isTicked) => tick(step, isTicked) : null}
            onRetry={queue.retry}
            actions={canRecord && step.applies ? ["note"] : []}
            onAction={(action) =>
              askNote({
                action,
                stepTitle: `${step.title}: ${STEP_ACTION_LABELS[action].toLowerCase()}`,
                onNote: (note) => queue.record(subject, step.id, action, note),
              })
            }
          />
        ))}
      </ol>
    </details>
  );
}
