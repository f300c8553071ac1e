import { runMigrations } from "graphile-worker";
import { pool } from "@/lib/server/database/db";
import { sampleFleetCsv } from "@/lib/server/imports/sample-fleet";
import { listPhones } from "@/lib/server/phones/list-phones";
import { getRuleBook } from "@/lib/server/rules/list-rules";
import { getWhatIf } from "@/lib/server/rules/what-if";
import { percentile, printTable, timed } from "./table";
import { importAll, newBenchProject } from "./workspace";

/** What another plan would change, and the rule book with its counts, beside a plain count of the same phones. */
const rows = Number(process.env.BENCH_ROWS);
await runMigrations({ pgPool: pool });
const where = await newBenchProject();
await importAll(where, sampleFleetCsv(rows));
await pool.query("VACUUM (ANALYZE)");
const { projectId } = where;
const scope = { projectId, onlyAssignedTo: null };

const ROUNDS = 20;
async function p95(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push((await timed(work)).milliseconds);
  return percentile(times, 0.95);
}

const count = await p95(() => pool.query(`SELECT count(*) FROM "Phone" WHERE "projectId" = $1`, [projectId]));
const figures = [
  {
    what: "what if: another policy and target",
    milliseconds: await p95(() =>
      getWhatIf(projectId, { policy: { acceptMissingVid: true }, target: "webex-calling" }),
    ),
    most: 1000,
  },
  { what: "rule book with counts", milliseconds: await p95(() => getRuleBook(scope)), most: 1000 },
  {
    what: "phones behind a rule, first page",
    milliseconds: await p95(() => listPhones(scope, { limit: 50, sort: "mac", rule: ["e2m.model.7821.vid"] })),
    most: undefined,
  },
];
printTable(
  `What if, ${rows.toLocaleString("en-US")} phones, p95 of ${ROUNDS}`,
  figures.map(({ what, milliseconds, most }) => ({
    what,
    measured: `${milliseconds.toFixed(0)} ms`,
    beside: `plain count ${count.toFixed(0)} ms`,
    ratio: milliseconds / count,
    ...(most ? { budget: `≤ ${most} ms at 100,000`, isWithin: milliseconds <= most } : {}),
  })),
);
await pool.end();
