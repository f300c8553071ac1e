"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { undoWithToast } from "@/components/changes/undo-button";
import { DialogForm } from "@/components/form/dialog-form";
import { FormProblem } from "@/components/form/form-problem";
import { TextField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { followJob, useRunningJob } from "@/components/live/followed-jobs";
import { JobInTheWay } from "@/components/live/job-in-the-way";
import { plannedTitle } from "@/components/live/job-words";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";
import { plural } from "@/lib/format/text";
import type { BatchPlan, PlanResult } from "@/lib/schemas/batches";
import { PlanProposal } from "./plan-proposal";
import { SIZES, type Sizes } from "./plan-sizes";

type PlanFormProps = { projectId: string; mode: BatchPlan["mode"]; onDone: () => void };
type Asked = { plan: BatchPlan; sizes: Sizes; replace: readonly string[] };

/** So long the message with Undo stays; later the page Changes offers it. */
const UNDO_MS = 20_000;

/** Loaded by the dialogs: sizes, then the proposal they lead to, then making its batches. */
export function PlanForm({ projectId, mode, onDone }: PlanFormProps) {
  const router = useRouter();
  const params = { projectId };
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const form = useForm({
    start: { pilotSize: "10", maxSize: "200" },
    schema: () => SIZES,
    save: (sizes) => (asked === null ? propose(sizes, []) : apply(asked)),
  });

  async function propose(sizes: Sizes, replace: readonly string[]) {
    const body = { ...sizes, mode, replace: [...replace] };
    const plan = await call("POST /api/projects/{projectId}/batches/plan", { params, body });
    setAsked({ plan, sizes, replace });
  }

  /** A tick shows at once; the proposal follows, and where there is none the tick goes back. */
  async function replaceOnly(before: Asked, replace: readonly string[]) {
    setAsked({ ...before, replace });
    setIsAsking(true);
    await propose(before.sizes, replace).catch((error) => {
      setAsked(before);
      form.show(error);
    });
    setIsAsking(false);
  }

  async function apply({ sizes, replace }: Asked) {
    const body = { ...sizes, mode, replace: [...replace] };
    const answer = await call("POST /api/projects/{projectId}/batches/apply", { params, body });
    onDone();
    if ("job" in answer) followJob(answer.job);
    else tell(answer);
    router.refresh();
  }

  function tell(result: PlanResult) {
    const onClick = () => void undoWithToast(projectId, result.requestId, () => router.refresh());
    toast.success(plannedTitle(result), { duration: UNDO_MS, action: { label: "Undo", onClick } });
  }

  const plan = asked?.plan ?? null;
  const job = useRunningJob(projectId);
  return (
    <DialogForm
      form={form}
      submitLabel={plan ? applyLabel(plan) : "Show the proposal"}
      isDisabled={isAsking || job !== null || (plan !== null && isNothing(plan))}
      tone={plan && goingOf(plan).length > 0 ? "bad" : "accent"}
      buttons={plan && <Button onClick={() => setAsked(null)}>Change the sizes</Button>}
      className={plan ? "grid gap-4" : "grid items-start gap-4 sm:grid-cols-2"}
    >
      <FormProblem
        form={form}
        title={plan ? "Nothing was planned" : "There is no proposal"}
        className="sm:col-span-2"
      />
      {job && <JobInTheWay job={job} />}
      {asked ? (
        <PlanProposal
          projectId={projectId}
          plan={asked.plan}
          ticked={asked.replace}
          isBusy={isAsking}
          onReplace={(replace) => void replaceOnly(asked, replace)}
        />
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

const goingOf = ({ replaceable }: BatchPlan) => replaceable.filter(({ isReplaced }) => isReplaced);
const isNothing = (plan: BatchPlan) => plan.proposals.length === 0 && goingOf(plan).length === 0;

function applyLabel(plan: BatchPlan): string {
  const going = goingOf(plan).length;
  if (isNothing(plan)) return "Nothing to plan";
  if (going > 0) return `Replace ${plural(going, "batch", "batches")} by ${plural(plan.proposals.length, "new one")}`;
  return `Place ${plural(plan.phones, "phone")}`;
}
