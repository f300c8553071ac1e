"use client";
import { DialogForm } from "@/components/form/dialog-form";
import { filledIn } from "@/components/form/filled-in";
import { FormProblem } from "@/components/form/form-problem";
import { TextField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";
import { plural } from "@/lib/format/text";
import { type PhoneSelection, requireSendable } from "./phone-selection";
import { TargetBatchField } from "./target-batch-field";

type MovePhonesFormProps = {
  projectId: string;
  batches: readonly { id: string; name: string }[];
  selection: PhoneSelection;
  onMoved: () => void;
};

const OUT = "out";

/** Loaded by MovePhonesDialog. */
export function MovePhonesForm({ projectId, batches, selection, onMoved }: MovePhonesFormProps) {
  const form = useForm({
    start: { to: "", reason: "" },
    schema: () => filledIn("to"),
    save: async ({ to }) => {
      const reason = form.values.reason.trim();
      const { moved, refused } = await call("POST /api/projects/{projectId}/batches/move", {
        params: { projectId },
        body: {
          selection: requireSendable(selection),
          batchId: to === OUT ? null : to,
          ...(reason === "" ? {} : { reason }),
        },
      });
      const rest =
        refused > 0 ? `${plural(refused, "phone")} stayed: not eligible, already there, or begun.` : undefined;
      if (moved > 0) toast.success(`${plural(moved, "phone")} moved`, { description: rest });
      else toast.warning("No phone was moved", { description: rest });
      onMoved();
    },
  });
  return (
    <DialogForm form={form} submitLabel="Move phones">
      <TargetBatchField
        projectId={projectId}
        batches={batches}
        out={{ value: OUT, label: "No batch: take them out of theirs" }}
        value={form.values.to}
        onChange={(to) => form.set({ to })}
        error={form.errors.to}
      />
      <TextField
        form={form}
        name="reason"
        label="Reason"
        isOptional
        hint="Kept in each phone’s history."
        maxLength={500}
      />
      <FormProblem form={form} title="Nothing was moved" />
    </DialogForm>
  );
}
