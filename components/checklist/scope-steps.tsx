"use client";
import { useEffect, useRef, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Summary } from "@/components/ui/summary";
import type { FilledStep } from "@/lib/domain/procedure/checklist-for";
import { type Mark, type Subject, stepKey } from "@/lib/domain/work/step-log";
import type { Work } from "@/lib/schemas/work";
import type { NoteRequest } from "./note-dialog";
import { ScopeStepList } from "./scope-step-list";
import type { StepQueue } from "./use-step-queue";

export type ScopeStepsProps = {
  title: string;
  steps: readonly FilledStep[];
  subject: Subject;
  work: Work;
  marks: ReadonlyMap<string, Mark>;
  queue: StepQueue;
  canRecord: boolean;
  /** May let phones go on although a step of these is not done. */
  canOverride: boolean;
  askNote: (request: NoteRequest) => void;
};

/** Steps done once for the project or the batch: folded, with how far they are. */
export function ScopeSteps(props: ScopeStepsProps) {
  const { title, steps, subject, marks } = props;
  const details = useRef<HTMLDetailsElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    if (details.current?.open) setIsOpen(true); // unfolded before the script was there
  }, []);
  const isDone = (step: FilledStep) => marks.get(stepKey(subject, step.id))?.isTicked ?? false;
  const applying = steps.filter(({ applies }) => applies);
  const done = applying.filter(isDone).length;
  const next = applying.find((step) => !isDone(step));
  if (steps.length === 0) return null;

  return (
    <details
      ref={details}
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
      className="min-w-0 self-start overflow-hidden rounded-lg border border-line bg-surface"
    >
      <Summary className="flex min-h-12 items-center gap-3 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2">
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">{title}</span>
          <span className="block truncate text-muted text-xs">{next ? `Next: ${next.title}` : "All done"}</span>
        </span>
        <Badge tone={next ? "idle" : "ok"} hasDot={false} className="shrink-0 tabular-nums">
          {done} of {applying.length}
        </Badge>
      </Summary>
      {isOpen && <ScopeStepList {...props} />}
    </details>
  );
}
