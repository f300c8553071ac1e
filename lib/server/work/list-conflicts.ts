import "server-only";
import type { Conflict, ConflictsPage, ConflictsQuery } from "@/lib/schemas/conflicts";
import { db } from "@/lib/server/database/db";
import { nameIn, namesOf } from "@/lib/server/database/names-of";
import { pageOf } from "@/lib/server/database/page-of";
import { empty, join, query, type Sql, sql } from "@/lib/server/database/sql";
import type { Found } from "@/lib/server/inventory/write-conflicts";

type Sent = Partial<Conflict["sent"]>;
type Row = Pick<Conflict, "id" | "kind" | "cause"> & {
  phoneId: string | null;
  mac: string | null;
  model: string | null;
  site: string | null;
  floor: string | null;
  owner: string | null;
  state: NonNullable<Conflict["phone"]>["state"];
  batchId: string | null;
  actorId: string | null;
  sent: Sent;
  found: Omit<Found, "fields"> & { fields?: Conflict["found"]["fields"]; text?: string };
  at: Date;
  receivedAt: Date;
  settledAt: Date | null;
  settledHow: NonNullable<Conflict["settled"]>["how"] | null;
  settledById: string | null;
  settledReason: string | null;
};

/**
 * What waits for the project manager, newest first: what devices brought and could not simply be stored, and corrections that
 * would forbid begun work; each with both versions, by whom and when.
 */
export async function listConflicts(projectId: string, asked: ConflictsQuery): Promise<ConflictsPage> {
  const conflicts = conflictsOf(projectId, asked);
  const where = join([sql`true`, ...filtersOf(asked)], " AND ");
  const [time, id] = asked.cursor?.split(" ") ?? [];
  const after = time && id ? sql`AND (c."receivedAt", c."id") < (${time}::timestamptz, ${id}::uuid)` : empty;
  const [rows, counted, mentioned] = await Promise.all([
    query<Row>(sql`
      SELECT c.*, p."mac", p."model", p."site", p."floor", p."owner",
        CASE WHEN p."withdrawnAt" IS NOT NULL THEN 'withdrawn' ELSE coalesce(w."state", 'not-started') END AS "state"
      FROM ${conflicts} c LEFT JOIN "Phone" p ON p."projectId" = ${projectId}::uuid AND p."id" = c."phoneId"
      LEFT JOIN "PhoneWork" w ON w."projectId" = p."projectId" AND w."phoneId" = p."id"
      WHERE ${where} ${after} ORDER BY c."receivedAt" DESC, c."id" DESC LIMIT ${asked.limit + 1}`),
    query<{ count: number }>(sql`SELECT count(*)::int AS "count" FROM ${conflicts} c WHERE ${where}`),
    query<{ people: string[] | null; batches: string[] | null }>(sql`
      SELECT array_agg(DISTINCT c."actorId") FILTER (WHERE c."actorId" IS NOT NULL) AS "people",
        array_agg(DISTINCT c."batchId") FILTER (WHERE c."batchId" IS NOT NULL) AS "batches" FROM ${conflicts} c`),
  ]);
  const { items, nextCursor } = pageOf(rows, asked.limit, (row) => `${row.receivedAt.toISOString()} ${row.id}`);
  const [{ people = [], batches = [] } = {}] = mentioned.map((one) => ({
    people: one.people ?? [],
    batches: one.batches ?? [],
  }));
  const said = items.flatMap(({ actorId, settledById, found }) => [actorId, settledById, found.byId ?? null]);
  const names: Names = {
    people: await namesOf([...people, ...said.flatMap((one) => one ?? [])]),
    batches: await batchesOf(projectId, [...batches, ...items.flatMap(({ found }) => found.batchId ?? [])]),
  };
  return {
    items: items.map((row) => conflictOf(row, names)),
    total: counted[0]?.count ?? 0,
    nextCursor,
    people: people.map((one) => ({ id: one, name: nameIn(names.people, one) })),
    batches: batches.map((one) => batchIn(names, one)),
  };
}

/** How many things that devices brought of a phone wait to be settled. */
export async function countConflicts(projectId: string, phoneId: string): Promise<number> {
  return db.workConflict.count({ where: { projectId, phoneId, settledAt: null } });
}

/** Both kinds of conflicts of a project as one table. */
function conflictsOf(projectId: string, { status }: ConflictsQuery): Sql {
  const brought = sql`
    SELECT "id", "kind", "cause", "phoneId", "batchId", "actorId", "sent", "found", "at", "receivedAt", "settledAt", "settledHow", "settledById", "settledReason"
    FROM "WorkConflict" WHERE "projectId" = ${projectId}::uuid AND "settledAt" IS ${status === "open" ? sql`NULL` : sql`NOT NULL`}`;
  const forbidding = sql`
    SELECT w."phoneId", 'decision', 'decision', w."phoneId", w."batchId", NULL::uuid,
      jsonb_build_object('text', d."detail" -> 'reasons' -> 0 ->> 'text', 'note', w."conflictReason"),
      jsonb_build_object('state', w."state", 'batchId', w."batchId", 'text', s."detail" -> 'reasons' -> 0 ->> 'text'),
      w."conflictAt", w."conflictAt", NULL::timestamptz, NULL::text, NULL::uuid, NULL::text
    FROM "PhoneWork" w JOIN "Phone" p ON p."projectId" = w."projectId" AND p."id" = w."phoneId"
    JOIN "Decision" d ON d."projectId" = w."projectId" AND d."id" = w."conflictDecisionId"
    JOIN "Decision" s ON s."projectId" = w."projectId" AND s."id" = p."decisionId"
    WHERE w."projectId" = ${projectId}::uuid AND w."conflictAt" IS NOT NULL AND p."withdrawnAt" IS NULL`;
  return status === "open" ? sql`(${brought} UNION ALL ${forbidding})` : sql`(${brought})`;
}

function filtersOf({ person, batch, phone }: ConflictsQuery): Sql[] {
  const parts: Sql[] = [];
  if (person) parts.push(sql`c."actorId" = ${person}::uuid`);
  if (batch) parts.push(sql`(c."batchId" = ${batch}::uuid OR c."found" ->> 'batchId' = ${batch})`);
  if (phone) parts.push(sql`c."phoneId" = ${phone}::uuid`);
  return parts;
}

type Named = { name: string; isGone: boolean };
type Names = { people: ReadonlyMap<string, string>; batches: ReadonlyMap<string, Named> };

/** Batches by id, also those that are no more, as they were called when they were somebody's. */
async function batchesOf(projectId: string, ids: readonly string[]): Promise<Map<string, Named>> {
  const rows = await query<Named & { id: string }>(sql`
    SELECT i AS "id", coalesce(b."name", max(a."batchName"), 'A batch that was deleted') AS "name", b."id" IS NULL AS "isGone"
    FROM unnest(${[...new Set(ids)]}::uuid[]) i LEFT JOIN "Batch" b ON b."projectId" = ${projectId}::uuid AND b."id" = i
    LEFT JOIN "PastAssignee" a ON a."projectId" = ${projectId}::uuid AND a."batchId" = i GROUP BY i, b."name", b."id"`);
  return new Map(rows.map(({ id, ...named }) => [id, named]));
}

const batchIn = ({ batches }: Names, id: string) => ({
  id,
  ...(batches.get(id) ?? { name: "A batch that was deleted", isGone: true }),
});

function conflictOf(row: Row, names: Names): Conflict {
  const { sent, found, phoneId, mac } = row;
  const personOf = (id: string | null | undefined) => (id ? { id, name: nameIn(names.people, id) } : null);
  const batchOf = (id: string | null | undefined) => (id ? batchIn(names, id) : null);
  const { model, site, floor, owner, state } = row;
  return {
    id: row.id,
    kind: row.kind,
    cause: row.cause,
    phone: phoneId && mac ? { id: phoneId, mac, model, site, floor, owner, state } : null,
    by: personOf(row.actorId),
    at: row.at.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    batch: batchOf(row.batchId),
    sent: {
      action: sent.action ?? null,
      step: sent.step ?? null,
      note: sent.note ?? null,
      problem: sent.problem ?? null,
      audience: sent.audience ?? null,
      fields: sent.fields ?? null,
      outcome: sent.outcome ?? null,
      text: row.kind === "decision" ? (sent.text ?? null) : null,
    },
    found: {
      state: found.state ?? null,
      batch: batchOf(found.batchId),
      by: personOf(found.byId),
      at: found.at ?? null,
      fields: found.fields ?? null,
      text: found.text ?? null,
    },
    settled:
      row.settledAt && row.settledHow
        ? {
            how: row.settledHow,
            by: row.settledById && nameIn(names.people, row.settledById),
            at: row.settledAt.toISOString(),
            reason: row.settledReason,
          }
        : null,
  };
}
