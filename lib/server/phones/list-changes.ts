import "server-only";
import type * as z from "zod";
import { wordOf } from "@/lib/domain/words";
import { ACKNOWLEDGEMENT_WAYS } from "@/lib/domain/work/losses";
import type {
  ChangedPhone,
  ChangeGroup,
  ChangesFilter,
  changedPhonesPage,
  changesPage,
  changesQuery,
} from "@/lib/schemas/phone-changes";
import { db } from "@/lib/server/database/db";
import { nameIn, namesOf } from "@/lib/server/database/names-of";
import { pageOf } from "@/lib/server/database/page-of";
import { empty, join, query, type Sql, sql } from "@/lib/server/database/sql";
import { AppError } from "@/lib/server/errors";
import {
  type AuditRow,
  actionsOf,
  fieldsSet,
  KIND_OF_ACTION,
  type Names,
  ownChanges,
  phonesSaid,
  titleOf,
} from "@/lib/server/phones/change-words";
import { UNDOABLE } from "@/lib/server/phones/undo-changes";

/** What people changed, newest first, from the audit: one entry for an act, however many phones it touched. */
export async function listChanges(
  projectId: string,
  { limit, cursor, ...filter }: z.output<typeof changesQuery>,
): Promise<z.output<typeof changesPage>> {
  const where = whereChanges(projectId, filter);
  const before = cursor
    ? sql`AND (a."at", a."id") < (SELECT c."at", c."id" FROM "AuditEvent" c WHERE c."id" = ${cursor}::uuid)`
    : empty;
  const [rows, counted] = await Promise.all([
    query<AuditRow>(sql`
      SELECT a."id", a."requestId", a."action", a."targetType", a."targetId", a."actorId", a."reason", a."at", a."before", a."after"
      FROM "AuditEvent" a WHERE ${where} ${before} ORDER BY a."at" DESC, a."id" DESC LIMIT ${limit + 1}`),
    query<{ count: number }>(sql`SELECT count(*)::int AS "count" FROM "AuditEvent" a WHERE ${where}`),
  ]);
  const { items, nextCursor } = pageOf(rows, limit, ({ id }) => id);
  return { items: await toGroups(projectId, items), total: counted[0]?.count ?? 0, nextCursor };
}

function whereChanges(projectId: string, { kind, actor, q, from, until }: ChangesFilter): Sql {
  const parts = [sql`a."projectId" = ${projectId}::uuid`, sql`a."action" = ANY(${actionsOf(kind)})`];
  if (actor) parts.push(sql`a."actorId" = ANY(${actor}::uuid[])`);
  if (from) parts.push(sql`a."at" >= ${from}::timestamptz`);
  if (until) parts.push(sql`a."at" < ${until}::timestamptz`);
  if (q) {
    const text = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
    const mac = `%${q.replace(/[\s:.-]/g, "").replace(/[\\%_]/g, "\\$&")}%`;
    parts.push(sql`(a."reason" ILIKE ${text} OR a."requestId" IN (
      SELECT c."requestId" FROM "Phone" p JOIN "PhoneChange" c ON c."projectId" = p."projectId" AND c."phoneId" = p."id"
      WHERE p."projectId" = ${projectId}::uuid AND p."mac" ILIKE ${mac} LIMIT 10000)
      OR (a."action" = 'loss.acknowledge' AND a."targetId" IN (
        SELECT l."id"::text FROM "LossAcknowledgement" l WHERE l."projectId" = ${projectId}::uuid AND l."note" ILIKE ${text}))
      OR (a."targetType" = 'LossAcknowledgement' AND a."targetId" IN (
        SELECT k."acknowledgementId"::text FROM "LossAcknowledgementPhone" k WHERE k."projectId" = ${projectId}::uuid AND k."mac" ILIKE ${mac})))`);
  }
  return join(parts, " AND ");
}

async function toGroups(projectId: string, rows: readonly AuditRow[]): Promise<ChangeGroup[]> {
  const requestIds = rows.flatMap(({ requestId }) => requestId ?? []);
  const idsOf = (type: string) =>
    rows.flatMap(({ targetType, targetId }) => (targetType === type && targetId ? [targetId] : []));
  const acknowledgements = await readAcknowledged(projectId, idsOf("LossAcknowledgement"));
  const batchOf = ({ targetType, targetId }: AuditRow) =>
    targetType === "Batch" ? targetId : (acknowledgements.get(targetId ?? "")?.batchId ?? null);
  const [undos, phones, batches, files, counts] = await Promise.all([
    db.auditEvent.findMany({ where: { projectId, action: "inventory.undo", targetId: { in: requestIds } } }),
    db.phone.findMany({ where: { projectId, id: { in: idsOf("Phone") } }, select: { id: true, mac: true } }),
    db.batch.findMany({
      where: { projectId, id: { in: rows.flatMap((row) => batchOf(row) ?? []) } },
      select: { id: true, name: true },
    }),
    db.import.findMany({ where: { projectId, id: { in: idsOf("Import") } }, select: { id: true, filename: true } }),
    query<{ requestId: string; count: number }>(sql`
      SELECT c."requestId", count(DISTINCT c."phoneId")::int AS "count" FROM "PhoneChange" c
      WHERE c."projectId" = ${projectId}::uuid AND c."requestId" = ANY(${requestIds}) GROUP BY 1`),
  ]);
  const people = await namesOf([...rows, ...undos].flatMap(({ actorId }) => actorId ?? []));
  const nameOf = (id: string | null) => (id === null ? null : nameIn(people, id));
  const names: Names = {
    batches: new Map(batches.map(({ id, name }) => [id, name])),
    files: new Map(files.map(({ id, filename }) => [id, filename])),
    acknowledgements,
  };
  const countOf = new Map(counts.map(({ requestId, count }) => [requestId, count]));
  return rows.map((row): ChangeGroup => {
    const undone = undos.find(({ targetId }) => targetId === row.requestId);
    const phone = row.targetType === "Phone" ? (phones.find(({ id }) => id === row.targetId) ?? null) : null;
    const batchId = batchOf(row);
    const counted = countOf.get(row.requestId ?? "") ?? 0;
    return {
      requestId: row.requestId ?? row.id,
      kind: KIND_OF_ACTION[row.action] ?? "edit",
      title: titleOf(row, names),
      at: row.at.toISOString(),
      actor: nameOf(row.actorId),
      reason: row.reason ?? acknowledgements.get(row.targetId ?? "")?.note ?? null,
      phones: phone ? 1 : Math.max(counted, row.action === "import.commit" ? phonesSaid(row) : 0),
      phone,
      importId: row.targetType === "Import" && row.targetId && names.files.has(row.targetId) ? row.targetId : null,
      batchId: batchId !== null && names.batches.has(batchId) ? batchId : null,
      fields: fieldsSet(row),
      changes: ownChanges(row),
      undone: undone ? { at: undone.at.toISOString(), by: nameOf(undone.actorId) } : null,
      canUndo: UNDOABLE.includes(row.action) && !undone,
    };
  });
}

async function readAcknowledged(projectId: string, ids: string[]): Promise<Names["acknowledgements"]> {
  const rows = await db.lossAcknowledgement.findMany({ where: { projectId, id: { in: ids } } });
  return new Map(rows.map((row) => [row.id, { ...row, how: wordOf(ACKNOWLEDGEMENT_WAYS, row.how) }]));
}

/** What stands in a change for the application's own use: the id beside the name of a batch, which fields a person vouches for, what an undo puts back. */
const UNSHOWN = sql`('batchId', 'corrected', 'exceptionRow')`;

/** The phones of one change with old and new, by MAC. A phone that was deleted since is not in it. */
export async function listChangedPhones(
  projectId: string,
  requestId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<z.output<typeof changedPhonesPage>> {
  const after = cursor ? sql`AND p."mac" > ${cursor}` : empty;
  const [rows, counted] = await Promise.all([
    query<ChangedPhone>(sql`
      SELECT p."id", p."mac", p."model", p."site", c."changes" FROM (
        SELECT c."phoneId", jsonb_object_agg(f."key", f."value") AS "changes" FROM "PhoneChange" c
        CROSS JOIN LATERAL jsonb_each(c."changes") f WHERE c."projectId" = ${projectId}::uuid AND c."requestId" = ${requestId}
          AND jsonb_typeof(f."value") = 'array' AND f."key" NOT IN ${UNSHOWN} GROUP BY 1) c
      JOIN "Phone" p ON p."projectId" = ${projectId}::uuid AND p."id" = c."phoneId" WHERE true ${after}
      ORDER BY p."mac" LIMIT ${limit + 1}`),
    query<{ count: number }>(sql`
      SELECT count(DISTINCT c."phoneId")::int AS "count" FROM "PhoneChange" c WHERE c."projectId" = ${projectId}::uuid AND c."requestId" = ${requestId}`),
  ]);
  const total = counted[0]?.count ?? 0;
  if (total === 0 && !cursor) await requireChange(projectId, requestId);
  return { ...pageOf(rows, limit, ({ mac }) => mac), total };
}

/** Many at a time: each page looks through the change again. */
const ROWS_AT_ONCE = 10_000;

/** What one change did to phones, in the order in which it was written, for a file: as often as a phone was changed. */
export async function* readChangedPhones(
  projectId: string,
  requestId: string,
): AsyncGenerator<Pick<ChangedPhone, "mac" | "changes">[]> {
  for (let after = "0"; ; ) {
    const rows = await query<Pick<ChangedPhone, "mac" | "changes"> & { seq: string }>(sql`
      SELECT c."seq"::text AS "seq", p."mac", (SELECT coalesce(jsonb_object_agg(f."key", f."value"), '{}') FROM jsonb_each(c."changes") f
        WHERE jsonb_typeof(f."value") = 'array' AND f."key" NOT IN ${UNSHOWN}) AS "changes"
      FROM "PhoneChange" c JOIN "Phone" p ON p."projectId" = c."projectId" AND p."id" = c."phoneId"
      WHERE c."projectId" = ${projectId}::uuid AND c."requestId" = ${requestId} AND c."seq" > ${after}::bigint
      ORDER BY c."seq" LIMIT ${ROWS_AT_ONCE}`);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_ONCE) return;
    after = last.seq;
  }
}

async function requireChange(projectId: string, requestId: string): Promise<void> {
  if ((await db.auditEvent.count({ where: { projectId, requestId } })) === 0)
    throw new AppError("not_found", "There is no such change.");
}
