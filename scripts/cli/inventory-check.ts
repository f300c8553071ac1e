import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { ConversionTarget } from "@/lib/domain/conversion";
import type { RowIssue } from "@/lib/domain/inventory-file/inventory-phone";
import { columnsOf, toColumnMapping } from "@/lib/domain/inventory-file/map-columns";
import type { MappedColumn } from "@/lib/domain/inventory-file/mapped-column";
import type { NoPhoneCounts } from "@/lib/domain/inventory-file/no-phone-kinds";
import { createRowReader } from "@/lib/domain/inventory-file/read-row";
import { toFacts } from "@/lib/domain/inventory-file/to-facts";
import type { Decision } from "@/lib/domain/rules/decision";
import { createEvaluator } from "@/lib/domain/rules/eligibility/evaluate";
import { RULE_SET_VERSION } from "@/lib/domain/rules/eligibility/rule-set";
import { decidedPhones, type Tally, tally } from "@/lib/domain/rules/eligibility/tally";
import { AppError, codeOf } from "@/lib/server/errors";
import { CsvError } from "@/lib/server/files/csv/csv";
import { describeCsvError } from "@/lib/server/files/inventory-file";
import {
  type ChosenColumns,
  type LocalInventory,
  UnreadableFileError,
  withLocalInventory,
} from "@/lib/server/files/local-inventory";
import { MacSet } from "./mac-set";
import { TempFile } from "./temp-file";

export type CheckOptions = { file: string; plan: ConversionTarget; columns: ChosenColumns };

export type InventoryCheck = {
  ruleSetVersion: string;
  read: Pick<LocalInventory, "sheet" | "encoding" | "delimiter" | "headerRow"> & {
    /** `proposal`: what a column may hold that is not read, because nobody has said so. */
    columns: Pick<MappedColumn, "header" | "field" | "proposal" | "reason">[];
  };
  /** Every row ends in one of judged, rejected, left out (no phone) or repeated (the same phone with the same data, counted once). */
  counts: { rows: number; judged: number; rejected: number; leftOut: number; repeated: number; warnings: number };
  /** Of the rows left out: what they are. */
  noPhones: NoPhoneCounts;
  tally: Tally;
  /** How often each problem occurs, and the first of each kind. */
  problemKinds: { code: string; severity: RowIssue["severity"]; count: number; first: RowIssue }[];
  /** All of them, one JSON text a line, outside of the memory. */
  problems: TempFile;
  phones: TempFile | null;
};

/**
 * Reads a file row by row with the readers of the import and judges each phone. The memory holds what is distinct: the
 * decisions, and 20 bytes a phone to find a MAC that comes twice. As in an import, two rows of one MAC that differ are both
 * rejected, since nobody knows which is right.
 */
export async function checkInventory(
  { file, plan, columns }: CheckOptions,
  hasPhones: boolean,
): Promise<InventoryCheck> {
  try {
    return await withLocalInventory(file, columns, (inventory) => check(inventory, plan, hasPhones));
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof CsvError ? error.cause : error;
    if (cause instanceof AppError) throw new UnreadableFileError(cause.message);
    if (cause instanceof CsvError) throw new UnreadableFileError(describeCsvError(cause));
    if (codeOf(error) === "ENOENT") throw new UnreadableFileError(`There is no file ${file}.`);
    if (codeOf(error) === "EISDIR") throw new UnreadableFileError(`${file} is a folder.`);
    throw error;
  }
}

async function check(inventory: LocalInventory, plan: ConversionTarget, hasPhones: boolean): Promise<InventoryCheck> {
  const { columns, sheet, encoding, delimiter, headerRow } = inventory;
  const mapping = toColumnMapping(columns);
  const headers = columns.map(({ header }) => header);
  const readRow = createRowReader(mapping, headers);
  const evaluate = createEvaluator(plan);
  const decisions: Decision[] = [];
  const numbers = new Map<Decision, number>();
  const phonesOf: number[] = [];
  const counts = { rows: 0, judged: 0, rejected: 0, leftOut: 0, repeated: 0, warnings: 0 };
  const noPhones: NoPhoneCounts = {};
  const kinds = new Map<string, InventoryCheck["problemKinds"][number]>();
  const folder = await fs.promises.mkdtemp(path.join(os.tmpdir(), "rehome-check-"));
  process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
  const problems = new TempFile(path.join(folder, "problems"));
  const phones = hasPhones ? new TempFile(path.join(folder, "phones")) : null;
  const macs = new MacSet();

  async function report(issue: RowIssue) {
    const kind = kinds.get(issue.code) ?? { code: issue.code, severity: issue.severity, count: 0, first: issue };
    kinds.set(issue.code, { ...kind, count: kind.count + 1 });
    if (issue.severity === "warning") counts.warnings += 1;
    await problems.write(issue);
  }

  const [macAt = -1] = columnsOf(mapping, "mac");
  const macColumn = headers[macAt]?.trim() || "MAC";
  const duplicate = (line: number, mac: string, other: number): RowIssue => ({
    ...{ severity: "error", line, index: macAt, column: macColumn, field: "mac" },
    ...{ code: "duplicate-mac", value: mac },
    message: `This MAC stands in line ${other} too, with other data. Keep the row that is right and delete the others.`,
  });

  for await (const batch of inventory.rows()) {
    for (const { line, cells, numeric } of batch) {
      counts.rows += 1;
      const { phone, issues, noPhone } = readRow(cells, line, numeric);
      if (noPhone) {
        counts.leftOut += 1;
        noPhones[noPhone] = (noPhones[noPhone] ?? 0) + 1;
        continue;
      }
      for (const issue of issues) await report(issue);
      if (phone === null) {
        counts.rejected += 1;
        continue;
      }
      const decision = evaluate(toFacts(phone));
      let number = numbers.get(decision);
      if (number === undefined) {
        number = decisions.push(decision) - 1;
        numbers.set(decision, number);
      }
      const before = macs.enter(phone.mac, { line, content: JSON.stringify(phone), decision: number });
      if (before?.isSame) {
        counts.repeated += 1;
        continue;
      }
      if (before) {
        await report(duplicate(line, phone.mac, before.line));
        counts.rejected += 1;
        if (before.decision !== null) {
          // The first of them was counted before anybody could know.
          await report(duplicate(before.line, phone.mac, line));
          phonesOf[before.decision] = (phonesOf[before.decision] ?? 0) - 1;
          counts.judged -= 1;
          counts.rejected += 1;
        }
        continue;
      }
      counts.judged += 1;
      phonesOf[number] = (phonesOf[number] ?? 0) + 1;
      await phones?.write({ line, ...phone, decision: shortOf(decision) });
    }
  }
  await Promise.all([problems.end(), phones?.end()]);
  return {
    ruleSetVersion: RULE_SET_VERSION,
    read: {
      sheet,
      encoding,
      delimiter,
      headerRow,
      columns: columns.map(({ header, field, proposal, reason }) => ({ header, field, proposal, reason })),
    },
    counts,
    noPhones,
    tally: tally(
      decisions
        .map((decision, index) => decidedPhones(decision, phonesOf[index] ?? 0))
        .filter(({ count }) => count > 0),
    ),
    problemKinds: [...kinds.values()].sort((a, b) => b.count - a.count),
    problems,
    phones,
  };
}

/** What a phone's row of the JSON says; the whole trace is in the application. */
function shortOf({ verdict, reasons, requirements, advisories, license }: Decision) {
  const short = (findings: Decision["reasons"]) => findings.map(({ code, text, ruleId }) => ({ code, text, ruleId }));
  const { kind, sku, supportSku, mayBeFree } = license;
  return {
    ...{ verdict, reasons: short(reasons), requirements: short(requirements), advisories: short(advisories) },
    license: { kind, sku, supportSku, mayBeFree },
  };
}
