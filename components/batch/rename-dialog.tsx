"use client";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Batch } from "@/lib/schemas/batches";
import { EditProblem } from "./edit-problem";
import { useBatchEdit } from "./use-batch-edit";

type RenameDialogProps = { batch: Batch; isOpen: boolean; onOpenChange: (isOpen: boolean) => void };

export function RenameDialog({ batch, isOpen, onOpenChange }: RenameDialogProps) {
  const { save, isBusy, problem, forget } = useBatchEdit(batch);

  async function rename(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "");
    if (await save({ name }, "The batch was renamed.")) onOpenChange(false);
  }
  function change(next: boolean) {
    forget();
    onOpenChange(next);
  }

  const field = problem?.of("name");
  return (
    <Dialog
      open={isOpen}
      onOpenChange={change}
      title="Rename the batch"
      size="sm"
      footer={
        <>
          <DialogClose />
          <Button type="submit" form="rename-batch" variant="primary" isBusy={isBusy}>
            Rename
          </Button>
        </>
      }
    >
      <form id="rename-batch" noValidate onSubmit={rename} className="grid gap-3">
        <Field label="Name" error={field}>
          {(control) => (
            <Input {...control} name="name" required maxLength={120} defaultValue={batch.name} autoComplete="off" />
          )}
        </Field>
        {!field && <EditProblem problem={problem} />}
      </form>
    </Dialog>
  );
}
