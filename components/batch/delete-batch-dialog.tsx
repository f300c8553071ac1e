"use client";
import { useRouter } from "next/navigation";
import { undoWithToast } from "@/components/changes/undo-button";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { routeOf } from "@/components/ui/route-of";
import { toast } from "@/components/ui/toast";
import { callWithRequestId } from "@/lib/client/api";
import type { Batch } from "@/lib/schemas/batches";

type DeleteBatchDialogProps = { batch: Batch; onClose: () => void };

const UNDO_MS = 20_000;

export function DeleteBatchDialog({ batch, onClose }: DeleteBatchDialogProps) {
  const router = useRouter();
  const { projectId } = batch;

  async function remove() {
    const { requestId } = await callWithRequestId("DELETE /api/batches/{batchId}", { params: { batchId: batch.id } });
    const undo = () => void undoWithToast(projectId, requestId ?? "", () => router.refresh());
    toast.success(`${batch.name} was deleted; its phones are free again.`, {
      duration: UNDO_MS,
      ...(requestId ? { action: { label: "Undo", onClick: undo } } : {}),
    });
    router.push(routeOf(`/projects/${projectId}/batches`));
    router.refresh();
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Delete ${batch.name}?`}
      description="Its phones stay in the inventory, in no batch. The page Changes can undo it as long as nobody plans these phones again."
      confirmLabel="Delete the batch"
      tone="bad"
      onConfirm={remove}
    />
  );
}
