"use client";
import { lazy, type ReactElement, Suspense, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import type { PhoneSelection } from "./phone-selection";

/** The form comes with the first opening. */
const MovePhonesForm = lazy(() => import("./move-phones-form").then((module) => ({ default: module.MovePhonesForm })));

type MovePhonesDialogProps = {
  projectId: string;
  /** Where they may go. */
  batches: readonly { id: string; name: string }[];
  selection: PhoneSelection;
  title: string;
  onMoved: () => void;
  trigger: ReactElement;
};

/** Puts the chosen phones into a batch, or takes them out of theirs. */
export function MovePhonesDialog({ title, trigger, onMoved, ...form }: MovePhonesDialogProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={trigger}
      title={title}
      description="Only eligible phones on which no work has begun are moved; the others stay where they are."
    >
      <Suspense fallback={null}>
        <MovePhonesForm
          {...form}
          onMoved={() => {
            setIsOpen(false);
            onMoved();
          }}
        />
      </Suspense>
    </Dialog>
  );
}
