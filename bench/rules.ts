import Papa from "papaparse";
import type { ConversionTarget } from "@/lib/domain/conversion";
import { findHeaderRow } from "@/lib/domain/inventory-file/find-header-row";
import { createRowReader } from "@/lib/domain/inventory-file/read-row";
import { toFacts } from "@/lib/domain/inventory-file/to-facts";
import { type PhoneFacts, RUNNING_FIRMWARES } from "@/lib/domain/phone/phone-facts";
import { parseProduct } from "@/lib/domain/phone/pid";
import { MODEL_ROWS } from "@/lib/domain/phone/products";
import { firmwareVersion } from "@/lib/domain/phone/version";
import { createEvaluator, evaluate, factsNumber } from "@/lib/domain/rules/eligibility/evaluate";
import { sampleFleetCsv } from "@/lib/server/imports/sample-fleet";
import { formatRate, perSecond, printTable, timed } from "./table";

/**
 * The pure rules on one thread: facts in, decision out, beside a CSV parser over the same rows. Once over a fleet, whose
 * phones are mostly alike, so that most cost a look-up; and once over facts that are all different, where every phone is
 * judged and explained from scratch.
 */
const rows = Number(process.env.BENCH_ROWS);
const plan: ConversionTarget = {
  direction: "E2M",
  target: "approved-third-party",
  policy: { acceptMissingVid: false },
  loads: {},
};

const csv = sampleFleetCsv(rows);
const parsed = await timed(() => Papa.parse<string[]>(csv).data);
const [header = [], ...cells] = parsed.result;
const mapping = findHeaderRow([header, ...cells.slice(0, 20)])?.mapping ?? [];
const readRow = createRowReader(mapping, header);
const read = await timed(() => cells.flatMap((row, index) => readRow(row, index + 2).phone ?? []));
const fleet = read.result.map((phone) => toFacts(phone));
const papa = perSecond(cells.length, parsed.milliseconds);
const beside = `papaparse ${formatRate(papa)}`;

const warm = createEvaluator(plan);
for (let index = 0; index < 50_000; index++) warm(fleet[index % fleet.length] as PhoneFacts);
const judge = createEvaluator(plan); // knows nothing yet: the first of each kind is part of the measure
let eligible = 0;
const ofFleet = await timed(() => {
  for (const facts of fleet) if (judge(facts).verdict === "eligible") eligible++;
});

const different = [...differentFacts(Math.min(rows, 200_000))];
for (const facts of different.slice(0, 20_000)) evaluate(facts, plan);
globalThis.gc?.();
const ofDifferent = await timed(() => {
  for (const facts of different) if (evaluate(facts, plan).verdict === "eligible") eligible++;
});

const kinds = new Set(fleet.map((facts) => `${facts.product?.model} ${factsNumber(facts)}`)).size;
const fleetRate = perSecond(fleet.length, ofFleet.milliseconds);
const differentRate = perSecond(different.length, ofDifferent.milliseconds);
const readRate = perSecond(cells.length, read.milliseconds);
printTable(`Rules, one thread (${eligible.toLocaleString("en-US")} eligible)`, [
  {
    what: `a fleet: ${fleet.length.toLocaleString("en-US")} phones, ${kinds.toLocaleString("en-US")} different`,
    measured: formatRate(fleetRate),
    beside,
    ratio: fleetRate / papa,
    budget: "≥ 1,000,000/s",
    isWithin: fleetRate >= 1e6,
  },
  {
    what: `all different: ${different.length.toLocaleString("en-US")} phones, each explained`,
    measured: formatRate(differentRate),
    beside,
    ratio: differentRate / papa,
  },
  { what: "rows read and checked", measured: formatRate(readRate), beside, ratio: readRate / papa },
]);

/** Facts of which no two are alike: every model, VID, year, firmware and release. */
function* differentFacts(count: number): Generator<PhoneFacts> {
  let made = 0;
  for (let release = 0; ; release++)
    for (const { model } of MODEL_ROWS)
      for (let vid = 1; vid <= 25; vid++)
        for (const runningFirmware of RUNNING_FIRMWARES) {
          if (made++ === count) return;
          yield {
            product: parseProduct(model),
            vid,
            version: firmwareVersion(11 + (release % 4), release % 9, release),
            runningFirmware,
            transitionAuthorizationType: null,
            earlierConversion: null,
            hasLicenseWarning: null,
            isRegistered: null,
            loadFamily: null,
            isWhite: false,
            isRmaReplacement: false,
          };
        }
}
