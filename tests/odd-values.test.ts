import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { numberSequence } from "@/lib/domain/number-sequence";
import { ENDPOINTS, type EndpointName } from "@/lib/schemas/api";
import type { Endpoint } from "@/lib/schemas/endpoint";
import { createBatch } from "@/lib/server/batches/edit-batch";
import { db } from "@/lib/server/database/db";
import { openApiDocument } from "@/lib/server/http/open-api";
import { expectJson, request } from "./api";
import { importFile, upload } from "./imports";
import { type JsonSchema, ODD_TEXTS, ODD_VALUES, placesOf, sampleOf, withValueAt } from "./odd-values";
import { newUser, newWorkspace } from "./people";

/**
 * Walks the OpenAPI document as an administrator with real ids: every path and method, with odd values in each parameter and
 * in each place of the body. Nothing may answer 500 or more. Each place gets some of the values, drawn by a fixed seed.
 */
const SEED = 20_261_127;
const VALUES_A_PLACE = 7;

type Operation = {
  parameters: { name: string; in: "path" | "query" | "header"; schema: JsonSchema }[];
  requestBody?: { content: Record<string, { schema?: JsonSchema }> };
};
const paths = openApiDocument().paths as unknown as Record<string, Record<string, Operation>>;
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}` as EndpointName,
    operation,
  })),
);

let token: string;
let ids: Record<string, string>;
let bodies: Partial<Record<EndpointName, unknown>>;

beforeAll(async () => {
  const workspace = await newWorkspace();
  const { organization, project } = workspace;
  token = workspace.token;
  const { id: importId } = await importFile(workspace, "MAC,PID,VID,Site\n00CCFC123456,CP-8841-K9=,V10,York");
  const waiting = await upload(workspace, "MAC,PID,VID,Site\n00CCFC123457,CP-8841-K9=,V10,Leeds", "second.csv");
  const member = await newUser({ organizationId: organization.id, role: "viewer", projectId: project.id });
  const who = { project: { id: project.id, organizationId: organization.id }, actorId: workspace.administrator.id };
  const batch = await createBatch({ ...who, input: { name: "One", kind: "wave" }, requestId: "test" });
  const params = { projectId: project.id };
  const { items } = await expectJson<{ items: { id: string }[] }>(200, "GET /api/projects/{projectId}/phones", {
    token,
    params,
  });
  const view = await expectJson<{ id: string }>(201, "POST /api/projects/{projectId}/views", {
    token,
    params,
    json: { name: "Mine", query: {} },
  });
  const phoneId = items[0]?.id ?? "";
  const book = await expectJson<{ id: string }>(201, "POST /api/projects/{projectId}/price-books", {
    token,
    params,
    json: { name: "Book", currency: "EUR", validFrom: "2026-01-01", validUntil: null, discount: 0 },
  });
  const draft = { title: "Draft", currency: "EUR", priceBookId: book.id, validUntil: "2099-12-31" };
  const quote = await expectJson<{ id: string }>(201, "POST /api/projects/{projectId}/quotes", {
    token,
    params,
    json: draft,
  });
  const order = await expectJson<{ id: string }>(201, "POST /api/projects/{projectId}/license-orders", {
    token,
    params,
    json: { sku: "L-CP-E2M-88XX-CNV=", quantity: 3, orderedAt: "2026-11-01" },
  });
  const intake = await db.licenseIntake.create({
    data: {
      ...{ projectId: project.id, fileName: "a.zip", sha256: "", bytes: 1, counts: {}, isOnUcm: false },
      createdById: workspace.administrator.id,
    },
  });
  const report = await db.afterInventory.create({
    data: {
      ...{ projectId: project.id, importId, filename: "after.csv", takenAt: new Date(), basis: "", counts: {} },
      createdById: workspace.administrator.id,
    },
  });
  ids = {
    projectId: project.id,
    priceBookId: book.id,
    quoteId: quote.id,
    licenseOrderId: order.id,
    intakeId: intake.id,
    fulfilmentId: randomUUID(),
    importId: waiting.id,
    phoneId,
    batchId: batch.id,
    viewId: view.id,
    afterInventoryId: report.id,
    userId: member.id,
    requestId: randomUUID(),
    jobId: randomUUID(),
    invitationId: randomUUID(),
    tokenId: randomUUID(),
    headerKey: randomUUID(),
    acknowledgementId: randomUUID(),
    token: "abc",
  };
  const plan = { name: "N", customer: "C", direction: "E2M", target: "webex-calling", timeZone: "Europe/Berlin" };
  const rest = { method: "ucm", policy: { acceptMissingVid: true }, loads: { sip88xx: "l" }, ucmAddress: "ucm" };
  bodies = {
    "POST /api/projects": { ...plan, ...rest },
    "PATCH /api/projects/{projectId}": { ...plan, ...rest },
    "POST /api/projects/{projectId}/what-if": { direction: "E2M", target: "webex-calling", loads: { sip88xx: "l" } },
    "POST /api/projects/{projectId}/views": { name: "V", query: { site: "A" }, columns: [{ id: "mac", width: 60 }] },
    "PATCH /api/projects/{projectId}/views/{viewId}": { name: "W", query: { q: "A" }, columns: [{ id: "mac" }] },
    "PATCH /api/imports/{importId}": {
      headerRow: 1,
      delimiter: ",",
      options: { duplicates: "first", fillOnly: ["site"] },
    },
    "POST /api/imports/{importId}/fixes": { fixes: [{ line: 2, column: 1, value: "CP-8851-K9=" }] },
    "POST /api/projects/{projectId}/value-mappings": { field: "site", text: "x", value: "York" },
    "POST /api/projects/{projectId}/phones": { mac: "00CCFC999999", pid: "CP-8841-K9=", vid: 10, site: "S" },
    "PATCH /api/phones/{phoneId}": { site: "S", vid: 10, notes: "n", extra: { Room: "1" }, reason: "r" },
    "POST /api/projects/{projectId}/phones/edit": {
      selection: { filter: { site: ["York"], rule: ["x"], q: "x" }, except: [phoneId] },
      set: { site: "Leeds", vid: 10 },
      reason: "r",
      preview: true,
    },
    "POST /api/projects/{projectId}/acknowledgements": {
      ...{
        site: "York",
        losses: ["data-loss"],
        phones: 1,
        fingerprint: "f",
        name: "N",
        function: "F",
        day: "2026-11-01",
        how: "on-paper",
        note: "n",
      },
    },
    "POST /api/projects/{projectId}/exceptions/decide": {
      selection: { filter: { exception: ["undecided"] }, except: [phoneId] },
      decision: { choice: "ask", askedOf: "Somebody", note: "n" },
    },
    "POST /api/projects/{projectId}/batches/move": { selection: { ids: [phoneId] }, batchId: batch.id, reason: "r" },
    "PATCH /api/batches/{batchId}": {
      name: "B",
      state: "planned",
      startsAt: "2026-12-01T08:00:00Z",
      endsAt: "2026-12-01T09:00:00Z",
      assigneeIds: [member.id],
      reason: "r",
    },
    "POST /api/step-events": [
      { operationId: randomUUID(), phoneId, step: "x", action: "tick", at: "2026-12-01T08:00:00Z", note: "n" },
    ],
    "POST /api/projects/{projectId}/evidence": { phoneId, text: "Model Number: CP-8841" },
    "POST /api/invitations": { email: "new@example.com", role: "viewer", projectId: project.id },
    "POST /api/projects/{projectId}/invitations": { email: "new@example.com", role: "viewer" },
    "POST /api/invitations/accept/{token}": { name: "N", password: "four quiet desk phones" },
    "PATCH /api/members/{userId}": { role: "viewer" },
    "POST /api/projects/{projectId}/price-books": {
      name: "Second",
      currency: "EUR",
      validFrom: "2026-01-01",
      validUntil: "2027-01-01",
      discount: 5,
    },
    "PATCH /api/projects/{projectId}/price-books/{priceBookId}": { name: "Third", validUntil: "2027-01-01" },
    "PUT /api/projects/{projectId}/price-books/{priceBookId}/prices": { csv: "SKU,List Price\nCON-SW-LCPE2M8V,3" },
    "POST /api/projects/{projectId}/quotes": { ...draft, selection: { filter: { site: ["York"] }, except: [phoneId] } },
    "POST /api/projects/{projectId}/license-orders": {
      ...{ sku: "L-CP-E2M-88XX-CNV=", quantity: 2, pak: "AB12-CD34", quoteId: null, orderedAt: "2026-11-01" },
      ...{ deliveredAt: "2026-11-02", note: "n" },
    },
    "PATCH /api/projects/{projectId}/license-orders/{licenseOrderId}": {
      ...{ quantity: 3, pak: "AB12-CD35", orderedAt: "2026-11-01", deliveredAt: "2026-11-03", note: "m" },
    },
    "POST /api/projects/{projectId}/fulfilments": { orderId: order.id, batch: batch.id, site: "York", quantity: 1 },
    "PATCH /api/quotes/{quoteId}": {
      title: "T",
      discount: 5,
      validUntil: "2027-01-01",
      priceBookId: book.id,
      ownLines: [{ kind: "visit", text: "A visit", quantity: 1, unit: "10.00", cost: "5", discount: 1 }],
    },
  };
  expect(importId).not.toBe(waiting.id);
});

type Case = { params?: Record<string, string>; query?: Record<string, string>; json?: unknown; what: string };

/** One request for each place and value. */
function casesOf(
  name: EndpointName,
  { parameters, requestBody }: Operation,
  pick: <T>(all: readonly T[]) => T[],
): Case[] {
  const schema = requestBody?.content["application/json"]?.schema;
  const body = bodies[name] ?? (schema ? sampleOf(schema) : undefined);
  const json = body === undefined ? {} : { json: body };
  const inPath = parameters.filter((parameter) => parameter.in === "path");
  const inQuery = parameters.filter((parameter) => parameter.in === "query");
  const wellFormed = ODD_TEXTS.filter((text) => text.isWellFormed());
  return [
    ...inPath.flatMap(({ name: key }) =>
      pick(wellFormed).map((odd) => ({ ...json, params: { [key]: odd }, what: `path ${key} = ${show(odd)}` })),
    ),
    ...inQuery.flatMap(({ name: key }) =>
      pick(wellFormed).map((odd) => ({
        ...json,
        query: {
          ...(key === "cursor" && inQuery.some((other) => other.name === "sort") ? sortedBy(pick) : {}),
          [key]: odd,
        },
        what: `query ${key} = ${show(odd)}`,
      })),
    ),
    ...(body === undefined ? [] : placesOf(body)).flatMap((path) =>
      pick(ODD_VALUES).map((odd) => ({
        json: withValueAt(body, path, odd),
        what: `body ${path.join(".") || "as a whole"} = ${show(odd)}`,
      })),
    ),
  ];
}

const sortedBy = (pick: <T>(all: readonly T[]) => T[]) => ({
  sort: pick(["kemCount", "-batch", "manufacturedYear", "vid", "createdAt", "mac"])[0] ?? "mac",
});
const show = (value: unknown) => (JSON.stringify(value) ?? "undefined").slice(0, 60);

/** The version that an edit must name, read just before. */
async function versionOf(name: EndpointName): Promise<Record<string, string>> {
  const read = name.replace("PATCH", "GET") as EndpointName;
  const response = read in ENDPOINTS ? await request(read, { token, params: ids }) : null;
  return { "if-match": response?.headers.get("etag") ?? '"1"' };
}

describe.each(operations)("$name", ({ name, operation }) => {
  test("answers below 500 to everything", async () => {
    const places = operation.parameters
      .filter((parameter) => parameter.in === "path")
      .map((parameter) => parameter.name);
    expect(places.filter((place) => !ids[place])).toEqual([]);
    const next = numberSequence(SEED + name.length * 31 + name.charCodeAt(name.length - 2));
    const pick = <T>(all: readonly T[]): T[] =>
      Array.from({ length: Math.min(VALUES_A_PLACE, all.length) }, () => all[next(all.length)] as T);
    const endpoint: Endpoint = ENDPOINTS[name];
    const failures: string[] = [];
    for (const { what, params, query, json } of casesOf(name, operation, pick)) {
      const response = await request(name, {
        token,
        params: { ...ids, ...params },
        ...(query ? { query } : {}),
        ...(json === undefined ? {} : { json }),
        ...(endpoint.upload ? { body: "MAC,PID\n00CCFC123458,CP-8841-K9=" } : {}),
        headers: {
          ...(endpoint.access === "public" ? { "sec-fetch-site": "same-origin" } : {}),
          ...(endpoint.versioned === true ? await versionOf(name) : {}),
        },
      });
      if (response.status >= 500) failures.push(`${response.status} ${what}`);
      else await readAll(response).catch((error) => failures.push(`broken body ${what}: ${error}`));
    }
    expect(failures, `seed ${SEED}`).toEqual([]);
  });
});

/** A stream can break after its status was sent; one that never ends is left. */
async function readAll(response: Response): Promise<void> {
  if (response.headers.get("content-type")?.startsWith("text/event-stream")) await response.body?.cancel();
  else await response.arrayBuffer();
}
