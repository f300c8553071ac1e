import "server-only";
import { IMPORT_STATUSES } from "@/lib/domain/inventory-file/import-life";
import { wordOf } from "@/lib/domain/words";
import {
  DEFAULT_IMPORT_OPTIONS,
  DELIMITERS,
  ENCODINGS,
  IMPORT_FORMATS,
  IMPORT_MODES,
  type ImportCheck,
  type ImportColumn,
  type ImportCounts,
  type ImportOptions,
  type ImportRow,
  type ImportRowsQuery,
  type InventoryImport,
} from "@/lib/schemas/imports";
import { db } from "@/lib/server/database/db";
import { nameIn, namesOf } from "@/lib/server/database/names-of";
import { instantOf, pageOf } from "@/lib/server/database/page-of";
import { fromJson } from "@/lib/server/database/rows";
import { query, sql } from "@/lib/server/database/sql";
import { AppError } from "@/lib/server/errors";

type Stored = NonNullable<Awaited<ReturnType<typeof db.import.findFirst>>>;

export const NO_COUNTS: ImportCounts = {
  rows: 0,
  created: 0,
  changed: 0,
  unchanged: 0,
  rejected: 0,
  leftOut: 0,
  noPhones: {},
  withdrawn: 0,
  takenBack: 0,
  begun: 0,
  moved: 0,
  conflicts: 0,
  warnings: 0,
};

/** Uploads and checks of earlier editions do not know all of it. */
type StoredColumn = Omit<ImportColumn, "order" | "proposal"> & Partial<Pick<ImportColumn, "order" | "proposal">>;

type StoredCheck = Omit<ImportCheck, "counts"> & { counts: Partial<ImportCounts> };
const checkOf = (check: StoredCheck | null): ImportCheck | null =>
  check && { ...check, counts: { ...NO_COUNTS, ...check.counts } };

type Extra = { sameFileAs: string | null; names: Map<string, string> };

function toImport(row: Stored, { sameFileAs, names }: Extra): InventoryImport {
  return {
    id: row.id,
    projectId: row.projectId,
    filename: row.filename,
    status: wordOf(IMPORT_STATUSES, row.status),
    mode: row.mode === null ? null : wordOf(IMPORT_MODES, row.mode),
    options: { ...DEFAULT_IMPORT_OPTIONS, ...fromJson<Partial<ImportOptions>>(row.options) },
    fileSha256: row.fileSha256,
    bytes: Number(row.bytes),
    format: wordOf(IMPORT_FORMATS, row.format),
    sheets: row.sheets,
    sheet: row.sheet,
    encoding: wordOf(ENCODINGS, row.encoding),
    delimiter: wordOf(DELIMITERS, row.delimiter),
    headerRow: row.headerRow,
    columns: fromJson<StoredColumn[]>(row.columns).map((column) => ({ order: 0, proposal: null, ...column })),
    preview: fromJson(row.preview),
    progress: row.progress,
    expectedRows: row.expectedRows,
    uploadedBy: nameIn(names, row.createdById),
    counts: { ...NO_COUNTS, ...fromJson<Partial<ImportCounts>>(row.counts) },
    check: checkOf(fromJson<StoredCheck | null>(row.check)),
    problem: fromJson(row.problem),
    sameFileAs,
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** One upload; the caller has made sure that its project is visible. */
export async function getImport(projectId: string, id: string): Promise<InventoryImport> {
  const row = await db.import.findUnique({ where: { projectId_id: { projectId, id } } });
  if (!row) throw new AppError("not_found", "There is no such import.");
  const twin = await db.import.findFirst({
    where: {
      projectId,
      fileSha256: row.fileSha256,
      sheet: row.sheet, // another sheet of the same workbook is another list
      status: "committed",
      id: { not: id },
      createdAt: { lt: row.createdAt },
    },
    select: { filename: true, createdAt: true },
  });
  return toImport(row, { sameFileAs: twin?.filename ?? null, names: await namesOf([row.createdById]) });
}

export async function listImports(
  projectId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) {
  const before = cursor ? instantOf(cursor) : null;
  const where = { projectId };
  const [rows, total] = await Promise.all([
    db.import.findMany({
      where: before ? { ...where, createdAt: { lt: before } } : where,
      orderBy: { createdAt: "desc" },
      take: limit + 1,
    }),
    db.import.count({ where }),
  ]);
  const { items, nextCursor } = pageOf(rows, limit, ({ createdAt }) => createdAt.toISOString());
  const names = await namesOf(items.map(({ createdById }) => createdById));
  return {
    items: items.map((row) => toImport(row, { sameFileAs: null, names })),
    total,
    nextCursor,
  };
}

/** Rows of an upload that were rejected, left out or stored with a warning, by line; of one kind of problem if asked. */
export async function listImportRows(projectId: string, importId: string, { limit, cursor, ...only }: ImportRowsQuery) {
  const after = cursor ? Number(cursor) : 0;
  if (!Number.isInteger(after) || Math.abs(after) > 2_147_483_647)
    throw new AppError("invalid_input", "This cursor is not one of ours.");
  const issue = {
    ...(only.code === undefined ? {} : { code: only.code }),
    ...(only.column === undefined ? {} : { index: only.column }),
    ...(only.value === undefined ? {} : { value: only.value }),
  };
  const where = sql`r."projectId" = ${projectId}::uuid AND r."importId" = ${importId}::uuid
    AND ${only.outcome === undefined ? sql`true` : sql`r."outcome" = ${only.outcome}`}
    AND ${Object.keys(issue).length === 0 ? sql`true` : sql`r."issues" @> ${JSON.stringify([issue])}::jsonb`}`;
  const [rows, [counted]] = await Promise.all([
    query<ImportRow>(sql`
      SELECT r."line", r."outcome", r."mac", r."issues", r."cells" FROM "ImportRow" r
      WHERE ${where} AND r."line" > ${after} ORDER BY r."line" LIMIT ${limit + 1}`),
    query<{ count: number }>(sql`SELECT count(*)::int AS "count" FROM "ImportRow" r WHERE ${where}`),
  ]);
  return { ...pageOf(rows, limit, ({ line }) => String(line)), total: counted?.count ?? 0 };
}

const MOST_SITES = 500;

/** Sites of a project by name, to choose from. */
export async function listSites(projectId: string): Promise<string[]> {
  const rows = await db.site.findMany({
    where: { projectId },
    select: { name: true },
    orderBy: { name: "asc" },
    take: MOST_SITES,
  });
  return rows.map(({ name }) => name);
}
