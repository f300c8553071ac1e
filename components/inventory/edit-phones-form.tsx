"use client";
import { useState } from "react";
import { DialogForm } from "@/components/form/dialog-form";
import { FormProblem } from "@/components/form/form-problem";
import { TextField } from "@/components/form/text-field";
import { type Checker, useForm } from "@/components/form/use-form";
import { followJob, useRunningJob } from "@/components/live/followed-jobs";
import { JobInTheWay } from "@/components/live/job-in-the-way";
import { type PhoneSelection, requireSendable } from "@/components/phone/phone-selection";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { call } from "@/lib/client/api";
import { plural } from "@/lib/format/text";
import type { EditPhonesAnswer, EditPhonesInput } from "@/lib/schemas/phone-changes";
import { type BulkDraft, BulkFields, bulkSetOf } from "./bulk-fields";
import { EditPhonesPreview } from "./edit-phones-preview";

type EditPhonesFormProps = {
  projectId: string;
  selection: PhoneSelection;
  /** Null: they are many, so a job changes them. */
  onEdited: (answer: EditPhonesAnswer | null) => void;
};

type BulkEdit = Pick<EditPhonesInput, "set" | "reason">;

const EMPTY: { set: BulkDraft; reason: string } = { set: {}, reason: "" };

/** Loaded by EditPhonesDialog: first the fields, then what they would do, then doing it. */
export function EditPhonesForm({ projectId, selection, onEdited }: EditPhonesFormProps) {
  const [preview, setPreview] = useState<EditPhonesAnswer | null>(null);
  const form = useForm({
    start: EMPTY,
    schema: () =>
      import("./bulk-edit-schema").then(
        ({ bulkEditSchema, bulkPreviewSchema }): Checker<BulkEdit> => (preview ? bulkEditSchema : bulkPreviewSchema),
      ),
    inputOf: ({ set, reason }) => ({ set: bulkSetOf(set), reason }),
    save: async (input) => {
      const answer = await call("POST /api/projects/{projectId}/phones/edit", {
        params: { projectId },
        body: { ...input, selection: requireSendable(selection), preview: preview === null },
      });
      if ("job" in answer) followJob(answer.job);
      if (preview !== null) onEdited("job" in answer ? null : answer);
      else if (!("job" in answer)) setPreview(answer);
    },
  });
  const job = useRunningJob(projectId);
  return (
    <DialogForm
      form={form}
      submitLabel={preview ? `Change ${plural(preview.changed, "phone")}` : "Preview the change"}
      isDisabled={job !== null || preview?.changed === 0}
      buttons={preview && <Button onClick={() => setPreview(null)}>Back</Button>}
      className="flex flex-col gap-4"
    >
      <FormProblem form={form} title="Nothing was changed" />
      {job && <JobInTheWay job={job} />}
      {preview ? (
        <>
          <EditPhonesPreview preview={preview} />
          {preview.changed > 0 && (
            <TextField form={form} name="reason" label="Reason" hint="Kept in each phone’s history." maxLength={500} />
          )}
        </>
      ) : (
        <>
          {form.errors["set.none"] && <Notice tone="bad" role="alert" title={form.errors["set.none"]} />}
          <BulkFields draft={form.values.set} onChange={(set) => form.set({ set })} errors={form.errors} />
        </>
      )}
    </DialogForm>
  );
}
