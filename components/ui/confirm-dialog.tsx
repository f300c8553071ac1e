"use client";
import { lazy, type ReactElement, type ReactNode, Suspense } from "react";
import { DialogTrigger, useDialogState } from "./dialog-state";

/** Base UI comes with the first opening. */
const load = () => import("./confirm-panel");
const ConfirmPanel = lazy(() => load().then((module) => ({ default: module.ConfirmPanel })));

type ConfirmDialogProps = {
  title: ReactNode;
  description: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  tone?: "accent" | "bad";
  /** The dialog stays open and busy until the promise ends; what it throws is shown, and one may try again. */
  onConfirm: (reason: string) => void | Promise<void>;
  /** Asks for a reason, which may not be empty. A text replaces the label "Reason". */
  requireReason?: boolean | string;
  children?: ReactNode;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** For what cannot be taken back: a click beside it does not close it. */
export function ConfirmDialog({ trigger, open, onOpenChange, ...panel }: ConfirmDialogProps) {
  const { isOpen, wasOpened, setOpen } = useDialogState(open, onOpenChange);
  return (
    <>
      {trigger && (
        <DialogTrigger onOpen={() => setOpen(true)} onNear={load}>
          {trigger}
        </DialogTrigger>
      )}
      {wasOpened && (
        <Suspense fallback={null}>
          <ConfirmPanel {...panel} isOpen={isOpen} setOpen={setOpen} />
        </Suspense>
      )}
    </>
  );
}
