import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { may, type Role } from "@/lib/domain/access";
import { ENDPOINTS, type EndpointName } from "@/lib/schemas/api";
import type { Endpoint } from "@/lib/schemas/endpoint";
import { quoteInput } from "@/lib/schemas/quotes";
import { applyBatches } from "@/lib/server/batches/plan-batches";
import { db, pool } from "@/lib/server/database/db";
import { createApiToken } from "@/lib/server/people/change-api-tokens";
import { createView } from "@/lib/server/phones/edit-view";
import { issueQuote } from "@/lib/server/quotes/issue-quote";
import { createQuote } from "@/lib/server/quotes/write-quote";
import { allEndpoints, allRouteFiles, request, routeFileOf } from "./api";
import { importFile } from "./imports";
import { newOrganization, newProject, newUser, newWorkspace } from "./people";

/**
 * The access matrix: every route × actor × whose thing, made from the same table as the routes. What a role may do is
 * known from lib/domain/access.ts; the rest is 401 without a session, 404 for what is not yours, 403 for the wrong role.
 */

const ACTORS = [
  "anonymous",
  "disabled",
  "technician",
  "partner",
  "project-manager",
  "viewer",
  "administrator",
] as const;
type ActorName = (typeof ACTORS)[number];
const WHOSE = ["own", "other project", "other organisation", "absent"] as const;
type Whose = (typeof WHOSE)[number];

type Things = Record<"projectId" | "importId" | "phoneId" | "batchId" | "viewId" | "jobId" | "quoteId", string>;
let tokens: Record<ActorName, string | null>;
let things: Record<Whose, Things>;

/** A project with one import, one phone, one batch. */
async function fill(workspace: {
  organization: { id: string };
  administrator: { id: string };
  token: string;
  project: { id: string };
}): Promise<Things> {
  const { id: importId } = await importFile(workspace, "MAC,PID,VID\n00CCFC123456,CP-8841-K9=,V10");
  const { project, organization, administrator } = workspace;
  await applyBatches({
    project: { id: project.id, organizationId: organization.id },
    options: { pilotSize: 1, maxSize: 10, mode: "place-new", replace: [] },
    actorId: administrator.id,
    requestId: "test",
  });
  const phone = await db.phone.findFirstOrThrow({ where: { projectId: project.id }, include: { work: true } });
  const view = await createView({
    project: { id: project.id, organizationId: organization.id },
    input: { name: "Mine", query: {}, columns: [] },
    actorId: administrator.id,
    requestId: "test",
  });
  const job = await db.job.create({
    data: {
      projectId: project.id,
      kind: "undo",
      status: "running",
      input: {},
      requestId: "test",
      createdById: administrator.id,
    },
  });
  const who = {
    project: { id: project.id, organizationId: organization.id },
    actorId: administrator.id,
    requestId: "test",
  };
  const quoteId = await createQuote(
    who,
    quoteInput.parse({ title: "Mine", currency: "EUR", validUntil: "2099-12-31" }),
  );
  await issueQuote(who, quoteId, 1);
  return {
    projectId: project.id,
    quoteId,
    jobId: job.id,
    importId,
    phoneId: phone.id,
    batchId: phone.work?.batchId ?? "",
    viewId: view.id,
  };
}

beforeAll(async () => {
  const workspace = await newWorkspace();
  const { organization, administrator } = workspace;
  const own = await fill(workspace);
  const second = await newProject(organization.id, administrator.id);
  const other = await fill({ ...workspace, project: second });
  const stranger = await newWorkspace();
  const foreign = await fill(stranger);
  const absent = {
    projectId: randomUUID(),
    importId: randomUUID(),
    phoneId: randomUUID(),
    batchId: randomUUID(),
    viewId: randomUUID(),
    jobId: randomUUID(),
    quoteId: randomUUID(),
  };
  things = { own, "other project": other, "other organisation": foreign, absent };

  const inProject = (role: Role) => newUser({ organizationId: organization.id, projectId: own.projectId, role });
  const technician = await inProject("technician");
  await db.batchAssignee.create({ data: { projectId: own.projectId, batchId: own.batchId, userId: technician.id } });
  tokens = {
    anonymous: null,
    disabled: (await newUser({ organizationId: organization.id, role: "administrator", isDisabled: true })).token,
    technician: technician.token,
    partner: (await inProject("partner")).token,
    "project-manager": (await inProject("project-manager")).token,
    viewer: (await inProject("viewer")).token,
    administrator: administrator.token,
  };
});

/** The status that must come, or "allowed": anything that is not a refusal. */
function expected(endpoint: Endpoint, actor: ActorName, whose: Whose): number | "allowed" {
  if (endpoint.access === "public") return "allowed";
  if (actor === "anonymous" || actor === "disabled") return 401;
  if (endpoint.access === "signed-in" || endpoint.access === "account") return "allowed";
  if (!endpoint.subject) return actor === "administrator" && may("administrator", endpoint.access) ? "allowed" : 403;
  if (whose === "absent" || whose === "other organisation") return 404;
  if (whose === "other project" && actor !== "administrator") return 404;
  return may(actor, endpoint.access) ? "allowed" : 403;
}

/** A refused request must leave no trace: a checksum over every table that holds content. */
async function checksum(): Promise<string> {
  const tables = [
    "Project",
    "Customer",
    "Phone",
    "PhoneWork",
    "PhoneException",
    "LossAcknowledgement",
    "LossAcknowledgementPhone",
    "Job",
    "Batch",
    "Import",
    "ImportRow",
    "Membership",
    "Invitation",
    "StepEvent",
    "Evidence",
    "AfterInventory",
    "AfterInventoryRow",
    "AuditEvent",
    "PhoneChange",
    "BatchAssignee",
    "SavedView",
    "ExtraField",
    "PriceBook",
    "Price",
    "Quote",
    "QuoteLine",
    "QuotePhone",
    "LicenseOrder",
    "Fulfilment",
    "License",
    "LicenseIntake",
    "LicenseIntakeEntry",
    "OrganizationLogo",
    "LogoPicture",
  ];
  const parts = tables.map(
    (table) =>
      `SELECT '${table}' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS part FROM "${table}" t`,
  );
  const { rows } = await pool.query(parts.join(" UNION ALL "));
  return rows.map(({ part }) => part).join();
}

// An address that holds open a stream, and those that change the actor themselves, are asked last or not at all.
const ALLOWED_NOT_CALLED: EndpointName[] = [
  "DELETE /api/projects/{projectId}/members/{userId}",
  "DELETE /api/batches/{batchId}",
  "DELETE /api/imports/{importId}",
  "DELETE /api/jobs/{jobId}",
];

describe.each(allEndpoints)("%s", (name) => {
  const endpoint: Endpoint = ENDPOINTS[name];
  const cases = ACTORS.flatMap((actor) =>
    (endpoint.subject ? WHOSE : (["own"] as const)).map((whose) => ({
      actor,
      whose,
      status: expected(endpoint, actor, whose),
    })),
  );

  test("refuses whom it must, and nothing changes", async () => {
    const before = await checksum();
    const answers: unknown[] = [];
    const wanted: unknown[] = [];
    for (const { actor, whose, status } of cases) {
      if (status === "allowed") continue;
      const response = await ask(name, endpoint, actor, whose);
      answers.push([actor, whose, response.status, response.headers.get("content-type")]);
      wanted.push([actor, whose, status, "application/problem+json"]);
    }
    expect(answers).toEqual(wanted);
    expect(await checksum()).toBe(before);
  });

  test("lets in whom it must", async () => {
    for (const { actor, whose, status } of cases) {
      if (status !== "allowed" || ALLOWED_NOT_CALLED.includes(name)) continue;
      const response = await ask(name, endpoint, actor, whose);
      expect([401, 403, 500].includes(response.status), `${actor} on ${whose}: ${response.status}`).toBe(false);
      // With a second id in the path 404 may be about that: the tests make none of those things.
      if (endpoint.subject && name.split("{").length === 2)
        expect(response.status, `${actor} on ${whose}`).not.toBe(404);
      await response.body?.cancel();
    }
  });
});

/** A request with an empty body: it is refused for its sender, or for its content, never carried out. */
function ask(name: EndpointName, endpoint: Endpoint, actor: ActorName, whose: Whose): Promise<Response> {
  const names = [...name.matchAll(/\{(\w+)\}/g)].map(([, key]) => key ?? "");
  const params = Object.fromEntries(
    names.map((key) => [key, (things[whose] as Record<string, string>)[key] ?? randomUUID()]),
  );
  return request(name, {
    token: tokens[actor],
    params,
    ...(endpoint.body ? { json: { unknown: true } } : {}),
    headers: { "sec-fetch-site": "same-origin" },
  });
}

describe("the table of routes", () => {
  test("every route file has its rows, every row its file", async () => {
    const files = allRouteFiles.filter((file) => !file.includes("[...nextauth]"));
    expect([...new Set(allEndpoints.map(routeFileOf))].sort()).toEqual(files.sort());
  });

  test("a technician reaches neither a batch nor a phone that is not assigned to them", async () => {
    const workspace = await newWorkspace();
    const { batchId, phoneId, projectId } = await fill(workspace);
    const { token } = await newUser({ organizationId: workspace.organization.id, projectId, role: "technician" });
    expect((await request("GET /api/batches/{batchId}", { token, params: { batchId } })).status).toBe(404);
    expect((await request("GET /api/phones/{phoneId}", { token, params: { phoneId } })).status).toBe(404);
    const list = await request("GET /api/projects/{projectId}/phones", { token, params: { projectId } });
    expect(await list.json()).toMatchObject({ items: [], total: 0 });
    const tick = {
      operationId: randomUUID(),
      phoneId,
      step: "e2m-ucm.set-phone-load",
      action: "tick",
      at: "2026-01-01T10:00:00Z",
    };
    const answer = await request("POST /api/step-events", { token, json: [tick] });
    expect(await answer.json()).toMatchObject([{ status: "refused" }]);
  });

  test("a note for the team is for the team alone; one for the customer is in their history and on their paper", async () => {
    const workspace = await newWorkspace();
    const { phoneId, projectId } = await fill(workspace);
    const inProject = (role: Role) => newUser({ organizationId: workspace.organization.id, projectId, role });
    const note = (text: string, audience: string) => ({
      ...{ operationId: randomUUID(), phoneId, step: "e2m-ucm.find-phone", action: "note", note: text, audience },
      at: "2026-01-01T10:00:00Z",
    });
    const events = [note("It smokes", "team"), note("Its cable was changed", "customer")];
    const stored = await request("POST /api/step-events", { token: workspace.token, json: events });
    expect(await stored.json()).toMatchObject([{ status: "stored" }, { status: "stored" }]);
    const read = async (name: EndpointName, token: string, params: Record<string, string>) =>
      (await request(name, { token, params })).text();
    for (const role of ["project-manager", "partner", "viewer"] as const) {
      const { token } = await inProject(role);
      const phone = await read("GET /api/phones/{phoneId}", token, { phoneId });
      expect(phone.includes("It smokes"), role).toBe(may(role, "note.read-team"));
      const paper = await read("GET /api/projects/{projectId}/handover.csv", token, { projectId });
      expect([phone, paper].map((text) => text.includes("Its cable was changed"))).toEqual([true, true]);
      expect(paper).not.toContain("It smokes");
    }
    expect(may("viewer", "note.read-team")).toBe(false);
  });

  test("a token that is limited to one project sees no other", async () => {
    const { organization, administrator, project } = await newWorkspace();
    const second = await newProject(organization.id, administrator.id);
    const { token } = await createApiToken({
      userId: administrator.id,
      organizationId: organization.id,
      input: { name: "one", projectId: project.id },
      requestId: null,
    });
    const status = async (projectId: string) =>
      (await request("GET /api/projects/{projectId}", { token, params: { projectId } })).status;
    expect([await status(project.id), await status(second.id)]).toEqual([200, 404]);
    expect((await request("GET /api/members", { token })).status).toBe(403);
  });

  test("people of another organisation share nothing with us", async () => {
    const other = await newOrganization("Other");
    const { token } = await newUser({ organizationId: other.id, role: "administrator" });
    const response = await request("GET /api/projects", { token });
    expect(await response.json()).toMatchObject({ items: [], total: 0 });
  });
});
