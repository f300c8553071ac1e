import { runOnce } from "graphile-worker";
import { ENDPOINTS, type EndpointName } from "@/lib/schemas/api";
import { pool } from "@/lib/server/database/db";
import { logger, tasks } from "@/lib/server/jobs/worker";

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string> | undefined> },
) => Promise<Response>;

/** The file behind a path of the API, as Next finds it. */
const routeFiles = import.meta.glob<Record<string, Handler>>("../app/api/**/route.ts");

export function routeFileOf(name: EndpointName): string {
  const [, path = ""] = name.split(" ");
  return `../app${path.replace(/\{(\w+)\}/g, "[$1]")}/route.ts`;
}

type Options = {
  token?: string | null;
  params?: Record<string, string>;
  query?: Record<string, string>;
  json?: unknown;
  body?: BodyInit;
  headers?: Record<string, string>;
};

/** Calls a route's own handler with a real Request: session, role, schema, command and database are the real ones. */
export async function request(
  name: EndpointName,
  { token, params = {}, query = {}, json, body, headers = {} }: Options = {},
): Promise<Response> {
  const [method = "GET", path = ""] = name.split(" ");
  const load = routeFiles[routeFileOf(name)];
  if (!load) throw new Error(`No route file for ${name}`);
  const handler = (await load())[method];
  if (!handler) throw new Error(`${routeFileOf(name)} has no ${method}`);
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ""));
  const url = `http://127.0.0.1:3000${filled}?${new URLSearchParams(query)}`;
  const payload = json === undefined ? body : JSON.stringify(json);
  return handler(
    new Request(url, {
      method,
      ...(payload === undefined ? {} : { body: payload, duplex: "half" }),
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(json === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
    } as RequestInit),
    { params: Promise.resolve(path.includes("{") ? params : undefined) }, // as Next does
  );
}

/** The same, read as JSON; fails with the problem when the status is another one. */
export async function expectJson<Answer = Record<string, unknown>>(
  status: number,
  name: EndpointName,
  options: Options = {},
): Promise<Answer> {
  const response = await request(name, options);
  const text = await response.text();
  if (response.status !== status) throw new Error(`${name} answered ${response.status} instead of ${status}: ${text}`);
  return (text === "" ? undefined : JSON.parse(text)) as Answer;
}

export const allEndpoints = Object.keys(ENDPOINTS) as EndpointName[];
export const allRouteFiles = Object.keys(routeFiles);

/** Runs the queued jobs to their end, as the worker would. */
export const runJobs = (): Promise<void> => runOnce({ pgPool: pool, taskList: tasks, logger, noHandleSignals: true });
