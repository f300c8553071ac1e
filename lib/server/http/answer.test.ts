import { expect, test } from "vitest";
import * as z from "zod";
import type { Endpoint } from "@/lib/schemas/endpoint";
import { toResponse } from "@/lib/server/http/answer";

const item = z.object({ id: z.string(), count: z.number().int(), extra: z.record(z.string(), z.unknown()).optional() });
const ROW: Endpoint = { summary: "Things", access: "public", response: z.object({ items: z.array(item) }) };

test.each([
  { body: { items: [{ id: "a", count: 1 }] }, because: "what the row promises" },
  { body: { items: [{ id: "a", count: 1, extra: { any: [1] } }] }, because: "a record holds what it likes" },
  { body: { items: [], total: undefined }, because: "undefined is not sent" },
])("an answer passes: $because", async ({ body }) => {
  expect(await toResponse(ROW, body).json()).toEqual(JSON.parse(JSON.stringify(body)));
});

test.each([
  { body: { items: [{ id: "a", count: 1.5 }] }, words: "does not fit", because: "another type" },
  { body: {}, words: "does not fit", because: "a field is missing" },
  { body: { items: [], total: 0 }, words: ".total", because: "a field that is not declared" },
  { body: { items: [{ id: "a", count: 1, secret: "x" }] }, words: ".items.0.secret", because: "the same further down" },
])("an answer fails its test: $because", ({ body, words }) => {
  expect(() => toResponse(ROW, body)).toThrow(words);
});

test.each([
  { row: { ...ROW, status: 202 }, body: { items: [] }, status: 202, etag: null, because: "the row names the status" },
  { row: { summary: "", access: "public", status: 204 }, body: undefined, status: 204, etag: null, because: "nothing" },
  {
    row: { summary: "", access: "public", response: z.object({ facts: z.number() }), etag: ["facts"] },
    body: { facts: 12 },
    status: 200,
    etag: '"12"',
    because: "one number",
  },
  {
    row: { summary: "", access: "public", response: z.looseObject({}), etag: ["facts", "work"] },
    body: { facts: 12, work: 7 },
    status: 200,
    etag: '"12.7"',
    because: "two numbers",
  },
] satisfies { row: Endpoint; [key: string]: unknown }[])(
  "status and ETag come from the row: $because",
  ({ row, body, status, etag }) => {
    const response = toResponse(row, body);
    expect([response.status, response.headers.get("etag")]).toEqual([status, etag]);
  },
);
