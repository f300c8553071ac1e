import { beforeEach, describe, expect, test } from "vitest";
import type { PhoneRow } from "@/lib/schemas/phones";
import type { Project } from "@/lib/schemas/projects";
import type { Summary } from "@/lib/schemas/summary";
import type { WhatIf, WhatIfInput } from "@/lib/schemas/what-if";
import { applyBatches } from "@/lib/server/batches/plan-batches";
import { db, pool } from "@/lib/server/database/db";
import { sampleFleetCsv } from "@/lib/server/imports/sample-fleet";
import { expectJson, request, runJobs } from "./api";
import { importFile } from "./imports";
import { newWorkspace } from "./people";

/** What another plan would change is told before it is applied, and is what then happens. */

const FLEET = [
  "MAC,PID,VID,Firmware,Site",
  "00CCFC000001,CP-8841-K9=,V10,sip88xx.14-2-1-0101-26,Leeds",
  "00CCFC000002,CP-8841-K9=,,sip88xx.14-2-1-0101-26,Leeds",
  "00CCFC000003,CP-8851-K9=,,sip88xx.12-8-1-0001-455,Lyon",
  "00CCFC000004,CP-7821-K9=,,sip78xx.14-2-1-0101-26,Lyon",
  "00CCFC000005,CP-7821-K9=,V25,sip78xx.14-2-1-0101-26,Lyon",
  "00CCFC000006,CP-8841-3PCC-K9=,V10,sip88xx.12-0-4MPP0001-58,Lyon",
  "00CCFC000007,CP-7841-K9=,V05,sip78xx.14-2-1-0101-26,Lyon",
].join("\n");

let workspace: Awaited<ReturnType<typeof newWorkspace>>;
const params = () => ({ projectId: workspace.project.id });
const ask = (json: WhatIfInput = {}) =>
  expectJson<WhatIf>(200, "POST /api/projects/{projectId}/what-if", {
    token: workspace.token,
    params: params(),
    json,
  });
const summary = () =>
  expectJson<Summary>(200, "GET /api/projects/{projectId}/summary", { token: workspace.token, params: params() });
/** How many phones the list shows under this filter of licences. */
const licensed = async (license: string) =>
  (
    await expectJson<{ total: number }>(200, "GET /api/projects/{projectId}/phones", {
      token: workspace.token,
      params: params(),
      query: { license },
    })
  ).total;
const edit = async (json: object) => {
  const { version } = await db.project.findUniqueOrThrow({ where: { id: workspace.project.id } });
  await expectJson<Project>(200, "PATCH /api/projects/{projectId}", {
    token: workspace.token,
    params: params(),
    json,
    headers: { "if-match": `"${version}"` },
  });
  await runJobs();
};
/** Everything below the project, so that a question that writes is found out. */
const everything = async () =>
  (
    await pool.query(
      `SELECT (SELECT md5(string_agg(p::text, '' ORDER BY p."id")) FROM "Phone" p WHERE p."projectId" = $1) AS phones,
        (SELECT count(*) FROM "Decision" WHERE "projectId" = $1) AS decisions,
        (SELECT pr::text FROM "Project" pr WHERE "id" = $1) AS project,
        (SELECT count(*) FROM "AuditEvent") AS audit`,
      [workspace.project.id],
    )
  ).rows[0];

beforeEach(async () => {
  workspace = await newWorkspace();
  await importFile(workspace, FLEET);
});

describe("what another plan would change", () => {
  test("as the project is: nothing", async () => {
    const answer = await ask();
    const { verdicts, licenses } = await summary();
    expect(answer).toMatchObject({ phones: 7, changed: 0, transitions: [], licenseChanges: [], otherwiseChanged: 0 });
    expect(answer.today).toEqual(answer.instead);
    expect(answer.today).toMatchObject({ verdicts, licenses });
  });

  test("the policy: who becomes eligible, why, with which licence, and some of them by name", async () => {
    const before = await everything();
    const answer = await ask({ policy: { acceptMissingVid: true } });
    expect(answer.changed).toBe(2);
    expect(answer.transitions).toMatchObject([
      {
        from: "needs-information",
        to: "eligible",
        count: 2,
        reasons: [{ from: "vid-missing-required", to: "eligible", count: 2 }],
        sample: [
          { mac: "00CCFC000002", model: "8841", vid: null, site: "Leeds" },
          { mac: "00CCFC000003", model: "8851" },
        ],
      },
    ]);
    expect(answer.licenseChanges).toEqual([
      {
        from: { kind: "undecided", sku: null, mayBeFree: false, isFree: false },
        to: { kind: "order", sku: "L-CP-E2M-88XX-CNV=", mayBeFree: false, isFree: false },
        count: 2,
      },
    ]);
    expect(answer.instead.licenses.find(({ sku }) => sku === "L-CP-E2M-88XX-CNV=")?.quantity).toBe(3);
    expect(await everything()).toEqual(before);
  });

  test("and it is what then happens", async () => {
    for (const input of [
      { policy: { acceptMissingVid: true } },
      { target: "webex-calling" as const },
      { direction: "M2E" as const, target: "ucm" as const },
    ]) {
      const { instead } = await ask(input);
      await edit(input);
      expect(await licensed("free")).toBe(instead.free);
      expect(await licensed("not-converted")).toBe(instead.licenseKinds.none - instead.free);
      expect(await licensed("none")).toBe(instead.licenseKinds.none);
      const { verdicts, reasons, licenses, licenseKinds } = await summary();
      expect({ verdicts, reasons, licenses, licenseKinds }).toEqual({
        verdicts: instead.verdicts,
        reasons: instead.reasons,
        licenses: instead.licenses,
        licenseKinds: instead.licenseKinds,
      });
    }
  });

  test("another target: the same verdicts, other licences", async () => {
    const answer = await ask({ target: "webex-calling" });
    expect(answer).toMatchObject({ changed: 0, transitions: [] });
    expect(answer.licenseChanges.map(({ from, to, count }) => [from.sku, to.kind, count])).toEqual([
      ["L-CP-E2M-78XX-CNV=", "automatic", 1],
      ["L-CP-E2M-88XX-CNV=", "automatic", 1],
    ]);
    expect(answer.instead.licenses).toEqual([]);
  });

  test("a load below its floor: how many cannot be started, and why", async () => {
    const answer = await ask({ loads: { sip88xx: "sip88xx.11-3-5MPP0001-1" } });
    expect(answer.today.blocked).toEqual([]);
    expect(answer.instead.blocked).toMatchObject([{ code: "target-load-floor", count: 2 }, { count: 1 }]);
    expect(answer).toMatchObject({ changed: 0, otherwiseChanged: 3 });
  });

  test("batches that would lose phones", async () => {
    await edit({ policy: { acceptMissingVid: true } });
    await applyBatches({
      project: { id: workspace.project.id, organizationId: workspace.organization.id },
      options: { pilotSize: 0, maxSize: 100, mode: "place-new", replace: [] },
      actorId: workspace.administrator.id,
      requestId: "test",
    });
    const answer = await ask({ policy: { acceptMissingVid: false } });
    expect(answer.changed).toBe(2);
    expect(answer.batches.reduce((sum, { phones }) => sum + phones, 0)).toBe(2);
    expect(answer.batches[0]?.name).not.toBe("");
  });

  test("a target the direction does not lead to is refused by name", async () => {
    const response = await request("POST /api/projects/{projectId}/what-if", {
      token: workspace.token,
      params: params(),
      json: { direction: "M2E" },
    });
    expect([response.status, (await response.json()).errors[0].path]).toEqual([422, "target"]);
  });

  test("the phones that would change come as a file, before and after", async () => {
    const response = await request("GET /api/projects/{projectId}/what-if.csv", {
      token: workspace.token,
      params: params(),
      query: { acceptMissingVid: "true" },
    });
    const [header, ...lines] = (await response.text()).replace("\uFEFF", "").trim().split("\r\n");
    expect(header).toContain("Verdict today,Reason today,License today,Verdict instead");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^00CCFC000002,.*needs-information,.*undecided,eligible,.*L-CP-E2M-88XX-CNV=/);
  });

  test("loads come along in the file's address", async () => {
    const response = await request("GET /api/projects/{projectId}/what-if.csv", {
      token: workspace.token,
      params: params(),
      query: { target: "webex-calling", loads: "sip88xx=sip88xx.12-0-4MPP0001-58,sip78xx=sip78xx.12-0-4MPP0001-58" },
    });
    expect((await response.text()).trim().split("\r\n")).toHaveLength(3);
  });

  test("a fleet of 20,000: every phone is counted once, and the answer is what happens", async () => {
    workspace = await newWorkspace();
    await importFile(workspace, sampleFleetCsv(20_000));
    const answer = await ask({ policy: { acceptMissingVid: true }, target: "webex-calling" });
    const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0);
    expect([total(answer.today.verdicts), total(answer.instead.verdicts)]).toEqual([answer.phones, answer.phones]);
    expect(answer.transitions.reduce((sum, { count }) => sum + count, 0)).toBe(answer.changed);
    await edit({ policy: { acceptMissingVid: true }, target: "webex-calling" });
    expect((await summary()).verdicts).toEqual(answer.instead.verdicts);
    expect(await ask()).toMatchObject({ changed: 0, licenseChanges: [], otherwiseChanged: 0 });
  });
});

test("a licence that changes stands in the phone's history, as a verdict does", async () => {
  await edit({ target: "webex-calling" });
  const { items } = await expectJson<{ items: PhoneRow[] }>(200, "GET /api/projects/{projectId}/phones", {
    token: workspace.token,
    params: params(),
    query: { q: "00CCFC000001" },
  });
  const phone = await expectJson<{ history: { kind: string; changes: object; reason: string }[] }>(
    200,
    "GET /api/phones/{phoneId}",
    { token: workspace.token, params: { phoneId: items[0]?.id ?? "" } },
  );
  expect(phone.history.find(({ kind }) => kind === "decision")).toMatchObject({
    changes: { license: ["L-CP-E2M-88XX-CNV=", "automatic"] },
    reason: "The project's settings were changed.",
  });
});
