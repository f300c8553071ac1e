import "server-only";
import type { BATCH_KINDS, BatchState } from "@/lib/domain/batching/batch-states";
import { PHONE_STATES, type PhoneState } from "@/lib/domain/checklist/phone-states";
import { LICENSE_KINDS, type LicenseKind, VERDICTS, type Verdict } from "@/lib/domain/eligibility/decision";
import type { Summary } from "@/lib/schemas/summary";
import { db } from "@/lib/server/db";
import { labelOfReason } from "@/lib/server/queries/phones";
import { type PhoneScope, query, sql, wherePhones } from "@/lib/server/sql/phone-filter";

type DecisionCount = {
  verdict: Verdict;
  reasonCodes: string[];
  licenseKind: LicenseKind;
  licenseSku: string | null;
  supportSku: string | null;
  mayBeFree: boolean;
  count: string;
};

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

  const verdicts = zeros(VERDICTS);
  const reasons = new Map<string, Summary["reasons"][number]>();
  const licenses = new Map<string, Summary["licenses"][number]>();
  const licenseKinds = zeros(LICENSE_KINDS);
  for (const { verdict, reasonCodes, licenseKind, licenseSku, supportSku, mayBeFree, count } of decisions) {
    const phones = Number(count);
    verdicts[verdict] += phones;
    for (const code of reasonCodes) {
      const reason = reasons.get(code) ?? { code, label: labelOfReason(code), verdict, count: 0 };
      reasons.set(code, { ...reason, count: reason.count + phones });
    }
    licenseKinds[licenseKind] += phones;
    if (licenseKind !== "order" || licenseSku === null) continue;
    const line = licenses.get(licenseSku) ?? {
      sku: licenseSku,
      quantity: 0,
      ...(supportSku ? { supportSku } : {}),
      mayBeFree: 0,
    };
    licenses.set(licenseSku, {
      ...line,
      quantity: line.quantity + phones,
      mayBeFree: line.mayBeFree + (mayBeFree ? phones : 0),
    });
  }
  const countOf = (code: string) => reasons.get(code)?.count ?? 0;
  const inBatch = (batchId: string) => states.filter((row) => row.batchId === batchId);
  return {
    phones: sum(decisions),
    verdicts,
    reasons: [...reasons.values()].sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
    missing: { vid: countOf("vid-missing-decides") + countOf("vid-missing-required"), pid: countOf("pid-missing") },
    licenses: [...licenses.values()].sort((a, b) => (a.sku < b.sku ? -1 : 1)),
    licenseKinds,
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
