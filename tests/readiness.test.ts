import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Batch } from "@/lib/schemas/batches";
import type { Readiness } from "@/lib/schemas/readiness";
import type { Summary } from "@/lib/schemas/summary";
import type { StepOutcome } from "@/lib/schemas/work";
import { db } from "@/lib/server/database/db";
import { expectJson } from "./api";
import { importFile } from "./imports";
import { newUser, newWorkspace } from "./people";

/** One table says how far each site and each batch is; it never disagrees with the overview. */

let workspace: Awaited<ReturnType<typeof newWorkspace>>;
const params = () => ({ projectId: workspace.project.id });
const read = (by: string, token = workspace.token) =>
  expectJson<Readiness>(200, "GET /api/projects/{projectId}/readiness", { token, params: params(), query: { by } });
const sum = (
  { rows }: Readiness,
  of: "phones" | "eligible" | "missing" | "notEligible" | "nothingToDo" | "unplanned",
) => rows.reduce((total, row) => total + row[of], 0);

// A 7821 converts to V24 (Table 1); a phone without a VID that could be either is asked for.
const FLEET = [
  "MAC,PID,VID,Site",
  "00CCFC000001,CP-8841-K9=,V10,Leeds",
  "00CCFC000002,CP-8841-K9=,V10,Leeds",
  "00CCFC000003,CP-7821-K9=,V25,Leeds",
  "00CCFC000004,CP-7821-K9=,,York",
  "00CCFC000005,CP-8841-K9=,V10,",
].join("\n");

beforeEach(async () => {
  workspace = await newWorkspace();
  await importFile(workspace, FLEET);
});

test("each phone is in one row of sites, and the sums are those of the overview", async () => {
  const bySite = await read("site");
  expect(bySite.rows).toMatchObject([
    { key: "Leeds", phones: 3, eligible: 2, notEligible: 1, unplanned: 2, needLicense: 2, holdLicense: 0 },
    { key: "York", phones: 1, missing: 1, needLicense: 0 },
    { key: null, name: null, phones: 1, eligible: 1 },
  ]);
  const summary = await expectJson<Summary>(200, "GET /api/projects/{projectId}/summary", {
    token: workspace.token,
    params: params(),
  });
  for (const by of ["site", "batch"]) {
    const readiness = await read(by);
    expect(sum(readiness, "phones")).toBe(summary.phones);
    expect(sum(readiness, "eligible")).toBe(summary.verdicts.eligible);
    expect(sum(readiness, "missing")).toBe(summary.verdicts["needs-information"]);
    expect(sum(readiness, "notEligible")).toBe(summary.verdicts.ineligible);
    expect(sum(readiness, "nothingToDo")).toBe(summary.verdicts["not-required"]);
    expect(sum(readiness, "unplanned")).toBe(summary.unplanned);
  }
});

test("batches stand in the order of work, with what is in none of them last; a technician sees their own", async () => {
  await expectJson(200, "POST /api/projects/{projectId}/batches/apply", {
    token: workspace.token,
    params: params(),
    json: { pilotSize: 1, maxSize: 5 },
  });
  const { items } = await expectJson<{ items: Batch[] }>(200, "GET /api/projects/{projectId}/batches", {
    token: workspace.token,
    params: params(),
  });
  const { rows } = await read("batch");
  expect(rows.map(({ key }) => key)).toEqual([...items.map(({ id }) => id), null]);
  expect(rows.every(({ key, phones, undated }) => undated === (key === null ? 0 : phones))).toBe(true);

  const technician = await newUser({
    organizationId: workspace.organization.id,
    projectId: workspace.project.id,
    role: "technician",
  });
  const pilot = items[0];
  await db.batchAssignee.create({
    data: { projectId: workspace.project.id, batchId: pilot?.id ?? "", userId: technician.id },
  });
  expect((await read("batch", technician.token)).rows, "licences are not for this role").toMatchObject([
    { key: pilot?.id, phones: 1, needLicense: null, holdLicense: null },
  ]);
});

test("a licence in hand is not work under way: the number is that of the phones it opens", async () => {
  await expectJson(200, "POST /api/projects/{projectId}/batches/apply", {
    token: workspace.token,
    params: params(),
    json: { pilotSize: 0, maxSize: 5 },
  });
  await db.phoneWork.updateMany({ where: { projectId: workspace.project.id }, data: { begunAt: new Date() } });
  const { total } = await expectJson<{ total: number }>(200, "GET /api/projects/{projectId}/phones", {
    token: workspace.token,
    params: params(),
    query: { state: "in-progress,moved,on-hold,failed" },
  });
  const { rows } = await read("site");
  expect(rows.reduce((sum, { begun }) => sum + begun, 0)).toBe(total);
  expect(total).toBe(0);
});

const countPhones = async (query: Record<string, string>) =>
  (
    await expectJson<{ total: number }>(200, "GET /api/projects/{projectId}/phones", {
      token: workspace.token,
      params: params(),
      query,
    })
  ).total;

describe("with batches", () => {
  let batches: Batch[];
  const rowOf = async (id: string | undefined) => (await read("batch")).rows.find(({ key }) => key === id);
  beforeEach(async () => {
    await expectJson(200, "POST /api/projects/{projectId}/batches/apply", {
      token: workspace.token,
      params: params(),
      json: { pilotSize: 1, maxSize: 1 },
    });
    const { items } = await expectJson<{ items: Batch[] }>(200, "GET /api/projects/{projectId}/batches", {
      token: workspace.token,
      params: params(),
    });
    batches = items;
  });

  test("firmware is on Unified CM where the batch's step is ticked: not gone on without, not unticked", async () => {
    const mark = async (action: string, note?: string) => {
      const [outcome] = await expectJson<StepOutcome[]>(200, "POST /api/step-events", {
        token: workspace.token,
        json: [
          {
            operationId: randomUUID(),
            batchId: batches[1]?.id,
            step: "e2m-ucm.put-load-on-ucm",
            action,
            at: new Date().toISOString(),
            ...(note ? { note } : {}),
          },
        ],
      });
      expect(outcome).toMatchObject({ status: "stored" });
    };
    const loads = async () => (await read("batch")).rows.map(({ loadsOnUcm }) => loadsOnUcm);
    expect(await loads()).toEqual([0, 0, 0, 0]);
    await mark("tick");
    expect(await loads()).toEqual([0, 1, 0, 0]);
    expect((await read("site")).rows.reduce((total, { loadsOnUcm }) => total + (loadsOnUcm ?? 0), 0)).toBe(1);
    await mark("untick", "It was the wrong server");
    expect(await loads()).toEqual([0, 0, 0, 0]);
    await mark("override", "They are on the TFTP server");
    expect(await loads()).toEqual([0, 0, 0, 0]);
  });

  test("the pilot is passed when all of its phones are verified", async () => {
    const pilot = { batchIds: [batches[0]?.id], phones: 1 };
    expect(await read("site")).toMatchObject({ pilot: { ...pilot, open: 1 } });
    await db.phoneWork.updateMany({
      where: { batchId: batches[0]?.id ?? "" },
      data: { state: "verified", begunAt: new Date() },
    });
    expect(await read("site")).toMatchObject({ pilot: { ...pilot, open: 0 } });
    await db.batch.updateMany({ where: { kind: "pilot" }, data: { state: "cancelled" } });
    expect((await read("site")).pilot).toBeNull();
  });

  test("the numbers without a date and of licences open to as many phones", async () => {
    const [held, lost] = ["00CCFC000001", "00CCFC000002"];
    const license = { projectId: workspace.project.id, direction: "E2M", sku: "L-CP-E2M-88XX-CNV=" };
    await db.license.createMany({
      data: [
        { ...license, mac: held ?? "", state: "held", heldAt: new Date() },
        { ...license, mac: lost ?? "", state: "lost", lostAt: new Date() },
      ],
    });
    await db.batch.updateMany({
      where: { id: batches[1]?.id ?? "" },
      data: { startsAt: new Date("2027-01-04T18:00:00Z"), endsAt: new Date("2027-01-04T22:00:00Z") },
    });
    const { rows } = await read("site");
    const total = (of: "undated" | "needLicense" | "holdLicense") => rows.reduce((sum, row) => sum + (row[of] ?? 0), 0);
    expect([total("undated"), total("needLicense"), total("holdLicense")]).toEqual([2, 2, 1]);
    expect(await countPhones({ window: "none" })).toBe(2);
    expect(await countPhones({ window: "set" })).toBe(1);
    expect(await countPhones({ inHand: "yes,no" })).toBe(2);
    expect(await countPhones({ inHand: "yes" })).toBe(1);
    expect(await countPhones({ inHand: "no" })).toBe(1);
    expect((await rowOf(batches[1]?.id))?.undated).toBe(0);
  });

  test("who may not see licences cannot ask for phones by them", async () => {
    const technician = await newUser({
      organizationId: workspace.organization.id,
      projectId: workspace.project.id,
      role: "technician",
    });
    await expectJson(403, "GET /api/projects/{projectId}/phones", {
      token: technician.token,
      params: params(),
      query: { inHand: "yes" },
    });
  });
});
