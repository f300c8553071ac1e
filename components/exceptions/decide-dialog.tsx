"use client";
import { lazy, type ReactElement, Suspense, useState } from "react";
import type { PhoneSelection } from "@/components/phone/phone-selection";
import { Dialog } from "@/components/ui/dialog";
import { plural } from "@/lib/format/text";
import type { ExceptionDecided } from "@/lib/schemas/exceptions";

/** The form comes with the first opening. */
const DecideForm = lazy(() => import("./decide-form").then((module) => ({ default: module.DecideForm })));

export type DecideDialogProps = {
  projectId: string;
  selection: PhoneSelection;
  count: number;
  /** What stands, of a single phone. */
  decided?: ExceptionDecided | null;
  onDecided: () => void;
  trigger: ReactElement;
};

/** What becomes of phones that cannot be converted. */
export function DecideDialog({ trigger, onDecided, ...form }: DecideDialogProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={trigger}
      title={`Decide on ${plural(form.count, "phone")}`}
      description="A decision counts as long as the phone cannot be converted for the same reason."
    >
      <Suspense fallback={null}>
        <DecideForm
          {...form}
          onDecided={() => {
            setIsOpen(false);
            onDecided();
          }}
        />
      </Suspense>
    </Dialog>
  );
}
