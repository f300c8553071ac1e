"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { UndoButton } from "@/components/changes/undo-button";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { ApiError, call, messageOf } from "@/lib/client/api";
import type { Job } from "@/lib/schemas/jobs";
import { closeJob, updateJob } from "./followed-jobs";
import { progressWords, RUNNING_WORDS, resultWords } from "./job-words";
import { usePolling } from "./use-polling";

const ASK_EVERY_MS = 1000;

/** One job: how far it is and a way to stop it, then what came of it. */
export function JobProgress({ job, canCancel }: { job: Job; canCancel: boolean }) {
  const isRunning = job.status === "queued" || job.status === "running";
  return isRunning ? <RunningJob job={job} canCancel={canCancel} /> : <EndedJob job={job} />;
}

function RunningJob({ job, canCancel }: { job: Job; canCancel: boolean }) {
  const router = useRouter();
  const params = { jobId: job.id };
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function ask() {
    try {
      const now = await call("GET /api/jobs/{jobId}", { params });
      setProblem(null);
      updateJob(now);
      if (now.status !== "queued" && now.status !== "running") router.refresh();
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) closeJob(job.id);
      else setProblem(messageOf(error));
    }
  }
  usePolling(ask, ASK_EVERY_MS);

  async function cancel() {
    setIsBusy(true);
    try {
      await call("DELETE /api/jobs/{jobId}", { params });
    } catch (error) {
      setProblem(messageOf(error)); // it has ended in the same moment: the answer below says how
    }
    await ask();
    setIsBusy(false);
  }

  return (
    <Notice
      role="status"
      title={RUNNING_WORDS[job.kind]}
      actions={
        job.canCancel &&
        canCancel && (
          <Button size="sm" isBusy={isBusy} onClick={cancel}>
            Cancel
          </Button>
        )
      }
    >
      <p className="text-muted tabular-nums">
        {progressWords(job)} Started by {job.createdBy}; this page may be left.
        {!job.canCancel && " It cannot be cancelled: what it follows is stored already."}
      </p>
      {job.total > 0 && (
        <Progress className="mt-2 max-w-xl" label={RUNNING_WORDS[job.kind]} value={job.done} max={job.total} />
      )}
      {problem && <p className="text-bad">{problem}</p>}
    </Notice>
  );
}

function EndedJob({ job }: { job: Job }) {
  const { title, text, tone, undo } = resultWords(job);
  return (
    <Notice
      role="status"
      tone={tone}
      title={title}
      actions={
        <>
          {undo !== null && (
            <UndoButton projectId={job.projectId} requestId={undo} size="sm" onUndone={() => closeJob(job.id)} />
          )}
          <Button size="sm" variant="ghost" onClick={() => closeJob(job.id)}>
            Close
          </Button>
        </>
      }
    >
      {text}
    </Notice>
  );
}
