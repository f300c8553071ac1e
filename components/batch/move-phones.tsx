"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, NativeSelect } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { call, messageOf } from "@/lib/client/api";
import { plural } from "@/lib/format/text";
import type { Batch, Selection } from "@/lib/schemas/batches";

type MovePhonesProps = {
  batch: Pick<Batch, "projectId" | "name">;
  others: readonly Pick<Batch, "id" | "name">[];
  selection: { ids: string[] } | { filter: Extract<Selection, { filter: unknown }>["filter"]; except: string[] };
  /** How many, in words. */
  label: string;
  onMoved: () => void;
};

const OUT = "out";
/** As many as the API takes one by one. */
const MOST = 10_000;

export function MovePhones({ batch, others, selection, label, onMoved }: MovePhonesProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [to, setTo] = useState("");
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<{ to?: string; other?: string }>({});
  const [isBusy, setIsBusy] = useState(false);

  async function move() {
    if (to === "") return setProblem({ to: "Choose where they go." });
    const change = { selection, batchId: to === OUT ? null : to, ...(reason.trim() ? { reason } : {}) };
    if ("ids" in selection && selection.ids.length > MOST)
      return setProblem({ other: "At most 10,000 phones can be chosen one by one; use “Select all” for more." });
    setIsBusy(true);
    setProblem({});
    try {
      const params = { projectId: batch.projectId };
      const { moved, refused } = await call("POST /api/projects/{projectId}/batches/move", { params, body: change });
      setIsOpen(false);
      const stay =
        refused > 0
          ? `${plural(refused, "phone stays", "phones stay")}: work on them has begun, or they are not eligible.`
          : undefined;
      if (moved > 0) toast.success(`${plural(moved, "phone was", "phones were")} moved.`, { description: stay });
      else toast.warning("No phone was moved.", { description: stay });
      onMoved();
    } catch (error) {
      setProblem({ other: messageOf(error) });
    }
    setIsBusy(false);
  }

  return (
    <Dialog
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={<Button variant="primary">Move {label}…</Button>}
      title="Move phones"
      description={`Out of ${batch.name}. Phones on which work has begun stay.`}
      footer={
        <>
          <DialogClose />
          <Button variant="primary" isBusy={isBusy} onClick={() => void move()}>
            Move
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Field label="Where to" error={problem.to}>
          {(control) => (
            <NativeSelect {...control} value={to} onChange={({ target }) => setTo(target.value)}>
              <option value="">Choose…</option>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
              <option value={OUT}>Out of any batch</option>
            </NativeSelect>
          )}
        </Field>
        <Field label="Reason" isOptional hint="Kept in each phone's history.">
          {(control) => (
            <Input {...control} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
          )}
        </Field>
        {problem.other && (
          <Notice tone="bad" role="alert">
            {problem.other}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
