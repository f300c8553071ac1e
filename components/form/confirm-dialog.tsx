"use client";
import { lazy, type ReactElement, type ReactNode, Suspense } from "react";
import { Dialog } from "@/components/ui/dialog";
import { useDialogState } from "@/components/ui/dialog-state";

const ConfirmForm = lazy(() => import("./confirm-form").then((module) => ({ default: module.ConfirmForm })));

export type Confirmation = {
  confirmLabel: string;
  cancelLabel?: string;
  tone?: "accent" | "bad";
  /** The dialog stays open and busy until the promise ends; what it throws is shown, and one may try again. */
  onConfirm: (reason: string) => void | Promise<void>;
  /** Asks for a reason, which may not be empty. A text replaces the label "Reason". */
  requireReason?: boolean | string;
  children?: ReactNode;
};

type ConfirmDialogProps = Confirmation & {
  title: ReactNode;
  description: ReactNode;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** Asks before something is done. A click beside it does not close it. */
export function ConfirmDialog({ title, description, trigger, open, onOpenChange, ...form }: ConfirmDialogProps) {
  const { isOpen, setOpen } = useDialogState(open, onOpenChange);
  return (
    <Dialog isAlert title={title} description={description} trigger={trigger} open={isOpen} onOpenChange={setOpen}>
      <Suspense fallback={null}>
        <ConfirmForm {...form} onDone={() => setOpen(false)} />
      </Suspense>
    </Dialog>
  );
}
