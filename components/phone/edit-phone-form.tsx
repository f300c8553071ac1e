"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { focusFirstInvalid, NO_PROBLEMS, problemsOfAnswer, problemsOfSchema } from "@/components/project/form-problems";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { ApiError, call } from "@/lib/client/api";
import { parseVid } from "@/lib/domain/phone/vid";
import { editPhoneInput, type Phone } from "@/lib/schemas/phones";
import { ConversionFields } from "./conversion-fields";
import {
  changedExtra,
  changedFields,
  type DraftField,
  type ExtraDraft,
  type PhoneDraft,
  TEXT_FIELDS,
  textOf,
} from "./phone-draft";
import { PHONE_FIELD_LABELS } from "./phone-words";

type EditPhoneFormProps = {
  id: string;
  phone: Phone;
  /** Columns that files brought to this project. */
  extraFields: readonly string[];
  onBusy: (isBusy: boolean) => void;
  onSaved: () => void;
};

/** Only touched fields are sent, with the revision that was read: what others change in other fields is kept. */
export function EditPhoneForm({ id, phone: phoneAtFirst, extraFields, onBusy, onSaved }: EditPhoneFormProps) {
  const router = useRouter();
  // The page below follows other people's changes; here they come in only when asked for, or they would be overwritten unseen.
  const [phone, setPhone] = useState(phoneAtFirst);
  const [draft, setDraft] = useState<PhoneDraft>({});
  const [extraDraft, setExtraDraft] = useState<ExtraDraft>({});
  const [reason, setReason] = useState("");
  const [problems, setProblems] = useState(NO_PROBLEMS);
  const [isStale, setIsStale] = useState(false);
  const read = (field: DraftField) => draft[field] ?? textOf(phone, field);
  const set = (field: DraftField, text: string) => setDraft({ ...draft, [field]: text });

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const extra = changedExtra(phone, extraDraft);
    const changed = { ...changedFields(phone, draft), ...(extra ? { extra } : {}) };
    if (Object.keys(changed).length === 0) {
      setProblems({ fields: {}, whole: "Nothing was changed yet: correct a field, then save." });
      return showProblems(form);
    }
    if ("vid" in changed && typeof changed.vid === "string") {
      const vid = parseVid(changed.vid);
      if (!vid.ok) {
        setProblems({ fields: { vid: vid.error.message }, whole: "Check the marked fields." });
        return showProblems(form);
      }
      changed.vid = vid.value;
    }
    const checked = editPhoneInput.safeParse({ ...changed, ...(reason.trim() === "" ? {} : { reason }) });
    if (!checked.success) {
      setProblems(problemsOfSchema(checked.error));
      return showProblems(form);
    }
    onBusy(true);
    setProblems(NO_PROBLEMS);
    try {
      await call("PATCH /api/phones/{phoneId}", {
        params: { phoneId: phone.id },
        body: checked.data,
        version: phone.revision,
      });
      toast.success("Phone corrected", { description: "Its verdict was decided again." });
      router.refresh();
      onSaved();
    } catch (error) {
      setProblems(problemsOfAnswer(error));
      setIsStale(error instanceof ApiError && error.status === 412);
      showProblems(form);
    }
    onBusy(false);
  }

  return (
    <form id={id} noValidate onSubmit={submit} className="grid scroll-mt-4 gap-4 sm:grid-cols-2">
      {problems.whole && (
        <Notice
          tone="bad"
          role="alert"
          className="sm:col-span-2"
          title={isStale ? "Somebody else changed this phone meanwhile" : "The phone was not changed"}
          actions={isStale && <Button onClick={loadAnew}>Load the new values</Button>}
        >
          {isStale
            ? "Nothing was saved. Load the new values: what you typed stays in its fields. Look at them, then save again."
            : problems.whole}
        </Notice>
      )}
      {TEXT_FIELDS.map(({ key, hint, isCode }) => (
        <Field key={key} label={PHONE_FIELD_LABELS[key]} hint={hint} error={problems.fields[key]}>
          {(control) => (
            <Input
              {...control}
              name={key}
              autoComplete="off"
              spellCheck={false}
              className={isCode ? "code" : undefined}
              value={read(key)}
              onChange={(event) => set(key, event.target.value)}
            />
          )}
        </Field>
      ))}
      <ConversionFields read={read} onChange={set} errors={problems.fields} />
      {extraFields.map((name) => (
        <Field key={name} label={name} isOptional hint="A column of a file">
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={extraDraft[name] ?? phone.extra?.[name] ?? ""}
              onChange={(event) => setExtraDraft({ ...extraDraft, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field
        label="Reason"
        isOptional
        hint="Kept in the history."
        error={problems.fields.reason}
        className="sm:col-span-2"
      >
        {(control) => (
          <Input {...control} name="reason" value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
    </form>
  );

  async function loadAnew() {
    try {
      setPhone(await call("GET /api/phones/{phoneId}", { params: { phoneId: phone.id } }));
      setProblems(NO_PROBLEMS);
      setIsStale(false);
    } catch (error) {
      setProblems(problemsOfAnswer(error));
    }
  }
}

/** The message stands at the top of a form that scrolls. */
function showProblems(form: HTMLFormElement) {
  form.scrollIntoView({ block: "start" });
  focusFirstInvalid(form);
}
