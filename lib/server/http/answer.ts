import "server-only";
import { isUnderTest } from "@/lib/env";
import type { Endpoint } from "@/lib/schemas/endpoint";

/** Makes the response of what a handler returned, as its row says: status, ETag, JSON or nothing. A stream is one already. */
export function toResponse(endpoint: Endpoint, returned: unknown): Response {
  if (returned instanceof Response) return returned;
  const { status = 200, etag } = endpoint;
  if (!endpoint.response) return new Response(null, { status });
  if (isUnderTest()) requireFit(endpoint, returned);
  const isJob = endpoint.mayBeJob && typeof returned === "object" && returned !== null && "job" in returned;
  return Response.json(returned, {
    status: isJob ? 202 : status,
    headers: etag ? { etag: etagOf(etag, returned) } : {},
  });
}

/** `"12.7"` for two fields. */
function etagOf(fields: readonly string[], body: unknown): string {
  const values = fields.map((field) => (typeof body === "object" && body !== null ? Reflect.get(body, field) : ""));
  return `"${values.join(".")}"`;
}

/** Clients and the OpenAPI document trust the row: an answer that does not fit it, or says more, fails the test that asked. */
function requireFit({ summary, response }: Endpoint, returned: unknown): void {
  const sent: unknown = JSON.parse(JSON.stringify(returned));
  const parsed = response?.safeParse(sent);
  if (!parsed) return;
  if (!parsed.success) throw new Error(`The answer of “${summary}” does not fit its schema: ${parsed.error.message}`);
  const [extra] = undeclared(sent, parsed.data, "");
  if (extra) throw new Error(`The answer of “${summary}” has ${extra}, which its schema does not declare.`);
}

/** Paths of what was sent and is gone after parsing: a schema drops what it does not declare. */
function undeclared(sent: unknown, kept: unknown, path: string): string[] {
  if (typeof sent !== "object" || sent === null) return [];
  if (typeof kept !== "object" || kept === null) return [path];
  return Object.entries(sent).flatMap(([key, value]) =>
    key in kept ? undeclared(value, Reflect.get(kept, key), `${path}.${key}`) : [`${path}.${key}`],
  );
}
