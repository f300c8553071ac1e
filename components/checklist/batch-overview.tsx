"use client";
import { Notice } from "@/components/ui/notice";
import { SegmentBar } from "@/components/ui/progress";
import { checklistForBatch, checklistForProject, type LicenseCounts } from "@/lib/domain/checklist/checklist-for";
import type { Route } from "@/lib/domain/checklist/step";
import type { Work, WorkBatch } from "@/lib/schemas/work";
import type { NoteRequest } from "./note-dialog";
import type { StateFilter } from "./phone-list";
import { ScopeSteps } from "./scope-steps";
import type { Mark } from "./step-log";
import type { StepQueue } from "./use-step-queue";

type BatchOverviewProps = {
  work: Work;
  batch: WorkBatch;
  route: Route | null;
  notice: string;
  licenses: LicenseCounts | null;
  counts: Record<StateFilter, number>;
  marks: ReadonlyMap<string, Mark>;
  queue: StepQueue;
  canRecord: boolean;
  askNote: (request: NoteRequest) => void;
};

/** How far the batch is, and what is done once for all its phones. */
export function BatchOverview({ work, batch, route, notice, licenses, counts, ...scope }: BatchOverviewProps) {
  const { project } = work;
  const segments = [
    { label: "Verified", value: counts.verified, tone: "ok" },
    { label: "In progress", value: counts["in-progress"], tone: "accent" },
    { label: "Failed", value: counts.failed, tone: "bad" },
    { label: "On hold", value: counts["on-hold"], tone: "warn" },
    { label: "To do", value: counts["not-started"], tone: "idle" },
  ] as const;
  const isOver = batch.state === "done" || batch.state === "cancelled";
  return (
    <div className="mb-4 grid gap-3">
      <SegmentBar segments={segments.filter(({ value }) => value > 0)} total={counts.all} />
      {isOver && (
        <Notice tone="idle" title={batch.state === "done" ? "This batch is done" : "This batch was cancelled"}>
          Nothing is left to do here. What was ticked stays to be looked up.
        </Notice>
      )}
      {!route && (
        <Notice tone="warn" title="There are no steps for this method">
          {notice}. Phones are verified here all the same, by their status text.
        </Notice>
      )}
      {route && (
        <div className="grid gap-2 lg:grid-cols-2">
          <ScopeSteps
            {...scope}
            work={work}
            title="Once for the project"
            steps={checklistForProject(route, project, licenses)}
            subject={{ projectId: project.id }}
          />
          <ScopeSteps
            {...scope}
            work={work}
            title="Once for the batch"
            steps={checklistForBatch(route, batch, project)}
            subject={{ batchId: batch.id }}
          />
        </div>
      )}
    </div>
  );
}
