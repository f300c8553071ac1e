import "server-only";
import { wordOf } from "@/lib/domain/words";
import { JOB_KINDS, type JobKind } from "@/lib/schemas/jobs";
import { applyBatches } from "@/lib/server/batches/plan-batches";
import { db } from "@/lib/server/database/db";
import { fromJson } from "@/lib/server/database/rows";
import { AppError, isDatabaseAway } from "@/lib/server/errors";
import { applyAfterInventory } from "@/lib/server/imports/apply-after-inventory";
import { judgeAfterInventory } from "@/lib/server/imports/judge-after-inventory";
import type { Jobs } from "@/lib/server/jobs/add-job";
import { hooksOf, JobCancelledError, type JobHooks } from "@/lib/server/jobs/long-jobs";
import { decideExceptions } from "@/lib/server/phones/decide-exceptions";
import { editPhones } from "@/lib/server/phones/edit-phones";
import { undoChanges } from "@/lib/server/phones/undo-changes";
import { decideAgain } from "@/lib/server/rules/decide-again";
import { probePhones } from "@/lib/server/work/probe-phones";

/** What each kind of job runs; its input is what the request would have given the command. */
const COMMANDS = {
  "apply-plan": (input, job) => applyBatches({ ...fromJson<Parameters<typeof applyBatches>[0]>(input), job }),
  "edit-phones": (input, job) => editPhones({ ...fromJson<Parameters<typeof editPhones>[0]>(input), job }),
  "decide-exceptions": (input, job) =>
    decideExceptions({ ...fromJson<Omit<Parameters<typeof decideExceptions>[0], "job">>(input), job }),
  undo: (input, job) => undoChanges({ ...fromJson<Parameters<typeof undoChanges>[0]>(input), job }),
  decide: (input, job) => decideAgain({ ...fromJson<Parameters<typeof decideAgain>[0]>(input), job }),
  "judge-after-inventory": (input, job) =>
    judgeAfterInventory({ ...fromJson<Omit<Parameters<typeof judgeAfterInventory>[0], "job">>(input), job }),
  "apply-after-inventory": (input, job) =>
    applyAfterInventory({ ...fromJson<Parameters<typeof applyAfterInventory>[0]>(input), job }),
  "probe-phones": (input, job) =>
    probePhones({ ...fromJson<Omit<Parameters<typeof probePhones>[0], "job">>(input), job }),
} as const satisfies Record<JobKind, (input: unknown, job: JobHooks) => Promise<unknown>>;

/**
 * Runs one job to its end. Killed at any moment it leaves nothing and is taken again; what it stored is stored with its
 * result, so it is never done twice.
 */
export async function runLongJob({ projectId, jobId }: Jobs["long-job"]): Promise<void> {
  const where = { projectId, id: jobId };
  const { count } = await db.job.updateMany({
    where: { ...where, status: { in: ["queued", "running"] } },
    data: { status: "running", done: 0 },
  });
  if (count === 0) return; // cancelled, or done by a run whose end was not recorded
  const { kind, input } = await db.job.findUniqueOrThrow({ where: { projectId_id: where } });
  try {
    await COMMANDS[wordOf(JOB_KINDS, kind)](input, hooksOf(projectId, jobId));
  } catch (error) {
    if (error instanceof JobCancelledError) return;
    if (isDatabaseAway(error)) throw error; // nobody's fault: it is tried again
    await fail(where, error);
  }
}

async function fail(where: { projectId: string; id: string }, error: unknown): Promise<void> {
  const isExpected = error instanceof AppError;
  if (!isExpected) {
    const { message, stack } = error instanceof Error ? error : { message: String(error), stack: "" };
    console.error(JSON.stringify({ level: "error", area: "job", ...where, message, stack }));
  }
  const detail = isExpected
    ? error.message
    : "It failed on the server and nothing was changed; the server's log tells why.";
  await db.job.updateMany({
    where: { ...where, status: "running" },
    data: { status: "failed", problem: { code: isExpected ? error.code : "internal", detail }, finishedAt: new Date() },
  });
}
