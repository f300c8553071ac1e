"use client";
import { Ellipsis } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import { ApiError, call } from "@/lib/client/api";
import { BATCH_STATE_LABELS, batchActionsIn, batchAfter, type SetBatchState } from "@/lib/domain/work/batch-life";
import type { Batch } from "@/lib/schemas/batches";
import { STATE_MOVES } from "./batch-words";
import { RenameDialog } from "./rename-dialog";
import { saveBatch } from "./save-batch";

type Asked = SetBatchState | "delete" | "rename" | null;

/** The one move that leads on is a button; all others are in the menu. */
export function BatchActions({ batch }: { batch: Batch }) {
  const router = useRouter();
  const [asked, setAsked] = useState<Asked>(null);
  const moves = batchActionsIn(batch.state).flatMap((action) => batchAfter(batch.state, action) ?? []);
  const onward = moves.find((state) => state !== "planned" && state !== "cancelled");
  const others = moves.filter((state) => state !== onward);

  async function move(state: SetBatchState, reason: string) {
    try {
      await saveBatch(batch, { state, ...(reason ? { reason } : {}) });
    } catch (error) {
      if (error instanceof ApiError && error.status === 412) router.refresh();
      throw error;
    }
    toast.success(`${batch.name} is ${BATCH_STATE_LABELS[state].toLowerCase()} now.`);
    router.refresh();
  }

  async function remove() {
    await call("DELETE /api/batches/{batchId}", { params: { batchId: batch.id } });
    toast.success(`${batch.name} was deleted; its phones are free again.`);
    router.push(`/projects/${batch.projectId}/batches` as Route);
    router.refresh();
  }

  const isMove = asked !== null && asked !== "delete" && asked !== "rename";
  const words = isMove ? STATE_MOVES[asked] : null;
  return (
    <>
      {onward && <Button onClick={() => setAsked(onward)}>{STATE_MOVES[onward].label}</Button>}
      <Menu
        trigger={
          <Button size="icon" aria-label="More actions for this batch">
            <Ellipsis aria-hidden />
          </Button>
        }
        items={[
          { label: "Rename", onSelect: () => setAsked("rename") },
          ...others.map((state) => ({
            label: STATE_MOVES[state].label,
            isDangerous: state === "cancelled",
            onSelect: () => setAsked(state),
          })),
          {
            label: "Delete batch",
            isDangerous: true,
            isDisabled: batch.started > 0,
            startsGroup: true,
            onSelect: () => setAsked("delete"),
          },
        ]}
      />
      {words && isMove && (
        <ConfirmDialog
          open
          onOpenChange={(isOpen) => !isOpen && setAsked(null)}
          title={words.title}
          description={words.description}
          confirmLabel={words.confirm}
          cancelLabel="Keep as it is"
          tone={asked === "cancelled" ? "bad" : "accent"}
          requireReason={asked === "cancelled" ? "Why is it cancelled?" : false}
          onConfirm={(reason) => move(asked, reason)}
        />
      )}
      <ConfirmDialog
        open={asked === "delete"}
        onOpenChange={(isOpen) => !isOpen && setAsked(null)}
        title={`Delete ${batch.name}?`}
        description="Its phones stay in the inventory, in no batch. This cannot be taken back."
        confirmLabel="Delete the batch"
        tone="bad"
        onConfirm={remove}
      />
      <RenameDialog batch={batch} isOpen={asked === "rename"} onOpenChange={(isOpen) => !isOpen && setAsked(null)} />
    </>
  );
}
