"use client";
import { lazy, Suspense, useState } from "react";
import { useRunningJob } from "@/components/live/followed-jobs";
import { progressWords, RUNNING_WORDS } from "@/components/live/job-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { plural } from "@/lib/format/text";

import type { PlanFormProps } from "./plan-form";

/** The form comes with the first opening. */
const PlanForm = lazy(() => import("./plan-form").then((module) => ({ default: module.PlanForm })));

type PlanDialogProps = Pick<PlanFormProps, "projectId" | "timeZone" | "lastWishes">;

/** Places the phones that are in no batch; every batch that exists keeps what it has. */
export function PlanDialog({ unplanned, ...plan }: PlanDialogProps & { unplanned: number }) {
  const [isOpen, setIsOpen] = useState(false);
  const job = useRunningJob(plan.projectId);
  const phones = plural(unplanned, "phone");
  if (job && !isOpen)
    return (
      <p role="status" className="self-center text-muted tabular-nums">
        {RUNNING_WORDS[job.kind]}: {progressWords(job)} Then the rest can be planned.
      </p>
    );
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setIsOpen}
      size="lg"
      trigger={<Button variant="primary">Plan the {phones} without a batch</Button>}
      title={`Plan the ${phones} without a batch`}
      description="They go into planned batches of their site that have room, the others into new ones. No batch loses anything."
    >
      <Suspense fallback={null}>
        <PlanForm {...plan} mode="place-new" onDone={() => setIsOpen(false)} />
      </Suspense>
    </Dialog>
  );
}

/** Makes planned batches again. What a person set in one goes only when it is ticked. */
export function ReplanDialog(plan: PlanDialogProps) {
  const [isOpen, setIsOpen] = useState(false);
  const job = useRunningJob(plan.projectId);
  if (job && !isOpen) return null;
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setIsOpen}
      size="lg"
      trigger={<Button>Make planned batches again…</Button>}
      title="Make planned batches again"
      description="Planned batches on which nothing was done are replaced by new ones. You see what would be lost before anything is stored."
    >
      <Suspense fallback={null}>
        <PlanForm {...plan} mode="replan" onDone={() => setIsOpen(false)} />
      </Suspense>
    </Dialog>
  );
}
