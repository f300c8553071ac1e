"use client";
import type { ChangeEvent, ComponentProps, ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input, NativeSelect, Textarea } from "@/components/ui/input";

type Change = ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>;

/** The part of a form that one field needs; `name` is one of its texts. */
type FormOfTexts<Name extends string> = {
  errors: Readonly<Record<string, string>>;
  control: (name: Name) => { name: string; value: string; onChange: (event: Change) => void };
};

type FieldOf<Name extends string> = {
  form: FormOfTexts<Name>;
  name: Name;
  label: ReactNode;
  hint?: ReactNode;
  isOptional?: boolean;
  /** Of the label, the control and its messages together. */
  fieldClassName?: string;
};

type TextFieldProps<Name extends string> = FieldOf<Name> & Omit<ComponentProps<"input">, "form" | "name">;

/** A line of text in a form. */
export function TextField<Name extends string>(props: TextFieldProps<Name>) {
  const { form, name, label, hint, isOptional, fieldClassName, ...input } = props;
  return (
    <Field label={label} hint={hint} isOptional={isOptional} error={form.errors[name]} className={fieldClassName}>
      {(field) => <Input autoComplete="off" {...field} {...form.control(name)} {...input} />}
    </Field>
  );
}

type SelectFieldProps<Name extends string> = FieldOf<Name> & {
  options: readonly { value: string; label: string }[];
  disabled?: boolean;
};

/** One of a few, in a form. */
export function SelectField<Name extends string>(props: SelectFieldProps<Name>) {
  const { form, name, label, hint, isOptional, fieldClassName, options, disabled } = props;
  return (
    <Field label={label} hint={hint} isOptional={isOptional} error={form.errors[name]} className={fieldClassName}>
      {(field) => (
        <NativeSelect {...field} {...form.control(name)} disabled={disabled}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
}

type TextAreaFieldProps<Name extends string> = FieldOf<Name> & Omit<ComponentProps<"textarea">, "form" | "name">;

/** Several lines of text in a form. */
export function TextAreaField<Name extends string>(props: TextAreaFieldProps<Name>) {
  const { form, name, label, hint, isOptional, fieldClassName, ...area } = props;
  return (
    <Field label={label} hint={hint} isOptional={isOptional} error={form.errors[name]} className={fieldClassName}>
      {(field) => <Textarea {...field} {...form.control(name)} {...area} />}
    </Field>
  );
}
