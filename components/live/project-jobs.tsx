"use client";
import { lazy, Suspense, useEffect } from "react";
import type { Job } from "@/lib/schemas/jobs";
import { followJob, useFollowedJobs } from "./followed-jobs";

// Loaded when there is a job: it stands over every page of the project, and most days none has one.
const JobProgress = lazy(() => import("./job-progress").then((module) => ({ default: module.JobProgress })));

type ProjectJobsProps = {
  projectId: string;
  /** Under way when the page was made, so that a reload loses none of them. */
  running: readonly Job[];
  canCancel: boolean;
};

/** Work on many phones that goes on in this project, over every page of it. */
export function ProjectJobs({ projectId, running, canCancel }: ProjectJobsProps) {
  const jobs = useFollowedJobs().filter((job) => job.projectId === projectId);
  useEffect(() => {
    for (const job of running) followJob(job);
  }, [running]);
  if (jobs.length === 0) return null;
  return (
    <section aria-label="Work under way" data-screen-only className="mb-4 grid gap-2">
      <Suspense>
        {jobs.map((job) => (
          <JobProgress key={job.id} job={job} canCancel={canCancel} />
        ))}
      </Suspense>
    </section>
  );
}
