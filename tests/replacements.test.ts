import { beforeAll, describe, expect, test } from "vitest";
import type { LicenseOfPhone, LicensePool, Replacement } from "@/lib/schemas/licenses";
import type { Phone } from "@/lib/schemas/phones";
import { applyBatches } from "@/lib/server/batches/plan-batches";
import { db } from "@/lib/server/database/db";
import { expectJson, request } from "./api";
import { importFile } from "./imports";
import { licensesFor, zipOf } from "./license-zips";
import { newUser, newWorkspace } from "./people";

/** A phone is replaced: the old one is closed and its licence lost, the new one has its place and needs a case. */

const E88 = "L-CP-E2M-88XX-CNV=";
const OLD = "00CCFC550001";
const OTHER = "00CCFC550002";
const NEW = "00CCFC550009";

async function newStory() {
  const workspace = await newWorkspace();
  const { project, organization, administrator, token } = workspace;
  await importFile(
    workspace,
    [
      "MAC,PID,VID,Site,Floor,Owner,IP,Serial Number",
      `${OLD},CP-8841-K9=,V10,Leeds,2,Mia,10.1.1.7,FCH2013ABCD`,
      `${OTHER},CP-8841-K9=,V10,Leeds,2,Tom,10.1.1.8,FCH2013ABCE`,
    ].join("\n"),
  );
  await applyBatches({
    project: { id: project.id, organizationId: organization.id },
    options: { pilotSize: 0, maxSize: 50, mode: "place-new", replace: [] },
    actorId: administrator.id,
    requestId: "test",
  });
  const params = { projectId: project.id };
  await expectJson(201, "POST /api/projects/{projectId}/license-orders", {
    token,
    params,
    json: { sku: E88, quantity: 2, pak: "AAAA-1111", orderedAt: "2026-11-01" },
  });
  const takeIn = async (macs: string[], query: Record<string, string> = {}) =>
    expectJson(201, "POST /api/projects/{projectId}/license-files", {
      token,
      params,
      query: { filename: "a.zip", ...query },
      body: (await zipOf(licensesFor(macs))) as BodyInit,
    });
  const phoneOf = async (mac: string) =>
    db.phone.findFirstOrThrow({ where: { projectId: project.id, mac }, include: { work: true } });
  const replace = async (phoneId: string, more: object = {}, by = token) =>
    request("POST /api/phones/{phoneId}/replace", {
      token: by,
      params: { phoneId },
      json: { mac: NEW, vid: 12, serial: "FCH2540WXYZ", reason: "The screen is broken", ...more },
    });
  const licenseOf = async (phoneId: string, by = token) =>
    expectJson<LicenseOfPhone>(200, "GET /api/phones/{phoneId}/license", { token: by, params: { phoneId } });
  const getPool = () => expectJson<LicensePool>(200, "GET /api/projects/{projectId}/licenses", { token, params });
  return { workspace, params, token, takeIn, phoneOf, replace, licenseOf, getPool };
}

describe("a replaced phone", () => {
  let story: Awaited<ReturnType<typeof newStory>>;
  beforeAll(async () => {
    story = await newStory();
    await story.takeIn([OLD, OTHER], { onUcm: "yes" });
  });

  test("is refused with a MAC that is there, or none", async () => {
    const { id } = await story.phoneOf(OLD);
    expect((await story.replace(id, { mac: OTHER })).status).toBe(409);
    expect((await story.replace(id, { mac: "00CCFC55000" })).status).toBe(422);
    expect((await story.replace(id, { reason: "" })).status).toBe(422);
    expect(await db.replacement.count({ where: { projectId: story.params.projectId } })).toBe(0);
    expect(await db.phone.count({ where: { projectId: story.params.projectId } })).toBe(2);
  });

  test("is closed with its licence lost, and the new one has place, owner, batch and the order code", async () => {
    const old = await story.phoneOf(OLD);
    const response = await story.replace(old.id);
    expect(response.status, await response.clone().text()).toBe(201);
    const made = (await response.json()) as Replacement;
    expect(made).toMatchObject({ old: { mac: OLD }, new: { mac: NEW }, lostLicense: true, caseNumber: null });
    expect(made.caseText).toContain(`Returned phone: MAC address ${OLD} (CP-8841-K9=, serial number FCH2013ABCD)`);
    expect(await story.phoneOf(OLD)).toMatchObject({
      withdrawnAt: expect.any(Date),
      work: { batchId: null, state: "in-progress" },
    });
    const fresh = await story.phoneOf(NEW);
    expect(fresh).toMatchObject({
      ...{ site: "Leeds", floor: "2", owner: "Mia", pid: "CP-8841-K9=", model: "8841", vid: 12, serial: "FCH2540WXYZ" },
      ...{ ip: null, load: null, isRmaReplacement: true, verdict: "eligible", withdrawnAt: null },
      work: { batchId: old.work?.batchId, state: "not-started", begunAt: null },
    });
    const { decision } = await expectJson<Phone>(200, "GET /api/phones/{phoneId}", {
      token: story.token,
      params: { phoneId: fresh.id },
    });
    expect(decision.license).toMatchObject({ kind: "glo-case", sku: E88 });
  });

  test("stands in the pool: bought = in hand + lost + left, and the case beside it", async () => {
    const found = await story.getPool();
    expect(found.pool).toMatchObject([{ sku: E88, bought: 2, held: 1, lost: 1, left: 0, missing: 0 }]);
    expect(found).toMatchObject({ cases: { needed: 1, held: 0 }, batches: [{ needed: 2, held: 1, missing: 1 }] });
  });

  test("is named on both sides, with its case; its PAK is for those who may see it", async () => {
    const [old, fresh] = [await story.phoneOf(OLD), await story.phoneOf(NEW)];
    expect(await story.licenseOf(old.id)).toMatchObject({
      state: "lost",
      order: { pak: "AAAA-1111" },
      replacedBy: { new: { id: fresh.id } },
      replaces: null,
    });
    const { organization } = story.workspace;
    const viewer = await newUser({
      organizationId: organization.id,
      role: "viewer",
      projectId: story.params.projectId,
    });
    expect(await story.licenseOf(old.id, viewer.token)).toMatchObject({ order: { pak: null } });
    const keep = (json: object, phoneId = fresh.id) =>
      request("PUT /api/phones/{phoneId}/replacement-case", { token: story.token, params: { phoneId }, json });
    const early = await keep({ caseNumber: "6971", openedAt: "2026-11-20", answeredAt: "2026-11-19" });
    expect(early.status).toBe(422);
    expect((await keep({ caseNumber: "6971", openedAt: "2026-11-20", answeredAt: null })).status).toBe(200);
    expect((await keep({ caseNumber: "6971", openedAt: null, answeredAt: null }, old.id)).status).toBe(404);
    expect(await story.licenseOf(fresh.id)).toMatchObject({
      kind: "glo-case",
      state: null,
      replaces: { old: { id: old.id }, caseNumber: "6971", openedAt: "2026-11-20" },
    });
  });

  test("cannot take a licence any more; that of the new one comes by the case and takes none of the order", async () => {
    await story.takeIn([OLD, NEW]);
    const entries = await db.licenseIntakeEntry.findMany({
      where: { projectId: story.params.projectId, mac: { in: [OLD, NEW] } },
      orderBy: { number: "asc" },
    });
    expect(entries.slice(-2).map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ["refused", "lost"],
      ["assigned", null],
    ]);
    expect((await story.getPool()).pool).toMatchObject([{ bought: 2, held: 1, lost: 1, withoutOrder: 0 }]);
    const fresh = await story.phoneOf(NEW);
    expect(await story.licenseOf(fresh.id)).toMatchObject({ state: "held", isFromCase: true, order: null });
    const ticked = await db.stepEvent.findMany({ where: { projectId: story.params.projectId, phoneId: fresh.id } });
    expect(ticked.map(({ step }) => step)).toEqual(["shared.request-glo-license"]);
  });

  test("is replaced once, and the new one may be replaced in its turn", async () => {
    const [old, fresh] = [await story.phoneOf(OLD), await story.phoneOf(NEW)];
    expect((await story.replace(old.id, { mac: "00CCFC55000A" })).status).toBe(409);
    expect((await story.replace(fresh.id, { mac: "00CCFC55000A" })).status).toBe(201);
    expect(await story.licenseOf(fresh.id)).toMatchObject({
      state: "lost",
      replacedBy: { new: { mac: "00CCFC55000A" } },
      replaces: { old: { mac: OLD } },
    });
  });
});

describe("a replaced phone that is taken back", () => {
  let story: Awaited<ReturnType<typeof newStory>>;
  let oldId: string;
  beforeAll(async () => {
    story = await newStory();
    await story.takeIn([OLD]);
    oldId = (await story.phoneOf(OLD)).id;
    await story.replace(oldId);
    await expectJson(200, "POST /api/projects/{projectId}/phones/edit", {
      token: story.token,
      params: story.params,
      json: {
        selection: { ids: [oldId] },
        set: { state: "not-started" },
        reason: "It is on the list of Unified CM again",
      },
    });
    expect(await story.phoneOf(OLD)).toMatchObject({ withdrawnAt: null, verdict: "eligible" });
  });

  test("needs no licence, since it can have no other: it is in no sheet, and nothing is missing for it", async () => {
    const { token, params } = story;
    const { items } = await expectJson<{ items: { mac: string }[] }>(
      200,
      "GET /api/projects/{projectId}/license-phones",
      { token, params, query: { limit: "50" } },
    );
    expect(items.map(({ mac }) => mac)).toEqual([OTHER, NEW]);
    const csv = await request("GET /api/projects/{projectId}/portal-sheet.csv", { token, params, query: { sku: E88 } });
    expect(await csv.text()).toBe(["MAC Address", OTHER, ""].join("\r\n"));
    expect((await story.getPool()).pool).toMatchObject([{ needed: 1, missing: 1, lost: 1 }]);
  });

  test("is not replaced a second time: the one that replaced it is named", async () => {
    const answer = await story.replace(oldId, { mac: "00CCFC55000C" });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("00:CC:FC:55:00:09 replaced this phone already");
  });

  test("a technician of the new one is not shown the old one, which is in no batch of theirs", async () => {
    const { project, organization } = story.workspace;
    const technician = await newUser({ organizationId: organization.id, role: "technician", projectId: project.id });
    const fresh = await story.phoneOf(NEW);
    await db.batchAssignee.create({
      data: { projectId: project.id, batchId: fresh.work?.batchId ?? "", userId: technician.id },
    });
    expect(await story.licenseOf(fresh.id, technician.token)).toMatchObject({ replaces: null, replacedBy: null });
  });
});

test("a sheet that was never submitted is taken back, also when one of its phones was replaced meanwhile", async () => {
  const { token, params, replace, phoneOf, getPool } = await newStory();
  const { items: orders } = await expectJson<{ items: { id: string }[] }>(
    200,
    "GET /api/projects/{projectId}/license-orders",
    { token, params },
  );
  const sheet = await expectJson<{ id: string }>(201, "POST /api/projects/{projectId}/fulfilments", {
    token,
    params,
    json: { orderId: orders[0]?.id },
  });
  const { id } = await phoneOf(OLD);
  expect((await replace(id)).status).toBe(201);
  const history = await db.phoneChange.findMany({
    where: { projectId: params.projectId, phoneId: id, kind: "license" },
  });
  expect(history.map(({ changes }) => changes)).toEqual([{ license: ["in process", "lost"] }]);
  const back = await request("DELETE /api/projects/{projectId}/fulfilments/{fulfilmentId}", {
    token,
    params: { ...params, fulfilmentId: sheet.id },
  });
  expect(back.status, await back.text()).toBe(204);
  expect((await getPool()).pool).toMatchObject([{ bought: 2, inProcess: 0, lost: 1, left: 1 }]);
});

test("two who replace one phone at once: one does, the other is told", async () => {
  const story = await newStory();
  const { id } = await story.phoneOf(OLD);
  const answers = await Promise.all([story.replace(id), story.replace(id, { mac: "00CCFC55000B" })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(await db.phone.count({ where: { projectId: story.params.projectId } })).toBe(3);
});

test("both are named in the export of the inventory and in the handover report", async () => {
  const story = await newStory();
  const { id, work } = await story.phoneOf(OLD);
  expect((await story.replace(id)).status).toBe(201);
  const query = { state: "not-started,withdrawn" };
  const inventory = await request("GET /api/projects/{projectId}/phones.csv", {
    token: story.token,
    params: story.params,
    query,
  });
  const lines = (await inventory.text()).split("\r\n").map((line) => line.replace("\ufeff", "").split(","));
  const column = (header: string) => (lines[0] ?? []).indexOf(header);
  const cell = (mac: string, header: string) => lines.find(([first]) => first === mac)?.[column(header)];
  expect([cell(NEW, "Replaces"), cell(OLD, "Replaced By"), cell(OTHER, "Replaces")]).toEqual([OLD, NEW, ""]);
  const handover = await request("GET /api/batches/{batchId}/handover.csv", {
    token: story.token,
    params: { batchId: work?.batchId ?? "" },
  });
  expect(await handover.text()).toContain("00:CC:FC:55:00:01");
});
