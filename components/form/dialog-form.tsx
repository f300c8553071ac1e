"use client";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog-state";

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
  children?: ReactNode;
};

/** The form that fills a dialog: its fields, and the buttons in the dialog's foot. */
export function DialogForm(props: DialogFormProps) {
  const { form, submitLabel, isDisabled, cancelLabel, tone = "accent", buttons } = props;
  const { className = "grid gap-4", children } = props;
  return (
    <form {...form.formProps}>
      <div className={className}>{children}</div>
      {/* A browser keeps what is sticky off the padding of the scrolling box: -bottom-5 takes that back. */}
      <div className="sticky -bottom-5 -mx-5 mt-5 -mb-5 flex flex-wrap justify-end gap-2 rounded-b-xl border-line border-t bg-raised px-5 py-3">
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
