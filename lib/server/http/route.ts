import "server-only";
import { createHash } from "node:crypto";
import * as z from "zod";
import { may, type Role, seesOnlyAssigned } from "@/lib/domain/access";
import { env } from "@/lib/env";
import { ENDPOINTS, type EndpointName } from "@/lib/schemas/api";
import type { Endpoint } from "@/lib/schemas/endpoint";
import { AppError, invalidFields } from "@/lib/server/errors";
import { toResponse } from "@/lib/server/http/answer";
import { withIdempotency } from "@/lib/server/http/idempotency";
import { readJson, refuseOddText } from "@/lib/server/http/json-body";
import { problem } from "@/lib/server/http/problem";
import type { Subject } from "@/lib/server/sign-in/find-actor";
import { type Actor, type Asking, askingAbout, roleInProject } from "@/lib/server/sign-in/session";
import { isAssigned } from "@/lib/server/sign-in/subjects";

type Context = { params: Promise<Record<string, string> | undefined> };

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Row<Name extends EndpointName> = (typeof ENDPOINTS)[Name];
/** What the row of an endpoint says under a key; undefined where it says nothing. */
type Declared<Name extends EndpointName, Key extends keyof Endpoint> =
  Row<Name> extends Record<Key, infer Schema> ? Schema : undefined;

/** `/api/phones/{phoneId}` has the parameter phoneId. */
type Params<Path extends string> = Path extends `${infer _Start}{${infer Key}}${infer Rest}`
  ? { [Parameter in Key]: string } & Params<Rest>
  : unknown;

/** A permission without a subject is one of the organisation: whoever has it belongs to one. */
type ActorOf<Name extends EndpointName> =
  Declared<Name, "access"> extends "public"
    ? Actor | null
    : Declared<Name, "access"> extends "signed-in" | "account"
      ? Actor
      : Declared<Name, "subject"> extends undefined
        ? Actor & { organizationId: string }
        : Actor;

/** What a handler returns: the body that its row promises, nothing, or a stream of its own. */
export type Returned<Name extends EndpointName> =
  Declared<Name, "contentType"> extends string
    ? Response
    : Declared<Name, "response"> extends z.ZodType
      ? Output<Declared<Name, "response">>
      : // biome-ignore lint/suspicious/noConfusingVoidType: what a handler without an answer returns
        void;

/** What a handler gets: everything that was checked, nothing that was not. */
export type Input<Name extends EndpointName> = {
  request: Request;
  requestId: string;
  params: Params<Name>;
  query: Output<Declared<Name, "query">>;
  body: Output<Declared<Name, "body">>;
  actor: ActorOf<Name>;
  /** The project the request is about, and the actor's role in it. */
  project: Declared<Name, "subject"> extends undefined ? undefined : Subject & { role: Role };
  /** Version the client saw (If-Match). */
  ifMatch: Declared<Name, "versioned"> extends true
    ? number
    : Declared<Name, "versioned"> extends "if-given"
      ? number | undefined
      : undefined;
};

/**
 * The one way to make a handler. In this order: no foreign site, a live session or token, a subject the actor may see
 * (else 404), a role that allows it (else 403), a strict schema for query and body, an idempotency key, problem+json for
 * every failure, never cached.
 */
export function route<Name extends EndpointName>(name: Name, handle: (input: Input<Name>) => Promise<Returned<Name>>) {
  const endpoint: Endpoint = ENDPOINTS[name];
  return async (request: Request, { params: given }: Context): Promise<Response> => {
    const requestId = crypto.randomUUID();
    try {
      if (request.method === "HEAD" && endpoint.contentType === STREAM)
        throw new AppError("not_allowed", "A stream is opened with GET.");
      if (!isRead(request) && !request.headers.has("authorization")) refuseForeignSites(request.headers);
      const params = (await given) ?? {}; // undefined for a path without parameters
      const asking = isOpen(name) ? null : await askingAbout(request.headers, thingOf(endpoint, params));
      const actor = asking?.actor ?? null;
      if (!actor && endpoint.access !== "public") throw new AppError("unauthenticated", "Please sign in.");
      refuseOddIds(params);
      const project = asking ? await authorise(endpoint, asking, params) : undefined;
      const ifMatch = isMatched(endpoint, request.headers) ? readIfMatch(request.headers) : undefined;
      const query = parse(endpoint.query ?? NO_QUERY, queryOf(request), "query");
      const body = endpoint.body ? parse(endpoint.body, await readJson(request), "body") : undefined;
      // The types are those of the row in ENDPOINTS; TypeScript cannot follow them through the generic.
      const input = { request, requestId, params, query, body, actor, project, ifMatch } as unknown as Input<Name>;
      const key = endpoint.idempotent ? request.headers.get("idempotency-key") : null;
      const once = key &&
        actor && { actorId: actor.userId, key, fingerprint: fingerprint(name, { params, query, body }) };
      const answer = async () => toResponse(endpoint, await handle(input));
      const response = await (once ? withIdempotency(once, answer) : answer());
      if (!response.headers.has("cache-control")) response.headers.set("cache-control", "private, no-store");
      response.headers.set("x-request-id", requestId);
      return response;
    } catch (error) {
      return problem(error, requestId);
    }
  };
}

const STREAM = "text/event-stream";
const NO_QUERY = z.strictObject({});

/** Probes of a load balancer must not depend on whose cookie they carry. */
const isOpen = (name: EndpointName) => name === "GET /api/health" || name === "GET /api/ready";

/** What a path is about: the thing of its first parameter; null when that is no id. */
function thingOf({ subject }: Endpoint, params: Record<string, string>) {
  const [id = ""] = Object.values(params);
  return subject && z.uuid().safeParse(id).success ? { kind: subject, id } : null;
}

/** Every parameter of a path is an id, except the token of an invitation; what is none names nothing. */
function refuseOddIds({ token: _, ...ids }: Record<string, string>): void {
  if (Object.values(ids).every((value) => z.uuid().safeParse(value).success)) return;
  throw new AppError("not_found", "There is nothing at this address.");
}

const isRead = (request: Request) => request.method === "GET" || request.method === "HEAD";

async function authorise(endpoint: Endpoint, { actor, subject }: Asking, params: Record<string, string>) {
  if (endpoint.access === "public" || endpoint.access === "signed-in") return undefined;
  if (endpoint.access === "account") {
    if (actor.onlyProjectId === null) return undefined;
    throw new AppError("forbidden", "This token is limited to one project: it does not reach the account.");
  }
  if (!endpoint.subject) {
    const isAllowed =
      actor.organizationRole !== null && actor.onlyProjectId === null && may(actor.organizationRole, endpoint.access);
    if (!isAllowed) throw new AppError("forbidden", "Your role does not allow this.");
    return undefined;
  }
  const [subjectId = ""] = Object.values(params);
  const role = subject && roleInProject(actor, subject);
  const notFound = new AppError("not_found", `There is no such ${endpoint.subject}, or it is not yours to see.`);
  if (!subject || !role) throw notFound;
  const assignable = endpoint.subject === "batch" || endpoint.subject === "phone" ? endpoint.subject : null;
  if (assignable && seesOnlyAssigned(role) && !(await isAssigned(assignable, subject.id, subjectId, actor.userId)))
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

const isMatched = ({ versioned }: Endpoint, headers: Headers): boolean =>
  versioned === true || (versioned === "if-given" && headers.has("if-match"));

/** Of `"12.7"`, facts and work, the first number: that of the facts. */
function readIfMatch(headers: Headers): number {
  const value = headers.get("if-match");
  if (value === null)
    throw new AppError("version_required", "Send If-Match with the ETag you read, so that nobody's change is lost.");
  const [, version] = /^(?:W\/)?"(\d{1,9})(?:\.\d{1,9})?"$/.exec(value.trim()) ?? [];
  if (!version) throw new AppError("stale", "This is not the current version. Read it again.");
  return Number(version);
}

function queryOf(request: Request): Record<string, string | string[]> {
  const { searchParams } = new URL(request.url);
  const entries = [...new Set(searchParams.keys())].map((key): [string, string | string[]] => {
    const values = searchParams.getAll(key);
    for (const text of [key, ...values]) refuseOddText(text);
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
  throw where === "query" ? invalidFields(errors, "Check the query parameters.") : invalidFields(errors);
}

function fingerprint(name: string, input: object): string {
  return createHash("sha256").update(name).update(JSON.stringify(input)).digest("hex");
}
