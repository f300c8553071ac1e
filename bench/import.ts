import { monitorEventLoopDelay } from "node:perf_hooks";
import { runMigrations } from "graphile-worker";
import { to as copyTo } from "pg-copy-streams";
import { copyInto } from "@/lib/server/database/copy";
import { pool } from "@/lib/server/database/db";
import { inTransaction } from "@/lib/server/database/transaction";
import { sampleFleetCsv } from "@/lib/server/imports/sample-fleet";
import { formatRate, perSecond, printTable, timed } from "./table";
import { importAll, newBenchProject } from "./workspace";

/**
 * A file from upload to the table, beside a bare COPY of the same rows into an equal table with the same indexes, in the
 * same run. A small import warms up first.
 */
const rows = Number(process.env.BENCH_ROWS);
await runMigrations({ pgPool: pool });
await importAll(await newBenchProject(), sampleFleetCsv(5_000));

const csv = sampleFleetCsv(rows);
const where = await newBenchProject();
globalThis.gc?.();
const before = process.memoryUsage().rss;
let highest = before;
const watch = setInterval(() => {
  highest = Math.max(highest, process.memoryUsage().rss);
}, 50);
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
const imported = await timed(() => importAll(where, csv));
delay.disable();
clearInterval(watch);
const { counts, status, bytes } = imported.result;
if (status !== "committed") throw new Error(`The import ended as ${status}.`);

const ours = perSecond(rows, imported.milliseconds);
const bare = perSecond(counts.created, await timeBareCopy(where.projectId));
printTable(`Import, ${rows.toLocaleString("en-US")} rows, ${(bytes / 1e6).toFixed(0)} MB (${JSON.stringify(counts)})`, [
  {
    what: "upload to committed",
    measured: `${formatRate(ours)} (${(imported.milliseconds / 1000).toFixed(1)} s)`,
    beside: `bare COPY ${formatRate(bare)}`,
    ratio: ours / bare,
    budget: "≥ 0.4",
    isWithin: ours / bare >= 0.4,
  },
  {
    what: "beside the best general tool (Grist)",
    measured: formatRate(ours),
    beside: "3,000/s",
    ratio: ours / 3_000,
    budget: "≥ 8",
    isWithin: ours / 3_000 >= 8,
  },
  {
    what: "memory of the importing process (the worker)",
    measured: `+${Math.round((highest - before) / 1e6)} MB`,
    budget: "< 300 MB",
    isWithin: highest - before < 300e6,
  },
  {
    what: "its event loop, p99",
    measured: `${(delay.percentile(99) / 1e6).toFixed(0)} ms`,
    budget: "the web process is another one",
  },
]);
await pool.end();

/** Milliseconds to COPY the phones just made into a copy of their table, indexes included. */
async function timeBareCopy(projectId: string): Promise<number> {
  return inTransaction(async (tx) => {
    await tx.query(`CREATE TABLE "PhoneCopy" (LIKE "Phone" INCLUDING ALL)`);
    const columns = await tx.query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'Phone' AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    );
    const names = columns.rows.map(({ name }) => name);
    const list = names.map((name) => `"${name}"`).join(", ");
    const chunks: string[] = [];
    for await (const chunk of tx.client.query(
      copyTo(`COPY (SELECT ${list} FROM "Phone" WHERE "projectId" = '${projectId}') TO STDOUT`),
    )) {
      chunks.push(String(chunk));
    }
    const { milliseconds } = await timed(() => copyInto(tx, "PhoneCopy", names, chunks));
    await tx.query(`DROP TABLE "PhoneCopy"`);
    return milliseconds;
  });
}
