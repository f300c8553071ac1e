"use client";
import { lazy, type ReactElement, Suspense, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { plural } from "@/lib/format/text";
import type { EditPhonesAnswer } from "@/lib/schemas/phone-changes";
import type { PhoneSelection } from "./move-phones-form";

/** The form comes with the first opening. */
const EditPhonesForm = lazy(() => import("./edit-phones-form").then((module) => ({ default: module.EditPhonesForm })));

type EditPhonesDialogProps = {
  projectId: string;
  selection: PhoneSelection;
  count: number;
  onEdited: (answer: EditPhonesAnswer) => void;
  trigger: ReactElement;
};

export type EditStep = "fields" | "preview";

/** The same change for many phones: first what it would do, then doing it. */
export function EditPhonesDialog({ projectId, selection, count, onEdited, trigger }: EditPhonesDialogProps) {
  const formId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [step, setStep] = useState<EditStep>("fields");
  const [willChange, setWillChange] = useState(0);
  return (
    <Dialog
      size="lg"
      open={isOpen}
      onOpenChange={(open) => {
        setIsOpen(open);
        if (open) setStep("fields");
      }}
      trigger={trigger}
      title={`Edit ${plural(count, "phone")}`}
      description="Tick what shall change. You see what it would do before anything is stored."
      footer={
        <>
          {step === "preview" && <Button onClick={() => setStep("fields")}>Back</Button>}
          <DialogClose />
          <Button
            type="submit"
            form={formId}
            variant="primary"
            isBusy={isBusy}
            disabled={step === "preview" && willChange === 0}
          >
            {step === "fields" ? "Show what it would do" : `Change ${plural(willChange, "phone")}`}
          </Button>
        </>
      }
    >
      <Suspense fallback={null}>
        <EditPhonesForm
          id={formId}
          projectId={projectId}
          selection={selection}
          step={step}
          onBusy={setIsBusy}
          onPreview={(preview) => {
            setWillChange(preview.changed);
            setStep("preview");
          }}
          onEdited={(answer) => {
            setIsOpen(false);
            onEdited(answer);
          }}
        />
      </Suspense>
    </Dialog>
  );
}
