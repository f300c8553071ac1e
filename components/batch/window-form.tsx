"use client";
import { useRouter } from "next/navigation";
import { TextField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { fromWallTime, toWallTime } from "@/lib/domain/wall-time";
import type { Batch } from "@/lib/schemas/batches";
import { BatchProblem } from "./batch-problem";
import { editBatchSchema, saveBatch } from "./save-batch";
import { windowHint } from "./window-text";

type WindowFormProps = { batch: Batch; timeZone: string };

/** When the batch is to be converted, by the clock of the project's place. */
export function WindowForm({ batch, timeZone }: WindowFormProps) {
  const router = useRouter();
  const wall = (iso: string | null) => (iso ? toWallTime(iso, timeZone) : "");
  const moment = (text: string) => (text === "" ? null : fromWallTime(text, timeZone));
  const form = useForm({
    start: { startsAt: wall(batch.startsAt), endsAt: wall(batch.endsAt) },
    schema: editBatchSchema,
    inputOf: ({ startsAt, endsAt }) => ({ startsAt: moment(startsAt), endsAt: moment(endsAt) }),
    save: async (change) => {
      await saveBatch(batch, change);
      toast.success(change.startsAt || change.endsAt ? "The window was saved." : "The window was removed.");
      router.refresh();
    },
  });
  const { startsAt, endsAt } = form.values;
  return (
    <form {...form.formProps} className="grid gap-3">
      <TextField form={form} name="startsAt" label="Starts" type="datetime-local" />
      <TextField
        form={form}
        name="endsAt"
        label="Ends"
        hint={windowHint(form.values, timeZone)}
        type="datetime-local"
      />
      <BatchProblem form={form} />
      <div className="flex gap-2">
        <Button
          type="submit"
          variant={form.isChanged ? "primary" : "outline"}
          disabled={!form.isChanged}
          isBusy={form.isBusy}
        >
          Save the window
        </Button>
        {(startsAt || endsAt) && (
          <Button variant="ghost" onClick={() => form.set({ startsAt: "", endsAt: "" })}>
            Clear
          </Button>
        )}
      </div>
    </form>
  );
}
