import "server-only";
import { groupedBy } from "@/lib/domain/grouped-by";
import type { DuplicateEntry, FileRow, FileRowsQuery, InventoryImport } from "@/lib/schemas/imports";
import { pageOf } from "@/lib/server/database/page-of";
import { query, type Sql, sql } from "@/lib/server/database/sql";
import { AppError } from "@/lib/server/errors";
import { CsvError } from "@/lib/server/files/csv/csv";
import { describeCsvError, readDataRows } from "@/lib/server/files/inventory-file";
import { getImport } from "@/lib/server/imports/list-imports";

type Scope = { projectId: string; importId: string };
type Line = { line: number; cells: string[] };

const COLUMNS_SHOWN = 60;
const CELL_SHOWN = 200;

/**
 * Rows of an upload as they stand in its file, page by page, with what the last check found and what was corrected. With
 * `only` those with errors, with remarks, left out or corrected.
 */
export async function listFileRows(projectId: string, importId: string, { limit, cursor, only }: FileRowsQuery) {
  const scope = { projectId, importId };
  const file = await getImport(projectId, importId);
  const after = numberOf(cursor);
  if (only === undefined) {
    const read = await readFrom(file, after, limit);
    const items = await withFindings(scope, read.lines);
    return {
      items,
      total: file.check?.counts.rows ?? file.expectedRows,
      nextCursor: read.hasMore ? String(after + limit) : null,
    };
  }
  const lines = LINES[only](scope);
  const [found, [counted]] = await Promise.all([
    query<{ line: number }>(
      sql`SELECT l."line" FROM (${lines}) l WHERE l."line" > ${after} ORDER BY l."line" LIMIT ${limit + 1}`,
    ),
    query<{ count: number }>(sql`SELECT count(*)::int AS "count" FROM (${lines}) l`),
  ]);
  const { items: page, nextCursor } = pageOf(found, limit, ({ line }) => String(line));
  const read = await readLines(
    file,
    page.map(({ line }) => line),
  );
  return { items: await withFindings(scope, read), total: counted?.count ?? 0, nextCursor };
}

function numberOf(cursor: string | undefined): number {
  const number = Number(cursor ?? 0);
  if (Number.isInteger(number) && number >= 0 && number <= 2_147_483_647) return number;
  throw new AppError("invalid_input", "This cursor is not one of ours.");
}

const withOutcome =
  (outcome: string) =>
  ({ projectId, importId }: Scope) =>
    sql`SELECT r."line" FROM "ImportRow" r WHERE r."projectId" = ${projectId}::uuid AND r."importId" = ${importId}::uuid AND r."outcome" = ${outcome}`;

const LINES: Record<NonNullable<FileRowsQuery["only"]>, (scope: Scope) => Sql> = {
  errors: withOutcome("rejected"),
  remarks: withOutcome("stored"),
  "left-out": withOutcome("left-out"),
  corrected: ({ projectId, importId }) =>
    sql`SELECT DISTINCT f."line" FROM "ImportFix" f WHERE f."projectId" = ${projectId}::uuid AND f."importId" = ${importId}::uuid AND f."column" >= 0`,
};

/** The rows of the file below its header; where it breaks, a person is told what the check would tell. */
async function* dataRows(file: InventoryImport): AsyncGenerator<Line[]> {
  try {
    yield* readDataRows(file.id, file);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof CsvError ? error.cause : error;
    throw cause instanceof CsvError ? new AppError("conflict", describeCsvError(cause)) : error;
  }
}

/** Rows of the file after the first `skipped`; the file is read no further than needed. */
async function readFrom(
  file: InventoryImport,
  skipped: number,
  limit: number,
): Promise<{ lines: Line[]; hasMore: boolean }> {
  const lines: Line[] = [];
  let passed = 0;
  for await (const batch of dataRows(file)) {
    const from = Math.max(0, skipped - passed);
    passed += batch.length;
    for (const { line, cells } of from < batch.length ? batch.slice(from) : []) {
      if (lines.length === limit) return { lines, hasMore: true };
      lines.push({ line, cells });
    }
  }
  return { lines, hasMore: false };
}

/** Some lines of the file, in their order; it is read no further than the last of them. */
async function readLines(file: InventoryImport, wanted: readonly number[]): Promise<Line[]> {
  const asked = new Set(wanted);
  const lines: Line[] = [];
  if (asked.size === 0) return lines;
  for await (const batch of dataRows(file)) {
    for (const { line, cells } of batch) if (asked.has(line)) lines.push({ line, cells });
    if (lines.length === asked.size) break;
  }
  return lines;
}

async function withFindings({ projectId, importId }: Scope, lines: readonly Line[]): Promise<FileRow[]> {
  const numbers = lines.map(({ line }) => line);
  const [found, fixed] = await Promise.all([
    query<Pick<FileRow, "line" | "issues"> & { outcome: NonNullable<FileRow["outcome"]> }>(
      sql`SELECT r."line", r."outcome", r."issues" FROM "ImportRow" r WHERE r."projectId" = ${projectId}::uuid AND r."importId" = ${importId}::uuid AND r."line" = ANY(${numbers}::int[])`,
    ),
    query<FileRow["fixes"][number] & { line: number }>(
      sql`SELECT f."line", f."column", f."value" FROM "ImportFix" f WHERE f."projectId" = ${projectId}::uuid AND f."importId" = ${importId}::uuid AND f."line" = ANY(${numbers}::int[]) ORDER BY f."line", f."column"`,
    ),
  ]);
  const rows = new Map(found.map((row) => [row.line, row]));
  const fixes = groupedBy(fixed, ({ line }) => line);
  return lines.map(({ line, cells }) => ({
    line,
    outcome: rows.get(line)?.outcome ?? null,
    cells: shownCells(cells),
    cut: cells.flatMap((cell, index) => (cell.length > CELL_SHOWN ? [index] : [])),
    fixes: (fixes.get(line) ?? []).map(({ column, value }) => ({ column, value })),
    issues: rows.get(line)?.issues ?? [],
  }));
}

const shownCells = (cells: readonly string[]): string[] =>
  cells
    .slice(0, COLUMNS_SHOWN)
    .map((cell) =>
      (cell.length > CELL_SHOWN ? `${cell.slice(0, CELL_SHOWN)}…` : cell).replaceAll("\0", "␀").toWellFormed(),
    );

/** Of one MAC so many rows are set side by side; a file may hold the same MAC in every row. */
const ROWS_OF_ONE = 10;

/** MACs that stand in several rows with different data, in the order of the file, with these rows. */
export async function listDuplicates(
  projectId: string,
  importId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) {
  const file = await getImport(projectId, importId);
  const groups = sql`SELECT i."value" AS "mac", min(i."keeps") AS "keeps", count(*)::int AS "rows",
      least(min(r."line"), min(i."keeps")) AS "first", (array_agg(r."line" ORDER BY r."line"))[1:${ROWS_OF_ONE}] AS "lines"
    FROM "ImportRow" r CROSS JOIN LATERAL jsonb_to_recordset(r."issues") AS i("code" text, "value" text, "keeps" int)
    WHERE r."projectId" = ${projectId}::uuid AND r."importId" = ${importId}::uuid AND r."issues" @> '[{"code":"duplicate-mac"}]' AND i."code" = 'duplicate-mac'
    GROUP BY i."value"`;
  const [found, [counted]] = await Promise.all([
    query<{ mac: string; keeps: number | null; rows: number; first: number; lines: number[] }>(
      sql`SELECT g.* FROM (${groups}) g WHERE g."first" > ${numberOf(cursor)} ORDER BY g."first" LIMIT ${limit + 1}`,
    ),
    query<{ count: number }>(sql`SELECT count(*)::int AS "count" FROM (${groups}) g`),
  ]);
  const { items, nextCursor } = pageOf(found, limit, ({ first }) => String(first));
  const linesOf = ({ keeps, lines }: (typeof items)[number]) =>
    [...new Set(keeps === null ? lines : [keeps, ...lines])].sort((one, other) => one - other);
  const read = await readLines(file, items.flatMap(linesOf));
  const cells = new Map(read.map((row) => [row.line, shownCells(row.cells)]));
  return {
    items: items.map(
      (group): DuplicateEntry => ({
        mac: group.mac,
        keeps: group.keeps,
        rows: linesOf(group).map((line) => ({ line, cells: cells.get(line) ?? [] })),
        total: group.rows + (group.keeps === null ? 0 : 1),
      }),
    ),
    nextCursor,
    total: counted?.count ?? 0,
  };
}
