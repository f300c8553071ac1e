"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Batch } from "@/lib/schemas/batches";
import { EditProblem } from "./edit-problem";
import { useBatchEdit } from "./use-batch-edit";
import { fromWallTime, toWallTime } from "./wall-time";

type WindowFormProps = { batch: Batch; timeZone: string };

/** When the batch is to be converted, by the clock of the project's place. */
export function WindowForm({ batch, timeZone }: WindowFormProps) {
  const wall = (iso: string | null) => (iso ? toWallTime(iso, timeZone) : "");
  const [start, setStart] = useState(wall(batch.startsAt));
  const [end, setEnd] = useState(wall(batch.endsAt));
  const { save, isBusy, problem } = useBatchEdit(batch);
  const isChanged = start !== wall(batch.startsAt) || end !== wall(batch.endsAt);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const moment = (text: string) => (text === "" ? null : fromWallTime(text, timeZone));
    await save(
      { startsAt: moment(start), endsAt: moment(end) },
      start || end ? "The window was saved." : "The window was removed.",
    );
  }

  const endProblem = problem?.of("endsAt");
  return (
    <form noValidate onSubmit={submit} className="grid gap-3">
      <Field label="Starts" error={problem?.of("startsAt")}>
        {(control) => (
          <Input {...control} type="datetime-local" value={start} onChange={({ target }) => setStart(target.value)} />
        )}
      </Field>
      <Field label="Ends" hint={`By the clock in ${timeZone}.`} error={endProblem}>
        {(control) => (
          <Input {...control} type="datetime-local" value={end} onChange={({ target }) => setEnd(target.value)} />
        )}
      </Field>
      {!endProblem && <EditProblem problem={problem} />}
      <div className="flex gap-2">
        <Button type="submit" variant={isChanged ? "primary" : "outline"} disabled={!isChanged} isBusy={isBusy}>
          Save the window
        </Button>
        {(start || end) && (
          <Button
            variant="ghost"
            onClick={() => {
              setStart("");
              setEnd("");
            }}
          >
            Clear
          </Button>
        )}
      </div>
    </form>
  );
}
