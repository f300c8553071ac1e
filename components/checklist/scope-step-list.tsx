"use client";
import { useState } from "react";
import type { FilledStep } from "@/lib/domain/procedure/checklist-for";
import { isWaitedFor } from "@/lib/domain/procedure/gate";
import { STEP_ACTION_LABELS, type StepAction } from "@/lib/domain/work/step-actions";
import { remarksOf, stepKey, subjectKey } from "@/lib/domain/work/step-log";
import type { ScopeStepsProps } from "./scope-steps";
import { StepItem } from "./step-item";

/** The steps inside ScopeSteps, once they are unfolded. */
export function ScopeStepList(props: ScopeStepsProps) {
  const { title, steps, subject, work, marks, queue, canRecord, canOverride, askNote } = props;
  const [opened, setOpened] = useState<string | null>(null);

  function tick(step: FilledStep, isTicked: boolean) {
    if (isTicked) return queue.record(subject, step.id, "tick");
    askNote({
      action: "untick",
      about: subjectKey(subject),
      stepTitle: step.title,
      onNote: (note) => queue.record(subject, step.id, "untick", note),
    });
  }

  function actionsOf(step: FilledStep): StepAction[] {
    if (!canRecord || !step.applies) return [];
    const mark = marks.get(stepKey(subject, step.id));
    if (!canOverride || mark?.isTicked || !isWaitedFor(step)) return ["note"];
    return ["note", mark?.isOverridden ? "untick" : "override"];
  }

  return (
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
          hasDone
          onRetry={queue.retry}
          actions={actionsOf(step)}
          onAction={(action) =>
            askNote({
              action,
              about: subjectKey(subject),
              stepTitle: `${step.title}: ${STEP_ACTION_LABELS[action].toLowerCase()}`,
              onNote: (note, said) => queue.record(subject, step.id, action, note, said),
            })
          }
        />
      ))}
    </ol>
  );
}
