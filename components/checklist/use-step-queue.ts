"use client";
import { useEffect, useEffectEvent, useState } from "react";
import { newOperationId } from "@/lib/client/operation-id";
import {
  type CorrectedFields,
  type CorrectionItem,
  type EvidenceItem,
  isKind,
  type StepItem,
} from "@/lib/client/outbox/items";
import type { NewItem } from "@/lib/client/outbox/outbox";
import { useOutbox } from "@/lib/client/outbox/use-outbox";
import { usePersonHere } from "@/lib/client/outbox/use-person-here";
import { correctedTime } from "@/lib/domain/work/outbox-items";
import { STEP_ACTION_LABELS, type StepAction } from "@/lib/domain/work/step-actions";
import type { Judged, Operation, Subject } from "@/lib/domain/work/step-log";
import type { NoteSaid } from "./note-dialog";

type Where = { projectId: string; batchId: string | null; name: string };
type StepQueueOptions = {
  userId: string;
  /** The project and the batch in which the list shows it, and what people call it. */
  whereOf: (subject: Subject) => Where;
  titleOf: (step: string) => string;
  /** When the list was read from the server. */
  listAt: string | null;
  /** When it was asked for, by this device's clock; null: the server has just made this page. */
  askedAt: number | null;
};

/** A page that the server made was asked for a moment before it runs. */
const JUST_MADE_MS = 10_000;

/**
 * What is done to steps, shown at once and sent in order through the person's outbox: there it waits, whatever becomes of the
 * page, until the server has it. What the server does not take as it was stays for the person to settle.
 */
export function useStepQueue({ userId, whereOf, titleOf, listAt, askedAt }: StepQueueOptions) {
  const { outbox, items, trouble, isDurable } = useOutbox(userId);
  /** The list that is shown was asked for then: it holds everything that was stored before. */
  const [since, setSince] = useState(0);
  const steps = items.filter(isKind("step"));
  const evidence = items.filter(isKind("evidence"));
  const corrections = items.filter(isKind("correction"));
  const isHeldUp = trouble !== null;

  function settle(askedAt: number) {
    setSince((before) => Math.max(before, askedAt));
    outbox.remove((item) => item.kind === "step" && item.status === "stored" && (item.storedAt ?? 0) < askedAt);
  }

  usePersonHere(userId);
  const settleNow = useEffectEvent(settle);
  useEffect(() => settleNow(askedAt ?? Date.now() - JUST_MADE_MS), [askedAt]);

  function toItem(subject: Subject, step: string, action: StepAction, note?: string, said?: NoteSaid): NewItem {
    const operationId = newOperationId();
    const { projectId, batchId, name } = whereOf(subject);
    const phoneId = "phoneId" in subject ? subject.phoneId : null;
    const at = correctedTime(Date.now(), outbox.clock());
    const seen = {
      ...(phoneId !== null && batchId !== null ? { seenBatchId: batchId } : {}),
      ...(listAt === null ? {} : { seenAt: listAt }),
    };
    const body = {
      operationId,
      ...subject,
      step,
      action,
      at,
      ...seen,
      ...(note ? { note } : {}),
      ...said,
    };
    const about = `${name}, “${titleOf(step)}”: ${STEP_ACTION_LABELS[action]}`;
    return { kind: "step", operationId, projectId, phoneId, batchId, about, listAt, body, state: null };
  }

  /** What was read at the phone stands against what the list shows; the server decides the phone again. */
  function correct(phone: { id: string; mac: string }, fields: CorrectedFields, was: CorrectedFields) {
    const { name, ...where } = whereOf({ phoneId: phone.id });
    const body = { mac: phone.mac, fields, was, place: null };
    const about = `${name}, read at the phone`;
    outbox.add([{ kind: "correction", phoneId: phone.id, ...where, about, listAt, body, judged: null, undoes: null }]);
  }

  function addEvidence(phoneId: string, text: string) {
    const { name, ...where } = whereOf({ phoneId });
    // What was checked before and answered makes room for the new text of the same phone.
    outbox.remove((item) => item.kind === "evidence" && item.phoneId === phoneId && item.status !== "waiting");
    outbox.add([
      { kind: "evidence", phoneId, ...where, about: `${name}, status text`, listAt, body: { text }, answer: null },
    ]);
  }

  const operations = steps.map((item) => toOperation(item, isHeldUp));
  return {
    operations,
    judged: evidence.flatMap((item) => judgedBy(item, since)),
    record: (...done: Parameters<typeof toItem>) => outbox.add([toItem(...done)]),
    /** Several steps of one phone, kept together. */
    tickSteps: (subject: Subject, steps: readonly string[]) =>
      outbox.add(steps.map((step) => toItem(subject, step, "tick"))),
    /** One step of many phones, kept together. */
    tickMany: (phoneIds: readonly string[], step: string) =>
      outbox.add(phoneIds.map((phoneId) => toItem({ phoneId }, step, "tick"))),
    addEvidence,
    correct,
    /** What was read at a phone on this device, the latest last. */
    correctionsOf: (phoneId: string): CorrectionItem[] => corrections.filter((item) => item.phoneId === phoneId),
    /** The list does not hold it yet; what the server did not take never counts. */
    isAheadOfList: ({ status, storedAt }: CorrectionItem): boolean =>
      status === "waiting" || (status === "stored" && (storedAt ?? 0) >= since),
    /** The latest text of a phone, and what became of it. */
    evidenceOf: (phoneId: string): EvidenceItem | null => evidence.findLast((item) => item.phoneId === phoneId) ?? null,
    retry: () => outbox.sendAgain(),
    settle,
    userId,
    waiting: items.filter(({ status }) => status === "waiting").length,
    /** Why nothing is sent: the network, nobody signed in, or somebody else. */
    trouble: trouble?.kind ?? null,
    isInTrouble: !isDurable || isHeldUp || items.some(({ status }) => status === "kept" || status === "refused"),
    unsent: operations.filter(({ status }) => status === "unsent"),
  };
}

export type StepQueue = ReturnType<typeof useStepQueue>;

function toOperation(item: StepItem, isHeldUp: boolean): Operation {
  const { body: event, status, why, storedAt, state } = item;
  const isUnsent = isHeldUp || item.tries > 0;
  const shown = {
    waiting: isUnsent ? "unsent" : "sending",
    stored: "stored",
    kept: "refused",
    refused: "refused",
  } as const;
  return { event, status: shown[status], why, storedAt, state, isSettled: false };
}

function judgedBy({ status, answer, storedAt, phoneId }: EvidenceItem, since: number): Judged[] {
  const isNews = status === "stored" && storedAt !== null && storedAt >= since;
  if (!isNews || !answer || answer.outcome === "other-phone" || phoneId === null) return [];
  return [{ phoneId, state: answer.state, at: storedAt }];
}
