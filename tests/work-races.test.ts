import { randomUUID } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import type { Batch } from "@/lib/schemas/batches";
import type { PhoneRow } from "@/lib/schemas/phones";
import type { StepOutcome } from "@/lib/schemas/work";
import { db, pool } from "@/lib/server/database/db";
import { expectJson, request, runJobs } from "./api";
import { importFile, upload } from "./imports";
import { newWorkspace } from "./people";

/**
 * Everything that changes a phone's place or state at the same moment, many rounds of it. Whoever wins, no phone under way is
 * outside a batch, nothing acknowledged is lost or doubled, no batch is falsely done, nobody meets a fault or a deadlock.
 */

const ROUNDS = 40;
const ROUNDS_A_FLEET = 8;
const STEP = "e2m-ucm.find-phone";
const FLEET = [
  "MAC,PID,VID,Site,Load",
  ...Array.from(
    { length: 36 },
    (_, index) =>
      `00CCFC0000${(16 + index).toString(16).toUpperCase()},CP-8841-K9=,V10,${["Leeds", "Lyon", "York"][index % 3]},sip88xx.14-2-1-0101-26`,
  ),
];
const AFTER = [
  "MAC,Load,Owner",
  ...FLEET.slice(1).map((row) => `${row.slice(0, 12)},sip88xx.12-0-3MPP0001-87,Owner`),
].join("\n");

type Workspace = Awaited<ReturnType<typeof newWorkspace>>;

async function newPlannedFleet(): Promise<Workspace> {
  const workspace = await newWorkspace();
  await importFile(workspace, FLEET.join("\n"));
  await plan(workspace, {});
  return workspace;
}
const plan = ({ token, project }: Workspace, json: object) =>
  request("POST /api/projects/{projectId}/batches/apply", {
    token,
    params: { projectId: project.id },
    json: { pilotSize: 0, maxSize: 5, ...json },
  });

type Begun = { phoneId: string; batchId: string; otherBatchId: string };

const move = ({ token, project }: Workspace, ids: string[], batchId: string | null) =>
  request("POST /api/projects/{projectId}/batches/move", {
    token,
    params: { projectId: project.id },
    json: { selection: { ids }, batchId },
  });

/** The phone's own page, as it reads after the conversion. */
const proof = ({ token, project }: Workspace, { id, mac }: PhoneRow) =>
  request("POST /api/projects/{projectId}/evidence", {
    token,
    params: { projectId: project.id },
    json: {
      phoneId: id,
      operationId: randomUUID(),
      text: `MAC Address: ${mac}\nProduct Name: CP-8841-3PCC\nSoftware Version: sip88xx.12-0-3MPP0001-87\nTransition Authorization Type: Classic`,
    },
  });

const deadlocks = async () =>
  Number(
    (await pool.query(`SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()`)).rows[0]?.deadlocks,
  );

async function read({ token, project }: Workspace) {
  const params = { projectId: project.id };
  const [phones, batches] = await Promise.all([
    expectJson<{ items: PhoneRow[] }>(200, "GET /api/projects/{projectId}/phones", {
      token,
      params,
      query: { limit: "100" },
    }),
    expectJson<{ items: Batch[] }>(200, "GET /api/projects/{projectId}/batches", { token, params }),
  ]);
  return { phones: phones.items, batches: batches.items };
}

/** One moment in which everybody does something; gives the statuses and the ticks that were acknowledged. */
async function round(workspace: Workspace, number: number) {
  const { token, project } = workspace;
  const { phones, batches } = await read(workspace);
  const params = { projectId: project.id };
  const acknowledged: string[] = [];
  const pick = <Item>(items: readonly Item[], at: number) => items[(number * 7 + at) % items.length] as Item;

  const tick = async (ids: string[]) => {
    const json = ids.map((phoneId) => ({
      operationId: randomUUID(),
      phoneId,
      step: STEP,
      action: "tick",
      at: "2026-12-05T20:00:00Z",
    }));
    const response = await request("POST /api/step-events", { token, json });
    if (response.ok)
      for (const { operationId, status } of (await response.clone().json()) as StepOutcome[])
        if (status === "stored") acknowledged.push(operationId);
    return response;
  };
  const edit = ({ id, revision }: PhoneRow) =>
    request("PATCH /api/phones/{phoneId}", {
      token,
      params: { phoneId: id },
      headers: { "if-match": `"${revision}"` },
      json: { owner: `Owner ${number}`, vid: 5 + (number % 5), reason: "Read from the label" },
    });
  const bulk = (site: string) =>
    request("POST /api/projects/{projectId}/phones/edit", {
      token,
      params,
      json: { selection: { filter: { site: [site] }, except: [] }, set: { notes: `Round ${number}` }, reason: "Round" },
    });
  const batch = pick(batches, 1);
  const doings = [
    tick([pick(phones, 0).id, pick(phones, 3).id]),
    tick([pick(phones, 3).id, pick(phones, 0).id]),
    tick([pick(phones, 5).id]),
    ...batches
      .slice(0, 3)
      .map(({ id }) => tick(phones.filter(({ batchId }) => batchId === id).map((phone) => phone.id))),
    request("DELETE /api/batches/{batchId}", { token, params: { batchId: pick(batches, 2).id } }),
    request("DELETE /api/batches/{batchId}", { token, params: { batchId: pick(batches, 0).id } }),
    plan(workspace, { mode: "replan", maxSize: 4 + (number % 3) }),
    plan(workspace, {}),
    move(workspace, [pick(phones, 0).id, pick(phones, 5).id, pick(phones, 8).id], batch.id),
    move(workspace, [pick(phones, 11).id, pick(phones, 3).id], null),
    edit(pick(phones, 0)),
    edit(pick(phones, 5)),
    bulk("Leeds"),
    proof(workspace, pick(phones, 13)),
    proof(workspace, pick(phones, 3)),
    request("PATCH /api/batches/{batchId}", {
      token,
      params: { batchId: batch.id },
      headers: { "if-match": `"${batch.version}"` },
      json: { name: `Named ${number}` },
    }),
  ];
  const importing = number % 4 === 0 ? importBeside(workspace) : null;
  const responses = await Promise.all(doings);
  await importing;
  const faults = await Promise.all(responses.filter(({ status }) => status >= 500).map((response) => response.text()));
  return { faults, acknowledged };
}

/** An after-inventory, committed and run in the middle of it all. */
async function importBeside(workspace: Workspace): Promise<void> {
  const { id } = await upload(workspace, AFTER);
  await expectJson(202, "POST /api/imports/{importId}/commit", {
    token: workspace.token,
    params: { importId: id },
    json: { mode: "valid-rows" },
  });
  await runJobs();
}

const LOST = `
  SELECT
    (SELECT count(*)::int FROM "PhoneWork" w JOIN "Phone" p ON p."id" = w."phoneId" WHERE w."projectId" = $1 AND p."withdrawnAt" IS NULL AND w."batchId" IS NULL AND w."state" IN ('in-progress', 'moved')) AS "underWayOutside",
    (SELECT count(*)::int FROM "PhoneWork" w WHERE w."projectId" = $1 AND w."state" = 'in-progress' AND w."begunAt" IS NULL) AS "notBegun",
    (SELECT count(*)::int FROM "PhoneWork" w JOIN "Phone" p ON p."id" = w."phoneId" WHERE w."projectId" = $1 AND w."state" = 'in-progress' AND p."verdict" <> 'eligible') AS "stopped",
    (SELECT count(*)::int FROM "Phone" p WHERE p."projectId" = $1) AS "phones"`;

/**
 * The batch of each phone on which work is under way: nothing that happens in a round may change it. A phone that evidence
 * verified while it was in no batch has no place to lose: people may put it into one.
 */
async function placesOfBegun({ project }: Workspace): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ phoneId: string; batchId: string }>(
    `SELECT "phoneId", "batchId" FROM "PhoneWork" WHERE "projectId" = $1 AND "batchId" IS NOT NULL AND "state" IN ('in-progress', 'moved', 'verified')`,
    [project.id],
  );
  return new Map(rows.map(({ phoneId, batchId }) => [phoneId, batchId]));
}

test(`${ROUNDS} rounds of ticks, proofs, plans, moves, deletions, edits and imports at once`, async () => {
  const before = await deadlocks();
  const faults: string[] = [];
  for (let number = 0, workspace = await newPlannedFleet(); number < ROUNDS; number++) {
    if (number > 0 && number % ROUNDS_A_FLEET === 0) workspace = await newPlannedFleet();
    const begun = await placesOfBegun(workspace);
    const done = await round(workspace, number);
    faults.push(...done.faults);
    const now = await placesOfBegun(workspace);
    const moved = [...begun].filter(([phoneId, batchId]) => now.get(phoneId) !== batchId);
    expect(moved, `phones under way that changed their batch in round ${number}`).toEqual([]);
    const { rows } = await pool.query(LOST, [workspace.project.id]);
    expect(rows[0], `round ${number}`).toEqual({ underWayOutside: 0, notBegun: 0, stopped: 0, phones: 36 });
    const stored = await db.stepEvent.count({
      where: { projectId: workspace.project.id, operationId: { in: done.acknowledged } },
    });
    expect(stored, `acknowledged ticks of round ${number}`).toBe(done.acknowledged.length);
    const { batches } = await read(workspace);
    for (const batch of batches.filter(({ state }) => state === "done")) expect(batch.verified).toBe(batch.phones);
  }
  expect(faults).toEqual([]);
  expect((await deadlocks()) - before).toBe(0);
}, 240_000);

describe("a phone that begins while others are about to place it stays in its batch", () => {
  const DOINGS: { doing: string; start: (workspace: Workspace, at: Begun) => Promise<Response>; because: string }[] = [
    {
      doing: "a plan that makes all batches again",
      start: (workspace) => plan(workspace, { mode: "replan", maxSize: 7 }),
      because: "the plan was worked out while the phone was still untouched",
    },
    {
      doing: "a move to another batch",
      start: (workspace, { phoneId, otherBatchId }) => move(workspace, [phoneId], otherBatchId),
      because: "the move was asked for while the phone was still untouched",
    },
    {
      doing: "a move out of all batches",
      start: (workspace, { phoneId }) => move(workspace, [phoneId], null),
      because: "nobody works on a phone that is in no batch",
    },
    {
      doing: "a deletion of its batch",
      start: ({ token }, { batchId }) => request("DELETE /api/batches/{batchId}", { token, params: { batchId } }),
      because: "a batch with begun work is cancelled, not deleted",
    },
  ];
  test.each(DOINGS)("$doing: $because", async ({ start }) => {
    const workspace = await newPlannedFleet();
    const { phones, batches } = await read(workspace);
    const [first] = phones;
    const other = batches.find(({ id }) => id !== first?.batchId);
    if (!first?.batchId || !other) throw new Error("The fleet was not planned.");
    const technician = await pool.connect();
    try {
      await technician.query("BEGIN");
      await technician.query(`UPDATE "PhoneWork" SET "state" = 'in-progress', "begunAt" = now() WHERE "phoneId" = $1`, [
        first.id,
      ]);
      const doing = start(workspace, { phoneId: first.id, batchId: first.batchId, otherBatchId: other.id });
      await vi.waitFor(async () => expect(await waitingForWork()).toBeGreaterThan(0), { timeout: 4_000, interval: 5 });
      await technician.query("COMMIT");
      expect((await doing).status).toBeLessThan(500);
    } finally {
      technician.release();
    }
    const after = await read(workspace);
    expect(after.phones.find(({ id }) => id === first.id)).toMatchObject({
      batchId: first.batchId,
      state: "in-progress",
    });
    expect(after.batches.map(({ id }) => id)).toContain(first.batchId);
  });
});

test("a phone that was verified in no batch is put into one by people alone, and stays there", async () => {
  const workspace = await newPlannedFleet();
  const { phones, batches } = await read(workspace);
  const [done] = phones;
  const [one, other] = batches;
  if (!done || !one || !other) throw new Error("The fleet was not planned.");
  const placeOf = async () => (await read(workspace)).phones.find(({ id }) => id === done.id)?.batchId;
  await move(workspace, [done.id], null);
  expect((await proof(workspace, done)).status).toBe(201);
  await plan(workspace, {});
  expect(await placeOf()).toBeNull();
  await move(workspace, [done.id], one.id);
  expect(await placeOf()).toBe(one.id);
  await move(workspace, [done.id], other.id);
  await plan(workspace, { mode: "replan", maxSize: 7 });
  expect(await placeOf()).toBe(one.id);
});

/** How many statements wait for a row of the work that somebody else holds. */
async function waitingForWork(): Promise<number> {
  const { rows } = await pool.query<{ waiting: number }>(
    `SELECT count(*)::int AS "waiting" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%"PhoneWork"%'`,
  );
  return rows[0]?.waiting ?? 0;
}

test("twenty plans at once: nobody meets a fault, and every phone is in one batch", async () => {
  const workspace = await newWorkspace();
  await importFile(workspace, FLEET.join("\n"));
  const responses = await Promise.all(Array.from({ length: 20 }, () => plan(workspace, {})));
  expect(responses.map(({ status }) => status).filter((status) => status !== 200 && status !== 409)).toEqual([]);
  const { phones } = await read(workspace);
  expect(phones.every(({ batchId }) => batchId !== null)).toBe(true);
});
