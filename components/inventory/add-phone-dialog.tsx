"use client";
import { lazy, type ReactElement, Suspense, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";

/** The form comes with the first opening. */
const AddPhoneForm = lazy(() => import("./add-phone-form").then((module) => ({ default: module.AddPhoneForm })));

type AddPhoneDialogProps = { projectId: string; onAdded: () => void; trigger: ReactElement };

/** One phone that no file names. */
export function AddPhoneDialog({ projectId, onAdded, trigger }: AddPhoneDialogProps) {
  const formId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={trigger}
      title="Add a phone"
      description="The MAC names it; PID and VID decide what becomes of it."
      footer={
        <>
          <DialogClose />
          <Button type="submit" form={formId} variant="primary" isBusy={isBusy}>
            Add phone
          </Button>
        </>
      }
    >
      <Suspense fallback={null}>
        <AddPhoneForm
          id={formId}
          projectId={projectId}
          onBusy={setIsBusy}
          onAdded={() => {
            setIsOpen(false);
            onAdded();
          }}
        />
      </Suspense>
    </Dialog>
  );
}
