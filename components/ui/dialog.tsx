"use client";
import { lazy, type ReactElement, type ReactNode, Suspense } from "react";
import { DialogTrigger, useDialogState } from "./dialog-state";

/** Base UI comes with the first opening, so no page pays for a dialog nobody opens. */
const load = () => import("./dialog-panel");
const DialogPanel = lazy(() => load().then((module) => ({ default: module.DialogPanel })));

type DialogProps = {
  title: ReactNode;
  description?: ReactNode;
  /** Buttons. `DialogClose` closes; put the main action last. */
  footer?: ReactNode;
  children?: ReactNode;
  /** The button that opens it. Without one, hold `open` yourself. */
  trigger?: ReactElement | undefined;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  size?: "sm" | "md" | "lg";
  /** It asks something that must be answered: a click beside it does not close it. */
  isAlert?: boolean;
};

export function Dialog({ trigger, open, onOpenChange, ...panel }: DialogProps) {
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
          <DialogPanel {...panel} isOpen={isOpen} setOpen={setOpen} />
        </Suspense>
      )}
    </>
  );
}
