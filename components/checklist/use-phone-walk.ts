"use client";
import { useEffect, useRef, useState } from "react";
import type { FilledStep } from "@/lib/domain/procedure/checklist-for";
import { isGated } from "@/lib/domain/procedure/gate";
import type { Route } from "@/lib/domain/procedure/step";
import { type Unit, unitsOf } from "@/lib/domain/procedure/units";
import { isStepDone } from "@/lib/domain/work/phone-count";
import type { StepAction } from "@/lib/domain/work/step-actions";
import { stepKey, subjectKey } from "@/lib/domain/work/step-log";
import { waitsInWork } from "@/lib/domain/work/waits-in-work";
import type { NoteRequest } from "./note-dialog";
import type { PhonePanelProps } from "./phone-panel";
import { mayWorkOn } from "./phone-text";

type Walk = Pick<
  PhonePanelProps,
  "work" | "phone" | "state" | "progress" | "marks" | "queue" | "canRecord" | "askNote"
> & {
  route: Route | null;
};

/** The way through a phone's steps: what is at hand, what is open, and what may be done. A tick opens what comes next. */
export function usePhoneWalk({ route, work, phone, state, progress, marks, queue, canRecord, askNote }: Walk) {
  // undefined: what is at hand. null: a person closed it.
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const goesOn = useRef(false);
  const subject = { phoneId: phone.id };
  const batch = work.batches.find(({ phones }) => phones.some(({ id }) => id === phone.id));
  const waits = route && batch ? waitsInWork(route, work, batch, queue.operations) : [];
  const isStopped = state === "failed" || state === "on-hold";
  const canTick = canRecord && !isStopped && mayWorkOn(phone);

  const markOf = ({ id }: FilledStep) => marks.get(stepKey(subject, id));
  const isDone = (step: FilledStep) => isStepDone(step, markOf(step), state);
  const isShut = (step: FilledStep) => isGated(step.id) && waits.length > 0 && !markOf(step)?.isTicked;
  const isToDo = (step: FilledStep) => step.applies && !step.followsEvidence && !isDone(step);
  const holds = (id: string | null | undefined) => (unit: Unit) => unit.steps.some((step) => step.id === id);

  const units = unitsOf(progress.steps);
  const atHand = units.find(holds(progress.next?.id)) ?? null;
  const openId = chosen === undefined ? (atHand?.isCard ? null : (atHand?.id ?? null)) : chosen;
  const opened = units.find(holds(openId)) ?? null;
  const target = opened?.steps.some(isToDo) ? opened : atHand;

  function ask(step: FilledStep, action: StepAction) {
    const onNote: NoteRequest["onNote"] = (note, said) => queue.record(subject, step.id, action, note, said);
    askNote({ action, about: subjectKey(subject), stepTitle: step.title, onNote });
  }

  useEffect(() => {
    if (!goesOn.current || !progress.next) return;
    goesOn.current = false;
    document.getElementById(`step-${progress.next.id}-title`)?.scrollIntoView({ block: "center" });
  }, [progress.next]);

  return {
    units,
    waits,
    openId,
    target,
    markOf,
    isDone,
    isShut,
    canTick,
    isAtHand: (unit: Unit) => unit === atHand || unit === opened,
    canChange: (step: FilledStep) => canTick && !isShut(step) && !(markOf(step)?.isTicked && state === "verified"),
    toggle: ({ id }: FilledStep) => setChosen(openId === id ? null : id),
    open: (stepId: string) => setChosen(stepId),

    /** Every step of it that is still to do, each as an event of its own. */
    tickUnit({ steps }: Unit) {
      goesOn.current = true;
      queue.tickSteps(
        subject,
        steps.filter((step) => isToDo(step) && !step.isEvidence).map(({ id }) => id),
      );
      setChosen(undefined);
    },

    ask,
    tick(step: FilledStep, isTicked: boolean) {
      if (!isTicked) return ask(step, "untick");
      queue.record(subject, step.id, "tick");
      setChosen(undefined);
    },

    /** All that is waited for, with one reason: each step keeps it in its history. */
    override() {
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
    },

    actionsOf(step: FilledStep): StepAction[] {
      if (!canRecord || !step.applies) return [];
      const isTicked = markOf(step)?.isTicked ?? false;
      return [
        "note",
        ...(isTicked && state !== "verified" && !step.isEvidence ? (["untick"] as const) : []),
        ...(!isTicked && !isStopped && state !== "verified" ? (["hold", "fail"] as const) : []),
      ];
    },
  };
}

export type PhoneWalk = ReturnType<typeof usePhoneWalk>;
