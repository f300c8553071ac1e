"use client";
import { useRouter } from "next/navigation";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { Batch } from "@/lib/schemas/batches";
import { BatchProblem } from "./batch-problem";
import { type Assignable, PeopleChoice } from "./people-choice";
import { editBatchSchema, saveBatch } from "./save-batch";

type AssigneesFormProps = { batch: Batch; people: readonly Assignable[] };

export function AssigneesForm({ batch, people }: AssigneesFormProps) {
  const router = useRouter();
  const form = useForm({
    start: { assigneeIds: batch.assignees.map(({ userId }) => userId).sort() },
    schema: editBatchSchema,
    save: async (change) => {
      await saveBatch(batch, change);
      toast.success("The people were saved.");
      router.refresh();
    },
  });
  const choice = {
    legend: "People who work on this batch",
    people,
    userIds: form.values.assigneeIds,
    onChange: (assigneeIds: string[]) => form.set({ assigneeIds }),
  };

  if (people.length === 0) return <PeopleChoice {...choice} />;
  return (
    <form {...form.formProps} className="grid gap-3">
      <PeopleChoice {...choice} />
      <BatchProblem form={form} />
      <div>
        <Button
          type="submit"
          variant={form.isChanged ? "primary" : "outline"}
          disabled={!form.isChanged}
          isBusy={form.isBusy}
        >
          Save the people
        </Button>
      </div>
    </form>
  );
}
