import "server-only";
import type * as z from "zod";
import { AFTER_OUTCOMES } from "@/lib/domain/evidence/after-inventory";
import { wordOf } from "@/lib/domain/words";
import {
  AFTER_STATUSES,
  type AfterInventory,
  type AfterRow,
  type AfterRowsQuery,
  type afterRow,
} from "@/lib/schemas/after-inventories";
import { db } from "@/lib/server/database/db";
import { nameIn, namesOf } from "@/lib/server/database/names-of";
import { instantOf, pageOf } from "@/lib/server/database/page-of";
import { fromJson } from "@/lib/server/database/rows";
import { empty, query, sql } from "@/lib/server/database/sql";
import { AppError } from "@/lib/server/errors";

type Stored = NonNullable<Awaited<ReturnType<typeof db.afterInventory.findFirst>>>;

const peopleOf = ({ createdById, appliedById }: Stored) => [createdById, ...(appliedById ? [appliedById] : [])];

function toAfterInventory(row: Stored, names: Map<string, string>): AfterInventory {
  return {
    id: row.id,
    projectId: row.projectId,
    importId: row.importId,
    filename: row.filename,
    takenAt: row.takenAt.toISOString(),
    status: wordOf(AFTER_STATUSES, row.status),
    counts: fromJson(row.counts),
    applied: fromJson(row.applied),
    createdAt: row.createdAt.toISOString(),
    createdBy: nameIn(names, row.createdById),
    appliedAt: row.appliedAt?.toISOString() ?? null,
    appliedBy: row.appliedById === null ? null : nameIn(names, row.appliedById),
  };
}

/** One report; the caller has made sure that its project is visible. */
export async function getAfterInventory(projectId: string, id: string): Promise<AfterInventory> {
  const row = await db.afterInventory.findUnique({ where: { projectId_id: { projectId, id } } });
  if (!row) throw new AppError("not_found", "There is no such report.");
  return toAfterInventory(row, await namesOf(peopleOf(row)));
}

/** Reports of a project, newest first. */
export async function listAfterInventories(
  projectId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) {
  const before = cursor ? instantOf(cursor) : null;
  const [rows, total] = await Promise.all([
    db.afterInventory.findMany({
      where: before ? { projectId, createdAt: { lt: before } } : { projectId },
      orderBy: { createdAt: "desc" },
      take: limit + 1,
    }),
    db.afterInventory.count({ where: { projectId } }),
  ]);
  const { items, nextCursor } = pageOf(rows, limit, ({ createdAt }) => createdAt.toISOString());
  const names = await namesOf(items.flatMap(peopleOf));
  return { items: items.map((row) => toAfterInventory(row, names)), total, nextCursor };
}

const cursorOf = ({ outcome, seq }: { outcome: string; seq: number }): string => `${outcome} ${seq}`;

function readCursor(cursor: string): { outcome: string; seq: number } {
  const [, word = "", digits = ""] = /^([a-z-]{1,20}) (\d{1,9})$/.exec(cursor) ?? [];
  const outcome = AFTER_OUTCOMES.find((one) => one === word);
  if (outcome === undefined) throw new AppError("invalid_input", "This cursor is not one of ours.");
  return { outcome, seq: Number(digits) };
}

/** The rows of a report, those of one outcome if asked, in the order of the file. */
export async function listAfterRows(projectId: string, id: string, { limit, cursor, outcome }: AfterRowsQuery) {
  await getAfterInventory(projectId, id);
  const after = cursor === undefined ? null : readCursor(cursor);
  const where = sql`r."projectId" = ${projectId}::uuid AND r."afterInventoryId" = ${id}::uuid ${outcome === undefined ? empty : sql`AND r."outcome" = ${outcome}`}`;
  const from = after ? sql`AND (r."outcome", r."seq") > (${after.outcome}, ${after.seq})` : empty;
  const [rows, [counted]] = await Promise.all([
    query<z.output<typeof afterRow> & { seq: number }>(sql`
      SELECT r."outcome", r."seq", r."mac", r."phoneId", r."line", p."model", p."site", b."id" AS "batchId", b."name" AS "batchName", r."said", r."checks", r."remark"
      FROM "AfterInventoryRow" r LEFT JOIN "Phone" p ON p."projectId" = r."projectId" AND p."id" = r."phoneId"
      LEFT JOIN "PhoneWork" w ON w."projectId" = r."projectId" AND w."phoneId" = r."phoneId" LEFT JOIN "Batch" b ON b."projectId" = r."projectId" AND b."id" = w."batchId"
      WHERE ${where} ${from} ORDER BY r."outcome", r."seq" LIMIT ${limit + 1}`),
    query<{ count: number }>(sql`SELECT count(*)::int AS "count" FROM "AfterInventoryRow" r WHERE ${where}`),
  ]);
  const { items, nextCursor } = pageOf(rows, limit, cursorOf);
  return { items: items.map(({ seq: _, ...row }): AfterRow => row), total: counted?.count ?? 0, nextCursor };
}
