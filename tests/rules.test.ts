import { beforeEach, describe, expect, test } from "vitest";
import type * as z from "zod";
import { RULE_SET_VERSION, RULES } from "@/lib/domain/rules/eligibility/rule-set";
import type { Phone, PhoneRow } from "@/lib/schemas/phones";
import type { Project } from "@/lib/schemas/projects";
import type { ruleBook } from "@/lib/schemas/rules";
import type { Summary } from "@/lib/schemas/summary";
import type { WhatIf } from "@/lib/schemas/what-if";
import { db, pool } from "@/lib/server/database/db";
import { decideAgain } from "@/lib/server/rules/decide-again";
import { moveEmptyProjects } from "@/lib/server/rules/move-empty-projects";
import { expectJson, request, runJobs } from "./api";
import { importFile } from "./imports";
import { newUser, newWorkspace } from "./people";

const FLEET = [
  "MAC,PID,VID,Firmware",
  "00CCFC000001,CP-8841-K9=,V10,sip88xx.14-2-1-0101-26",
  "00CCFC000002,CP-8841-K9=,V16,sip88xx.12-8-1-0001-455",
  "00CCFC000003,CP-7821-K9=,V25,sip78xx.14-2-1-0101-26",
  "00CCFC000004,CP-7821-K9=,V05,sip78xx.14-2-1-0101-26",
  "00CCFC000005,CP-7821-K9=,,sip78xx.14-2-1-0101-26",
].join("\n");

let workspace: Awaited<ReturnType<typeof newWorkspace>>;
const params = () => ({ projectId: workspace.project.id });
const book = (token = workspace.token) =>
  expectJson<z.output<typeof ruleBook>>(200, "GET /api/projects/{projectId}/rules", { token, params: params() });
const phones = async (query: Record<string, string> = {}) =>
  (
    await expectJson<{ items: PhoneRow[] }>(200, "GET /api/projects/{projectId}/phones", {
      token: workspace.token,
      params: params(),
      query: { limit: "500", ...query },
    })
  ).items;
const macs = async (query: Record<string, string>) => (await phones(query)).map(({ mac }) => mac.slice(-1)).join("");
const summary = () =>
  expectJson<Summary>(200, "GET /api/projects/{projectId}/summary", { token: workspace.token, params: params() });
const phone = async (mac: string) =>
  expectJson<Phone>(200, "GET /api/phones/{phoneId}", {
    token: workspace.token,
    params: { phoneId: (await phones({ q: mac }))[0]?.id ?? "" },
  });

beforeEach(async () => {
  workspace = await newWorkspace();
  await importFile(workspace, FLEET);
});

describe("the rule book", () => {
  test("lists every rule with its source, and what it has to do with the phones of the project", async () => {
    const { applied, available, rules } = await book();
    expect([applied, available]).toEqual([RULE_SET_VERSION, RULE_SET_VERSION]);
    expect(rules.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
    const use = (id: string) => rules.find((rule) => rule.id === id)?.use;
    expect(use("e2m.model.7821.vid")).toEqual({ applies: 3, decided: 2, requirement: 0, advisory: 0 });
    expect(use("e2m.eligible")).toMatchObject({ applies: 3, decided: 3 });
    expect(use("e2m.floor.enterprise")).toMatchObject({ requirement: 1 });
    expect(use("advisory.fn70546.88x1")).toMatchObject({ applies: 1, advisory: 1 });
    expect(use("license.sku.e2m.8800")).toMatchObject({ applies: 2 });
    expect(use("e2m.load.sip88xx")).toMatchObject({ applies: 2 });
    expect(use("m2e.eligible")).toEqual({ applies: 0, decided: 0, requirement: 0, advisory: 0 });
    expect(rules.find(({ id }) => id === "e2m.model.7821.vid")?.source).toEqual({
      mark: "G",
      where: "Guide, Table 1",
      date: "2024-07",
    });
  });

  test.each([
    { rule: "e2m.model.7821.vid", found: "345", because: "it was asked of every 7821" },
    { rule: "decided:e2m.model.7821.vid", found: "35", because: "it refused one and asked for the VID of another" },
    { rule: "e2m.eligible", found: "124", because: "it decided them" },
    { rule: "requirement:e2m.floor.enterprise", found: "2", because: "one runs less than 14.2.1SR1" },
    { rule: "advisory:advisory.fn70546.88x1", found: "2", because: "one is of V15 or later" },
    { rule: "license.sku.e2m.7800", found: "4", because: "one needs it" },
    { rule: "requirement:e2m.floor.enterprise,advisory:advisory.fn70546.88x1", found: "2", because: "either will do" },
    { rule: "no.such.rule", found: "", because: "nobody" },
    { rule: `"]}' OR true --`, found: "", because: "it is a value, not a part of the statement" },
  ])("$rule opens $found: $because", async ({ rule, found }) => {
    expect(await macs({ rule })).toBe(found);
  });

  test("every count of the book opens as many phones", async () => {
    for (const { id, use } of (await book()).rules) {
      if (use.applies === 0) continue;
      expect([id, (await phones({ rule: id })).length]).toEqual([id, use.applies]);
      for (const role of ["decided", "requirement", "advisory"] as const)
        if (use[role] > 0) expect([id, (await phones({ rule: `${role}:${id}` })).length]).toEqual([id, use[role]]);
    }
  });

  test("a technician's counts are those of the batches assigned to them", async () => {
    const technician = await newUser({
      organizationId: workspace.organization.id,
      projectId: workspace.project.id,
      role: "technician",
    });
    const { rules } = await book(technician.token);
    expect(rules.every(({ use }) => use.applies === 0)).toBe(true);
  });
});

describe("editions of the rules", () => {
  const OLD = "2023-01.1";
  const apply = (ruleSetVersion: string, status = 202, token = workspace.token) =>
    request("POST /api/projects/{projectId}/rules/apply", { token, params: params(), json: { ruleSetVersion } }).then(
      async (response) => {
        expect(response.status).toBe(status);
        await runJobs();
        return response.json();
      },
    );

  /**
   * Makes the project look as if an older edition had judged it, which knew no ceiling for the 7821: the phone at V25 was
   * eligible. Decisions of that edition are found by its key, as decideDistinct makes it.
   */
  async function becomeOld() {
    const { id } = workspace.project;
    await db.project.update({ where: { id }, data: { ruleSetVersion: OLD } });
    // Every phone is decided under the old edition's key; then what it says of V25 is changed.
    await decideAgain({ projectId: id, actorId: null, requestId: "old", reason: "As it was." });
    await pool.query(
      `UPDATE "Decision" SET "ruleSetVersion" = $2,
        "detail" = jsonb_set("detail", '{ruleSetVersion}', to_jsonb($2::text))
      WHERE "projectId" = $1 AND "id" IN (SELECT "decisionId" FROM "Phone" WHERE "projectId" = $1)`,
      [id, OLD],
    );
    await pool.query(
      `UPDATE "Decision" SET "detail" = jsonb_set("detail", '{verdict}', '"eligible"'), "verdict" = 'eligible', "reasonCodes" = '{eligible}', "licenseKind" = 'order',
         "licenseSku" = 'L-CP-E2M-78XX-CNV=', "supportSku" = 'CON-SW-LCPE2M7N'
       WHERE "projectId" = $1 AND "reasonCodes" = '{hardware-version}' AND "ruleSetVersion" = $2`,
      [id, OLD],
    );
    await pool.query(
      `UPDATE "Phone" p SET "verdict" = d."verdict" FROM "Decision" d
       WHERE p."projectId" = $1 AND d."projectId" = $1 AND d."id" = p."decisionId"`,
      [id],
    );
  }

  async function edit(phoneId: string, json: object) {
    const { revision } = await expectJson<Phone>(200, "GET /api/phones/{phoneId}", {
      token: workspace.token,
      params: { phoneId },
    });
    return expectJson<Phone>(200, "PATCH /api/phones/{phoneId}", {
      token: workspace.token,
      params: { phoneId },
      json,
      headers: { "if-match": `"${revision}"` },
    });
  }

  beforeEach(becomeOld);

  test("a newer edition waits, and says so; a start moves nothing that has phones", async () => {
    await moveEmptyProjects();
    expect(await book()).toMatchObject({ applied: OLD, available: RULE_SET_VERSION });
    expect((await summary()).verdicts).toMatchObject({ eligible: 4, ineligible: 0 });
  });

  test("a project without phones moves by itself", async () => {
    const { project } = await newWorkspace();
    await db.project.update({ where: { id: project.id }, data: { ruleSetVersion: OLD } });
    await moveEmptyProjects();
    expect((await db.project.findUniqueOrThrow({ where: { id: project.id } })).ruleSetVersion).toBe(RULE_SET_VERSION);
  });

  test("until then facts of before keep their decision; what was never seen is judged by the rules that are here", async () => {
    const V25 = await phone("00CCFC000003");
    expect([V25.verdict, V25.decision.ruleSetVersion]).toEqual(["eligible", OLD]);
    await importFile(
      workspace,
      "MAC,PID,VID,Firmware\n00CCFC000011,CP-7821-K9=,V25,sip78xx.14-2-1-0101-26\n00CCFC000012,CP-7821-K9=,V26,sip78xx.14-2-1-0101-26",
    );
    const same = await phone("00CCFC000011");
    expect([same.verdict, same.decision.ruleSetVersion]).toEqual(["eligible", OLD]);
    const unseen = await phone("00CCFC000012");
    expect([unseen.verdict, unseen.decision.ruleSetVersion]).toEqual(["ineligible", RULE_SET_VERSION]);
    const corrected = await edit(unseen.id, { vid: 25 });
    expect([corrected.verdict, corrected.decision.ruleSetVersion]).toEqual(["eligible", OLD]);
  });

  test("the difference is told, then applied by a person, and stands in the history of each phone", async () => {
    const difference = await expectJson<WhatIf>(200, "POST /api/projects/{projectId}/what-if", {
      token: workspace.token,
      params: params(),
      json: {},
    });
    expect(difference.changed).toBe(1);
    expect(difference.transitions).toMatchObject([
      { from: "eligible", to: "ineligible", count: 1, sample: [{ mac: "00CCFC000003" }] },
    ]);
    expect(await apply(RULE_SET_VERSION)).toEqual({ applied: RULE_SET_VERSION, available: RULE_SET_VERSION });
    expect((await summary()).verdicts).toMatchObject({ eligible: 3, ineligible: 1 });
    const changed = await phone("00CCFC000003");
    expect([changed.verdict, changed.decision.ruleSetVersion]).toEqual(["ineligible", RULE_SET_VERSION]);
    expect(changed.history.find(({ kind }) => kind === "decision")).toMatchObject({
      changes: { verdict: ["eligible", "ineligible"], license: ["L-CP-E2M-78XX-CNV=", "none"] },
      reason: `The rules were renewed to ${RULE_SET_VERSION}.`,
    });
    expect((await phone("00CCFC000001")).history.some(({ kind }) => kind === "decision")).toBe(false);
    const audits = await db.auditEvent.findMany({ where: { projectId: workspace.project.id, action: "rules.apply" } });
    expect(audits).toMatchObject([{ before: { ruleSetVersion: OLD }, after: { ruleSetVersion: RULE_SET_VERSION } }]);
  });

  test("applying twice is applying once", async () => {
    await Promise.all([apply(RULE_SET_VERSION), apply(RULE_SET_VERSION)]);
    expect(await db.auditEvent.count({ where: { projectId: workspace.project.id, action: "rules.apply" } })).toBe(1);
  });

  test("an edition that is not here is refused: its difference is not what the person saw", async () => {
    expect(await apply("2031-01.1", 409)).toMatchObject({ code: "conflict" });
    expect((await book()).applied).toBe(OLD);
  });

  test("another plan is judged by the rules that are here, so the project moves on with it", async () => {
    const { version } = await db.project.findUniqueOrThrow({ where: { id: workspace.project.id } });
    const edited = await expectJson<Project>(200, "PATCH /api/projects/{projectId}", {
      token: workspace.token,
      params: params(),
      json: { target: "webex-calling" },
      headers: { "if-match": `"${version}"` },
    });
    await runJobs();
    expect(edited.ruleSetVersion).toBe(RULE_SET_VERSION);
    expect((await phone("00CCFC000003")).verdict).toBe("ineligible");
  });
});
