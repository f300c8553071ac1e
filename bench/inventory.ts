import { spawn } from "node:child_process";
import http from "node:http";
import { runMigrations } from "graphile-worker";
import { to as copyTo } from "pg-copy-streams";
import { phoneListQuery } from "@/lib/schemas/phones";
import { applyBatches, proposeBatches } from "@/lib/server/batches/plan-batches";
import { pool } from "@/lib/server/database/db";
import { sampleFleetCsv } from "@/lib/server/imports/sample-fleet";
import { createApiToken } from "@/lib/server/people/change-api-tokens";
import { editPhones } from "@/lib/server/phones/edit-phones";
import { exportPhones } from "@/lib/server/phones/export-phones";
import { countMissing } from "@/lib/server/phones/list-missing";
import { countFacets, listPhones } from "@/lib/server/phones/list-phones";
import { undoChanges } from "@/lib/server/phones/undo-changes";
import { getSummary } from "@/lib/server/projects/get-summary";
import { formatRate, percentile, perSecond, printTable, timed } from "./table";
import { importAll, newBenchProject } from "./workspace";

/** Pages, counts, search, changes, plans and exports over one fleet; pages over HTTP too, from the production server. */
const rows = Number(process.env.BENCH_ROWS);
const isLarge = rows > 300_000;
await runMigrations({ pgPool: pool });
const where = await newBenchProject();
await importAll(where, sampleFleetCsv(rows));
const { projectId, organizationId, userId } = where;
const scope = { projectId, onlyAssignedTo: null };
const project = { id: projectId, organizationId, role: "administrator" as const };

async function p95(work: (round: number) => Promise<unknown>, rounds = 40): Promise<number> {
  const times: number[] = [];
  for (let round = -3; round < rounds; round++) {
    const { milliseconds } = await timed(() => work(Math.abs(round)));
    if (round >= 0) times.push(milliseconds);
  }
  return percentile(times, 0.95);
}

const list = (query: object) => listPhones(scope, phoneListQuery.parse(query));
const MODELS = ["8841", "8851", "7841"];
const SORTS = ["mac", "-site", "owner", "-serial", "directoryNumber", "description", "-load", "model"];
const page = await p95((round) =>
  list({ verdict: "eligible", model: MODELS[round % 3], sort: SORTS[round % SORTS.length] }),
);
const driver = await p95((round) => {
  const values = [projectId, MODELS[round % 3]];
  const condition = `p."projectId" = $1 AND p."verdict" = 'eligible' AND coalesce(p."model", '') = $2 AND p."state" <> 'withdrawn'`;
  const [, minus = "", column = ""] = /^(-?)(.*)$/.exec(SORTS[round % SORTS.length] ?? "") ?? [];
  const direction = minus ? "DESC" : "ASC";
  const order = `${column === "mac" ? "" : `coalesce(p."${column}", '') ${direction},`} p."mac" ${direction}`;
  return Promise.all([
    pool.query(
      `SELECT p.*, d."detail" FROM "Phone" p JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId" WHERE ${condition} ORDER BY ${order} LIMIT 51`,
      values,
    ),
    pool.query(`SELECT count(*) FROM "Phone" p WHERE ${condition}`, values),
  ]);
});
const first = await timed(() => countFacets(scope, { site: ["Leeds"] }));
const plain = await p95(() => list({}));
const other = await p95((round) => list({ site: "Leeds", sort: ["vid", "ip", "floor", "batch"][round % 4] }), 20);
const SEARCHES = ["2A:BC", "FCH2210", "20345", "Lab 12.4", "00CCFC2", "Grace", "10.21.3.", "Nurse station 7"];
const search = await p95((round) => list({ q: SEARCHES[round % SEARCHES.length] }), 80);
const common = await timed(() => list({ q: "Recept" }));
const facets = await p95(() => countFacets(scope, {}), 10);
const summary = await p95(() => getSummary(scope), 10);
const missing = await p95(() => countMissing(scope), 10);

const edit = (preview: boolean, requestId: string) =>
  editPhones({
    project,
    scope,
    input: {
      selection: { filter: { verdict: ["eligible", "needs-information"] }, except: [] },
      set: { vid: 9, site: "Bath" },
      reason: "bench",
      preview,
    },
    actorId: userId,
    requestId,
  });
const preview = await timed(() => edit(true, "preview"));
const edited = await timed(() => edit(false, "edit"));
const undone = await timed(() =>
  undoChanges({ project, scope, undo: "edit", reason: null, actorId: userId, requestId: "undo" }),
);

const plan = await timed(() =>
  proposeBatches(projectId, { pilotSize: 10, maxSize: 200, mode: "replan", replace: [] } as const),
);
const apply = await timed(() =>
  applyBatches({
    project,
    options: { pilotSize: 10, maxSize: 200, mode: "replan", replace: [] } as const,
    actorId: userId,
    requestId: "bench",
  }),
);
/** Reads a download to its end as a client would, keeping none of it. */
async function exportAll(format: "csv" | "xlsx", sort: "mac" | "-site" = "mac"): Promise<number> {
  const { body } = await exportPhones(scope, { sort }, format);
  let bytes = 0;
  for await (const chunk of body ?? []) bytes += chunk.length;
  return bytes;
}
await exportAll("csv");
const exported = await timed(() => exportAll("csv"));
const sorted = await timed(() => exportAll("csv", "-site"));
const workbook = await timed(() => exportAll("xlsx"));
const copied = await timed(async () => {
  const client = await pool.connect();
  try {
    let bytes = 0;
    for await (const chunk of client.query(
      copyTo(`COPY (SELECT * FROM "Phone" WHERE "projectId" = '${projectId}' ORDER BY "mac") TO STDOUT (FORMAT csv)`),
    ))
      bytes += chunk.length;
    return bytes;
  } finally {
    client.release();
  }
});

await pool.query(`VACUUM (ANALYZE) "Phone"`);
const overHttp = await requestsPerSecond(16, 4_000);

const ms = (value: number) => `${value.toFixed(1)} ms`;
const s = (value: number) => `${(value / 1000).toFixed(1)} s`;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
const exportRate = perSecond(rows, exported.milliseconds);
printTable(`Inventory, ${rows.toLocaleString("en-US")} phones, p95`, [
  {
    what: "page: filter, eight sorts, exact count, 50 rows",
    measured: ms(page),
    beside: `the same SQL by the driver ${ms(driver)}`,
    ratio: page / driver,
    budget: isLarge ? "≤ 80 ms, ≤ 1.5 ×" : "≤ 15 ms, ≤ 1.5 ×",
    isWithin: page <= (isLarge ? 80 : 15) && page / driver <= 1.5,
  },
  { what: "first page, no filter", measured: ms(plain) },
  { what: "one site, sorted by VID, IP, floor, batch", measured: ms(other) },
  {
    what: "pages over HTTP, 16 clients",
    measured: `${formatRate(overHttp.rate)}, p95 ${ms(overHttp.p95)}`,
    budget: "≥ 300/s at 100k",
    isWithin: isLarge || overHttp.rate >= 300,
  },
  {
    what: "search: part of MAC, serial, number, owner, place",
    measured: ms(search),
    budget: "≤ 50 ms",
    isWithin: search <= 50,
  },
  { what: "search for a word of an eighth of the fleet, the first time", measured: ms(common.milliseconds) },
  { what: "facets, thirteen filters", measured: ms(facets), beside: `after a change ${ms(first.milliseconds)}` },
  { what: "summary", measured: ms(summary) },
  { what: "what is missing", measured: ms(missing) },
  { what: `bulk edit of ${edited.result.changed} phones: preview`, measured: s(preview.milliseconds) },
  { what: "… carried out", measured: s(edited.milliseconds) },
  { what: `… undone (${undone.result.restored})`, measured: s(undone.milliseconds) },
  { what: "plan batches", measured: ms(plan.milliseconds), budget: "≤ 3 s at 100k" },
  {
    what: "apply the plan",
    measured: ms(apply.milliseconds),
    budget: "≤ 3 s at 100k",
    isWithin: isLarge || apply.milliseconds <= 3_000,
  },
  {
    what: "CSV export",
    measured: `${formatRate(exportRate)}, ${megabytes(exported.result)}`,
    beside: `COPY TO ${formatRate(perSecond(rows, copied.milliseconds))}`,
    ratio: copied.milliseconds / exported.milliseconds,
    budget: "≥ 50,000/s",
    isWithin: exportRate >= 50_000,
  },
  { what: "CSV export, by site backwards", measured: formatRate(perSecond(rows, sorted.milliseconds)) },
  {
    what: "XLSX export",
    measured: `${formatRate(perSecond(rows, workbook.milliseconds))}, ${megabytes(workbook.result)}`,
  },
]);
await pool.end();

/** The production server in a process of its own, asked by clients that keep their connections. */
async function requestsPerSecond(clients: number, requests: number) {
  const { token } = await createApiToken({ userId, organizationId, input: { name: "bench" }, requestId: null });
  const port = 20_000 + (process.pid % 20_000);
  const start = `import("./scripts/runtime/serve.mjs").then(({ serve }) => serve({ host: "127.0.0.1", port: ${port}, isDev: false })).then(() => console.log("listening"))`;
  const server = spawn(process.execPath, ["--input-type=module", "--eval", start], {
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((resolve) =>
    server.stdout.on("data", (chunk: Buffer) => String(chunk).includes("listening") && resolve()),
  );
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  const ask = (number: number) =>
    new Promise<void>((resolve, reject) => {
      const query = new URLSearchParams({
        verdict: "eligible",
        model: MODELS[number % 3] ?? "",
        sort: SORTS[number % SORTS.length] ?? "mac",
      });
      const began = performance.now();
      const options = {
        agent,
        port,
        path: `/api/projects/${projectId}/phones?${query}`,
        headers: { authorization: `Bearer ${token}` },
      };
      http
        .get(options, (response) => {
          if (response.statusCode !== 200) reject(new Error(`The server answered ${response.statusCode}.`));
          response.resume().on("end", () => {
            times.push(performance.now() - began);
            resolve();
          });
        })
        .on("error", reject);
    });
  let next = 0;
  const client = async (until: number) => {
    while (next < until) await ask(next++);
  };
  const run = (until: number) => Promise.all(Array.from({ length: clients }, () => client(until)));
  await run(200);
  times.length = 0;
  const { milliseconds } = await timed(() => run(200 + requests));
  agent.destroy();
  server.kill("SIGTERM");
  return { rate: perSecond(requests, milliseconds), p95: percentile(times, 0.95) };
}
