"use client";
import { useState } from "react";
import type { FilledStep } from "@/lib/domain/procedure/checklist-for";
import { isGated } from "@/lib/domain/procedure/gate";
import { type Route, STEP_PHASE_LABELS, STEP_PHASES } from "@/lib/domain/procedure/step";
import type { StepAction } from "@/lib/domain/work/step-actions";
import { remarksOf, stepKey, subjectKey } from "@/lib/domain/work/step-log";
import { waitsInWork } from "@/lib/domain/work/waits-in-work";
import { EvidenceForm } from "./evidence-form";
import { GateNotice } from "./gate-notice";
import type { NoteRequest } from "./note-dialog";
import type { PhonePanelProps } from "./phone-panel";
import { mayWorkOn } from "./phone-text";
import { ReadAtPhone } from "./read-at-phone";
import { StepItem } from "./step-item";

/** Steps at which the phone itself is read. */
const READ_AT: Readonly<Record<string, "label" | "address">> = {
  "e2m-ucm.check-label": "label",
  "e2m-ucm.read-ip": "address",
  "m2e-ucm.read-ip": "address",
};

/** The phone's steps by phase. The one at hand is open; a tick opens the next. */
export function PhoneSteps({ route, ...props }: PhonePanelProps & { route: Route | null }) {
  const { work, phone, state, progress, marks, queue, canRecord, canOverride, askNote, onNextOpen } = props;
  // undefined: the step at hand. null: a person closed it.
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const openId = chosen === undefined ? (progress.next?.id ?? null) : chosen;
  const subject = { phoneId: phone.id };
  const isStopped = state === "failed" || state === "on-hold";
  const batch = work.batches.find(({ phones }) => phones.some(({ id }) => id === phone.id));
  const waits = route && batch ? waitsInWork(route, work, batch, queue.operations) : [];
  const canTick = canRecord && !isStopped && mayWorkOn(phone);

  function tick(step: FilledStep, isTicked: boolean) {
    if (!isTicked) return ask(step, "untick");
    queue.record(subject, step.id, "tick");
    setChosen(undefined);
  }

  function ask(step: FilledStep, action: StepAction) {
    const onNote: NoteRequest["onNote"] = (note, problem) => queue.record(subject, step.id, action, note, problem);
    askNote({ action, about: subjectKey(subject), stepTitle: step.title, onNote });
  }

  /** All that is waited for, with one reason: each step keeps it in its history. */
  function override() {
    if (!batch) return;
    const onNote = (note: string) => {
      for (const { id, scope } of waits)
        queue.record(
          scope === "project" ? { projectId: work.project.id } : { batchId: batch.id },
          id,
          "override",
          note,
        );
    };
    const stepTitle = waits.map(({ title }) => title).join(", ");
    askNote({ action: "override", about: subjectKey({ batchId: batch.id }), stepTitle, onNote });
  }

  function actionsOf(step: FilledStep): StepAction[] {
    if (!canRecord || !step.applies) return [];
    const isTicked = marks.get(stepKey(subject, step.id))?.isTicked ?? false;
    return [
      "note",
      ...(isTicked && state !== "verified" && !step.isEvidence ? (["untick"] as const) : []),
      ...(!isTicked && !isStopped && state !== "verified" ? (["hold", "fail"] as const) : []),
    ];
  }

  return STEP_PHASES.map((phase) => {
    const steps = progress.steps.filter((step) => step.phase === phase);
    if (steps.length === 0) return null;
    const applying = steps.filter(({ applies }) => applies);
    const isDone = (step: FilledStep) =>
      step.isEvidence ? state === "verified" : marks.get(stepKey(subject, step.id))?.isTicked;
    return (
      <section key={phase} aria-labelledby={`phase-${phase}`} className="border-line border-b last-of-type:border-b-0">
        <h3
          id={`phase-${phase}`}
          className="flex items-baseline justify-between gap-2 border-line border-b bg-bg px-3 py-1.5 lg:px-4"
        >
          <span className="font-semibold">{STEP_PHASE_LABELS[phase]}</span>
          <span className="text-muted text-xs tabular-nums">
            {applying.length > 0 ? `${applying.filter(isDone).length} of ${applying.length}` : "Nothing to do"}
          </span>
        </h3>
        <ol>
          {steps.map((step) => {
            const mark = marks.get(stepKey(subject, step.id));
            const isShut = isGated(step.id) && waits.length > 0 && !mark?.isTicked;
            const canChange = canTick && !isShut && !(mark?.isTicked && state === "verified");
            return (
              <StepItem
                key={step.id}
                step={step}
                mark={mark}
                remarks={remarksOf(work.remarks, queue.operations, subject, step.id)}
                isOpen={openId === step.id}
                onToggle={() => setChosen(openId === step.id ? null : step.id)}
                onTick={canChange ? (isTicked) => tick(step, isTicked) : null}
                onRetry={queue.retry}
                actions={actionsOf(step)}
                onAction={(action) => ask(step, action)}
                isVerified={state === "verified"}
              >
                {isShut && <GateNotice waits={waits} onOverride={canOverride ? override : null} />}
                {canRecord && READ_AT[step.id] && (
                  <ReadAtPhone phone={phone} queue={queue} what={READ_AT[step.id] ?? "label"} />
                )}
                {step.isEvidence && canRecord && (
                  <EvidenceForm
                    work={work}
                    phone={phone}
                    queue={queue}
                    onNextOpen={onNextOpen}
                    onChecked={() => setChosen(step.id)} // the checks stay in sight
                  />
                )}
              </StepItem>
            );
          })}
        </ol>
      </section>
    );
  });
}
