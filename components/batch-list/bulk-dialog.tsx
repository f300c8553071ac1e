"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Assignable } from "@/components/batch/people-choice";
import { undoWithToast } from "@/components/changes/undo-button";
import { DialogForm } from "@/components/form/dialog-form";
import { FormProblem } from "@/components/form/form-problem";
import { TextField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { Dialog } from "@/components/ui/dialog";
import { DialogClose } from "@/components/ui/dialog-close";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";
import { plural } from "@/lib/format/text";
import type { EditBatchesAnswer, EditBatchesInput } from "@/lib/schemas/batches";
import type { BatchRow } from "./batch-rows";
import { type BulkChange, changeOfValues, NO_CHANGE } from "./bulk-change";
import { BulkFields } from "./bulk-fields";
import { RefusedBatches } from "./refused-batches";

type BulkDialogProps = {
  change: BulkChange;
  projectId: string;
  timeZone: string;
  batches: readonly BatchRow[];
  people: readonly Assignable[];
  onClose: () => void;
};

const TITLES = {
  window: "Set the window of",
  people: "Assign people to",
  state: "Set the state of",
  name: "Rename",
} as const satisfies Record<BulkChange, string>;

/** One change for all chosen batches. Those that cannot be changed so are named with the reason; the others are changed. */
export function BulkDialog(props: BulkDialogProps) {
  const { change, batches, onClose } = props;
  const [answer, setAnswer] = useState<EditBatchesAnswer | null>(null);
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={answer && <DialogClose>Close</DialogClose>}
      title={
        answer ? "Some batches were not changed" : `${TITLES[change]} ${plural(batches.length, "batch", "batches")}`
      }
    >
      {answer ? (
        <RefusedBatches answer={answer} />
      ) : (
        <BulkForm {...props} onAnswer={(given) => (given.refused.length > 0 ? setAnswer(given) : onClose())} />
      )}
    </Dialog>
  );
}

type BulkFormProps = BulkDialogProps & { onAnswer: (answer: EditBatchesAnswer) => void };

function BulkForm({ change, projectId, timeZone, batches, people, onAnswer }: BulkFormProps) {
  const router = useRouter();
  const form = useForm({
    start: NO_CHANGE,
    schema: () => import("@/lib/schemas/batches").then(({ editBatchesInput }) => editBatchesInput),
    inputOf: (values): EditBatchesInput => ({
      batches: batches.map(({ id, version }) => ({ id, version })),
      ...changeOfValues(change, values, timeZone),
      ...(values.reason.trim() ? { reason: values.reason } : {}),
    }),
    save: async (body) => {
      const answer = await call("POST /api/projects/{projectId}/batches/edit", { params: { projectId }, body });
      router.refresh();
      const { requestId, changed, unchanged } = answer;
      if (requestId) {
        const onClick = () => void undoWithToast(projectId, requestId, () => router.refresh());
        toast.success(`${plural(changed, "batch", "batches")} changed`, { action: { label: "Undo", onClick } });
      } else if (unchanged > 0) toast.info("Nothing was changed: they were so already.");
      onAnswer(answer);
    },
  });
  return (
    <DialogForm form={form} submitLabel="Change">
      <BulkFields change={change} form={form} batches={batches} people={people} timeZone={timeZone} />
      <TextField form={form} name="reason" label="Reason" isOptional maxLength={500} />
      <FormProblem form={form} title="Nothing was changed" />
    </DialogForm>
  );
}
