"use client";
import { useRouter } from "next/navigation";
import { useEffect, useOptimistic, useRef, useState, useTransition } from "react";
import type { BatchRow } from "@/components/batch-list/batch-rows";
import { undoWithToast } from "@/components/changes/undo-button";
import { toast } from "@/components/ui/toast";
import { call, messageOf } from "@/lib/client/api";
import { plural } from "@/lib/format/text";

/** By the id of the batch: days by which it is to move. */
type Moves = Readonly<Record<string, number>>;

/**
 * Moves batches by days, one request after the other: each builds on the batch as the one before left it. What is asked while one
 * is under way waits and is added up, so that three quick presses of a key are three days.
 * @returns how far each batch stands from where the page has it, and what was last done, in words
 */
export function useBatchMoves(projectId: string, batches: readonly BatchRow[]) {
  const router = useRouter();
  const [isMoving, startMoving] = useTransition();
  const [sent, showSent] = useOptimistic<Moves>({});
  const [waiting, setWaiting] = useState<Moves>({});
  const [said, setSaid] = useState("");
  /** Of the batches that were moved: the page may still show those from before. */
  const versions = useRef(new Map<string, number>());

  function send(batch: BatchRow, days: number) {
    startMoving(async () => {
      showSent({ [batch.id]: days });
      const version = Math.max(batch.version, versions.current.get(batch.id) ?? 0);
      try {
        const answer = await call("POST /api/projects/{projectId}/batches/edit", {
          params: { projectId },
          body: { batches: [{ id: batch.id, version }], moveByDays: days },
        });
        const { requestId, refused } = answer;
        for (const { id, version } of answer.batches) versions.current.set(id, version);
        if (refused[0]) throw new Error(refused[0].reason);
        const words = `${batch.name} is ${plural(Math.abs(days), "day")} ${days > 0 ? "later" : "earlier"}`;
        setSaid(words);
        if (requestId) {
          const onClick = () => void undoWithToast(projectId, requestId, () => router.refresh());
          toast.success(words, { action: { label: "Undo", onClick } });
        }
      } catch (error) {
        toast.error(`${batch.name} was not moved`, { description: messageOf(error) });
      }
      startMoving(() => router.refresh());
    });
  }

  useEffect(() => {
    const [next] = Object.entries(waiting);
    if (isMoving || next === undefined) return;
    const [id, days] = next;
    const { [id]: _, ...others } = waiting;
    const batch = batches.find((one) => one.id === id);
    setWaiting(others);
    if (batch && days !== 0) send(batch, days);
  });

  return {
    said,
    movedBy: (id: string) => (sent[id] ?? 0) + (waiting[id] ?? 0),
    move: (batch: BatchRow, days: number) => setWaiting((now) => ({ ...now, [batch.id]: (now[batch.id] ?? 0) + days })),
  };
}
