"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DialogForm } from "@/components/form/dialog-form";
import { FormProblem } from "@/components/form/form-problem";
import { TextField } from "@/components/form/text-field";
import { type Checker, useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";
import { plural } from "@/lib/format/text";
import type { BatchPlan } from "@/lib/schemas/batches";
import { ProposalTable } from "./proposal-table";

type PlanDialogProps = { projectId: string; isFirst: boolean; variant?: "primary" | "outline" };

export function PlanDialog({ projectId, isFirst, variant = "primary" }: PlanDialogProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setIsOpen}
      size="lg"
      trigger={<Button variant={variant}>{isFirst ? "Plan batches" : "Plan again"}</Button>}
      title={isFirst ? "Plan batches" : "Plan batches again"}
      description="First a pilot as proof of concept, then waves of one site and one load each. Batches that are ready or begun stay as they are."
    >
      <PlanForm projectId={projectId} isFirst={isFirst} onDone={() => setIsOpen(false)} />
    </Dialog>
  );
}

type PlanFormProps = { projectId: string; isFirst: boolean; onDone: () => void };

/** Sizes, then the proposal they lead to, then making its batches. */
function PlanForm({ projectId, isFirst, onDone }: PlanFormProps) {
  const router = useRouter();
  const params = { projectId };
  const [plan, setPlan] = useState<BatchPlan | null>(null);
  const form = useForm({
    start: { pilotSize: "10", maxSize: "200" },
    schema: () => SIZES,
    save: async (body) => {
      if (plan === null) return setPlan(await call("POST /api/projects/{projectId}/batches/plan", { params, body }));
      const made = await call("POST /api/projects/{projectId}/batches/apply", { params, body });
      onDone();
      toast.success(`${plural(made.created, "batch", "batches")} planned with ${plural(made.phones, "phone")}.`);
      router.refresh();
    },
  });
  const proposals = plan?.proposals.length ?? 0;
  const applyLabel = proposals === 0 ? "Nothing to plan" : `Make ${plural(proposals, "batch", "batches")}`;
  return (
    <DialogForm
      form={form}
      submitLabel={plan ? applyLabel : "Show the proposal"}
      isDisabled={plan !== null && proposals === 0}
      buttons={plan && <Button onClick={() => setPlan(null)}>Change the sizes</Button>}
      className={plan ? "grid gap-4" : "grid items-start gap-4 sm:grid-cols-2"}
    >
      <FormProblem
        form={form}
        title={plan ? "Nothing was planned" : "There is no proposal"}
        className="sm:col-span-2"
      />
      {plan ? (
        <ProposalTable plan={plan} isFirst={isFirst} />
      ) : (
        <>
          <TextField
            form={form}
            name="pilotSize"
            label="Phones in the pilot"
            hint="0: no pilot. It grows until each load has one phone in it."
            inputMode="numeric"
          />
          <TextField
            form={form}
            name="maxSize"
            label="Phones in a batch, at most"
            hint="As many as a team can convert in one window."
            inputMode="numeric"
          />
        </>
      )}
    </DialogForm>
  );
}

const LIMITS = [
  { name: "pilotSize", least: 0, most: 1000, message: "A whole number from 0 to 1,000." },
  { name: "maxSize", least: 1, most: 5000, message: "A whole number from 1 to 5,000." },
] as const;

/** Numbers as people type them. */
const SIZES: Checker<{ pilotSize: number; maxSize: number }> = {
  safeParse(values) {
    const texts = new Map(Object.entries(values ?? {}));
    const numberOf = (name: string) => {
      const text = String(texts.get(name) ?? "").trim();
      return /^\d+$/.test(text) ? Number(text) : Number.NaN;
    };
    const issues = LIMITS.filter(({ name, least, most }) => !(numberOf(name) >= least && numberOf(name) <= most)).map(
      ({ name, message }) => ({ path: [name], message }),
    );
    if (issues.length > 0) return { success: false, error: { issues } };
    return { success: true, data: { pilotSize: numberOf("pilotSize"), maxSize: numberOf("maxSize") } };
  },
};
