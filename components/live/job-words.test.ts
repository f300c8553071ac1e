import { expect, test } from "vitest";
import type { Job } from "@/lib/schemas/jobs";
import { resultWords } from "./job-words";

const JOB: Job = {
  ...{ id: "j1", projectId: "p1", kind: "apply-plan", status: "done", done: 5, total: 5, result: null, problem: null },
  ...{ canCancel: false, createdBy: "Ada", createdAt: "2026-11-27T12:00:00Z", finishedAt: "2026-11-27T12:00:05Z" },
};

test.each<{ job: Partial<Job>; title: string; undo: string | null; because: string }>([
  {
    job: { result: { requestId: "r1", created: 2, filled: 1, replaced: 0, phones: 1431, kept: 3 } },
    ...{ title: "1,431 phones planned: 2 new batches, 1 batch filled", undo: "r1", because: "a plan can be undone" },
  },
  {
    job: { kind: "edit-phones", result: { requestId: "r2", changed: 25000 } },
    ...{ title: "25,000 phones changed", undo: "r2", because: "an edit can be undone" },
  },
  {
    job: { kind: "edit-phones", result: { requestId: "r2", changed: 0 } },
    ...{ title: "0 phones changed", undo: null, because: "where nothing changed there is nothing to undo" },
  },
  {
    job: { kind: "decide-exceptions", result: { requestId: "r4", changed: 20001 } },
    ...{ title: "20,001 phones decided", undo: "r4", because: "a decision can be undone" },
  },
  {
    job: { kind: "decide-exceptions", result: { requestId: "r4", changed: 20001, isTakenBack: true } },
    ...{ title: "20,001 phones undecided again", undo: "r4", because: "what is taken back is not decided" },
  },
  {
    job: { kind: "undo", result: { requestId: "r3", restored: 24999, left: 1 } },
    ...{ title: "Undone: 24,999 phones as before", undo: null, because: "an undo is undone on the page Changes" },
  },
  {
    job: { status: "failed", problem: { code: "conflict", detail: "Somebody did it already." } },
    ...{ title: "Nothing was planned", undo: null, because: "it failed" },
  },
  {
    job: { status: "cancelled", result: null },
    ...{ title: "Cancelled: nothing was changed", undo: null, because: "it was cancelled" },
  },
])("$title: $because", ({ job, title, undo }) => {
  expect(resultWords({ ...JOB, ...job })).toMatchObject({ title, undo });
});
