import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Batch } from "@/lib/schemas/batches";
import type { ConflictsPage } from "@/lib/schemas/conflicts";
import type { CorrectionOutcome } from "@/lib/schemas/phone-corrections";
import type { Phone, PhoneRow } from "@/lib/schemas/phones";
import type { Summary } from "@/lib/schemas/summary";
import type { Evidence, StepOutcome, WorkSnapshot } from "@/lib/schemas/work";
import { db, pool } from "@/lib/server/database/db";
import { expectJson, request } from "./api";
import { importFile } from "./imports";
import { newUser, newWorkspace } from "./people";

/**
 * Work that comes late: while a device had no network the project was planned again, people were taken off, phones failed or were
 * verified by others. Nothing of it is thrown away, nothing is stored twice, and nothing under another name.
 */

const STEP = "e2m-ucm.find-phone";
const mac = (index: number) => `00CCFC0001${(16 + index).toString(16).toUpperCase()}`;
const FLEET = [
  "MAC,PID,VID,Site,Load",
  ...Array.from({ length: 12 }, (_, index) => `${mac(index)},CP-8841-K9=,V10,Leeds,sip88xx.14-2-1-0101-26`),
].join("\n");
const MPP = "sip88xx.12-0-3MPP0001-87";

type Person = { id: string; token: string };
let workspace: Awaited<ReturnType<typeof newWorkspace>>;
let anna: Person;
let ben: Person;
let batch: Batch;
let phones: PhoneRow[];

const projectId = () => workspace.project.id;
const params = () => ({ projectId: projectId() });
const admin = () => workspace.token;
const technician = () =>
  newUser({ organizationId: workspace.organization.id, projectId: projectId(), role: "technician" });
const batches = async () =>
  (
    await expectJson<{ items: Batch[] }>(200, "GET /api/projects/{projectId}/batches", {
      token: admin(),
      params: params(),
    })
  ).items;
const assign = async (id: string, people: Person[]) => {
  const { version } = (await batches()).find((one) => one.id === id) as Batch;
  return expectJson<Batch>(200, "PATCH /api/batches/{batchId}", {
    token: admin(),
    params: { batchId: id },
    json: { assigneeIds: people.map((person) => person.id) },
    headers: { "if-match": `"${version}"` },
  });
};
const move = (ids: string[], batchId: string | null) =>
  expectJson(200, "POST /api/projects/{projectId}/batches/move", {
    token: admin(),
    params: params(),
    json: { selection: { ids }, batchId },
  });
const newBatch = (name: string) =>
  expectJson<Batch>(201, "POST /api/projects/{projectId}/batches", {
    token: admin(),
    params: params(),
    json: { name },
  });
const event = (given: object) => ({
  operationId: randomUUID(),
  step: STEP,
  action: "tick",
  at: new Date().toISOString(),
  ...given,
});
const send = (events: object[], { token }: { token: string }) =>
  expectJson<StepOutcome[]>(200, "POST /api/step-events", { token, json: events });
const conflicts = (query: Record<string, string> = {}) =>
  expectJson<ConflictsPage>(200, "GET /api/projects/{projectId}/conflicts", {
    token: admin(),
    params: params(),
    query,
  });
const phoneAt = (index: number) => phones[index] as PhoneRow;
const phoneOf = (id: string) =>
  expectJson<Phone>(200, "GET /api/phones/{phoneId}", { token: admin(), params: { phoneId: id } });
const settle = (json: object, status = 200) =>
  expectJson<{ settled: number; refused: { reason: string }[] }>(
    status,
    "POST /api/projects/{projectId}/conflicts/settle",
    { token: admin(), params: params(), json: { reason: "Asked them", ...json } },
  );
const page = (of: string) =>
  `MAC Address: ${of}\nProduct Name: CP-8841-3PCC\nSoftware Version: ${MPP}\nTransition Authorization Type: Classic`;
const evidence = ({ token }: { token: string }, json: object, status = 201) =>
  expectJson<Evidence>(status, "POST /api/projects/{projectId}/evidence", { token, params: params(), json });
const countOf = async (operationIds: string[]) => ({
  stored: await db.stepEvent.count({ where: { projectId: projectId(), operationId: { in: operationIds } } }),
  kept: await db.workConflict.count({ where: { projectId: projectId(), operationId: { in: operationIds } } }),
});

beforeEach(async () => {
  workspace = await newWorkspace();
  await importFile(workspace, FLEET);
  [anna, ben] = [await technician(), await technician()];
  await expectJson(200, "POST /api/projects/{projectId}/batches/apply", {
    token: admin(),
    params: params(),
    json: { pilotSize: 0, maxSize: 50 },
  });
  batch = await assign((await batches())[0]?.id ?? "", [anna]);
  phones = (
    await expectJson<{ items: PhoneRow[] }>(200, "GET /api/projects/{projectId}/phones", {
      token: admin(),
      params: params(),
      query: { limit: "100" },
    })
  ).items;
});

describe("another person's work is refused whole", () => {
  test("steps: nothing of the request is stored", async () => {
    const events = [
      event({ phoneId: phoneAt(0).id, userId: anna.id }),
      event({ phoneId: phoneAt(1).id, userId: ben.id }),
    ];
    const response = await request("POST /api/step-events", { token: anna.token, json: events });
    expect([response.status, (await response.json()).code]).toEqual([409, "other_person"]);
    expect(await countOf(events.map(({ operationId }) => operationId))).toEqual({ stored: 0, kept: 0 });
    const [own] = events;
    expect(await send([own as object], anna)).toMatchObject([{ status: "stored" }]);
  });

  test("evidence and corrections as well", async () => {
    const about = { operationId: randomUUID(), phoneId: phoneAt(0).id, userId: ben.id };
    const proof = await request("POST /api/projects/{projectId}/evidence", {
      token: anna.token,
      params: params(),
      json: { ...about, text: page(mac(0)) },
    });
    const correction = await request("POST /api/phone-corrections", {
      token: anna.token,
      json: [{ ...about, at: new Date().toISOString(), fields: { vid: 9 }, was: { vid: 10 } }],
    });
    expect([(await proof.json()).code, (await correction.json()).code]).toEqual(["other_person", "other_person"]);
    expect(await phoneOf(phoneAt(0).id)).toMatchObject({ vid: 10, state: "not-started" });
  });
});

type Case = { because: string; cause: string; meanwhile: () => Promise<unknown>; sent?: object; by?: () => Person };
const CASES: Case[] = [
  {
    because: "the plan put the phone into another batch",
    cause: "other-batch",
    meanwhile: async () => move([phoneAt(0).id], (await newBatch("Other")).id),
  },
  {
    because: "the phone was taken out of all batches",
    cause: "no-batch",
    meanwhile: () => move([phoneAt(0).id], null),
  },
  { because: "somebody else took the batch", cause: "not-assigned", meanwhile: () => assign(batch.id, [ben]) },
  {
    because: "the batch was cancelled",
    cause: "batch-cancelled",
    meanwhile: () => db.batch.updateMany({ where: { id: batch.id }, data: { state: "cancelled" } }),
  },
  {
    because: "the batch was deleted",
    cause: "no-batch",
    meanwhile: () =>
      expectJson(204, "DELETE /api/batches/{batchId}", { token: admin(), params: { batchId: batch.id } }),
  },
  {
    because: "a colleague reported it failed",
    cause: "state-changed",
    meanwhile: () => send([event({ phoneId: phoneAt(0).id, action: "fail", note: "It smokes" })], { token: admin() }),
  },
  {
    because: "a colleague proved it, and work on a proven phone may undo it",
    cause: "state-changed",
    meanwhile: () => evidence({ token: admin() }, { phoneId: phoneAt(0).id, text: page(mac(0)) }),
  },
  {
    because: "a colleague proved it, and now it is said to have failed",
    cause: "state-changed",
    meanwhile: () => evidence({ token: admin() }, { phoneId: phoneAt(0).id, text: page(mac(0)) }),
    sent: { action: "fail", problem: "unreachable" },
  },
  {
    because: "a newer inventory says that it runs the target's firmware already",
    cause: "not-eligible",
    meanwhile: () => importFile(workspace, `MAC,Load\n${mac(0)},${MPP}`),
  },
  {
    because: "it was withdrawn",
    cause: "withdrawn",
    meanwhile: () =>
      db.phone.updateMany({ where: { projectId: projectId(), id: phoneAt(0).id }, data: { withdrawnAt: new Date() } }),
  },
];

describe("what comes too late is kept, with both versions", () => {
  test.each(CASES)("$cause: $because", async ({ cause, meanwhile, sent = {} }) => {
    const late = event({ phoneId: phoneAt(0).id, userId: anna.id, seenBatchId: batch.id, ...sent });
    await meanwhile();
    late.at = new Date().toISOString();
    const before = await phoneOf(phoneAt(0).id);
    const [outcome] = await send([late], anna);
    expect(outcome).toMatchObject({ status: "kept", reason: expect.stringContaining("project manager") });
    expect(await countOf([late.operationId])).toEqual({ stored: 0, kept: 1 });
    expect((await phoneOf(phoneAt(0).id)).state).toBe(before.state);
    const { items, total } = await conflicts();
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({
      kind: "step",
      cause,
      phone: { mac: mac(0), state: before.state },
      by: { id: anna.id },
      batch: { id: batch.id, name: batch.name },
      sent: { step: STEP },
      settled: null,
    });
    expect(await send([late], anna), "sent again it is the same").toMatchObject([{ status: "kept" }]);
    expect((await conflicts()).total).toBe(1);
  });

  test("also without the batch that was seen: the history of the phone tells", async () => {
    await move([phoneAt(0).id], null);
    expect(await send([event({ phoneId: phoneAt(0).id })], anna)).toMatchObject([{ status: "kept" }]);
  });

  test("a step of a batch that was deleted", async () => {
    await expectJson(204, "DELETE /api/batches/{batchId}", { token: admin(), params: { batchId: batch.id } });
    const late = event({ batchId: batch.id, step: "e2m-ucm.put-load-on-ucm" });
    expect(await send([late], anna)).toMatchObject([{ status: "kept" }]);
    expect((await conflicts()).items).toMatchObject([
      { cause: "batch-gone", phone: null, batch: { id: batch.id, name: batch.name, isGone: true } },
    ]);
  });

  test("a phone whose import was undone", async () => {
    const [file] = await db.import.findMany({ where: { projectId: projectId() } });
    await move(
      phones.map(({ id }) => id),
      null,
    );
    await pool.query(`DELETE FROM "PhoneWork" WHERE "projectId" = $1`, [projectId()]);
    await pool.query(`DELETE FROM "Phone" WHERE "projectId" = $1 AND "importId" = $2`, [projectId(), file?.id]);
    const late = event({ phoneId: phoneAt(0).id, seenBatchId: batch.id });
    expect(await send([late], anna)).toMatchObject([{ status: "kept" }]);
    expect((await conflicts()).items).toMatchObject([{ cause: "phone-gone", phone: null }]);
  });

  test("evidence for a phone that is somebody else's by now is judged and kept", async () => {
    await assign(batch.id, [ben]);
    const json = { operationId: randomUUID(), phoneId: phoneAt(0).id, text: page(mac(0)) };
    const answers = [await evidence(anna, json), await evidence(anna, json)];
    expect(answers).toMatchObject([
      { id: null, status: "kept", outcome: "verified", state: "not-started" },
      { id: null, status: "kept" },
    ]);
    expect((await conflicts()).items).toMatchObject([{ kind: "evidence", sent: { outcome: "verified" } }]);
  });
});

describe("what is no late work is refused, and nothing of it is kept", () => {
  test.each([
    {
      because: "the phone was never theirs",
      sent: () => ({ phoneId: phoneAt(0).id, seenBatchId: batch.id }),
      by: () => ben,
    },
    { because: "there is no such phone", sent: () => ({ phoneId: randomUUID() }), by: () => anna },
    { because: "there is no such step", sent: () => ({ phoneId: phoneAt(0).id, step: "nothing" }), by: () => anna },
    {
      because: "steps of the project are the project manager's",
      sent: () => ({ projectId: projectId(), step: "shared.proof-of-concept" }),
      by: () => anna,
    },
    {
      because: "a problem is the reason of a failure or of a hold",
      sent: () => ({ phoneId: phoneAt(0).id, problem: "broken" }),
      by: () => anna,
    },
  ])("$because", async ({ sent, by }) => {
    const one = event(sent());
    expect(await send([one], by())).toMatchObject([{ status: "refused" }]);
    expect(await countOf([one.operationId])).toEqual({ stored: 0, kept: 0 });
  });

  test("a phone of another organisation, whatever the event says it saw", async () => {
    const stranger = await newWorkspace();
    await importFile(stranger, FLEET);
    const { id } = await db.phone.findFirstOrThrow({ where: { projectId: stranger.project.id } });
    const one = event({ phoneId: id, seenBatchId: batch.id });
    expect(await send([one], anna)).toMatchObject([{ status: "refused" }]);
    expect(await db.workConflict.count({ where: { operationId: one.operationId } })).toBe(0);
  });

  test("what the same person failed themselves waits for them to resume it", async () => {
    const fail = event({ phoneId: phoneAt(0).id, action: "fail", problem: "unreachable" });
    const [, second] = await send([fail, event({ phoneId: phoneAt(0).id })], anna);
    expect(second).toMatchObject({ status: "refused", reason: expect.stringContaining("resume") });
  });
});

describe("settling what came", () => {
  const bring = async () => {
    const late = event({ phoneId: phoneAt(0).id, userId: anna.id });
    await move([phoneAt(0).id], null);
    await send([late], anna);
    const [one] = (await conflicts()).items;
    return { late, id: one?.id ?? "" };
  };

  test("applied it is stored under the name of whoever did it, once", async () => {
    const { late, id } = await bring();
    expect(await settle({ conflicts: [id], how: "apply" })).toMatchObject({
      settled: 0,
      refused: [{ id, reason: expect.stringContaining("in no batch") }],
    });
    await move([phoneAt(0).id], batch.id);
    expect(await settle({ conflicts: [id], how: "apply" })).toMatchObject({ settled: 1, refused: [] });
    expect(await db.stepEvent.findMany({ where: { operationId: late.operationId } })).toMatchObject([
      { actorId: anna.id, at: new Date(late.at), phoneId: phoneAt(0).id },
    ]);
    expect((await phoneOf(phoneAt(0).id)).state).toBe("in-progress");
    expect(await send([late], anna)).toMatchObject([{ status: "already-there" }]);
    await settle({ conflicts: [id], how: "apply" }, 409);
    expect((await conflicts({ status: "settled" })).items).toMatchObject([
      { id, settled: { how: "apply", reason: "Asked them" } },
    ]);
  });

  test.each(["keep", "dismiss"] as const)("%s stores nothing, and can be taken back", async (how) => {
    const { late, id } = await bring();
    await settle({ conflicts: [id], how });
    expect(await countOf([late.operationId])).toEqual({ stored: 0, kept: 1 });
    expect((await conflicts()).total).toBe(0);
    await expectJson(200, "POST /api/projects/{projectId}/conflicts/reopen", {
      token: admin(),
      params: params(),
      json: { conflicts: [id], reason: "Too early" },
    });
    expect((await conflicts()).total).toBe(1);
    expect(await db.auditEvent.count({ where: { projectId: projectId(), action: { startsWith: "conflict." } } })).toBe(
      2,
    );
  });

  test("evidence that is applied verifies the phone", async () => {
    await assign(batch.id, [ben]);
    await evidence(anna, { operationId: randomUUID(), phoneId: phoneAt(0).id, text: page(mac(0)) });
    const [one] = (await conflicts()).items;
    await settle({ conflicts: [one?.id], how: "apply" });
    expect(await phoneOf(phoneAt(0).id)).toMatchObject({ state: "verified" });
    expect(await db.evidence.findMany({ where: { projectId: projectId() } })).toMatchObject([{ actorId: anna.id }]);
  });

  test("are counted with the corrections that would forbid begun work, and found by person, batch and phone", async () => {
    await send([event({ phoneId: phoneAt(1).id })], anna);
    await correct(admin(), {
      phoneId: phoneAt(1).id,
      fields: { pid: "CP-7821-K9=", vid: 1 },
      was: { pid: "CP-8841-K9=", vid: 10 },
    });
    await bring();
    const summary = await expectJson<Summary>(200, "GET /api/projects/{projectId}/summary", {
      token: admin(),
      params: params(),
    });
    expect(summary).toMatchObject({ conflicts: 1, brought: 1 });
    const all = await conflicts();
    expect(all.items.map(({ kind }) => kind).sort()).toEqual(["decision", "step"]);
    expect(all).toMatchObject({ total: 2, people: [{ id: anna.id }], batches: [{ id: batch.id }] });
    expect((await conflicts({ person: anna.id })).items.map(({ kind }) => kind)).toEqual(["step"]);
    expect((await conflicts({ phone: phoneAt(1).id })).items.map(({ kind }) => kind)).toEqual(["decision"]);
    expect((await conflicts({ batch: batch.id })).total).toBe(2);
    const first = await conflicts({ limit: "1" });
    const second = await conflicts({ limit: "1", cursor: first.nextCursor ?? "" });
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(2);
  });
});

async function correct(token: string, given: object, operationId: string = randomUUID()): Promise<CorrectionOutcome> {
  const [outcome] = await expectJson<CorrectionOutcome[]>(200, "POST /api/phone-corrections", {
    token,
    json: [{ operationId, at: new Date().toISOString(), ...given }],
  });
  if (!outcome) throw new Error("There is no outcome.");
  return outcome;
}

describe("corrections made at the phone", () => {
  const about = (fields: object, was: object) => ({ phoneId: phoneAt(0).id, fields, was });

  test("are stored once, and the phone is decided again at once", async () => {
    const operationId = randomUUID();
    const given = about({ pid: "CP-7821-K9=", vid: 25, ip: "10.1.2.3" }, { pid: "CP-8841-K9=", vid: 10, ip: null });
    expect(await correct(anna.token, given, operationId)).toMatchObject({
      status: "stored",
      phone: { verdict: "ineligible", vid: 25, ip: "10.1.2.3", reasons: [{ text: expect.stringContaining("V24") }] },
    });
    expect(await correct(anna.token, given, operationId)).toMatchObject({ status: "already-there" });
    expect((await phoneOf(phoneAt(0).id)).history.filter(({ kind }) => kind === "edit")).toHaveLength(1);
  });

  test("of what nobody changed are stored, of what somebody changed are kept with both values", async () => {
    await correct(admin(), about({ vid: 11 }, { vid: 10 }));
    expect(
      await correct(anna.token, about({ vid: 12, serial: "FCH2123D0QW" }, { vid: 10, serial: null })),
    ).toMatchObject({
      status: "kept",
      phone: { vid: 11, serial: "FCH2123D0QW" },
    });
    expect((await conflicts()).items).toMatchObject([
      {
        kind: "correction",
        cause: "fields-changed",
        sent: { fields: { vid: 12 } },
        found: { fields: { vid: 11 }, by: { id: workspace.administrator.id } },
      },
    ]);
    const [one] = (await conflicts()).items;
    await settle({ conflicts: [one?.id], how: "apply" });
    expect(await phoneOf(phoneAt(0).id)).toMatchObject({ vid: 12 });
  });

  test("that say what is there by now are no conflict", async () => {
    await correct(admin(), about({ vid: 11 }, { vid: 10 }));
    expect(await correct(anna.token, about({ vid: 11 }, { vid: 10 }))).toMatchObject({ status: "stored" });
    expect((await conflicts()).total).toBe(0);
  });

  test("of a phone that is somebody else's by now are kept, of one that never was theirs refused", async () => {
    await assign(batch.id, [ben]);
    expect(await correct(anna.token, about({ vid: 12 }, { vid: 10 }))).toMatchObject({ status: "kept" });
    await assign(batch.id, [anna]);
    const carla = await technician();
    expect(await correct(carla.token, about({ vid: 12 }, { vid: 10 }))).toMatchObject({
      status: "refused",
      phone: null,
    });
    expect(await phoneOf(phoneAt(0).id)).toMatchObject({ vid: 10 });
  });

  test("with a value that nobody can read are refused, with the reason", async () => {
    expect(await correct(anna.token, about({ pid: "Telephone" }, { pid: "CP-8841-K9=" }))).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("CP-8841-K9="),
    });
  });

  test("eight at once with one operation are stored once", async () => {
    const operationId = randomUUID();
    const given = about({ vid: 9 }, { vid: 10 });
    const all = await Promise.all(Array.from({ length: 8 }, () => correct(anna.token, given, operationId)));
    expect(all.filter(({ status }) => status === "stored")).toHaveLength(1);
    expect(all.every(({ status }) => status === "stored" || status === "already-there")).toBe(true);
  });
});

describe("problems and notes", () => {
  test("carry a reason code and for whom they are written", async () => {
    await send(
      [
        event({ phoneId: phoneAt(0).id, action: "note", note: "Floor 3 is locked after six", audience: "customer" }),
        event({ phoneId: phoneAt(0).id, action: "fail", problem: "broken" }),
      ],
      anna,
    );
    const { works } = await expectJson<WorkSnapshot>(200, "GET /api/work", { token: anna.token });
    expect(works[0]?.remarks).toMatchObject([
      { note: "Floor 3 is locked after six", audience: "customer", problem: null },
      { action: "fail", problem: "broken", note: "Broken, needs a replacement", audience: "team" },
    ]);
  });
});

describe("the snapshot", () => {
  test("holds a person's own batches of all projects, and whose they are", async () => {
    await newBatch("Not hers");
    const snapshot = await expectJson<WorkSnapshot>(200, "GET /api/work", { token: anna.token });
    expect(snapshot.person).toMatchObject({ id: anna.id });
    expect(snapshot.works.map(({ batches: own }) => own.map(({ id }) => id))).toEqual([[batch.id]]);
    expect(snapshot.works[0]?.batches[0]?.phones).toHaveLength(12);
    expect(Math.abs(Date.parse(snapshot.at) - Date.now())).toBeLessThan(60_000);
    expect((await expectJson<WorkSnapshot>(200, "GET /api/work", { token: ben.token })).works).toEqual([]);
  });
});

/** The same made-up order on every run. */
function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const random = ((state) => () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  })(seed);
  return items
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

test("200 ticks from three people, each sent one to five times in any order, are stored once each under the right name", async () => {
  await assign(batch.id, [anna, ben]);
  const manager = { id: workspace.administrator.id, token: admin() };
  const people = [anna, ben, manager];
  const steps = [STEP, "e2m-ucm.find-phone", "e2m-ucm.apply-config", "e2m-ucm.read-ip"];
  const events = Array.from({ length: 200 }, (_, index) => ({
    by: people[index % 3] as Person,
    event: event({ phoneId: phoneAt(index % 12).id, step: steps[index % 4], userId: people[index % 3]?.id }),
  }));
  const copies = shuffled(
    events.flatMap((one, index) => Array.from({ length: 1 + (index % 5) }, () => one)),
    7,
  );
  const requests = Array.from({ length: 60 }, (_, at) => copies.filter((_one, index) => index % 60 === at));
  const answers = await Promise.all(
    requests.flatMap((group) =>
      people.map((person) => {
        const own = group.filter(({ by }) => by === person).map((one) => one.event);
        return own.length > 0 ? send(own, person) : [];
      }),
    ),
  );
  const statuses = answers.flat().map(({ status }) => status);
  expect(statuses.filter((status) => status === "stored")).toHaveLength(200);
  expect(statuses.filter((status) => status === "already-there")).toHaveLength(copies.length - 200);
  const stored = await db.stepEvent.findMany({ where: { projectId: projectId() } });
  expect(new Map(stored.map(({ operationId, actorId }) => [operationId, actorId]))).toEqual(
    new Map(events.map(({ by, event: { operationId } }) => [operationId, by.id])),
  );
});

const ROUNDS = 25;
test(`${ROUNDS} rounds of late ticks while people are taken off and phones move: each is stored or kept, once`, async () => {
  const other = await newBatch("Other");
  for (let round = 0; round < ROUNDS; round++) {
    const events = phones.flatMap(({ id }) => [
      event({ phoneId: id, userId: anna.id, seenBatchId: batch.id }),
      event({ phoneId: id, userId: anna.id, step: "e2m-ucm.find-phone" }),
    ]);
    const half = phones.filter((_, index) => (index + round) % 2 === 0).map(({ id }) => id);
    const all = await Promise.all([
      send(events, anna),
      send(shuffled(events, round), anna),
      request("POST /api/projects/{projectId}/batches/move", {
        token: admin(),
        params: params(),
        json: { selection: { ids: half }, batchId: round % 3 === 0 ? null : other.id },
      }),
      db.batchAssignee.deleteMany({ where: { batchId: batch.id, userId: anna.id } }),
      send([event({ phoneId: phoneAt(round % 12).id, action: "fail", problem: "unreachable" })], { token: admin() }),
    ]);
    const outcomes = [...all[0], ...all[1]];
    expect(outcomes.filter(({ status }) => status === "refused")).toEqual([]);
    const ids = events.map(({ operationId }) => operationId);
    const { stored, kept } = await countOf(ids);
    expect(stored + kept, `round ${round}`).toBe(ids.length);
    for (const id of ids) {
      const said = new Set(outcomes.filter(({ operationId }) => operationId === id).map(({ status }) => status));
      expect(said.has("kept"), "never both").toBe(!said.has("stored"));
    }
    await db.batchAssignee.create({ data: { projectId: projectId(), batchId: batch.id, userId: anna.id } });
    await send(
      phones.map(({ id }) => event({ phoneId: id, action: "resume" })),
      { token: admin() },
    );
  }
}, 240_000);

test(`${2 * ROUNDS} rounds of notes while phones that nobody began leave their batch: their row of work may go in that very moment`, async () => {
  const ids = phones.map(({ id }) => id);
  const note = (phoneId: string) => event({ phoneId, action: "note", note: "Behind the desk" });
  for (let round = 0; round < 2 * ROUNDS; round++) {
    const answers = await Promise.all([
      ...ids.map((id) => send([note(id)], anna)),
      move(ids, null),
      ...ids.map((id) => send([note(id)], anna)),
    ]);
    const outcomes = answers.flat() as StepOutcome[];
    expect(outcomes.filter(({ status }) => status === "refused")).toEqual([]);
    await move(ids, batch.id);
  }
}, 240_000);
