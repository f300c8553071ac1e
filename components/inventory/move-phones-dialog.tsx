"use client";
import { lazy, type ReactElement, Suspense, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import type { BatchState } from "@/lib/domain/work/batch-life";
import { plural } from "@/lib/format/text";
import type { PhoneSelection } from "./move-phones-form";

/** The form comes with the first opening. */
const MovePhonesForm = lazy(() => import("./move-phones-form").then((module) => ({ default: module.MovePhonesForm })));

type MovePhonesDialogProps = {
  projectId: string;
  batches: readonly { id: string; name: string; state: BatchState }[];
  selection: PhoneSelection;
  count: number;
  onMoved: () => void;
  trigger: ReactElement;
};

export function MovePhonesDialog({ projectId, batches, selection, count, onMoved, trigger }: MovePhonesDialogProps) {
  const formId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={trigger}
      title={`Move ${plural(count, "phone")}`}
      description="Only eligible phones on which no work has begun are moved; the others stay where they are."
      footer={
        <>
          <DialogClose />
          <Button type="submit" form={formId} variant="primary" isBusy={isBusy}>
            Move phones
          </Button>
        </>
      }
    >
      <Suspense fallback={null}>
        <MovePhonesForm
          id={formId}
          projectId={projectId}
          batches={batches}
          selection={selection}
          onBusy={setIsBusy}
          onMoved={() => {
            setIsOpen(false);
            onMoved();
          }}
        />
      </Suspense>
    </Dialog>
  );
}
