import "server-only";
import { type DecidedPhones, tally } from "@/lib/domain/rules/eligibility/tally";
import { recordOf } from "@/lib/domain/typed-object";
import { wordOf } from "@/lib/domain/words";
import { BATCH_KINDS, batchStateOf, SET_BATCH_STATES } from "@/lib/domain/work/batch-life";
import { EXCEPTION_STATES, type ExceptionState } from "@/lib/domain/work/exception";
import { PHONE_STATES, type PhoneState } from "@/lib/domain/work/phone-life";
import type { Summary } from "@/lib/schemas/summary";
import { db } from "@/lib/server/database/db";
import { query, raw, sql } from "@/lib/server/database/sql";
import { countBatches, NO_PROGRESS } from "@/lib/server/inventory/batch-counts";
import { STATE_SQL, WITH_EXCEPTION, WITH_WORK } from "@/lib/server/inventory/columns";
import { type PhoneScope, wherePhones } from "@/lib/server/inventory/phone-filter";

type DecisionCount = Omit<DecidedPhones, "count"> & { count: string };

/** Everything the overview shows. Its parts add up: what is in batches, what is not, what can no longer move, what was rejected. */
export async function getSummary(scope: PhoneScope): Promise<Summary> {
  const { projectId } = scope;
  const where = wherePhones(scope, {});
  const [decisions, states, exceptions, unplanned, batches, progress, conflicts, brought, rejected] = await Promise.all(
    [
      query<DecisionCount>(sql`
      SELECT d."verdict", d."reasonCodes", d."licenseKind", d."licenseSku", d."supportSku", d."mayBeFree", p."count"
      FROM (SELECT p."decisionId", count(*) FROM "Phone" p WHERE ${where} GROUP BY p."decisionId") p
      JOIN "Decision" d ON d."projectId" = ${projectId}::uuid AND d."id" = p."decisionId"`),
      query<{ state: PhoneState; count: string }>(
        sql`SELECT ${raw(STATE_SQL)} AS "state", count(*) FROM "Phone" p ${raw(WITH_WORK)} WHERE ${wherePhones(scope, { state: [...PHONE_STATES] })} GROUP BY 1`,
      ),
      query<{ state: ExceptionState; count: number }>(sql`
      SELECT coalesce(e."choice", 'undecided') AS "state", count(*)::int AS "count" FROM "Phone" p
      JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId" ${raw(WITH_EXCEPTION)}
      WHERE ${wherePhones(scope, { verdict: ["ineligible"] })} GROUP BY 1`),
      query<{ count: string }>(
        sql`SELECT count(*) FROM "Phone" p WHERE ${wherePhones(scope, { verdict: ["eligible"], batch: ["none"] })}`,
      ),
      db.batch.findMany({
        where: {
          projectId,
          ...(scope.onlyAssignedTo ? { assignees: { some: { userId: scope.onlyAssignedTo } } } : {}),
        },
        select: { id: true, name: true, kind: true, state: true, startsAt: true },
        orderBy: { order: "asc" },
      }),
      countBatches(projectId),
      query<{ count: number }>(
        sql`SELECT count(*)::int AS "count" FROM "Phone" p WHERE ${wherePhones(scope, { conflict: "yes" })}`,
      ),
      scope.onlyAssignedTo === null ? db.workConflict.count({ where: { projectId, settledAt: null } }) : 0,
      scope.onlyAssignedTo === null ? countRejected(projectId) : [],
    ],
  );

  const { blocked: _, free: __, ...counted } = tally(decisions.map((row) => ({ ...row, count: Number(row.count) })));
  const shown = batches.map((batch) => {
    const { phones, verified, stale, begun } = progress.get(batch.id) ?? NO_PROGRESS;
    const state = batchStateOf(wordOf(SET_BATCH_STATES, batch.state), { phones, verified, begun });
    const startsAt = batch.startsAt?.toISOString() ?? null;
    return { ...batch, kind: wordOf(BATCH_KINDS, batch.kind), state, startsAt, phones, verified, stale };
  });
  const stale = shown.filter((batch) => batch.stale > 0);
  return {
    ...counted,
    states: {
      ...recordOf(PHONE_STATES, () => 0),
      ...Object.fromEntries(states.map(({ state, count }) => [state, Number(count)])),
    },
    exceptions: recordOf(EXCEPTION_STATES, (state) => exceptions.find((one) => one.state === state)?.count ?? 0),
    batches: shown,
    planned: total(shown.map(({ phones }) => phones)),
    stale: { phones: total(stale.map((batch) => batch.stale)), batches: stale.length },
    unplanned: Number(unplanned[0]?.count ?? 0),
    conflicts: conflicts[0]?.count ?? 0,
    brought,
    rejected,
  };
}

/** Rows of committed files that were rejected, by file; not those whose phone has arrived since. */
async function countRejected(projectId: string): Promise<Summary["rejected"]> {
  return query<Summary["rejected"][number]>(sql`
    SELECT i."id" AS "importId", i."filename", count(*)::int AS "rows" FROM "ImportRow" r
    JOIN "Import" i ON i."projectId" = r."projectId" AND i."id" = r."importId" AND i."status" = 'committed'
    WHERE r."projectId" = ${projectId}::uuid AND r."outcome" = 'rejected'
      AND (r."mac" IS NULL OR NOT EXISTS (SELECT FROM "Phone" p WHERE p."projectId" = r."projectId" AND p."mac" = r."mac"))
    GROUP BY 1, 2, i."createdAt" ORDER BY i."createdAt"`);
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
