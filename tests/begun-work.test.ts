import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Batch } from "@/lib/schemas/batches";
import type { EditedPhone, Phone, PhoneRow } from "@/lib/schemas/phones";
import type { Project } from "@/lib/schemas/projects";
import type { Summary } from "@/lib/schemas/summary";
import type { Evidence, StepOutcome, Work } from "@/lib/schemas/work";
import { db } from "@/lib/server/database/db";
import { expectJson, request, runJobs } from "./api";
import { importFile } from "./imports";
import { newUser, newWorkspace } from "./people";

/** Work that has begun stands still, whatever is imported, edited or set meanwhile; what the phones show now stands beside it. */

const mac = (index: number) => `00CCFC00000${index}`;
const FLEET = [
  "MAC,PID,VID,Site,Load",
  ...[1, 2, 3, 4].map((index) => `${mac(index)},CP-8841-K9=,V10,Leeds,sip88xx.14-2-1-0101-26`),
].join("\n");
const MPP = "sip88xx.12-0-3MPP0001-87";
const STEP = "e2m-ucm.find-phone";

let workspace: Awaited<ReturnType<typeof newWorkspace>>;
let phones: PhoneRow[];
const params = () => ({ projectId: workspace.project.id });
const token = () => workspace.token;

const list = async (query: Record<string, string> = {}) =>
  (
    await expectJson<{ items: PhoneRow[] }>(200, "GET /api/projects/{projectId}/phones", {
      token: token(),
      params: params(),
      query,
    })
  ).items;
const phoneOf = (index: number) =>
  expectJson<Phone>(200, "GET /api/phones/{phoneId}", { token: token(), params: { phoneId: idOf(index) } });
const idOf = (index: number) => phones.find((phone) => phone.mac === mac(index))?.id ?? "";
const summary = () =>
  expectJson<Summary>(200, "GET /api/projects/{projectId}/summary", { token: token(), params: params() });
const work = () => expectJson<Work>(200, "GET /api/projects/{projectId}/work", { token: token(), params: params() });
const tick = (index: number) =>
  expectJson<StepOutcome[]>(200, "POST /api/step-events", {
    token: token(),
    json: [{ operationId: randomUUID(), phoneId: idOf(index), step: STEP, action: "tick", at: "2026-12-05T20:00:00Z" }],
  });
const edit = async (index: number, json: object, status = 200) => {
  const { revision } = await phoneOf(index);
  return expectJson<EditedPhone>(status, "PATCH /api/phones/{phoneId}", {
    token: token(),
    params: { phoneId: idOf(index) },
    headers: { "if-match": `"${revision}"` },
    json,
  });
};

beforeEach(async () => {
  workspace = await newWorkspace();
  await importFile(workspace, FLEET);
  await expectJson(200, "POST /api/projects/{projectId}/batches/apply", {
    token: token(),
    params: params(),
    json: { pilotSize: 0 },
  });
  phones = await list();
  await tick(1);
});

describe("an inventory taken in the middle of the work", () => {
  test("changes no need, no step, no batch, and shows who has moved", async () => {
    const before = { summary: await summary(), work: await work(), phone: await phoneOf(1) };
    const { counts } = await importFile(workspace, `MAC,Load\n${mac(1)},${MPP}`);
    expect(counts).toMatchObject({ changed: 1, begun: 1, moved: 1, conflicts: 0 });

    const after = await phoneOf(1);
    expect(after).toMatchObject({
      verdict: "eligible",
      load: "sip88xx.14-2-1-0101-26",
      runningFirmware: "enterprise",
      license: before.phone.license,
      batchId: before.phone.batchId,
      state: "moved",
      now: { load: MPP, version: "12.0.3", runningFirmware: "mpp", from: "import" },
      revision: before.phone.revision + 1,
    });
    expect((await summary()).licenses).toEqual(before.summary.licenses);
    expect((await summary()).states.moved).toBe(1);
    const shown = await work();
    expect(shown.steps).toEqual(before.work.steps);
    expect(
      shown.batches.map(({ id, phones: inside }) => [id, inside.map((phone) => [phone.id, phone.licenseKind])]),
    ).toEqual(
      before.work.batches.map(({ id, phones: inside }) => [id, inside.map((phone) => [phone.id, phone.licenseKind])]),
    );
    expect(await tick(1)).toMatchObject([{ status: "stored", state: "moved" }]);
    expect(after.history[0]).toMatchObject({
      kind: "import",
      changes: { "now.load": ["sip88xx.14-2-1-0101-26", MPP], state: ["in-progress", "moved"] },
    });
  });

  test("of a phone that nobody has begun it is what was found", async () => {
    await importFile(workspace, `MAC,Load\n${mac(2)},${MPP}`);
    expect(await phoneOf(2)).toMatchObject({ verdict: "not-required", load: MPP, now: null, begunAt: null });
  });

  test("can be undone: the phone shows again what it showed before", async () => {
    const { id } = await importFile(workspace, `MAC,Load\n${mac(1)},${MPP}`);
    await expectJson(200, "POST /api/imports/{importId}/undo", { token: token(), params: { importId: id } });
    expect(await phoneOf(1)).toMatchObject({
      state: "in-progress",
      now: { load: "sip88xx.14-2-1-0101-26", runningFirmware: "enterprise" },
    });
  });

  test("with the type shown it is not said to be unlicensed", async () => {
    const { counts } = await importFile(workspace, `MAC,Load,Transition Authorization Type\n${mac(1)},${MPP},Classic`);
    expect(counts).toMatchObject({ begun: 1, moved: 0 });
    expect(await phoneOf(1)).toMatchObject({ state: "in-progress", now: { transitionAuthorizationType: "Classic" } });
  });
});

describe("settings, rules and files that would decide otherwise", () => {
  test("a load below the floor keeps phones from being started, not those that have begun", async () => {
    const { version } = await db.project.findUniqueOrThrow({ where: { id: workspace.project.id } });
    await expectJson<Project>(200, "PATCH /api/projects/{projectId}", {
      token: token(),
      params: params(),
      headers: { "if-match": `"${version}"` },
      json: { loads: { sip88xx: "sip88xx.11-3-2MPP0001-1" } },
    });
    await runJobs();
    expect(await tick(2)).toMatchObject([{ status: "refused", reason: expect.stringContaining("11-3-2") }]);
    expect(await tick(1)).toMatchObject([{ status: "stored" }]);
  });

  test.each([{ target: "webex-calling" }, { direction: "M2E", target: "ucm" }])(
    "%o is refused once work has begun",
    async (json) => {
      const { version } = await db.project.findUniqueOrThrow({ where: { id: workspace.project.id } });
      await expectJson(409, "PATCH /api/projects/{projectId}", {
        token: token(),
        params: params(),
        headers: { "if-match": `"${version}"` },
        json,
      });
    },
  );

  test("a file that says what the phone is, and would forbid the begun work, makes a conflict", async () => {
    const { counts } = await importFile(workspace, `MAC,PID,VID\n${mac(1)},CP-7821-K9=,V01\n${mac(2)},CP-7821-K9=,V01`);
    expect(counts).toMatchObject({ changed: 2, begun: 1, conflicts: 1 });
    expect(await phoneOf(1)).toMatchObject({
      model: "7821",
      vid: 1,
      verdict: "eligible",
      hasConflict: true,
      conflict: { verdict: "ineligible" },
      state: "in-progress",
    });
    expect(await phoneOf(2)).toMatchObject({ verdict: "ineligible", hasConflict: false });
    expect((await summary()).conflicts).toBe(1);
    expect((await list({ conflict: "yes" })).map((phone) => phone.mac)).toEqual([mac(1)]);
  });
});

describe("a correction of what a begun phone is", () => {
  test("needs a reason, and changes nothing without one", async () => {
    expect(await edit(1, { vid: 9 }, 422)).toMatchObject({ errors: [{ path: "reason" }] });
    expect((await phoneOf(1)).vid).toBe(10);
  });

  test("is taken where it allows the same work", async () => {
    expect(await edit(1, { vid: 9, reason: "Read from the label" })).toMatchObject({
      vid: 9,
      verdict: "eligible",
      hasConflict: false,
    });
  });

  const forbid = () => edit(1, { pid: "CP-7821-K9=", vid: 1, reason: "Read from the label" });
  test("is a conflict where it does not, and is none any more when it is taken back", async () => {
    expect(await forbid()).toMatchObject({
      verdict: "eligible",
      hasConflict: true,
      conflict: { because: "Read from the label" },
    });
    expect(await tick(1), "never a silent stop").toMatchObject([{ status: "stored" }]);
    expect(await edit(1, { pid: "CP-8841-K9=", vid: 10, reason: "Misread" })).toMatchObject({ hasConflict: false });
  });

  test.each([
    { keep: "standing", verdict: "eligible", because: "the work goes on as it was decided" },
    { keep: "correction", verdict: "ineligible", because: "what the rules say now counts" },
  ])("settled with $keep it is $verdict: $because", async ({ keep, verdict }) => {
    await forbid();
    const json = { selection: { ids: [idOf(1)] }, keep, reason: "Asked the customer" };
    const settle = (status: number) =>
      expectJson(status, "POST /api/projects/{projectId}/conflicts/settle", { token: token(), params: params(), json });
    await settle(200);
    const { history, ...phone } = await phoneOf(1);
    expect(phone).toMatchObject({ verdict, hasConflict: false });
    expect(history[0]).toMatchObject({ kind: "conflict", reason: "Asked the customer" });
    await settle(409);
  });

  test("of what the work changes is what it shows now", async () => {
    expect(await edit(1, { load: MPP })).toMatchObject({
      load: "sip88xx.14-2-1-0101-26",
      verdict: "eligible",
      now: { load: MPP, runningFirmware: "mpp", from: "edit" },
    });
    expect(await edit(2, { load: MPP })).toMatchObject({ load: MPP, verdict: "not-required", now: null });
  });
});

describe("evidence", () => {
  const send = (index: number, text: string, operationId?: string) =>
    expectJson<Evidence>(201, "POST /api/projects/{projectId}/evidence", {
      token: token(),
      params: params(),
      json: { phoneId: idOf(index), text, ...(operationId ? { operationId } : {}) },
    });
  const page = (index: number, ...lines: string[]) =>
    [`MAC Address: ${mac(index)}`, "Product Name: CP-8841-3PCC", `Software Version: ${MPP}`, ...lines].join("\n");

  test("of a phone in no batch that has moved it is kept, and the work begins when a batch holds the phone", async () => {
    const [{ id: batchId } = { id: "" }] = (
      await expectJson<{ items: Batch[] }>(200, "GET /api/projects/{projectId}/batches", {
        token: token(),
        params: params(),
      })
    ).items;
    const move = (to: string | null) =>
      expectJson(200, "POST /api/projects/{projectId}/batches/move", {
        token: token(),
        params: params(),
        json: { selection: { ids: [idOf(2)] }, batchId: to },
      });
    await move(null);
    expect(await send(2, page(2))).toMatchObject({ outcome: "moved", state: "not-started" });
    expect(await db.evidence.count({ where: { phoneId: idOf(2) } })).toBe(1);
    await move(batchId);
    expect(await send(2, page(2))).toMatchObject({ outcome: "moved", state: "moved" });
  });

  test("without the licence it has moved, with it it is verified", async () => {
    expect(await send(1, page(1))).toMatchObject({ outcome: "moved", state: "moved" });
    expect(await send(1, page(1, "Transition Authorization Type: Classic"))).toMatchObject({
      outcome: "verified",
      state: "verified",
    });
    expect(await phoneOf(1)).toMatchObject({
      now: { runningFirmware: "mpp", transitionAuthorizationType: "Classic", from: "evidence" },
    });
  });

  test("of a phone that nobody ticked begins it", async () => {
    await send(3, page(3));
    expect(await phoneOf(3)).toMatchObject({ state: "moved", begunAt: expect.any(String) });
  });

  test("about another phone changes nothing, is not stored, and names that phone", async () => {
    await send(1, page(1, "Transition Authorization Type: Classic"));
    const before = await phoneOf(1);
    const answer = await send(1, page(2, "Transition Authorization Type: Classic"));
    expect(answer).toMatchObject({ id: null, outcome: "other-phone", state: "verified" });
    expect(answer.about).toMatchObject([{ mac: mac(2), phoneId: idOf(2), site: "Leeds" }]);
    expect(await phoneOf(1)).toEqual(before);
    expect(await db.evidence.count({ where: { projectId: workspace.project.id } })).toBe(1);
  });

  test("about another phone names it to a technician only where it is theirs", async () => {
    const technician = await newUser({
      organizationId: workspace.organization.id,
      projectId: workspace.project.id,
      role: "technician",
    });
    const [batch] = (
      await expectJson<{ items: Batch[] }>(200, "GET /api/projects/{projectId}/batches", {
        token: token(),
        params: params(),
      })
    ).items;
    await db.batchAssignee.create({
      data: { projectId: workspace.project.id, batchId: batch?.id ?? "", userId: technician.id },
    });
    await importFile(workspace, `MAC,PID,VID,Site\n00CCFC0000AA,CP-8841-K9=,V10,Lyon`);
    const json = { phoneId: idOf(1), text: page(1).replace(mac(1), "00CCFC0000AA") };
    const answer = await expectJson<Evidence>(201, "POST /api/projects/{projectId}/evidence", {
      token: technician.token,
      params: params(),
      json,
    });
    expect(answer.about).toEqual([
      { mac: "00CCFC0000AA", phoneId: null, batchId: null, batchName: null, site: null, floor: null },
    ]);
  });

  test("sent again with its operation is stored once, also when both come at once", async () => {
    const operationId = randomUUID();
    const text = page(1, "Transition Authorization Type: Classic");
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(1, text, operationId)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await db.evidence.count({ where: { projectId: workspace.project.id } })).toBe(1);
    const other = await request("POST /api/projects/{projectId}/evidence", {
      token: token(),
      params: params(),
      json: { phoneId: idOf(2), text, operationId },
    });
    expect(other.status).toBe(409);
  });
});

test("three files in any order give the same verdict, licence and firmware", async () => {
  const files = [
    "MAC,PID\n00CCFC000099,CP-8841-3PCC-K9=",
    "MAC,Load\n00CCFC000099,sip88xx.10-4-1-9",
    "MAC,VID,Product Name\n00CCFC000099,V10,CP-8841-3PCC",
  ];
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];
  const found = [];
  for (const order of orders) {
    const fresh = await newWorkspace({ direction: "M2E", target: "ucm" });
    for (const index of order) await importFile(fresh, files[index] ?? "");
    const { items } = await expectJson<{ items: PhoneRow[] }>(200, "GET /api/projects/{projectId}/phones", {
      token: fresh.token,
      params: { projectId: fresh.project.id },
    });
    found.push(
      items.map(({ verdict, license, runningFirmware, reasons }) => ({ verdict, license, runningFirmware, reasons })),
    );
  }
  expect(found[0]).toMatchObject([{ verdict: "eligible", runningFirmware: "mpp" }]);
  for (const one of found) expect(one).toEqual(found[0]);
});
