"use client";
import { AlertDialog } from "@base-ui/react/alert-dialog";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button, buttonStyles } from "./button";
import { cn } from "./cn";
import { dialogStyles } from "./dialog-styles";
import { Field } from "./field";
import { Textarea } from "./input";
import { Notice } from "./notice";

type ConfirmFormProps = {
  title: ReactNode;
  description: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  tone?: "accent" | "bad";
  onConfirm: (reason: string) => void | Promise<void>;
  requireReason?: boolean | string;
  children?: ReactNode;
  onDone: () => void;
};

type ConfirmPanelProps = Omit<ConfirmFormProps, "onDone"> & { isOpen: boolean; setOpen: (open: boolean) => void };

/** Loaded by ConfirmDialog; use that. */
export function ConfirmPanel({ isOpen, setOpen, ...form }: ConfirmPanelProps) {
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={(next) => setOpen(next)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialogStyles.backdrop} />
        <AlertDialog.Viewport className={dialogStyles.viewport}>
          <AlertDialog.Popup className={cn(dialogStyles.popup, "max-w-md")}>
            <ConfirmForm {...form} onDone={() => setOpen(false)} />
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

/** Lives as long as the dialog is open, so every opening begins empty. */
function ConfirmForm(props: ConfirmFormProps) {
  const { title, description, confirmLabel, cancelLabel = "Cancel", tone = "accent", children } = props;
  const { onConfirm, onDone, requireReason = false } = props;
  const [reason, setReason] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const [isReasonMissing, setIsReasonMissing] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function confirm(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation(); // a form around the dialog is not meant
    if (requireReason && reason.trim() === "") return setIsReasonMissing(true);
    setIsBusy(true);
    setFailure(null);
    try {
      await onConfirm(reason.trim());
      onDone();
    } catch (error) {
      setFailure(error instanceof Error && error.message ? error.message : "That did not work. Please try again.");
    }
    setIsBusy(false);
  }

  return (
    <form noValidate onSubmit={confirm} className="flex min-h-0 flex-col">
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto px-5 py-4">
        <div>
          <AlertDialog.Title className={dialogStyles.title}>{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-1 text-muted">{description}</AlertDialog.Description>
        </div>
        {children}
        {requireReason && (
          <Field
            label={typeof requireReason === "string" ? requireReason : "Reason"}
            hint="Kept in the history."
            error={isReasonMissing && reason.trim() === "" ? "Please give a reason." : undefined}
          >
            {(control) => (
              <Textarea {...control} required value={reason} onChange={(event) => setReason(event.target.value)} />
            )}
          </Field>
        )}
        {failure && (
          <Notice tone="bad" role="alert">
            {failure}
          </Notice>
        )}
      </div>
      <div className={dialogStyles.footer}>
        <AlertDialog.Close className={buttonStyles()} disabled={isBusy}>
          {cancelLabel}
        </AlertDialog.Close>
        <Button type="submit" variant={tone === "bad" ? "danger" : "primary"} isBusy={isBusy}>
          {confirmLabel}
        </Button>
      </div>
    </form>
  );
}
