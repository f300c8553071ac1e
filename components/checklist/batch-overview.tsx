"use client";
import { SegmentBar } from "@/components/ui/segment-bar";
import type { NeededSteps } from "@/lib/domain/work/needed-steps";
import { PHONE_STATE_LABELS } from "@/lib/domain/work/phone-life";
import type { Mark } from "@/lib/domain/work/step-log";
import type { Work, WorkBatch } from "@/lib/schemas/work";
import { BatchNotices } from "./batch-notices";
import type { NoteRequest } from "./note-dialog";
import type { StateFilter } from "./phone-list";
import { ScopeSteps } from "./scope-steps";
import type { StepQueue } from "./use-step-queue";

type BatchOverviewProps = {
  work: Work;
  batch: WorkBatch;
  /** Why there are no steps; null where there are. */
  noSteps: string | null;
  needed: NeededSteps;
  counts: Record<StateFilter, number>;
  marks: ReadonlyMap<string, Mark>;
  queue: StepQueue;
  canRecord: boolean;
  canOverride: boolean;
  /** Steps of the whole project are not for the technicians of one batch. */
  canRecordProject: boolean;
  askNote: (request: NoteRequest) => void;
};

/** How far the batch is, and what is done once for all its phones. */
export function BatchOverview({
  work,
  batch,
  noSteps,
  needed,
  counts,
  canRecordProject,
  ...scope
}: BatchOverviewProps) {
  const { project } = work;
  const segments = [
    { label: "Verified", value: counts.verified, tone: "ok" },
    { label: "In progress", value: counts["in-progress"], tone: "accent" },
    { label: PHONE_STATE_LABELS.moved, value: counts.moved, tone: "warn" },
    { label: "Failed", value: counts.failed, tone: "bad" },
    { label: "On hold", value: counts["on-hold"], tone: "warn" },
    { label: "To do", value: counts["not-started"], tone: "idle" },
  ] as const;
  const isOver = batch.state === "done" || batch.state === "cancelled";
  return (
    <div className="mb-4 grid gap-3">
      <SegmentBar segments={segments.filter(({ value }) => value > 0)} total={counts.all} />
      {(isOver || noSteps !== null) && <BatchNotices batchId={batch.id} state={batch.state} noSteps={noSteps} />}
      {noSteps === null && (
        <div className="grid gap-2 lg:grid-cols-2">
          <ScopeSteps
            {...scope}
            work={work}
            canRecord={canRecordProject}
            title="Once for the project"
            steps={needed.project}
            subject={{ projectId: project.id }}
          />
          <ScopeSteps
            {...scope}
            work={work}
            title="Once for the batch"
            steps={needed.batch}
            subject={{ batchId: batch.id }}
          />
        </div>
      )}
    </div>
  );
}
