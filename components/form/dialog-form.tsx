"use client";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog-close";
import { dialogStyles } from "@/components/ui/dialog-styles";

type DialogFormProps = {
  form: { formProps: Pick<ComponentProps<"form">, "noValidate" | "onSubmit" | "onFocus">; isBusy: boolean };
  submitLabel: string;
  isDisabled?: boolean;
  cancelLabel?: string | undefined;
  /** "bad" for what cannot be taken back. */
  tone?: "accent" | "bad";
  /** Before Cancel, such as a way back. */
  buttons?: ReactNode;
  className?: string;
  /** Names what is shown, where that changes: each begins at its top. */
  step?: string;
  children?: ReactNode;
};

/** The form that fills a dialog: its fields, which scroll, and the buttons in the dialog's foot, which do not. */
export function DialogForm(props: DialogFormProps) {
  const { form, submitLabel, isDisabled, cancelLabel, tone = "accent", buttons } = props;
  const { className = "grid gap-4", step, children } = props;
  return (
    <form {...form.formProps} data-dialog-form className="flex min-h-0 flex-col">
      <div key={step} className="min-h-0 scroll-py-6 overflow-y-auto px-5 pt-2 pb-5">
        <div className={className}>{children}</div>
      </div>
      <div className={dialogStyles.footer}>
        {buttons}
        <DialogClose>{cancelLabel}</DialogClose>
        <Button
          type="submit"
          variant={tone === "bad" ? "danger" : "primary"}
          isBusy={form.isBusy}
          disabled={isDisabled}
        >
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
