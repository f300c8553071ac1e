"use client";
import { useRouter } from "next/navigation";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { toast } from "@/components/ui/toast";
import type { Batch } from "@/lib/schemas/batches";
import { BatchProblem } from "./batch-problem";
import { editBatchSchema, saveBatch } from "./save-batch";

/** `role` in words. */
export type Assignable = { userId: string; name: string; role: string };
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
  const { assigneeIds } = form.values;

  if (people.length === 0)
    return (
      <p className="text-muted">
        Nobody of this project records steps yet. Invite a technician on the project’s page People.
      </p>
    );
  return (
    <form {...form.formProps} className="grid gap-3">
      <fieldset className="max-h-60 min-w-0 overflow-y-auto">
        <legend className="sr-only">People who work on this batch</legend>
        {people.map(({ userId, name, role }) => (
          <Checkbox
            key={userId}
            label={name}
            description={role}
            checked={assigneeIds.includes(userId)}
            onChange={({ target }) => {
              const others = assigneeIds.filter((id) => id !== userId);
              form.set({ assigneeIds: target.checked ? [...others, userId].sort() : others });
            }}
          />
        ))}
      </fieldset>
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
