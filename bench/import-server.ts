import fs from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { sampleFleetCsv } from "@/lib/server/imports/sample-fleet";
import { ADMIN, createToken, newDataDir, start } from "../tests/process/server-process";
import { formatRate, percentile, perSecond, printTable } from "./table";

/**
 * The production server while it takes a large file: memory of the web process, how long it keeps anybody waiting, and the
 * inventory page of a colleague in another project, beside the same when nothing runs.
 */
const rows = Number(process.env.BENCH_ROWS);
const OTHERS = 20_000;
const IDLE_MS = 4_000;

const dataDir = newDataDir();
const settings = { PORT: "3175", REHOME_DATA_DIR: dataDir, REHOME_MAX_UPLOAD_MB: "1000", ...ADMIN };
const server = await start(settings);
const token = await createToken(dataDir);

async function api(method: string, path: string, body?: unknown) {
  const isFile = typeof body === "string";
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && !isFile ? { "content-type": "application/json" } : {}) },
    ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

const newProject = async (name: string): Promise<string> =>
  (await api("POST", "/api/projects", { name, customer: "ACME", direction: "E2M", target: "approved-third-party" })).id;

async function importAll(projectId: string, csv: string) {
  const { id } = await api("POST", `/api/projects/${projectId}/imports?filename=fleet.csv`, csv);
  await api("POST", `/api/imports/${id}/commit`, {});
  for (;;) {
    const item = await api("GET", `/api/imports/${id}`);
    if (item.status === "committed") return item;
    if (item.status === "failed") throw new Error(item.problem?.detail);
    await wait(250);
  }
}

/** Asks again and again until it is stopped; returns how long each answer took, in milliseconds. */
function watch(path: string, everyMs: number) {
  const times: number[] = [];
  let isOn = true;
  const loop = (async () => {
    while (isOn) {
      const started = performance.now();
      await api("GET", path);
      times.push(performance.now() - started);
      await wait(everyMs);
    }
  })();
  return async () => {
    isOn = false;
    await loop;
    return times;
  };
}

const memoryOf = () =>
  Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${server.child.pid}/status`, "utf8"))?.[1]) * 1024;

try {
  const other = await newProject("A colleague's");
  await importAll(other, sampleFleetCsv(OTHERS));
  const page = `/api/projects/${other}/phones?verdict=eligible&sort=-site`;
  const isIdle = [watch("/api/health", 10), watch(page, 50)];
  await wait(IDLE_MS);
  const [idleLoop = [], idlePage = []] = await Promise.all(isIdle.map((stop) => stop()));

  const csv = sampleFleetCsv(rows);
  const projectId = await newProject("Large");
  const before = memoryOf();
  let highest = before;
  const memory = setInterval(() => {
    highest = Math.max(highest, memoryOf());
  }, 100);
  const busy = [watch("/api/health", 10), watch(page, 50)];
  const started = performance.now();
  const item = await importAll(projectId, csv);
  const milliseconds = performance.now() - started;
  clearInterval(memory);
  const [busyLoop = [], busyPage = []] = await Promise.all(busy.map((stop) => stop()));

  const p95 = (times: number[]) => percentile(times, 0.95);
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const grown = (highest - before) / 1e6;
  const slowed = p95(busyPage) / p95(idlePage);
  printTable(
    `Import through the production server, ${rows.toLocaleString("en-US")} rows, ${(item.bytes / 1e6).toFixed(0)} MB`,
    [
      {
        what: "upload to committed",
        measured: `${formatRate(perSecond(rows, milliseconds))} (${(milliseconds / 1000).toFixed(1)} s)`,
        beside: "Grist 3,000/s",
        ratio: perSecond(rows, milliseconds) / 3_000,
        budget: "≥ 8",
        isWithin: perSecond(rows, milliseconds) >= 24_000,
      },
      {
        what: "memory of the web process",
        measured: `+${grown.toFixed(0)} MB`,
        budget: "< 300 MB",
        isWithin: grown < 300,
      },
      {
        what: "longest wait for a bare answer (event loop), p99",
        measured: ms(percentile(busyLoop, 0.99)),
        beside: `idle ${ms(percentile(idleLoop, 0.99))}`,
        budget: "< 50 ms",
        isWithin: percentile(busyLoop, 0.99) < 50,
      },
      {
        what: "a colleague's inventory page, p95",
        measured: ms(p95(busyPage)),
        beside: `idle ${ms(p95(idlePage))}`,
        ratio: slowed,
        budget: "< 2 ×",
        isWithin: slowed < 2,
      },
    ],
  );
} finally {
  server.child.kill("SIGTERM");
  await server.ended;
  fs.rmSync(dataDir, { recursive: true, force: true });
}
