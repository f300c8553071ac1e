"use client";
import { type FormEvent, useState } from "react";
import { focusFirstInvalid, NO_PROBLEMS, problemsOfAnswer, problemsOfSchema } from "@/components/project/form-problems";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { call } from "@/lib/client/api";
import { type EditPhonesAnswer, editPhonesInput } from "@/lib/schemas/phone-changes";
import { type BulkDraft, BulkFields, bulkSetOf } from "./bulk-fields";
import type { EditStep } from "./edit-phones-dialog";
import { EditPhonesPreview } from "./edit-phones-preview";
import type { PhoneSelection } from "./move-phones-form";

type EditPhonesFormProps = {
  id: string;
  projectId: string;
  selection: PhoneSelection;
  step: EditStep;
  onBusy: (isBusy: boolean) => void;
  onPreview: (preview: EditPhonesAnswer) => void;
  onEdited: (answer: EditPhonesAnswer) => void;
};

/** As many as the API takes one by one. */
const MOST = 10_000;

/** Loaded by EditPhonesDialog. */
export function EditPhonesForm(props: EditPhonesFormProps) {
  const { id, projectId, selection, step, onBusy, onPreview, onEdited } = props;
  const [draft, setDraft] = useState<BulkDraft>({});
  const [reason, setReason] = useState("");
  const [problems, setProblems] = useState(NO_PROBLEMS);
  const [preview, setPreview] = useState<EditPhonesAnswer | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const set = bulkSetOf(draft);
    const fail = (found: typeof NO_PROBLEMS) => {
      setProblems(found);
      focusFirstInvalid(form);
    };
    if (!set.ok) return fail({ fields: { [`set.${set.path}`]: set.message }, whole: "Check the marked fields." });
    if (Object.keys(set.value).length === 0)
      return fail({ fields: {}, whole: "Tick a field and say what it shall be." });
    if ("ids" in selection && selection.ids.length > MOST)
      return fail({ fields: {}, whole: "At most 10,000 phones can be chosen one by one; use “Select all” for more." });
    const body = { set: set.value, reason, preview: step === "fields" };
    const checked = editPhonesInput.omit({ selection: true }).safeParse(body);
    if (!checked.success) return fail(problemsOfSchema(checked.error));
    onBusy(true);
    setProblems(NO_PROBLEMS);
    try {
      const answer = await call("POST /api/projects/{projectId}/phones/edit", {
        params: { projectId },
        body: { ...checked.data, selection },
      });
      if (step === "fields") {
        setPreview(answer);
        onPreview(answer);
      } else onEdited(answer);
    } catch (error) {
      fail(problemsOfAnswer(error));
    }
    onBusy(false);
  }

  return (
    <form id={id} noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problems.whole && (
        <Notice tone="bad" role="alert" title="Nothing was changed">
          {problems.whole}
        </Notice>
      )}
      {step === "preview" && preview ? (
        <EditPhonesPreview preview={preview} />
      ) : (
        <>
          <BulkFields draft={draft} onChange={setDraft} errors={problems.fields} />
          <Field label="Reason" hint="Kept in each phone’s history." error={problems.fields.reason}>
            {(control) => (
              <Input {...control} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
            )}
          </Field>
        </>
      )}
    </form>
  );
}
