import "server-only";
import { type DecidedPhones, tally } from "@/lib/domain/rules/eligibility/tally";
import type { BATCH_KINDS, BatchState } from "@/lib/domain/work/batch-life";
import { PHONE_STATES, type PhoneState } from "@/lib/domain/work/phone-life";
import type { Summary } from "@/lib/schemas/summary";
import { db } from "@/lib/server/database/db";
import { query, sql } from "@/lib/server/database/sql";
import { type PhoneScope, wherePhones } from "@/lib/server/inventory/phone-filter";

type DecisionCount = Omit<DecidedPhones, "count"> & { count: string };

/** Everything the overview shows, from three counts over indexes. */
export async function getSummary(scope: PhoneScope): Promise<Summary> {
  const where = wherePhones(scope, {});
  const [decisions, states, unplanned, batches] = await Promise.all([
    query<DecisionCount>(sql`
      SELECT d."verdict", d."reasonCodes", d."licenseKind", d."licenseSku", d."supportSku", d."mayBeFree", p."count"
      FROM (SELECT p."decisionId", count(*) FROM "Phone" p WHERE ${where} GROUP BY p."decisionId") p
      JOIN "Decision" d ON d."projectId" = ${scope.projectId}::uuid AND d."id" = p."decisionId"`),
    query<{ batchId: string | null; state: PhoneState; count: string }>(
      sql`SELECT p."batchId", p."state", count(*) FROM "Phone" p WHERE ${wherePhones(scope, { state: [...PHONE_STATES] })} GROUP BY 1, 2`,
    ),
    query<{ count: string }>(
      sql`SELECT count(*) FROM "Phone" p WHERE ${where} AND p."verdict" = 'eligible' AND p."batchId" IS NULL`,
    ),
    db.batch.findMany({
      where: {
        projectId: scope.projectId,
        ...(scope.onlyAssignedTo ? { assignees: { some: { userId: scope.onlyAssignedTo } } } : {}),
      },
      select: { id: true, name: true, kind: true, state: true },
      orderBy: { order: "asc" },
    }),
  ]);

  const { blocked: _, ...counted } = tally(decisions.map((row) => ({ ...row, count: Number(row.count) })));
  const inBatch = (batchId: string) => states.filter((row) => row.batchId === batchId);
  return {
    ...counted,
    states: {
      ...zeros(PHONE_STATES),
      ...Object.fromEntries(PHONE_STATES.map((state) => [state, sum(states.filter((row) => row.state === state))])),
    },
    batches: batches.map((batch) => ({
      ...batch,
      kind: batch.kind as (typeof BATCH_KINDS)[number],
      state: batch.state as BatchState,
      phones: sum(inBatch(batch.id)),
      verified: sum(inBatch(batch.id).filter((row) => row.state === "verified")),
    })),
    unplanned: Number(unplanned[0]?.count ?? 0),
  };
}

const sum = (rows: { count: string }[]) => rows.reduce((total, row) => total + Number(row.count), 0);

const zeros = <Word extends string>(words: readonly Word[]) =>
  Object.fromEntries(words.map((word) => [word, 0])) as Record<Word, number>;
