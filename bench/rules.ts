import Papa from "papaparse";
import { createEvaluator } from "@/lib/domain/eligibility/evaluate";
import { findHeaderRow } from "@/lib/domain/inventory-file/find-header-row";
import { createRowReader } from "@/lib/domain/inventory-file/read-row";
import { toFacts } from "@/lib/domain/inventory-file/to-facts";
import { sampleFleetCsv } from "@/lib/server/sample-fleet";
import { formatRate, perSecond, printTable, timed } from "./table";

/** The pure rules on one thread: facts in, decision out, beside a CSV parser over the same rows. */
const rows = Number(process.env.BENCH_ROWS);
const csv = sampleFleetCsv(rows);
const parsed = await timed(() => Papa.parse<string[]>(csv).data);
const [header = [], ...cells] = parsed.result;
const mapping = findHeaderRow([header, ...cells.slice(0, 20)])?.mapping ?? [];
const readRow = createRowReader(mapping, header);
const read = await timed(() => cells.flatMap((row, index) => readRow(row, index + 2).phone ?? []));
const facts = read.result.map((phone) => toFacts(phone));

const evaluate = createEvaluator({
  direction: "E2M",
  target: "approved-third-party",
  policy: { acceptMissingVid: false },
  loads: {},
});
for (let warm = 0; warm < 50_000; warm++) evaluate(facts[warm % facts.length] as (typeof facts)[number]);
let eligible = 0;
const decided = await timed(() => {
  for (const fact of facts) if (evaluate(fact).verdict === "eligible") eligible++;
});

const verdicts = perSecond(facts.length, decided.milliseconds);
const papa = perSecond(cells.length, parsed.milliseconds);
const reading = perSecond(cells.length, read.milliseconds);
printTable(`Rules, ${rows.toLocaleString("en-US")} phones, one thread (${eligible} eligible)`, [
  {
    what: "verdicts",
    measured: formatRate(verdicts),
    beside: `papaparse ${formatRate(papa)}`,
    ratio: verdicts / papa,
    budget: "≥ 1,000,000/s",
    isWithin: verdicts >= 1e6,
  },
  {
    what: "rows read and checked",
    measured: formatRate(reading),
    beside: `papaparse ${formatRate(papa)}`,
    ratio: reading / papa,
  },
]);
