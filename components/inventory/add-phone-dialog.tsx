"use client";
import { lazy, type ReactElement, Suspense, useState } from "react";
import { Dialog } from "@/components/ui/dialog";

/** The form comes with the first opening. */
const AddPhoneForm = lazy(() => import("./add-phone-form").then((module) => ({ default: module.AddPhoneForm })));

type AddPhoneDialogProps = { projectId: string; onAdded: () => void; trigger: ReactElement };

/** One phone that no file names. */
export function AddPhoneDialog({ projectId, onAdded, trigger }: AddPhoneDialogProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={trigger}
      title="Add a phone"
      description="The MAC address identifies it; PID and VID decide its verdict."
    >
      <Suspense fallback={null}>
        <AddPhoneForm
          projectId={projectId}
          onAdded={() => {
            setIsOpen(false);
            onAdded();
          }}
        />
      </Suspense>
    </Dialog>
  );
}
