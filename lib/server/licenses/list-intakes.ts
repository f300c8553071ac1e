import "server-only";
import type * as z from "zod";
import { INTAKE_OUTCOMES, OUTCOME_TEXTS, REFUSALS, REMARKS } from "@/lib/domain/licenses/intake";
import { keysOf } from "@/lib/domain/typed-object";
import { isWord } from "@/lib/domain/words";
import type { Intake, IntakeEntry, intakeEntriesQuery } from "@/lib/schemas/licenses";
import { pageOf } from "@/lib/server/database/page-of";
import { empty, query, sql } from "@/lib/server/database/sql";
import { AppError } from "@/lib/server/errors";

type Row = Omit<Intake, "createdAt" | "bytes"> & { createdAt: Date; bytes: string };

/** What was taken in, newest first; so many at most, the older ones are in the audit. */
export async function listIntakes(projectId: string, only?: string): Promise<Intake[]> {
  const rows = await query<Row>(sql`
    SELECT i."id", i."fileName", i."bytes", i."entries", i."counts", i."isOnUcm", i."createdAt", coalesce(u."name", 'Somebody who left') AS "by"
    FROM "LicenseIntake" i LEFT JOIN "User" u ON u."id" = i."createdById"
    WHERE i."projectId" = ${projectId}::uuid ${only ? sql`AND i."id" = ${only}::uuid` : empty} ORDER BY i."createdAt" DESC, i."id" LIMIT 200`);
  return rows.map((row) => ({ ...row, bytes: Number(row.bytes), createdAt: row.createdAt.toISOString() }));
}

/** One intake. Throws 404 when it is not there. */
export async function getIntake(projectId: string, id: string): Promise<Intake> {
  const [found] = await listIntakes(projectId, id);
  if (!found) throw new AppError("not_found", "There is no such intake of licence files.");
  return found;
}

/** The entries of an intake in the order of the archive, each with its outcome, and why. */
export async function listIntakeEntries(
  projectId: string,
  intakeId: string,
  { outcome = [...INTAKE_OUTCOMES], limit, cursor = 0 }: z.output<typeof intakeEntriesQuery>,
) {
  const where = sql`e."projectId" = ${projectId}::uuid AND e."intakeId" = ${intakeId}::uuid AND e."outcome" = ANY(${outcome})`;
  const [rows, counted] = await Promise.all([
    query<IntakeEntry>(sql`
      SELECT e."number", e."name", e."mac", CASE WHEN e."outcome" IN ('assigned', 'duplicate', 'refused') THEN p."id" END AS "phoneId", e."outcome", e."reason", e."remark"
      FROM "LicenseIntakeEntry" e LEFT JOIN "Phone" p ON p."projectId" = e."projectId" AND p."mac" = e."mac"
      WHERE ${where} AND e."number" > ${cursor} ORDER BY e."number" LIMIT ${limit + 1}`),
    query<{ total: number }>(sql`SELECT count(*)::int AS "total" FROM "LicenseIntakeEntry" e WHERE ${where}`),
  ]);
  const worded = rows.map((row) => ({
    ...row,
    reason: sentence(REFUSALS, row.reason) ?? OUTCOME_TEXTS[row.outcome] ?? null,
    remark: sentence(REMARKS, row.remark),
  }));
  return { ...pageOf(worded, limit, ({ number }) => String(number)), total: counted[0]?.total ?? 0 };
}

/** The sentence behind a code that was stored; one of an older version is shown as it is. */
function sentence<Code extends string>(texts: Record<Code, string>, code: string | null): string | null {
  const words: readonly Code[] = keysOf(texts);
  return code !== null && isWord(words, code) ? texts[code] : code;
}
