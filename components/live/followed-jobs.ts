"use client";
import { useSyncExternalStore } from "react";
import type { Job } from "@/lib/schemas/jobs";

/** Jobs that this tab shows: those it started, and those that were under way when a page was opened. */
let jobs: readonly Job[] = [];
/** Closed by a person; a page that was read before does not bring them back. */
const closed = new Set<string>();
const listeners = new Set<() => void>();

function change(next: readonly Job[]) {
  jobs = next;
  for (const listener of listeners) listener();
}

/** Shows how far a job is, on every page of its project, until a person closes it. */
export function followJob(job: Job): void {
  if (!closed.has(job.id) && !jobs.some(({ id }) => id === job.id)) change([...jobs, job]);
}

/** The newer state of a job that is shown. */
export function updateJob(job: Job): void {
  change(jobs.map((known) => (known.id === job.id ? job : known)));
}

/** Takes a job that has ended off the page. */
export function closeJob(id: string): void {
  closed.add(id);
  change(jobs.filter((job) => job.id !== id));
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const NONE: readonly Job[] = [];

const isUnderWay = ({ status }: Job): boolean => status === "queued" || status === "running";

/** The job that is under way in a project; while there is one, no other is started from here. */
export const useRunningJob = (projectId: string): Job | null =>
  useFollowedJobs().find((job) => job.projectId === projectId && isUnderWay(job)) ?? null;

/** The jobs that are shown, of all projects. */
export const useFollowedJobs = (): readonly Job[] =>
  useSyncExternalStore(
    subscribe,
    () => jobs,
    () => NONE,
  );
