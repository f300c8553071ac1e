"use client";
import type { Confirmation } from "./confirm-dialog";
import { DialogForm } from "./dialog-form";
import { filledIn } from "./filled-in";
import { FormProblem } from "./form-problem";
import { TextAreaField } from "./text-field";
import { useForm } from "./use-form";

/** Loaded by ConfirmDialog. It lives as long as the dialog is open, so every opening begins empty. */
export function ConfirmForm(props: Confirmation & { onDone: () => void }) {
  const { confirmLabel, cancelLabel, tone = "accent", requireReason = false, children, onConfirm, onDone } = props;
  const form = useForm({
    start: { reason: "" },
    schema: () => (requireReason ? filledIn("reason") : filledIn()),
    save: async () => {
      await onConfirm(form.values.reason.trim());
      onDone();
    },
  });
  return (
    <DialogForm form={form} submitLabel={confirmLabel} cancelLabel={cancelLabel} tone={tone}>
      {children}
      {requireReason && (
        <TextAreaField
          form={form}
          name="reason"
          label={typeof requireReason === "string" ? requireReason : "Reason"}
          hint="Kept in the history."
          required
        />
      )}
      <FormProblem form={form} title="That did not work" />
    </DialogForm>
  );
}
