import { PassThrough } from "node:stream";
import { runMigrations } from "graphile-worker";
import { quoteInput } from "@/lib/schemas/quotes";
import { db, pool } from "@/lib/server/database/db";
import { drawPdf } from "@/lib/server/files/pdf/draw-pdf";
import { sampleFleetCsv } from "@/lib/server/imports/sample-fleet";
import { annexRows, quoteDocument } from "@/lib/server/quotes/draw-quote";
import { issueQuote } from "@/lib/server/quotes/issue-quote";
import { quoteDifferenceOf } from "@/lib/server/quotes/quote-difference";
import { getQuote } from "@/lib/server/quotes/read-quote";
import { createQuote } from "@/lib/server/quotes/write-quote";
import { printTable, timed } from "./table";
import { importAll, newBenchProject } from "./workspace";

/** A quote for a whole fleet: to its lines with every phone copied, what has moved since, and its document. */
const rows = Number(process.env.BENCH_ROWS);
await runMigrations({ pgPool: pool });
const where = await newBenchProject();
await importAll(where, sampleFleetCsv(rows));
await db.project.update({ where: { id: where.projectId }, data: { policy: { acceptMissingVid: true } } });
await pool.query("VACUUM (ANALYZE)");
const { projectId, organizationId, userId } = where;
const who = { project: { id: projectId, organizationId }, actorId: userId, requestId: "bench" };
const sight = { drafts: true, margins: true };
const input = quoteInput.parse({ title: "Bench", currency: "EUR", validUntil: "2099-12-31" });

const copy = await timed(() =>
  pool.query(
    `CREATE TABLE bench_copy AS SELECT "mac", "id", "pid", "model", "vid", "serial", "site", "floor" FROM "Phone" WHERE "projectId" = $1`,
    [projectId],
  ),
);
const ids: string[] = [];
const made: number[] = [];
for (let round = 0; round < 5; round += 1)
  made.push((await timed(async () => void ids.push(await createQuote(who, input)))).milliseconds);
const [id = ""] = ids;
const difference = (await timed(() => quoteDifferenceOf(projectId, id))).milliseconds;
await issueQuote(who, id, 1);
const quote = await getQuote(projectId, id, sight);

const rss = () => process.memoryUsage().rss / 1_000_000;
const before = rss();
const expected = 80 * quote.phones; // bytes of a row in the file, roughly
let [first, bytes, most, half] = [0, 0, before, 0];
const drawn = await timed(async () => {
  const started = performance.now();
  const output = new PassThrough();
  const drawing = drawPdf(quoteDocument(quote, null), annexRows({ projectId, id }), output);
  for await (const chunk of output) {
    first ||= performance.now() - started;
    bytes += (chunk as Buffer).length;
    most = Math.max(most, rss());
    if (half === 0 && bytes > expected / 2) half = most;
  }
  await drawing;
});
const beside = `copy of the rows ${copy.milliseconds.toFixed(0)} ms`;
const lines = [...made].sort((a, b) => a - b)[2] ?? 0;
printTable(`Quotes, ${quote.phones.toLocaleString("en-US")} of ${rows.toLocaleString("en-US")} phones`, [
  {
    what: "a quote to its lines",
    measured: `${lines.toFixed(0)} ms`,
    beside,
    ratio: lines / copy.milliseconds,
    budget: "≤ 1,000 ms at 100,000",
    isWithin: lines <= 1_000,
  },
  {
    what: "what has moved since",
    measured: `${difference.toFixed(0)} ms`,
    beside,
    ratio: difference / copy.milliseconds,
  },
  {
    what: "PDF, its front",
    measured: `${first.toFixed(0)} ms`,
    beside,
    ratio: first / copy.milliseconds,
    budget: "≤ 2,000 ms",
    isWithin: first <= 2_000,
  },
  {
    what: "PDF with every phone",
    measured: `${(drawn.milliseconds / 1000).toFixed(1)} s, ${(bytes / 1_000_000).toFixed(1)} MB, ${(half - before).toFixed(0)} MB more memory at half of it, ${(most - before).toFixed(0)} MB at its end`,
    beside,
    ratio: drawn.milliseconds / copy.milliseconds,
  },
]);
await pool.end();
