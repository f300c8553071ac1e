import * as z from "zod";

export const JOB_KINDS = [
  "apply-plan",
  "edit-phones",
  "decide-exceptions",
  "undo",
  "decide",
  "judge-after-inventory",
  "apply-after-inventory",
  "probe-phones",
] as const;
export type JobKind = (typeof JOB_KINDS)[number];
export const JOB_STATUSES = ["queued", "running", "done", "failed", "cancelled"] as const;

/** Work on many phones that goes on after the request was answered. */
export const job = z.object({
  id: z.string(),
  projectId: z.string(),
  kind: z.enum(JOB_KINDS),
  status: z.enum(JOB_STATUSES),
  /** Phones so far, of how many; 0 of 0 until it has looked. */
  done: z.number().int(),
  total: z.number().int(),
  /** What the request would have answered, once it is done. */
  result: z.record(z.string(), z.unknown()).nullable(),
  problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
  /** It may still be cancelled; nothing of it is stored then. */
  canCancel: z.boolean(),
  createdBy: z.string(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type Job = z.output<typeof job>;

/** In place of an answer: the work takes longer than one waits for. */
export const jobStarted = z.object({ job });
