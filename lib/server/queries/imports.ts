import "server-only";
import type { ImportColumn, ImportCounts, ImportRow, InventoryImport } from "@/lib/schemas/imports";
import { db } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { namesOf } from "@/lib/server/queries/people";

type Stored = NonNullable<Awaited<ReturnType<typeof db.import.findFirst>>>;

export const NO_COUNTS: ImportCounts = { rows: 0, created: 0, changed: 0, unchanged: 0, rejected: 0, warnings: 0 };

type Extra = { sameFileAs: string | null; names: Map<string, string> };

function toImport(row: Stored, { sameFileAs, names }: Extra): InventoryImport {
  return {
    id: row.id,
    projectId: row.projectId,
    filename: row.filename,
    status: row.status as InventoryImport["status"],
    mode: row.mode as InventoryImport["mode"],
    fileSha256: row.fileSha256,
    bytes: Number(row.bytes),
    format: row.format as InventoryImport["format"],
    sheets: row.sheets,
    sheet: row.sheet,
    encoding: row.encoding as InventoryImport["encoding"],
    delimiter: row.delimiter as InventoryImport["delimiter"],
    headerRow: row.headerRow,
    columns: row.columns as unknown as ImportColumn[],
    preview: row.preview as unknown as InventoryImport["preview"],
    progress: row.progress,
    expectedRows: row.expectedRows,
    uploadedBy: names.get(row.createdById) ?? "Somebody who left",
    counts: row.counts as unknown as ImportCounts,
    problem: row.problem as InventoryImport["problem"],
    sameFileAs,
    createdAt: row.createdAt.toISOString(),
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
  const before = cursor ? new Date(cursor) : null;
  if (before && Number.isNaN(before.getTime())) throw new AppError("invalid_input", "This cursor is not one of ours.");
  const where = { projectId };
  const [rows, total] = await Promise.all([
    db.import.findMany({
      where: before ? { ...where, createdAt: { lt: before } } : where,
      orderBy: { createdAt: "desc" },
      take: limit + 1,
    }),
    db.import.count({ where }),
  ]);
  const items = rows.slice(0, limit);
  const names = await namesOf(items.map(({ createdById }) => createdById));
  return {
    items: items.map((row) => toImport(row, { sameFileAs: null, names })),
    total,
    nextCursor: rows.length > limit ? (items.at(-1)?.createdAt.toISOString() ?? null) : null,
  };
}

type RowsQuery = { limit: number; cursor?: string | undefined; outcome?: "rejected" | "stored" | undefined };

/** Rows of an upload that were rejected or stored with a remark, by line. */
export async function listImportRows(projectId: string, importId: string, { limit, cursor, outcome }: RowsQuery) {
  const after = cursor ? Number(cursor) : 0;
  if (!Number.isInteger(after) || Math.abs(after) > 2_147_483_647)
    throw new AppError("invalid_input", "This cursor is not one of ours.");
  const where = { projectId, importId, ...(outcome ? { outcome } : {}) };
  const [rows, total] = await Promise.all([
    db.importRow.findMany({ where: { ...where, line: { gt: after } }, orderBy: { line: "asc" }, take: limit + 1 }),
    db.importRow.count({ where }),
  ]);
  const items = rows.slice(0, limit).map(
    (row): ImportRow => ({
      line: row.line,
      outcome: row.outcome as ImportRow["outcome"],
      mac: row.mac,
      issues: row.issues as unknown as ImportRow["issues"],
    }),
  );
  return { items, total, nextCursor: rows.length > limit ? String(items.at(-1)?.line) : null };
}
