"use client";
import { type FormEvent, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input, NativeSelect } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { ApiError, call, messageOf } from "@/lib/client/api";
import type { BatchState } from "@/lib/domain/work/batch-life";
import { plural } from "@/lib/format/text";

/** The filter as it stands in the address: lists joined by commas. */
export type PhoneSelection = { ids: string[] } | { filter: Record<string, string>; except: string[] };

type MovePhonesFormProps = {
  id: string;
  projectId: string;
  batches: readonly { id: string; name: string; state: BatchState }[];
  selection: PhoneSelection;
  onBusy: (isBusy: boolean) => void;
  onMoved: () => void;
};

const OUT = "out";
/** As many as the API takes one by one. */
const MOST = 10_000;

export function MovePhonesForm({ id, projectId, batches, selection, onBusy, onMoved }: MovePhonesFormProps) {
  const open = batches.filter(({ state }) => state !== "done" && state !== "cancelled");
  const [batchId, setBatchId] = useState(open[0]?.id ?? OUT);
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<{ reason?: string | undefined; other?: string | undefined }>({});

  async function submit(event: FormEvent) {
    event.preventDefault();
    const body = {
      selection,
      batchId: batchId === OUT ? null : batchId,
      ...(reason.trim() === "" ? {} : { reason }),
    };
    if ("ids" in selection && selection.ids.length > MOST)
      return setProblem({ other: "At most 10,000 phones can be chosen one by one; use “Select all” for more." });
    onBusy(true);
    setProblem({});
    try {
      const { moved, refused } = await call("POST /api/projects/{projectId}/batches/move", {
        params: { projectId },
        body,
      });
      const rest =
        refused > 0 ? `${plural(refused, "phone")} stayed: not eligible, already there, or begun.` : undefined;
      if (moved > 0) toast.success(`${plural(moved, "phone")} moved`, { description: rest });
      else toast.warning("No phone was moved", { description: rest });
      onMoved();
    } catch (error) {
      const ofReason = error instanceof ApiError ? error.of("reason") : undefined;
      setProblem(ofReason ? { reason: ofReason } : { other: messageOf(error) });
    }
    onBusy(false);
  }

  return (
    <form id={id} noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label="Batch"
        hint={open.length === 0 ? "There is no open batch yet: plan or add one on the page Batches." : undefined}
      >
        {(control) => (
          <NativeSelect {...control} value={batchId} onChange={(event) => setBatchId(event.target.value)}>
            {open.map((batch) => (
              <option key={batch.id} value={batch.id}>
                {batch.name}
              </option>
            ))}
            <option value={OUT}>No batch: take them out of theirs</option>
          </NativeSelect>
        )}
      </Field>
      <Field label="Reason" isOptional hint="Kept in each phone’s history." error={problem.reason}>
        {(control) => (
          <Input {...control} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      {problem.other && (
        <Notice tone="bad" role="alert" title="Nothing was moved">
          {problem.other}
        </Notice>
      )}
    </form>
  );
}
