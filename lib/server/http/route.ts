import "server-only";
import { createHash } from "node:crypto";
import * as z from "zod";
import { may, type Role, seesOnlyAssigned } from "@/lib/domain/access";
import { env } from "@/lib/env";
import { ENDPOINTS, type Endpoint, type EndpointName } from "@/lib/schemas/api";
import { AppError, toProblem } from "@/lib/server/errors";
import { answerOnce } from "@/lib/server/http/idempotency";
import { type Actor, currentActor, roleInProject } from "@/lib/server/sign-in/session";
import { findSubject, isAssigned, type Subject } from "@/lib/server/sign-in/subjects";

const MAX_JSON_BYTES = 1024 * 1024;

type Context = { params: Promise<Record<string, string> | undefined> };

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Row<Name extends EndpointName> = (typeof ENDPOINTS)[Name];
type Of<Name extends EndpointName, Key extends keyof Endpoint> =
  Row<Name> extends Record<Key, infer Schema> ? Schema : undefined;

/** `/api/phones/{phoneId}` has the parameter phoneId. */
type Params<Path extends string> = Path extends `${infer _Start}{${infer Key}}${infer Rest}`
  ? { [Parameter in Key]: string } & Params<Rest>
  : unknown;

/** What a handler gets: everything that was checked, nothing that was not. */
export type Input<Name extends EndpointName> = {
  request: Request;
  requestId: string;
  params: Params<Name>;
  query: Output<Of<Name, "query">>;
  body: Output<Of<Name, "body">>;
  actor: Of<Name, "access"> extends "public" ? Actor | null : Actor;
  /** The project the request is about, and the actor's role in it. */
  project: Of<Name, "subject"> extends undefined ? undefined : Subject & { role: Role };
  /** Version the client saw (If-Match). */
  ifMatch: Of<Name, "versioned"> extends true ? number : undefined;
};

/**
 * The one way to make a handler. In this order: no foreign site, a live session or token, a subject the actor may see
 * (else 404), a role that allows it (else 403), a strict schema for query and body, an idempotency key, problem+json for
 * every failure, never cached.
 */
export function route<Name extends EndpointName>(name: Name, handle: (input: Input<Name>) => Promise<Response>) {
  const endpoint: Endpoint = ENDPOINTS[name];
  return async (request: Request, { params: given }: Context): Promise<Response> => {
    const requestId = crypto.randomUUID();
    try {
      if (!isRead(request) && !request.headers.has("authorization")) refuseForeignSites(request.headers);
      const params = (await given) ?? {}; // undefined for a path without parameters
      const actor = isOpen(name) ? null : await currentActor(request.headers);
      if (!actor && endpoint.access !== "public") throw new AppError("unauthenticated", "Please sign in.");
      refuseOddIds(params);
      const project = actor ? await authorise(endpoint, actor, params) : undefined;
      const ifMatch = endpoint.versioned ? readIfMatch(request.headers) : undefined;
      const query = parse(endpoint.query ?? NO_QUERY, queryOf(request), "query");
      const body = endpoint.body ? parse(endpoint.body, await readJson(request), "body") : undefined;
      // The types are those of the row in ENDPOINTS; TypeScript cannot follow them through the generic.
      const input = { request, requestId, params, query, body, actor, project, ifMatch } as unknown as Input<Name>;
      const key = endpoint.idempotent ? request.headers.get("idempotency-key") : null;
      const once = key &&
        actor && { actorId: actor.userId, key, fingerprint: fingerprint(name, { params, query, body }) };
      const response = await (once ? answerOnce(once, () => handle(input)) : handle(input));
      if (!response.headers.has("cache-control")) response.headers.set("cache-control", "private, no-store");
      response.headers.set("x-request-id", requestId);
      return response;
    } catch (error) {
      return problem(error, requestId);
    }
  };
}

/** An answer as JSON; a version becomes the ETag that the next edit must name. */
export function json(value: unknown, { status = 200, version }: { status?: number; version?: number } = {}): Response {
  return Response.json(value, { status, headers: version === undefined ? {} : { etag: `"${version}"` } });
}

export const noContent = (): Response => new Response(null, { status: 204 });

function problem(error: unknown, requestId: string): Response {
  const response = toProblem(error, requestId);
  if (response.status === 500) {
    const { name, message, stack } = error instanceof Error ? error : { name: "?", message: String(error), stack: "" };
    console.error(JSON.stringify({ level: "error", requestId, name, message, stack }));
  }
  return response;
}

const NO_QUERY = z.strictObject({});

/** Probes of a load balancer must not depend on whose cookie they carry. */
const isOpen = (name: EndpointName) => name === "GET /api/health" || name === "GET /api/ready";

/** Every parameter of a path is an id, save the token of an invitation; what is none names nothing. */
function refuseOddIds({ token: _, ...ids }: Record<string, string>): void {
  if (Object.values(ids).every((value) => z.uuid().safeParse(value).success)) return;
  throw new AppError("not_found", "There is nothing at this address.");
}

const isRead = (request: Request) => request.method === "GET" || request.method === "HEAD";

async function authorise(endpoint: Endpoint, actor: Actor, params: Record<string, string>) {
  if (endpoint.access === "public" || endpoint.access === "signed-in") return undefined;
  if (!endpoint.subject) {
    const isAllowed =
      actor.organizationRole !== null && actor.onlyProjectId === null && may(actor.organizationRole, endpoint.access);
    if (!isAllowed) throw new AppError("forbidden", "Your role does not allow this.");
    return undefined;
  }
  const [subjectId = ""] = Object.values(params);
  const subject = z.uuid().safeParse(subjectId).success ? await findSubject(endpoint.subject, subjectId, actor) : null;
  const role = subject && roleInProject(actor, subject);
  const notFound = new AppError("not_found", `There is no such ${endpoint.subject}, or it is not yours to see.`);
  if (!subject || !role) throw notFound;
  const isBatchOrPhone = endpoint.subject === "batch" || endpoint.subject === "phone";
  if (
    isBatchOrPhone &&
    seesOnlyAssigned(role) &&
    !(await isAssigned(endpoint.subject as "batch" | "phone", subject.id, subjectId, actor.userId))
  )
    throw notFound;
  if (!may(role, endpoint.access)) throw new AppError("forbidden", "Your role does not allow this.");
  return { ...subject, role };
}

/** A browser says where a request comes from in Sec-Fetch-Site; Origin is the fallback; a write with neither is refused. */
function refuseForeignSites(headers: Headers) {
  const site = headers.get("sec-fetch-site");
  const isOurs = site ? site === "same-origin" : headers.get("origin") === env().REHOME_URL;
  if (!isOurs) throw new AppError("forbidden", "This request did not come from the application.");
}

function readIfMatch(headers: Headers): number {
  const value = headers.get("if-match");
  if (value === null)
    throw new AppError("version_required", "Send If-Match with the ETag you read, so that nobody's change is lost.");
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(value.trim()) ?? [];
  if (!version) throw new AppError("stale", "This is not the current version. Read it again.");
  return Number(version);
}

function queryOf(request: Request): Record<string, string | string[]> {
  const { searchParams } = new URL(request.url);
  const entries = [...new Set(searchParams.keys())].map((key): [string, string | string[]] => {
    const values = searchParams.getAll(key);
    if (values.some((value) => value.includes("\0")))
      throw new AppError("invalid_input", "A text holds a NUL character.");
    return [key, values.length === 1 ? (values[0] ?? "") : values];
  });
  return Object.fromEntries(entries);
}

function parse(schema: z.ZodType, value: unknown, where: "query" | "body"): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ path: [...issue.path, key].join("."), message: "This field is not known here." }))
      : [{ path: issue.path.join("."), message: issue.message }],
  );
  throw new AppError("invalid_input", where === "query" ? "Check the query parameters." : "Check the marked fields.", {
    errors,
  });
}

async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new AppError("unsupported_type", "Send application/json.");
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > MAX_JSON_BYTES) throw new AppError("too_large", `At most ${MAX_JSON_BYTES} bytes.`);
    text += decode(decoder, chunk);
  }
  text += decode(decoder);
  try {
    return JSON.parse(text, refuseNul);
  } catch (error) {
    throw error instanceof AppError ? error : new AppError("bad_request", "This is not JSON.");
  }
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    throw new AppError("bad_request", "This is not UTF-8.");
  }
}

/** PostgreSQL cannot store it and would answer with an error of its own. */
function refuseNul(key: string, value: unknown): unknown {
  const hasNul = key.includes("\0") || (typeof value === "string" && value.includes("\0"));
  if (hasNul) throw new AppError("invalid_input", "A text holds a NUL character.");
  return value;
}

function fingerprint(name: string, input: object): string {
  return createHash("sha256").update(name).update(JSON.stringify(input)).digest("hex");
}
