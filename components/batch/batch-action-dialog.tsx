"use client";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { ApiError } from "@/lib/client/api";
import { BATCH_STATE_LABELS, type BatchAction, batchAfter } from "@/lib/domain/work/batch-life";
import type { Batch } from "@/lib/schemas/batches";
import { ACTION_WORDS } from "./batch-words";
import { saveBatch } from "./save-batch";

type BatchActionDialogProps = { batch: Batch; action: BatchAction; onClose: () => void };

/** Asks before an action. Ready shows what is still open, and takes a reason to be ready all the same. */
export function BatchActionDialog({ batch, action, onClose }: BatchActionDialogProps) {
  const router = useRouter();
  const { title, description, confirm } = ACTION_WORDS[action];
  const open = action === "make-ready" ? batch.notReady : [];

  async function move(reason: string) {
    const state = batchAfter(batch.state, action);
    if (state === null) return;
    try {
      await saveBatch(batch, { state, ...(reason ? { reason } : {}) });
    } catch (error) {
      if (error instanceof ApiError && error.status === 412) router.refresh();
      throw error;
    }
    toast.success(`${batch.name} is ${BATCH_STATE_LABELS[state].toLowerCase()} now.`);
    router.refresh();
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={open.length > 0 ? "The batch is not ready yet" : title}
      description={description}
      confirmLabel={open.length > 0 ? "Mark as ready all the same" : confirm}
      cancelLabel="Keep as it is"
      tone={action === "cancel" ? "bad" : "accent"}
      requireReason={action === "cancel" ? "Why is it cancelled?" : open.length > 0 && "Why is it ready all the same?"}
      onConfirm={move}
    >
      {open.length > 0 && (
        <Notice tone="warn" title="Still open">
          <ul className="list-disc pl-4">
            {open.map(({ code, text }) => (
              <li key={code}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
    </ConfirmDialog>
  );
}
