"use client";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { RadioCards } from "@/components/ui/radio-cards";
import { ApiError, call, messageOf } from "@/lib/client/api";
import type { BatchKind } from "@/lib/domain/work/batch-life";

const KINDS = [
  { value: "wave", title: "Wave", description: "Phones that are converted together." },
  { value: "pilot", title: "Pilot", description: "The proof of concept, before the first wave." },
] as const;

export function CreateBatchDialog({ projectId }: { projectId: string }) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [kind, setKind] = useState<BatchKind>("wave");
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<{ name?: string | undefined; other?: string | undefined }>({});
  // One key for one opening: a second click after a lost answer makes no second batch.
  const key = useRef("");

  function onOpenChange(next: boolean) {
    if (next) key.current = crypto.randomUUID();
    setProblem({});
    setIsOpen(next);
  }

  async function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "").trim();
    if (name === "") return setProblem({ name: "Fill this in." });
    setIsBusy(true);
    try {
      const params = { projectId };
      const batch = await call("POST /api/projects/{projectId}/batches", {
        params,
        body: { name, kind },
        idempotencyKey: key.current,
      });
      setIsOpen(false);
      router.push(`/projects/${projectId}/batches/${batch.id}` as Route);
    } catch (error) {
      const ofName = error instanceof ApiError ? error.of("name") : undefined;
      setProblem(ofName ? { name: ofName } : { other: messageOf(error) });
    }
    setIsBusy(false);
  }

  return (
    <Dialog
      open={isOpen}
      onOpenChange={onOpenChange}
      trigger={<Button>New empty batch</Button>}
      title="New empty batch"
      description="It stands at the end of the order. Fill it from another batch's page or from the inventory."
      footer={
        <>
          <DialogClose />
          <Button type="submit" form="create-batch" variant="primary" isBusy={isBusy}>
            Create
          </Button>
        </>
      }
    >
      <form id="create-batch" noValidate onSubmit={create} className="grid gap-4">
        <Field label="Name" error={problem.name}>
          {(control) => <Input {...control} name="name" required maxLength={120} autoComplete="off" />}
        </Field>
        <RadioCards
          legend="Kind"
          name="kind"
          items={KINDS}
          value={kind}
          onChange={setKind}
          className="sm:grid-cols-2"
        />
        {problem.other && (
          <Notice tone="bad" role="alert">
            {problem.other}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
