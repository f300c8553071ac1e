"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ROLE_LABELS } from "@/lib/domain/access";
import type { Batch } from "@/lib/schemas/batches";
import { EditProblem } from "./edit-problem";
import { useBatchEdit } from "./use-batch-edit";

/** `role` as it is stored. */
export type Assignable = { userId: string; name: string; role: string };
type AssigneesFormProps = { batch: Batch; people: readonly Assignable[] };

export function AssigneesForm({ batch, people }: AssigneesFormProps) {
  const stored = batch.assignees.map(({ userId }) => userId);
  const [chosen, setChosen] = useState<readonly string[]>(stored);
  const { save, isBusy, problem } = useBatchEdit(batch);
  const isChanged = chosen.length !== stored.length || chosen.some((id) => !stored.includes(id));

  async function submit(event: FormEvent) {
    event.preventDefault();
    await save({ assigneeIds: [...chosen] }, "The people were saved.");
  }

  if (people.length === 0)
    return (
      <p className="text-muted">
        Nobody of this project records steps yet. Invite a technician in the project's settings.
      </p>
    );
  return (
    <form onSubmit={submit} className="grid gap-3">
      <fieldset className="max-h-60 overflow-y-auto">
        <legend className="sr-only">People who work on this batch</legend>
        {people.map(({ userId, name, role }) => (
          <Checkbox
            key={userId}
            label={name}
            description={role in ROLE_LABELS ? ROLE_LABELS[role as keyof typeof ROLE_LABELS] : role}
            checked={chosen.includes(userId)}
            onChange={({ target }) =>
              setChosen(target.checked ? [...chosen, userId] : chosen.filter((id) => id !== userId))
            }
          />
        ))}
      </fieldset>
      <EditProblem problem={problem} />
      <div>
        <Button type="submit" variant={isChanged ? "primary" : "outline"} disabled={!isChanged} isBusy={isBusy}>
          Save the people
        </Button>
      </div>
    </form>
  );
}
