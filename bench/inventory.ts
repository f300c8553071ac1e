import { runMigrations } from "graphile-worker";
import { to as copyTo } from "pg-copy-streams";
import { phoneListQuery } from "@/lib/schemas/phones";
import { applyBatches, proposeBatches } from "@/lib/server/commands/plan-batches";
import { pool } from "@/lib/server/db";
import { exportPhones } from "@/lib/server/queries/export-phones";
import { countFacets, listPhones } from "@/lib/server/queries/phones";
import { getSummary } from "@/lib/server/queries/summary";
import { sampleFleetCsv } from "@/lib/server/sample-fleet";
import { formatRate, percentile, perSecond, printTable, timed } from "./table";
import { importAll, newBenchProject } from "./workspace";

/** Pages, counts, search, plans and exports over one fleet, without HTTP. */
const rows = Number(process.env.BENCH_ROWS);
const isLarge = rows > 300_000;
await runMigrations({ pgPool: pool });
const where = await newBenchProject();
await importAll(where, sampleFleetCsv(rows));
const { projectId } = where;
const scope = { projectId, onlyAssignedTo: null };

async function p95(work: (round: number) => Promise<unknown>, rounds = 40): Promise<number> {
  const times: number[] = [];
  for (let round = -3; round < rounds; round++) {
    const { milliseconds } = await timed(() => work(Math.abs(round)));
    if (round >= 0) times.push(milliseconds);
  }
  return percentile(times, 0.95);
}

const list = (query: object) => listPhones(scope, phoneListQuery.parse(query));
const page = await p95((round) =>
  list({ verdict: "eligible", model: ["8841", "8851", "7841"][round % 3], sort: "-site" }),
);
const driver = await p95((round) =>
  Promise.all([
    pool.query(
      `SELECT * FROM "Phone" p WHERE p."projectId" = $1 AND p."verdict" = 'eligible' AND p."model" = $2 ORDER BY coalesce(p."site", '') DESC, p."mac" DESC LIMIT 51`,
      [projectId, ["8841", "8851", "7841"][round % 3]],
    ),
    pool.query(
      `SELECT count(*) FROM "Phone" p WHERE p."projectId" = $1 AND p."verdict" = 'eligible' AND p."model" = $2`,
      [projectId, ["8841", "8851", "7841"][round % 3]],
    ),
  ]),
);
const plain = await p95(() => list({}));
const search = await p95((round) => list({ q: ["reception", "2A:BC", "FCH2", "Almeida"][round % 4] }));
const facets = await p95(() => countFacets(scope, {}), 10);
const summary = await p95(() => getSummary(scope), 10);
const plan = await timed(() => proposeBatches(projectId, { pilotSize: 10, maxSize: 200 }));
const apply = await timed(() =>
  applyBatches({
    project: { id: projectId, organizationId: where.organizationId },
    options: { pilotSize: 10, maxSize: 200 },
    actorId: where.userId,
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

const ms = (value: number) => `${value.toFixed(1)} ms`;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
const exportRate = perSecond(rows, exported.milliseconds);
printTable(`Inventory, ${rows.toLocaleString("en-US")} phones, p95`, [
  {
    what: "page: filter, sort, exact count, 50 rows",
    measured: ms(page),
    beside: `the same SQL by the driver ${ms(driver)}`,
    ratio: page / driver,
    budget: isLarge ? "≤ 80 ms, ≤ 1.5 ×" : "≤ 15 ms, ≤ 1.5 ×",
    isWithin: page <= (isLarge ? 80 : 15) && page / driver <= 1.5,
  },
  { what: "first page, no filter", measured: ms(plain) },
  { what: "search", measured: ms(search), budget: "≤ 50 ms", isWithin: search <= 50 },
  { what: "facets, five filters", measured: ms(facets) },
  { what: "summary", measured: ms(summary) },
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
