import type * as z from "zod";
import type { ENDPOINTS, EndpointName } from "@/lib/schemas/api";

/** One way to call the API from the screens: the same routes and schemas as scripts and other systems use. */

export type FieldProblem = { path: string; line?: number; column?: string; value?: string; message: string };

/** What went wrong, in words that can be shown. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly requestId: string | null,
    readonly errors: readonly FieldProblem[],
  ) {
    super(detail);
  }
  /** Message for a field of a form. */
  of(path: string): string | undefined {
    return this.errors.find((error) => error.path === path)?.message;
  }
}

type Row<Name extends EndpointName> = (typeof ENDPOINTS)[Name];
type Answer<Name extends EndpointName> =
  Row<Name> extends { response: infer Schema extends z.ZodType } ? z.output<Schema> : undefined;
type Body<Name extends EndpointName> =
  Row<Name> extends { body: infer Schema extends z.ZodType } ? z.input<Schema> : undefined;

type Options<Name extends EndpointName> = {
  params?: Record<string, string>;
  query?: Record<string, string | number | undefined>;
  body?: Body<Name>;
  /** The version that was read, for routes that need If-Match. */
  version?: number;
  idempotencyKey?: string;
  signal?: AbortSignal;
};

/** Calls a route by its name, e.g. `call("PATCH /api/batches/{batchId}", { params: { batchId }, body, version })`. Throws ApiError. */
export async function call<Name extends EndpointName>(name: Name, options: Options<Name> = {}): Promise<Answer<Name>> {
  return (await callWithRequestId(name, options)).answer;
}

/** Calls a route and keeps the id of the request: it names a change, to undo it. */
export async function callWithRequestId<Name extends EndpointName>(name: Name, options: Options<Name> = {}) {
  const { body, version, idempotencyKey, signal } = options;
  const [method = "GET"] = name.split(" ");
  const headers: Record<string, string> = {};
  if (body !== undefined) headers["content-type"] = "application/json";
  if (version !== undefined) headers["if-match"] = `"${version}"`;
  if (idempotencyKey) headers["idempotency-key"] = idempotencyKey;
  const response = await request(pathOf(name, options), {
    method,
    headers,
    signal,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = (response.status === 204 ? undefined : await response.json()) as Answer<Name>;
  return { answer, requestId: response.headers.get("x-request-id") };
}

/** One page of a list, as every list of the API returns it. */
export type Page<Item> = { items: Item[]; total: number; nextCursor: string | null };

/** Loads a page of a list whose address is only known when the program runs: that of a table. */
export async function getPage<Item>(address: string, signal: AbortSignal): Promise<Page<Item>> {
  return (await request(address, { signal, headers: { accept: "application/json" } })).json();
}

/** The address of a route, for links and downloads. */
export function pathOf(
  name: EndpointName,
  { params = {}, query = {} }: Pick<Options<EndpointName>, "params" | "query"> = {},
): string {
  const [, path = ""] = name.split(" ");
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ""));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value));
  return search.size > 0 ? `${filled}?${search}` : filled;
}

async function request(url: string, init: RequestInit & { signal?: AbortSignal | undefined }): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, redirect: "error" });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw offline("The server cannot be reached. Check the connection and try again.");
  }
  if (!response.ok) throw await toError(response.status, await response.text());
  return response;
}

/** No answer came. */
export const offline = (message: string): ApiError => new ApiError(0, "offline", message, null, []);

/** Reads application/problem+json; a proxy's own error page becomes a plain sentence. */
export function toError(status: number, text: string): ApiError {
  try {
    const { code, detail, requestId, errors } = JSON.parse(text);
    return new ApiError(status, code, detail, requestId ?? null, errors ?? []);
  } catch {
    return new ApiError(status, "unknown", `The server answered ${status}. Try again in a moment.`, null, []);
  }
}

/** For catch blocks that show a message. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : "Something went wrong.");
