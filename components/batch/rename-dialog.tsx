"use client";
import { useRouter } from "next/navigation";
import { DialogForm } from "@/components/form/dialog-form";
import { TextField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { Batch } from "@/lib/schemas/batches";
import { BatchProblem } from "./batch-problem";
import { editBatchSchema, saveBatch } from "./save-batch";

type RenameDialogProps = { batch: Batch; onClose: () => void };

export function RenameDialog({ batch, onClose }: RenameDialogProps) {
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()} title="Rename the batch" size="sm">
      <RenameForm batch={batch} onDone={onClose} />
    </Dialog>
  );
}

function RenameForm({ batch, onDone }: { batch: Batch; onDone: () => void }) {
  const router = useRouter();
  const form = useForm({
    start: { name: batch.name },
    schema: editBatchSchema,
    save: async (change) => {
      await saveBatch(batch, change);
      toast.success("The batch was renamed.");
      router.refresh();
      onDone();
    },
  });
  return (
    <DialogForm form={form} submitLabel="Rename">
      <TextField form={form} name="name" label="Name" required maxLength={120} />
      <BatchProblem form={form} />
    </DialogForm>
  );
}
