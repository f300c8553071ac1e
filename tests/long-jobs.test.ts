import { beforeAll, describe, expect, test } from "vitest";
import { applyBatches } from "@/lib/server/batches/plan-batches";
import { pool } from "@/lib/server/database/db";
import { FOR_A_JOB } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { JobCancelledError, type JobHooks } from "@/lib/server/jobs/long-jobs";
import { editPhones } from "@/lib/server/phones/edit-phones";
import { undoChanges } from "@/lib/server/phones/undo-changes";
import { decideAgain } from "@/lib/server/rules/decide-again";
import { importFile } from "./imports";
import { newWorkspace } from "./people";

/** A change of many phones tells how far it is, part by part, and leaves nothing when it is cancelled between two. */

const PHONES = 11_000;
const FULL = [
  [0, PHONES],
  [5_000, PHONES],
  [10_000, PHONES],
];

let workspace: Awaited<ReturnType<typeof newWorkspace>>;
let told: [number, number][];

/** Notes what it is told; ends the work as a person does who cancels it, once so many phones are done. */
function listening(cancelAt = Number.POSITIVE_INFINITY): JobHooks {
  told = [];
  let of = 0;
  return {
    policy: FOR_A_JOB,
    onProgress: async (done, total = of) => {
      of = total;
      told.push([done, total]);
      if (done >= cancelAt) throw new JobCancelledError();
    },
    onFinish: async () => {},
  };
}

const project = () => ({
  id: workspace.project.id,
  organizationId: workspace.organization.id,
  role: "administrator" as const,
});
const scope = () => phoneScope({ userId: workspace.administrator.id }, project());
const asked = (job: JobHooks) => ({ project: project(), actorId: workspace.administrator.id, requestId: newId(), job });
const edit = (owner: string, job: JobHooks) => {
  const change = asked(job);
  const input = { selection: { filter: {}, except: [] }, set: { owner }, reason: "Test", preview: false };
  return editPhones({ ...change, scope: scope(), input }).then(() => change.requestId);
};
const plan = (job: JobHooks) => {
  const change = asked(job);
  const options = { mode: "place-new" as const, pilotSize: 0, maxSize: 500, replace: [] };
  return applyBatches({ ...change, options }).then(() => change.requestId);
};
const undo = (requestId: string, job: JobHooks) =>
  undoChanges({ ...asked(job), scope: scope(), undo: requestId, reason: null });

/** How many phones have this owner, are in a batch, and how many entries their histories have. */
async function counts(owner: string) {
  const { rows } = await pool.query<{ owned: number; placed: number; history: number }>(
    `SELECT (SELECT count(*)::int FROM "Phone" WHERE "projectId" = $1 AND "owner" = $2) AS "owned",
       (SELECT count(*)::int FROM "PhoneWork" WHERE "projectId" = $1 AND "batchId" IS NOT NULL) AS "placed",
       (SELECT count(*)::int FROM "PhoneChange" WHERE "projectId" = $1) AS "history"`,
    [workspace.project.id, owner],
  );
  return rows[0];
}

beforeAll(async () => {
  workspace = await newWorkspace();
  const rows = Array.from(
    { length: PHONES },
    (_, index) => `00CCFC${index.toString(16).padStart(6, "0").toUpperCase()},CP-8841-K9=,V10,Site ${index % 9}`,
  );
  await importFile(workspace, ["MAC,PID,VID,Site", ...rows].join("\n"));
});

describe("one after the other", () => {
  test("an edit that is cancelled half way changed nothing", async () => {
    await expect(edit("Nobody", listening(5_000))).rejects.toThrow(JobCancelledError);
    expect(told).toEqual(FULL.slice(0, 2));
    expect(await counts("Nobody")).toEqual({ owned: 0, placed: 0, history: 0 });
  });

  test("an edit and its undo tell each part, and write each phone once", async () => {
    const requestId = await edit("Ana", listening());
    expect(told).toEqual(FULL);
    expect(await counts("Ana")).toEqual({ owned: PHONES, placed: 0, history: PHONES });
    await undo(requestId, listening());
    expect(told.filter(([done]) => done > 0)).toEqual(FULL.slice(1));
    expect(await counts("Ana")).toEqual({ owned: 0, placed: 0, history: 2 * PHONES });
  });

  test("a plan and its undo tell each part, and place each phone once", async () => {
    const requestId = await plan(listening());
    expect(told).toEqual([...FULL, [PHONES, PHONES]]);
    expect((await counts(""))?.placed).toBe(PHONES);
    await expect(undo(requestId, listening(10_000))).rejects.toThrow(JobCancelledError);
    expect((await counts(""))?.placed).toBe(PHONES);
    await undo(requestId, listening());
    expect((await counts(""))?.placed).toBe(0);
  });

  test("deciding again tells each part of those that change", async () => {
    const { id: projectId } = workspace.project;
    await pool.query(`UPDATE "Project" SET "target" = 'webex-calling' WHERE "id" = $1`, [projectId]);
    const change = { projectId, actorId: null, requestId: newId(), reason: "Test" };
    await decideAgain({ ...change, job: listening() });
    expect(told).toEqual(FULL);
    const { rows } = await pool.query(
      `SELECT count(DISTINCT "phoneId")::int AS "count" FROM "PhoneChange" WHERE "projectId" = $1 AND "requestId" = $2`,
      [projectId, change.requestId],
    );
    expect(rows).toEqual([{ count: PHONES }]);
  });
});
