import path from "node:path";
import { parseArgs } from "node:util";
import { DIRECTIONS, TARGETS_OF, type Target } from "@/lib/domain/conversion";
import { INVENTORY_FIELDS, type InventoryField } from "@/lib/domain/inventory-file/fields";
import { isWord } from "@/lib/domain/words";
import type { CheckOptions } from "./inventory-check";

const USAGE = `Usage: npm run check-inventory -- FILE --direction E2M --target webex-calling [options]

Judges every phone of an inventory file (CSV or text, any size) by the rules, without a database and without a server.

  --direction D           E2M (Enterprise to MPP) or M2E (MPP to Enterprise)
  --target T              webex-calling or approved-third-party for E2M, ucm for M2E (may be left out there)
  --accept-missing-vid    a missing VID is accepted where every hardware version is eligible
  --column NAME=FIELD      what a column holds whose header could mean two things, for example "HW Rev=vid"; may be repeated
  --load FAMILY=LOAD      a load of your own, for example sip88xx=sip88xx.12-0-4MPP0001-58; may be repeated
  --json                  one JSON document on standard output
  --phones                with --json: every phone as well
  --help                  this text

Exit code, the first that is true:
  3  the arguments or the file cannot be read
  2  some rows were rejected; the others are judged (rows that are no phones, such as soft clients, are left out and no errors)
  1  some phones are not eligible or wait for information
  0  every phone can move, or needs nothing
`;

/** What the person asked for, or a sentence that says what is wrong with it. */
function readArguments(): (CheckOptions & { isJson: boolean; hasPhones: boolean }) | null {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ direction: text, target: text, load: { type: "string", multiple: true, default: [] } },
      column: { type: "string", multiple: true, default: [] },
      ...{ "accept-missing-vid": flag, json: flag, phones: flag, help: flag },
    },
  });
  if (values.help) return null;
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new Error("Give one file.");
  const { direction } = values;
  if (!isWord(DIRECTIONS, direction)) throw new Error(`Give --direction (${DIRECTIONS.join(" or ")}).`);
  const fitting: readonly Target[] = TARGETS_OF[direction];
  const target = values.target ?? (fitting.length === 1 ? fitting[0] : undefined);
  if (!isWord(fitting, target)) throw new Error(`Give --target; ${direction} leads to ${fitting.join(" or ")}.`);
  if (values.phones && !values.json) throw new Error("--phones goes with --json.");
  return {
    file: path.resolve(process.env.CHECK_FROM ?? process.cwd(), file),
    plan: {
      direction,
      target,
      policy: { acceptMissingVid: values["accept-missing-vid"] },
      loads: loadsOf(values.load),
    },
    columns: new Map(values.column.map(columnOf)),
    isJson: values.json,
    hasPhones: values.phones,
  };
}

function columnOf(pair: string): [string, InventoryField] {
  const at = pair.lastIndexOf("=");
  const field = INVENTORY_FIELDS.find(({ key }) => key === pair.slice(at + 1).trim())?.key;
  if (at <= 0 || !field) {
    const fields = INVENTORY_FIELDS.map(({ key }) => key).join(", ");
    throw new Error(`--column ${pair}: write it as "HW Rev=vid". The fields are ${fields}.`);
  }
  return [pair.slice(0, at).trim(), field];
}

function loadsOf(given: string[]): CheckOptions["plan"]["loads"] {
  return Object.fromEntries(
    given.map((pair) => {
      const [family = "", load = ""] = pair.split("=", 2);
      if (!family.startsWith("sip") || load === "")
        throw new Error(`--load ${pair}: write it as sip88xx=sip88xx.12-0-4MPP0001-58.`);
      return [family, load];
    }),
  );
}

try {
  const options = readArguments();
  if (options === null) process.stdout.write(USAGE);
  else {
    const { checkInventory } = await import("./inventory-check"); // a wrong word is told without loading the rules
    const { printJson, printReport } = await import("./inventory-report");
    const check = await checkInventory(options, options.hasPhones);
    await (options.isJson ? printJson(check, options) : printReport(check, options));
    const { verdicts } = check.tally;
    process.exitCode = check.counts.rejected > 0 ? 2 : verdicts.ineligible + verdicts["needs-information"] > 0 ? 1 : 0;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error("npm run check-inventory -- --help says what it takes.");
  process.exitCode = 3;
}
