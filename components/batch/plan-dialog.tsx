"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { ApiError, call, messageOf } from "@/lib/client/api";
import { plural } from "@/lib/format/text";
import type { BatchPlan } from "@/lib/schemas/batches";
import { PlanPreview } from "./plan-preview";

type PlanDialogProps = { projectId: string; isFirst: boolean; variant?: "primary" | "outline" };
type Problem = { pilotSize?: string | undefined; maxSize?: string | undefined; other?: string | undefined };
type Sizes = { pilotSize: number; maxSize: number };

export function PlanDialog({ projectId, isFirst, variant = "primary" }: PlanDialogProps) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [sizes, setSizes] = useState({ pilotSize: "10", maxSize: "200" });
  const [preview, setPreview] = useState<{ plan: BatchPlan; sizes: Sizes } | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>({});

  function onOpenChange(next: boolean) {
    setIsOpen(next);
    setPreview(null);
    setProblem({});
  }

  async function run(work: () => Promise<void>) {
    setIsBusy(true);
    setProblem({});
    try {
      await work();
    } catch (error) {
      const of = (path: string) => (error instanceof ApiError ? error.of(path) : undefined);
      const found = { pilotSize: of("pilotSize"), maxSize: of("maxSize") };
      setProblem(found.pilotSize || found.maxSize ? found : { other: messageOf(error) });
    }
    setIsBusy(false);
  }

  function propose(event: FormEvent) {
    event.preventDefault();
    const pilotSize = wholeNumber(sizes.pilotSize, 0, 1000);
    const maxSize = wholeNumber(sizes.maxSize, 1, 5000);
    if (pilotSize === null || maxSize === null) {
      return setProblem({
        pilotSize: pilotSize === null ? "A whole number from 0 to 1,000." : undefined,
        maxSize: maxSize === null ? "A whole number from 1 to 5,000." : undefined,
      });
    }
    const body = { pilotSize, maxSize };
    void run(async () => {
      const plan = await call("POST /api/projects/{projectId}/batches/plan", { params: { projectId }, body });
      setPreview({ plan, sizes: body });
    });
  }

  const apply = (body: Sizes) =>
    run(async () => {
      const made = await call("POST /api/projects/{projectId}/batches/apply", { params: { projectId }, body });
      setIsOpen(false);
      toast.success(`${plural(made.created, "batch", "batches")} planned with ${plural(made.phones, "phone")}.`);
      router.refresh();
    });

  const proposals = preview?.plan.proposals.length ?? 0;
  return (
    <Dialog
      open={isOpen}
      onOpenChange={onOpenChange}
      size={preview ? "lg" : "md"}
      trigger={<Button variant={variant}>{isFirst ? "Plan batches" : "Plan anew"}</Button>}
      title={isFirst ? "Plan batches" : "Plan batches anew"}
      description="First a pilot as proof of concept, then waves of one site and one load each. Batches that are ready or begun stay as they are."
      footer={
        preview ? (
          <>
            <Button onClick={() => setPreview(null)}>Change the sizes</Button>
            <Button
              variant="primary"
              isBusy={isBusy}
              disabled={proposals === 0}
              onClick={() => void apply(preview.sizes)}
            >
              {proposals === 0 ? "Nothing to plan" : `Make ${plural(proposals, "batch", "batches")}`}
            </Button>
          </>
        ) : (
          <>
            <DialogClose />
            <Button type="submit" form="plan-batches" variant="primary" isBusy={isBusy}>
              Show the proposal
            </Button>
          </>
        )
      }
    >
      {problem.other && (
        <Notice tone="bad" role="alert" className="mb-3">
          {problem.other}
        </Notice>
      )}
      {preview ? (
        <PlanPreview plan={preview.plan} isFirst={isFirst} />
      ) : (
        <form id="plan-batches" noValidate onSubmit={propose} className="grid items-start gap-4 sm:grid-cols-2">
          <Field
            label="Phones in the pilot"
            hint="0: no pilot. It grows until each load has one phone in it."
            error={problem.pilotSize}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                value={sizes.pilotSize}
                onChange={({ target }) => setSizes({ ...sizes, pilotSize: target.value })}
              />
            )}
          </Field>
          <Field
            label="Phones in a batch, at most"
            hint="As many as a team can convert in one window."
            error={problem.maxSize}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                value={sizes.maxSize}
                onChange={({ target }) => setSizes({ ...sizes, maxSize: target.value })}
              />
            )}
          </Field>
        </form>
      )}
    </Dialog>
  );
}

function wholeNumber(text: string, least: number, most: number): number | null {
  const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}
