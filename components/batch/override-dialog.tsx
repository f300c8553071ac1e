"use client";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";
import { newOperationId } from "@/lib/client/operation-id";
import type { OverrideButtonProps } from "./override-button";

/** Asks why phones can go on, and stores it at each step that they wait for. */
export function OverrideDialog({ projectId, batchId, waits, onClose }: OverrideButtonProps & { onClose: () => void }) {
  const router = useRouter();

  async function override(note: string) {
    const at = new Date().toISOString();
    const body = waits.map(({ id, scope }) => ({
      ...{ operationId: newOperationId(), step: id, action: "override" as const, at, note },
      ...(scope === "project" ? { projectId } : { batchId }),
    }));
    const outcomes = await call("POST /api/step-events", { body });
    const refused = outcomes.find(({ status }) => status === "refused");
    if (refused) throw new Error(refused.reason);
    toast.success("Phones go on without it.");
    router.refresh();
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Let phones go on without it"
      description="It is kept at each step, with your name and your reason. A step of the project counts for all its batches."
      confirmLabel="Go on without"
      requireReason="Why can they?"
      onConfirm={override}
    />
  );
}
