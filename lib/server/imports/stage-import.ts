import "server-only";
import type { RowIssue } from "@/lib/domain/inventory-file/inventory-phone";
import { toColumnMapping } from "@/lib/domain/inventory-file/map-columns";
import type { NoPhoneCounts } from "@/lib/domain/inventory-file/no-phone-kinds";
import { createRowReader } from "@/lib/domain/inventory-file/read-row";
import type { ValueMappings } from "@/lib/domain/inventory-file/value-mappings";
import { formatNumber } from "@/lib/format/text";
import type { ImportRow, InventoryImport } from "@/lib/schemas/imports";
import { copyInto, copyLine } from "@/lib/server/database/copy";
import { db } from "@/lib/server/database/db";
import { besideTransaction } from "@/lib/server/database/inside-transaction";
import { notifyNow } from "@/lib/server/database/notify";
import type { Tx } from "@/lib/server/database/transaction";
import { readDataRows } from "@/lib/server/files/inventory-file";
import type { IssueFile } from "@/lib/server/files/issue-file";
import { type Fixes, loadFixes, loadValueMappings, WHOLE_ROW } from "@/lib/server/imports/import-fixes";
import {
  createStaging,
  type DuplicateGroup,
  noteListed,
  STAGED_COLUMNS,
  stagedValues,
  takeOutDuplicates,
} from "@/lib/server/inventory/merge-inventory";

/** The import was cancelled, corrected or started again while it was read; its transaction is rolled back. */
export class CancelledError extends Error {}

const PROGRESS_EVERY_MS = 700;
const ISSUE_COLUMNS = ["projectId", "importId", "line", "outcome", "mac", "issues", "cells"] as const;
const CELLS_KEPT = 40;
const CELL_KEPT = 120;

export type Reading = {
  file: InventoryImport;
  issues: IssueFile;
  /** Tells how many rows were read; throws when to read on is in vain. */
  onProgress: (rows: number) => Promise<void>;
  signal: AbortSignal | undefined;
};

/** What became of the rows before they meet the inventory. `repeated`: rows that say the same as an earlier one. */
export type Staged = {
  rows: number;
  rejected: number;
  leftOut: number;
  noPhones: NoPhoneCounts;
  repeated: number;
  lines: () => AsyncIterable<string>;
};

/**
 * Reads the whole file into the temporary table "staged": corrected as people said, parsed row by row, without duplicates.
 * Rows that are not in it stand in the issue file with line, column and reason.
 */
export async function stageImport(tx: Tx, reading: Reading): Promise<Staged> {
  const { file, issues } = reading;
  const fixes = await loadFixes(tx, file.projectId, file.id);
  const mappings = await loadValueMappings(tx, file.projectId);
  await createStaging(tx);
  const counts: Corrections["counts"] = { rows: 0, rejected: 0, leftOut: 0, noPhones: {} };
  const listed: string[] = [];
  await copyInto(tx, "staged", STAGED_COLUMNS, stagedLines(reading, { fixes, mappings, counts, listed }));
  await noteListed(tx, listed);

  const choice = file.options.duplicates;
  const duplicates = await takeOutDuplicates(tx, choice);
  let repeated = 0;
  for (const group of duplicates) {
    if (group.isSame) repeated += group.lines.length - 1;
    else {
      await writeConflict(issues, file, group);
      if (choice === "reject") counts.rejected += group.lines.length;
      else counts.leftOut += group.lines.length - 1;
    }
  }
  return { ...counts, repeated, lines: await issues.finish() };
}

type Corrections = {
  fixes: Fixes;
  mappings: ValueMappings;
  counts: { rows: number; rejected: number; leftOut: number; noPhones: NoPhoneCounts };
  /** MACs of rows that are left out by hand. */
  listed: string[];
};

/** Parses the file row by row into COPY lines; rows with an error go to the issue file instead. */
async function* stagedLines(reading: Reading, { fixes, mappings, counts, listed }: Corrections) {
  const { file, issues, signal } = reading;
  const headers = file.columns.map((column) => column.header);
  const readRow = createRowReader(toColumnMapping(file.columns), headers, mappings);
  let reported = Date.now();
  for await (const batch of readDataRows(file.id, file)) {
    signal?.throwIfAborted();
    let text = "";
    for (const row of batch) {
      const { line } = row;
      counts.rows++;
      const fix = fixes.get(line);
      if (fix?.has(WHOLE_ROW)) {
        counts.leftOut++;
        const { phone: known } = readRow(corrected(row.cells, fix), line, row.numeric);
        if (known) listed.push(known.mac);
        await issues.write(
          issueLine(file, { line, outcome: "left-out", mac: null, issues: [LEFT_OUT], cells: row.cells }),
        );
        continue;
      }
      const cells = fix ? corrected(row.cells, fix) : row.cells;
      // What a person typed is text, whatever the workbook held there.
      const numeric = fix ? row.numeric?.filter((index) => !fix.has(index)) : row.numeric;
      const { phone, issues: found, noPhone } = readRow(cells, line, numeric);
      if (phone) text += copyLine(stagedValues(line, phone));
      if (found.length === 0) continue;
      if (noPhone) {
        counts.leftOut++;
        counts.noPhones[noPhone] = (counts.noPhones[noPhone] ?? 0) + 1;
      } else if (!phone) counts.rejected++;
      await issues.write(
        issueLine(file, {
          line,
          outcome: phone ? "stored" : noPhone ? "left-out" : "rejected",
          mac: phone?.mac ?? null,
          issues: found,
          cells: phone ? null : row.cells,
        }),
      );
    }
    if (Date.now() - reported > PROGRESS_EVERY_MS) {
      reported = Date.now();
      await reading.onProgress(counts.rows);
    }
    yield text;
  }
}

/** The cells with those that a person corrected; a row may be too short for the column. */
function corrected(cells: readonly string[], fix: ReadonlyMap<number, string | null>): string[] {
  const now = [...cells];
  for (const [column, value] of fix) {
    if (column === WHOLE_ROW) continue;
    while (now.length <= column) now.push("");
    now[column] = value ?? "";
  }
  return now;
}

const LEFT_OUT: ImportRow["issues"][number] = {
  severity: "warning",
  index: WHOLE_ROW,
  column: "",
  field: null,
  code: "left-out",
  value: "",
  message: "Left out by hand.",
};

type Noted = Pick<ImportRow, "line" | "outcome" | "mac"> & {
  issues: readonly (Omit<RowIssue, "line"> & { keeps?: number | undefined })[];
  cells: readonly string[] | null;
};

function issueLine(file: InventoryImport, { line, outcome, mac, issues, cells }: Noted): string {
  const short = issues.map(({ severity, index, column, field, code, value, message, keeps }) => ({
    severity,
    index,
    column,
    field,
    code,
    value,
    message,
    keeps,
  }));
  const kept =
    cells?.slice(0, CELLS_KEPT).map((cell) => cell.slice(0, CELL_KEPT).replaceAll("\0", "␀").toWellFormed()) ?? null;
  return copyLine([
    file.projectId,
    file.id,
    line,
    outcome,
    mac,
    JSON.stringify(short),
    kept === null ? null : JSON.stringify(kept),
  ]);
}

async function writeConflict(issues: IssueFile, file: InventoryImport, { mac, lines }: DuplicateGroup): Promise<void> {
  const choice = file.options.duplicates;
  const macColumn = file.columns.find(({ field, order }) => field === "mac" && order === 0);
  const counting = choice === "reject" ? null : choice === "first" ? lines[0] : lines.at(-1);
  for (const line of lines) {
    if (line === counting) continue;
    const found = `This MAC stands in line ${otherLines(lines, line)} too, with other data.`;
    const message =
      counting === null
        ? `${found} Keep the row that is right and leave the others out.`
        : `${found} Line ${formatNumber(counting ?? 0)} counts, as chosen.`;
    const issue = {
      severity: counting === null ? "error" : "warning",
      index: macColumn?.index ?? WHOLE_ROW,
      column: macColumn?.header || "MAC",
      field: "mac",
      code: "duplicate-mac",
      value: mac,
      message,
      keeps: counting ?? undefined,
    } as const;
    const outcome = counting === null ? "rejected" : "left-out";
    await issues.write(issueLine(file, { line, outcome, mac, issues: [issue], cells: null }));
  }
}

const LINES_NAMED = 3;

/** One MAC may stand in every line: a few of the others are named, the rest is counted. */
function otherLines(lines: readonly number[], line: number): string {
  const others = lines.slice(0, LINES_NAMED + 1).filter((other) => other !== line);
  const named = others.slice(0, LINES_NAMED).map(formatNumber);
  const more = lines.length - 1 - named.length;
  return more > 0 ? `${named.join(", ")} and ${formatNumber(more)} more` : named.join(", ");
}

const NOTED_COLUMNS = ISSUE_COLUMNS.map((column) => `"${column}"`).join(", ");
/** SQL of the noted rows. One with warnings that turned out to be one of a conflicting pair stands there twice: its rejection wins. */
export const NOTED = `SELECT DISTINCT ON ("line") ${NOTED_COLUMNS} FROM "noted" ORDER BY "line", ("outcome" = 'stored')`;

/** The file of issues in the temporary table "noted". */
export async function noteIssues(tx: Tx, lines: () => AsyncIterable<string>): Promise<void> {
  await tx.query(`CREATE TEMP TABLE "noted" (LIKE "ImportRow") ON COMMIT DROP`);
  await copyInto(tx, "noted", ISSUE_COLUMNS, lines());
}

/** From the file of issues into ImportRow. Answers how many rows are stored with a remark. */
export async function storeIssues(
  tx: Tx,
  { projectId, id }: Pick<InventoryImport, "projectId" | "id">,
  lines: () => AsyncIterable<string>,
): Promise<number> {
  await tx.query(`DELETE FROM "ImportRow" WHERE "projectId" = $1 AND "importId" = $2`, [projectId, id]);
  await noteIssues(tx, lines);
  await tx.query(`INSERT INTO "ImportRow" (${NOTED_COLUMNS}) ${NOTED}`);
  return countRemarks(tx, { projectId, id });
}

type Progress = {
  file: Pick<InventoryImport, "projectId" | "id">;
  /** While the import is not in this state any more, reading it is in vain. */
  status: "checking" | "running";
  /** Of the import when its check was asked for; a correction since makes the check void. */
  version?: number;
};

/** Tells the import's own page how far its reading is. */
export const progressOf =
  ({ file: { projectId, id }, status, version }: Progress): Reading["onProgress"] =>
  (rows) =>
    besideTransaction(async () => {
      const { count } = await db.import.updateMany({
        where: { projectId, id, status, ...(version === undefined ? {} : { version }) },
        data: { progress: rows },
      });
      if (count === 0) throw new CancelledError();
      await notifyNow(projectId);
    });

/** Rows that are stored with a remark. */
export async function countRemarks(
  tx: Tx,
  { projectId, id }: Pick<InventoryImport, "projectId" | "id">,
): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS "count" FROM "ImportRow" WHERE "projectId" = $1 AND "importId" = $2 AND "outcome" = 'stored'`,
    [projectId, id],
  );
  return rows[0]?.count ?? 0;
}
