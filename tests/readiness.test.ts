import { beforeEach, expect, test } from "vitest";
import type { Batch } from "@/lib/schemas/batches";
import type { Readiness } from "@/lib/schemas/readiness";
import type { Summary } from "@/lib/schemas/summary";
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
