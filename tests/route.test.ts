import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Project } from "@/lib/schemas/projects";
import { db } from "@/lib/server/database/db";
import { expectJson, request } from "./api";
import { newWorkspace } from "./people";

let workspace: Awaited<ReturnType<typeof newWorkspace>>;
beforeAll(async () => {
  workspace = await newWorkspace();
});
const NEW_PROJECT = { name: "New", customer: "ACME", direction: "E2M", target: "webex-calling" };

describe("where a write comes from", () => {
  const SITES = [
    { headers: { "sec-fetch-site": "cross-site" }, because: "another site" },
    { headers: { "sec-fetch-site": "same-site" }, because: "a neighbouring host" },
    { headers: { origin: "https://evil.example" }, because: "another origin" },
    { headers: { origin: "null" }, because: "a sandboxed frame" },
    { headers: {}, because: "no word of where it comes from" },
  ];
  test.each(SITES)("is refused without a token: $because", async ({ headers }) => {
    const response = await request("POST /api/set-up", { json: {}, headers: headers as Record<string, string> });
    expect(response.status).toBe(403);
  });
});

describe("what a body may be", () => {
  const BODIES = [
    { json: { ...NEW_PROJECT, role: "administrator" }, status: 422, because: "an unknown key" },
    { json: { ...NEW_PROJECT, name: { not: "" } }, status: 422, because: "an operator instead of a text" },
    { json: { ...NEW_PROJECT, name: "a\0b" }, status: 422, because: "a NUL character" },
    { json: { ...NEW_PROJECT, target: "ucm" }, status: 422, because: "a target of the other direction" },
    { json: { ...NEW_PROJECT, name: "" }, status: 422, because: "an empty name" },
    { json: [], status: 422, because: "a list" },
    { json: null, status: 422, because: "null" },
    { body: "{", headers: { "content-type": "application/json" }, status: 400, because: "not JSON" },
    { body: "{}", headers: { "content-type": "text/plain" }, status: 415, because: "not called JSON" },
    {
      body: `{"name":"${"x".repeat(2_000_000)}"}`,
      headers: { "content-type": "application/json" },
      status: 413,
      because: "two megabytes",
    },
    {
      body: Buffer.from([0x7b, 0xff, 0x7d]),
      headers: { "content-type": "application/json" },
      status: 400,
      because: "not UTF-8",
    },
  ];
  test.each(BODIES)("$status for $because", async ({ status, because: _, ...options }) => {
    const count = await db.project.count();
    const response = await request("POST /api/projects", { token: workspace.token, ...(options as object) });
    expect([response.status, response.headers.get("content-type")]).toEqual([status, "application/problem+json"]);
    expect(await response.json()).toMatchObject({
      status,
      code: expect.any(String),
      detail: expect.any(String),
      requestId: expect.any(String),
    });
    expect(await db.project.count()).toBe(count);
  });

  const QUERIES = [
    { query: { verdict: "maybe" }, because: "a word that is none of the list" },
    { query: { sort: "password" }, because: "a column that is none" },
    { query: { limit: "1000000" }, because: "more than a page" },
    { query: { cursor: "zzz" }, because: "a cursor that is not ours" },
    { query: { where: "1=1" }, because: "an unknown parameter" },
    { query: { q: "a\0b" }, because: "a NUL character" },
  ];
  test.each(QUERIES)("a query is 422 for $because", async ({ query }) => {
    const params = { projectId: workspace.project.id };
    const response = await request("GET /api/projects/{projectId}/phones", {
      token: workspace.token,
      params,
      query: query as unknown as Record<string, string>,
    });
    expect(response.status).toBe(422);
  });

  test.each(["PATCH /api/members/{userId}", "DELETE /api/tokens/{tokenId}", "GET /api/phones/{phoneId}"] as const)(
    "%s with an id that is none is 404",
    async (name) => {
      const params = { userId: "x", tokenId: "x", phoneId: "x" };
      const response = await request(name, {
        token: workspace.token,
        params,
        ...(name.startsWith("PATCH") ? { json: {} } : {}),
      });
      expect(response.status).toBe(404);
    },
  );

  const TOKENS = [
    "Bearer %E0%A4%A",
    "Bearer",
    "Basic abc",
    "Bearer rh_short",
    `Bearer rh_${"a".repeat(1_000_000)}`,
    "Bearer eyJhbGciOiJub25lIn0.e30.",
  ];
  test.each(TOKENS)("a malformed token is 401", async (authorization) => {
    expect((await request("GET /api/projects", { headers: { authorization } })).status).toBe(401);
  });
});

describe("versions", () => {
  const edit = (headers: Record<string, string>, name: string, project: { id: string }) =>
    request("PATCH /api/projects/{projectId}", {
      token: workspace.token,
      params: { projectId: project.id },
      json: { name },
      headers,
    });

  test("an edit needs the version that was read; the second of two is told", async () => {
    const project = await expectJson<Project>(201, "POST /api/projects", { token: workspace.token, json: NEW_PROJECT });
    expect((await edit({}, "x", project)).status).toBe(428);
    const first = await edit({ "if-match": '"1"' }, "First", project);
    expect([first.status, first.headers.get("etag")]).toEqual([200, '"2"']);
    expect((await edit({ "if-match": '"1"' }, "Second", project)).status).toBe(412);
    expect(await db.project.findUnique({ where: { id: project.id } })).toMatchObject({ name: "First" });
  });

  test("two edits at the same moment: one is stored, one is told", async () => {
    const project = await expectJson<Project>(201, "POST /api/projects", { token: workspace.token, json: NEW_PROJECT });
    const statuses = await Promise.all(
      ["A", "B"].map(async (name) => (await edit({ "if-match": '"1"' }, name, project)).status),
    );
    expect(statuses.sort()).toEqual([200, 412]);
  });
});

describe("Idempotency-Key", () => {
  const create = (key: string, json: object = NEW_PROJECT) =>
    request("POST /api/projects", { token: workspace.token, json, headers: { "idempotency-key": key } });

  test("the same key gives the same answer and one project", async () => {
    const key = randomUUID();
    const first = await create(key);
    const again = await create(key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await again.json()).toEqual(await first.json());
    expect(again.headers.get("idempotent-replay")).toBe("true");
  });

  test("with other content it is refused", async () => {
    const key = randomUUID();
    await create(key);
    expect((await create(key, { ...NEW_PROJECT, name: "Other" })).status).toBe(422);
  });

  test("the same key on another project is another request", async () => {
    const [one, two] = [workspace, await newWorkspace()];
    const second = await expectJson<Project>(201, "POST /api/projects", { token: one.token, json: NEW_PROJECT });
    const key = randomUUID();
    const make = async (projectId: string) =>
      (
        await request("POST /api/projects/{projectId}/batches", {
          token: one.token,
          params: { projectId },
          json: { name: "B" },
          headers: { "idempotency-key": key },
        })
      ).status;
    expect([await make(one.project.id), await make(second.id)]).toEqual([201, 422]);
    expect(two.project.id).not.toBe(one.project.id);
  });

  test("ten at once make one", async () => {
    const key = randomUUID();
    const name = `Once ${key}`;
    const statuses = await Promise.all(
      Array.from({ length: 10 }, async () => (await create(key, { ...NEW_PROJECT, name })).status),
    );
    expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);
    expect(await db.project.count({ where: { name } })).toBe(1);
  });

  test("a refused request leaves the key free", async () => {
    const key = randomUUID();
    expect((await create(key, { ...NEW_PROJECT, name: "" })).status).toBe(422);
    expect((await create(key)).status).toBe(201);
  });
});

describe("the audit", () => {
  test("one record per change, with who, what before and after, and the request", async () => {
    const project = await expectJson<Project>(201, "POST /api/projects", { token: workspace.token, json: NEW_PROJECT });
    const params = { projectId: project.id };
    await expectJson(200, "PATCH /api/projects/{projectId}", {
      token: workspace.token,
      params,
      json: { name: "Renamed" },
      headers: { "if-match": '"1"' },
    });
    const events = await db.auditEvent.findMany({ where: { projectId: project.id }, orderBy: { at: "asc" } });
    expect(events).toMatchObject([
      { action: "project.create", actorId: workspace.administrator.id, requestId: expect.any(String) },
      { action: "project.edit", before: { name: "New" }, after: { name: "Renamed" } },
    ]);
  });

  test("the database refuses to change or delete it", async () => {
    await expect(db.auditEvent.updateMany({ data: { action: "nothing" } })).rejects.toThrow(/never changed/);
    await expect(db.auditEvent.deleteMany()).rejects.toThrow(/never changed/);
  });
});

test("the OpenAPI document names every route with its permission", async () => {
  const document = await expectJson<{
    openapi: string;
    paths: Record<string, Record<string, { "x-permission"?: string }>>;
  }>(200, "GET /api/openapi.json");
  expect(document.openapi).toBe("3.1.0");
  expect(document.paths["/api/phones/{phoneId}"]?.patch?.["x-permission"]).toBe("inventory.collect");
});
