"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { undoWithToast } from "@/components/changes/undo-button";
import { DialogForm } from "@/components/form/dialog-form";
import { FormProblem } from "@/components/form/form-problem";
import { useForm } from "@/components/form/use-form";
import { followJob, useRunningJob } from "@/components/live/followed-jobs";
import { JobInTheWay } from "@/components/live/job-in-the-way";
import { plannedTitle } from "@/components/live/job-words";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";
import { plural } from "@/lib/format/text";
import type { BatchPlan, PlanResult, PlanWishesInput } from "@/lib/schemas/batches";
import { PlanFields } from "./plan-fields";
import { PlanProposal } from "./plan-proposal";
import { nextMonday, PLAN_START, valuesOf, wishesOf } from "./plan-values";

export type PlanFormProps = {
  projectId: string;
  timeZone: string;
  mode: BatchPlan["mode"];
  /** Of the plan before; null: there was none. */
  lastWishes: PlanWishesInput | null;
  onDone: () => void;
};
type Asked = { plan: BatchPlan; wishes: PlanWishesInput; replace: readonly string[] };

/** So long the message with Undo stays; later the page Changes offers it. */
const UNDO_MS = 20_000;

/** Loaded by the dialogs: what is wished, then the proposal they lead to, then making its batches. */
export function PlanForm({ projectId, timeZone, mode, lastWishes, onDone }: PlanFormProps) {
  const router = useRouter();
  const params = { projectId };
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [start] = useState(() => {
    const monday = nextMonday(new Date());
    const before = lastWishes ? valuesOf(lastWishes, monday) : { ...PLAN_START, "schedule.firstDay": monday };
    // They were named for one pilot: only where that is made again are they meant again.
    return mode === "replan" ? before : { ...before, pilotMacs: "" };
  });
  const form = useForm({
    start,
    schema: () => import("@/lib/schemas/batches").then(({ planWishes }) => planWishes),
    inputOf: wishesOf,
    save: (wishes) => (asked === null ? propose(wishes, []) : apply(asked)),
  });

  async function propose(wishes: PlanWishesInput, replace: readonly string[]) {
    const body = { ...wishes, mode, replace: [...replace] };
    const plan = await call("POST /api/projects/{projectId}/batches/plan", { params, body });
    setAsked({ plan, wishes, replace });
  }

  /** A tick shows at once; the proposal follows, and where there is none the tick goes back. */
  async function replaceOnly(before: Asked, replace: readonly string[]) {
    setAsked({ ...before, replace });
    setIsAsking(true);
    await propose(before.wishes, replace).catch((error) => {
      setAsked(before);
      form.show(error);
    });
    setIsAsking(false);
  }

  async function apply({ wishes, replace }: Asked) {
    const body = { ...wishes, mode, replace: [...replace] };
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
      buttons={plan && <Button onClick={() => setAsked(null)}>Change the wishes</Button>}
      step={plan ? "proposal" : "wishes"}
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
          timeZone={timeZone}
          plan={asked.plan}
          ticked={asked.replace}
          isBusy={isAsking}
          onReplace={(replace) => void replaceOnly(asked, replace)}
        />
      ) : (
        <PlanFields projectId={projectId} form={form} timeZone={timeZone} />
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
