import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { AfterInventory, AfterRow } from "@/lib/schemas/after-inventories";
import type { Job } from "@/lib/schemas/jobs";
import type { Phone, PhoneRow } from "@/lib/schemas/phones";
import { db } from "@/lib/server/database/db";
import { expectJson, request, runJobs } from "./api";
import { importFile, upload } from "./imports";
import { newWorkspace } from "./people";

/** An inventory taken after the work judges every begun phone in one step; nothing is changed before a person applies it. */

const mac = (index: number) => `00CCFC0000${String(index).padStart(2, "0")}`;
const MPP = "sip88xx.12-0-3MPP0001-87";
const OLD = "sip88xx.14-2-1-0101-26";
const COUNT = 12;
const STEP = "e2m-ucm.find-phone";

let workspace: Awaited<ReturnType<typeof newWorkspace>>;
let phones: PhoneRow[];
const params = () => ({ projectId: workspace.project.id });

async function begin(target: "approved-third-party" | "webex-calling" = "approved-third-party") {
  workspace = await newWorkspace({ target });
  const rows = Array.from(
    { length: COUNT },
    (_, index) => `${mac(index)},CP-8841-K9=,V10,Leeds,${OLD},FCH2226${String(1000 + index)}`,
  );
  await importFile(workspace, ["MAC,PID,VID,Site,Load,Serial", ...rows].join("\n"));
  await expectJson(200, "POST /api/projects/{projectId}/batches/apply", {
    token: workspace.token,
    params: params(),
    json: { pilotSize: 0 },
  });
  const list = await expectJson<{ items: PhoneRow[] }>(200, "GET /api/projects/{projectId}/phones", {
    token: workspace.token,
    params: params(),
    query: { limit: "100", sort: "mac" },
  });
  phones = list.items;
}

const idOf = (index: number) => phones.find((phone) => phone.mac === mac(index))?.id ?? "";
const phoneOf = (index: number) =>
  expectJson<Phone>(200, "GET /api/phones/{phoneId}", {
    token: workspace.token,
    params: { phoneId: idOf(index) },
  });
const step = async (index: number, action = "tick") =>
  expectJson(200, "POST /api/step-events", {
    token: workspace.token,
    json: [{ operationId: randomUUID(), phoneId: idOf(index), step: STEP, action, at: "2026-11-05T20:00:00Z" }],
  });
const prove = (index: number, load = MPP, type = "Classic") =>
  expectJson(201, "POST /api/projects/{projectId}/evidence", {
    token: workspace.token,
    params: params(),
    json: {
      phoneId: idOf(index),
      text: `MAC Address: ${mac(index)}\nSoftware Version: ${load}\nTransition Authorization Type: ${type}`,
    },
  });

/** Uploads, judges and gives the report, as a person sees it. */
async function judge(file: string, json: object = {}): Promise<AfterInventory> {
  const { id: importId } = await upload(workspace, file, "after.csv");
  const { job } = await expectJson<{ job: Job }>(202, "POST /api/imports/{importId}/after-inventory", {
    token: workspace.token,
    params: { importId },
    json,
  });
  await runJobs();
  const done = await expectJson<Job>(200, "GET /api/jobs/{jobId}", {
    token: workspace.token,
    params: { jobId: job.id },
  });
  expect(done).toMatchObject({ status: "done", problem: null });
  return report(String(done.result?.afterInventoryId));
}
const report = (afterInventoryId: string) =>
  expectJson<AfterInventory>(200, "GET /api/projects/{projectId}/after-inventories/{afterInventoryId}", {
    token: workspace.token,
    params: { ...params(), afterInventoryId },
  });
const apply = (afterInventoryId: string) =>
  expectJson<AfterInventory>(200, "POST /api/projects/{projectId}/after-inventories/{afterInventoryId}/apply", {
    token: workspace.token,
    params: { ...params(), afterInventoryId },
  });
const rowsOf = async ({ id: afterInventoryId }: AfterInventory, query: Record<string, string> = {}) =>
  (
    await expectJson<{ items: AfterRow[] }>(
      200,
      "GET /api/projects/{projectId}/after-inventories/{afterInventoryId}/rows",
      { token: workspace.token, params: { ...params(), afterInventoryId }, query: { limit: "500", ...query } },
    )
  ).items;

const HEAD = "MAC,Load,Transition Authorization Type,Serial,Transition Authorization Status";
const succeeded = (index: number) =>
  `[0][01/01/2026 12:00:00][tftp://10.0.0.1/${mac(index)}.lic]Authorization Succeeded.`;

describe("each phone and each row ends with one outcome", () => {
  beforeEach(() => begin());

  test("third party: load alone is moved and not licensed, a type or a status verifies", async () => {
    for (const index of [0, 1, 2, 3, 4, 5, 6, 7]) await step(index);
    await prove(7);
    const file = [
      HEAD,
      `${mac(0)},${MPP},Classic,,`,
      `${mac(1)},${MPP},,,`,
      `${mac(2)},${MPP},,,${succeeded(2)}`,
      `${mac(3)},${MPP},WxC,,`,
      `${mac(4)},${OLD},,,`,
      `${mac(5)},${MPP},Classic,FCH22269999,`,
      `${mac(7)},${OLD},,,`,
      `${mac(8)},${MPP},,,`,
      `${mac(9)},${OLD},,,`,
      `00CCFCFFFF01,${MPP},,,`,
      `not a mac,${MPP},,,`,
    ].join("\n");
    const judged = await judge(file);
    expect(judged).toMatchObject({ status: "judged", applied: null, filename: "after.csv" });
    const rows = await rowsOf(judged);
    const outcomeOf = Object.fromEntries(rows.map((row) => [row.mac ?? "", row.outcome]));
    expect(outcomeOf).toEqual({
      [mac(0)]: "verified",
      [mac(1)]: "moved",
      [mac(2)]: "verified",
      [mac(3)]: "contradicted",
      [mac(4)]: "not-moved",
      [mac(5)]: "unclear",
      [mac(6)]: "not-named",
      [mac(7)]: "contradicted",
      [mac(8)]: "outside-plan",
      [mac(9)]: "not-begun",
      "00CCFCFFFF01": "unknown",
      "": "rejected",
    });
    expect(judged.counts).toMatchObject({ rows: 11, repeated: 0, begun: 8 });
    expect(rows.filter(({ line }) => line !== null)).toHaveLength(11);
    expect(rows.find(({ outcome }) => outcome === "rejected")).toMatchObject({
      line: 12,
      remark: expect.stringContaining("MAC"),
    });
    expect((await phoneOf(0)).state).toBe("in-progress"); // nothing is changed by judging

    const { applied } = await apply(judged.id);
    expect(applied).toEqual({ verified: 2, moved: 1, failed: 1, unchanged: 3, left: 0 });
    const states = await Promise.all(Array.from({ length: 10 }, async (_, index) => (await phoneOf(index)).state));
    expect(states).toEqual([
      "verified",
      "moved",
      "verified",
      "in-progress",
      "in-progress",
      "in-progress",
      "in-progress",
      "failed",
      "not-started",
      "not-started",
    ]);
  });

  test("what a begun phone was found with stands still; what it shows now is noted, with its proof and its history", async () => {
    await step(0);
    const before = await phoneOf(0);
    const judged = await judge(`${HEAD}\n${mac(0)},${MPP},Classic,,`);
    await apply(judged.id);
    const after = await phoneOf(0);
    expect(after).toMatchObject({
      state: "verified",
      load: OLD,
      verdict: before.verdict,
      license: before.license,
      revision: before.revision,
      now: { load: MPP, runningFirmware: "mpp", transitionAuthorizationType: "Classic", from: "evidence" },
    });
    const [evidence] = await db.evidence.findMany({ where: { phoneId: idOf(0) } });
    expect(evidence).toMatchObject({
      kind: "after-inventory",
      outcome: "verified",
      text: `after.csv, line 2: ${mac(0)}, ${MPP}, Classic`,
    });
    const [change] = await db.phoneChange.findMany({ where: { phoneId: idOf(0) }, orderBy: { seq: "desc" }, take: 1 });
    expect(change).toMatchObject({
      kind: "verified",
      changes: { state: ["in-progress", "verified"], "now.load": [OLD, MPP] },
    });
  });

  test("another model or serial number is taken for another phone: nothing of the row is noted", async () => {
    await step(0);
    const judged = await judge(`${HEAD}\n${mac(0)},sip78xx.12-0-3MPP0001-87,Classic,,`);
    expect(await rowsOf(judged, { outcome: "unclear" })).toMatchObject([
      { mac: mac(0), checks: expect.arrayContaining([expect.objectContaining({ code: "model", result: "fail" })]) },
    ]);
    await apply(judged.id);
    expect(await phoneOf(0)).toMatchObject({ state: "in-progress", now: { load: null, at: null } });
  });

  test("rows of one phone that differ make it unclear, and each row is named", async () => {
    await step(0);
    const judged = await judge(
      `${HEAD}\n${mac(0)},${MPP},Classic,,\n${mac(0)},${OLD},,,\n${mac(1)},${OLD},,,\n${mac(1)},${OLD},,,`,
    );
    expect(judged.counts).toMatchObject({
      rows: 4,
      repeated: 1,
      begun: 1,
      outcomes: { unclear: 1, rejected: 2, "not-begun": 1 },
    });
  });

  test("a report is applied once, and not after the loads of the project were changed", async () => {
    await step(0);
    const first = await judge(`${HEAD}\n${mac(0)},${MPP},Classic,,`);
    const project = await request("GET /api/projects/{projectId}", { token: workspace.token, params: params() });
    await expectJson(200, "PATCH /api/projects/{projectId}", {
      token: workspace.token,
      params: params(),
      headers: { "if-match": project.headers.get("etag") ?? "" },
      json: { loads: { sip88xx: "sip88xx.12-0-5MPP0001-10" } },
    });
    await runJobs();
    const path = "POST /api/projects/{projectId}/after-inventories/{afterInventoryId}/apply";
    const options = { token: workspace.token, params: { ...params(), afterInventoryId: first.id } };
    expect((await request(path, options)).status).toBe(412);
    const second = await judge(`${HEAD}\n${mac(0)},${MPP},Classic,,`);
    expect(second.counts.outcomes).toMatchObject({ verified: 0, contradicted: 1 });
    await apply(second.id);
    expect((await request(path, { ...options, params: { ...params(), afterInventoryId: second.id } })).status).toBe(
      409,
    );
  });

  test("the whole report comes as a file", async () => {
    await step(0);
    const { id: afterInventoryId } = await judge(`${HEAD}\n${mac(0)},${MPP},,,`);
    const answer = await request("GET /api/projects/{projectId}/after-inventories/{afterInventoryId}/report.csv", {
      token: workspace.token,
      params: { ...params(), afterInventoryId },
    });
    const text = await answer.text();
    expect(text).toContain(`"Moved, not licensed",${mac(0)},8841,Leeds,`);
    expect(text).toContain("Transition Authorization Type");
  });

  test("an inventory of the future is refused, and so is a file without a MAC column", async () => {
    const { id: importId } = await upload(workspace, `${HEAD}\n${mac(0)},${MPP},,,`);
    const judgeIt = (json: object) =>
      request("POST /api/imports/{importId}/after-inventory", { token: workspace.token, params: { importId }, json });
    expect((await judgeIt({ takenAt: "2999-01-01T00:00:00Z" })).status).toBe(422);
    const { id: other } = await upload(workspace, "Load,Site\nsip88xx.14-2-1-0101-26,Leeds");
    const answer = await request("POST /api/imports/{importId}/after-inventory", {
      token: workspace.token,
      params: { importId: other },
      json: {},
    });
    expect(answer.status).toBe(422);
  });
});

test("Webex Calling asks no inventory for a type: the load verifies", async () => {
  await begin("webex-calling");
  await step(0);
  const judged = await judge(`${HEAD}\n${mac(0)},${MPP},,,`);
  expect(judged.counts.outcomes).toMatchObject({ verified: 1 });
});

describe("what came after the inventory stands", () => {
  beforeEach(() => begin());

  test("a proof of later than the inventory is not overwritten by it", async () => {
    await step(0);
    const judged = await judge(`${HEAD}\n${mac(0)},${OLD},,,`, { takenAt: "2026-11-01T00:00:00Z" });
    await prove(0);
    expect((await apply(judged.id)).applied).toMatchObject({ failed: 0, left: 1 });
    expect((await phoneOf(0)).state).toBe("verified");
  });

  test("a phone that was corrected or withdrawn since the report is left alone", async () => {
    await step(0);
    await step(1);
    const judged = await judge(`${HEAD}\n${mac(0)},${MPP},Classic,,\n${mac(1)},${MPP},Classic,,`);
    const { revision } = await phoneOf(0);
    await expectJson(200, "PATCH /api/phones/{phoneId}", {
      token: workspace.token,
      params: { phoneId: idOf(0) },
      headers: { "if-match": `"${revision}"` },
      json: { serial: "FCH22260001", reason: "label" },
    });
    expect((await apply(judged.id)).applied).toMatchObject({ verified: 1, left: 1 });
    expect((await phoneOf(0)).state).toBe("in-progress");
  });

  test("ticks and holds at the same moment lose nothing and meet no deadlock", async () => {
    const indexes = Array.from({ length: COUNT }, (_, index) => index);
    for (const index of indexes) await step(index);
    const file = [HEAD, ...indexes.map((index) => `${mac(index)},${MPP},Classic,,`)].join("\n");
    for (let round = 0; round < 5; round++) {
      const judged = await judge(file);
      const racing = indexes.toReversed().map((index) => step(index, index % 2 === round % 2 ? "note" : "tick"));
      const [{ applied }] = await Promise.all([apply(judged.id), ...racing]);
      expect((applied?.verified ?? 0) + (applied?.unchanged ?? 0) + (applied?.left ?? 0)).toBe(COUNT);
    }
    const work = await db.phoneWork.findMany({ where: { projectId: workspace.project.id } });
    expect(work.map(({ state }) => state)).toEqual(Array(COUNT).fill("verified"));
    expect(await db.evidence.count({ where: { projectId: workspace.project.id } })).toBe(COUNT * 5);
    expect(await db.stepEvent.count({ where: { projectId: workspace.project.id } })).toBe(COUNT * 6);
  });
});
