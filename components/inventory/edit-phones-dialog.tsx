"use client";
import { lazy, type ReactElement, Suspense, useState } from "react";
import type { PhoneSelection } from "@/components/phone/phone-selection";
import { Dialog } from "@/components/ui/dialog";
import { plural } from "@/lib/format/text";
import type { EditPhonesAnswer } from "@/lib/schemas/phone-changes";

/** The form comes with the first opening. */
const EditPhonesForm = lazy(() => import("./edit-phones-form").then((module) => ({ default: module.EditPhonesForm })));

type EditPhonesDialogProps = {
  projectId: string;
  selection: PhoneSelection;
  count: number;
  onEdited: (answer: EditPhonesAnswer | null) => void;
  trigger: ReactElement;
};

/** The same change for many phones: first a preview, then the change. */
export function EditPhonesDialog({ projectId, selection, count, onEdited, trigger }: EditPhonesDialogProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog
      size="lg"
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={trigger}
      title={`Edit ${plural(count, "phone")}`}
      description="Tick the fields to change. You see the effect before anything is stored."
    >
      <Suspense fallback={null}>
        <EditPhonesForm
          projectId={projectId}
          selection={selection}
          onEdited={(answer) => {
            setIsOpen(false);
            onEdited(answer);
          }}
        />
      </Suspense>
    </Dialog>
  );
}
