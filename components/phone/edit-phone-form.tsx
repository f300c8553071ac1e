"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DialogForm } from "@/components/form/dialog-form";
import { FormProblem } from "@/components/form/form-problem";
import { TextField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import type { Phone } from "@/lib/schemas/phones";
import { ConversionFields } from "./conversion-fields";
import { changeOf, draftOf, editPhoneSchema, TEXT_FIELDS } from "./phone-draft";

type EditPhoneFormProps = {
  phone: Phone;
  /** Columns that files brought to this project. */
  extraFields: readonly string[];
  onSaved: () => void;
};

/**
 * Loaded by EditPhoneDialog. Only touched fields are sent, with the revision that was read: what others change in other
 * fields is kept.
 */
export function EditPhoneForm({ phone: phoneAtFirst, extraFields, onSaved }: EditPhoneFormProps) {
  const router = useRouter();
  // The page below follows other people's changes; here they come in only when asked for, or they would be overwritten unseen.
  const [phone, setPhone] = useState(phoneAtFirst);
  const params = { phoneId: phone.id };
  const form = useForm({
    start: draftOf(phone),
    schema: editPhoneSchema,
    inputOf: (draft) => changeOf(phone, draft),
    save: async ({ reason, ...change }) => {
      if (Object.keys(change).length === 0) throw new Error("Nothing was changed yet: correct a field, then save.");
      const body = reason === undefined ? change : { ...change, reason };
      await call("PATCH /api/phones/{phoneId}", { params, body, version: phone.revision });
      toast.success("Phone corrected", { description: savedWords(phone) });
      router.refresh();
      onSaved();
    },
  });
  const { extra } = form.values;

  async function loadTheirs() {
    try {
      setPhone(await call("GET /api/phones/{phoneId}", { params }));
      form.forgetProblem();
    } catch (error) {
      form.show(error);
    }
  }

  return (
    <DialogForm form={form} submitLabel="Save" className="grid scroll-mt-4 gap-4 sm:grid-cols-2">
      <FormProblem
        form={form}
        title="The phone was not changed"
        stale={{ what: "this phone", load: () => void loadTheirs() }}
        className="sm:col-span-2"
      />
      {TEXT_FIELDS.map(({ key, hint, isCode }) => (
        <TextField
          key={key}
          form={form}
          name={key}
          label={labelOfPhoneField(key)}
          hint={hint}
          spellCheck={false}
          className={isCode ? "code" : undefined}
        />
      ))}
      <ConversionFields form={form} />
      {extraFields.map((name) => (
        <Field key={name} label={name} isOptional hint="A column of a file" error={form.errors[`extra.${name}`]}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={extra[name] ?? ""}
              onChange={(event) => form.set({ extra: { ...extra, [name]: event.target.value } })}
            />
          )}
        </Field>
      ))}
      <TextField
        form={form}
        name="reason"
        label="Reason"
        isOptional={phone.begunAt === null}
        hint={
          phone.begunAt === null
            ? "Kept in the history."
            : "Needed to correct what the phone is, since work on it has begun. Kept in the history."
        }
        fieldClassName="sm:col-span-2"
      />
    </DialogForm>
  );
}

const savedWords = ({ begunAt }: Phone): string =>
  begunAt === null
    ? "Its verdict was decided again."
    : "What it shows now was recorded; what it was found with stands still.";
