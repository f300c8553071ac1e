import "server-only";
import type { ConversionTarget } from "@/lib/domain/conversion";
import { wordOf } from "@/lib/domain/words";
import {
  ACKNOWLEDGEMENT_WAYS,
  type AcknowledgementWay,
  type Loss,
  lossesOf,
  lossesOfModel,
  lossText,
} from "@/lib/domain/work/losses";
import type { LossesQuery, LossOfPhones } from "@/lib/schemas/losses";
import type { PhoneFilter } from "@/lib/schemas/phones";
import { nameIn, namesOf } from "@/lib/server/database/names-of";
import { join, query, type Sql, sql } from "@/lib/server/database/sql";
import type { Tx } from "@/lib/server/database/transaction";
import { type PhoneScope, wherePhones } from "@/lib/server/inventory/phone-filter";

/** What phones lose by their conversion, and for which of them the customer has acknowledged it. */

/** Phones that lose something: those that can be converted. */
export const losingPhones = ({ batch, site }: LossesQuery): PhoneFilter => ({
  verdict: ["eligible"],
  ...(batch ? { batch: [batch] } : {}),
  ...(site ? { site: [site] } : {}),
});

/** SQL over "Phone" p: codes of what it loses. */
export function lossCodesSql(losses: readonly Loss[]): Sql {
  const parts = losses.map(({ code, models }) =>
    models === null
      ? sql`ARRAY[${code}]::text[]`
      : sql`CASE WHEN p."model" = ANY(${models}) THEN ARRAY[${code}]::text[] ELSE '{}'::text[] END`,
  );
  return sql`(${join(parts, " || ")})`;
}

/** SQL: the phones that a standing acknowledgement names. In this form the database looks for them once, not for each phone. */
const namedPhones = (
  projectId: string,
  condition: Sql = sql`true`,
): Sql => sql`(SELECT k."phoneId" FROM "LossAcknowledgementPhone" k
  JOIN "LossAcknowledgement" a ON a."projectId" = k."projectId" AND a."id" = k."acknowledgementId" AND a."withdrawnAt" IS NULL
  WHERE k."projectId" = ${projectId}::uuid AND ${condition})`;

/** SQL over "Phone" p: everything that it loses now is acknowledged. */
export function isAcknowledgedSql(projectId: string, target: ConversionTarget): Sql {
  const parts = lossesOf(target).map(({ code, models }) => {
    const isIn = sql`p."id" IN ${namedPhones(projectId, sql`${code} = ANY(k."codes")`)}`;
    return models === null ? isIn : sql`(coalesce(p."model" <> ALL(${models}), true) OR ${isIn})`;
  });
  return sql`(${join(parts, " AND ")})`;
}

export type CountedLosses = {
  phones: number;
  acknowledged: number;
  notNamed: number;
  losesMore: number;
  losses: LossOfPhones[];
};

/** What the phones of a filter lose, each loss with how many lose it, and for how many it is acknowledged. */
export async function countLosses(
  scope: PhoneScope,
  target: ConversionTarget,
  filter: PhoneFilter,
  tx?: Tx,
): Promise<CountedLosses> {
  const statement = sql`
    SELECT s."model", count(*)::int AS "phones", (count(*) FILTER (WHERE s."isDone"))::int AS "acknowledged",
      (count(*) FILTER (WHERE NOT s."isDone" AND s."isNamed"))::int AS "losesMore" FROM (
      SELECT p."model", ${isAcknowledgedSql(scope.projectId, target)} AS "isDone", p."id" IN ${namedPhones(scope.projectId)} AS "isNamed" FROM "Phone" p WHERE ${wherePhones(scope, filter)}) s
    GROUP BY 1 ORDER BY 1`;
  type Row = { model: string | null; phones: number; acknowledged: number; losesMore: number };
  const rows = tx ? (await tx.query<Row>(statement.text, [...statement.values])).rows : await query<Row>(statement);
  const sum = (of: "phones" | "acknowledged" | "losesMore", among: readonly Row[] = rows) =>
    among.reduce((total, row) => total + row[of], 0);
  const all = lossesOf(target);
  const losses = all.flatMap((loss) => {
    const losing = rows.filter(({ model }) => lossesOfModel([loss], model).length > 0);
    const phones = sum("phones", losing);
    const { code, title, ruleId } = loss;
    const text = lossText(
      loss,
      losing.flatMap(({ model }) => model ?? []),
    );
    return phones === 0 ? [] : [{ code, title, text, ruleId, phones }];
  });
  const counts = { phones: sum("phones"), acknowledged: sum("acknowledged"), losesMore: sum("losesMore") };
  return { ...counts, notNamed: counts.phones - counts.acknowledged - counts.losesMore, losses };
}

export type ReadAcknowledgement = {
  id: string;
  about: string;
  name: string;
  function: string;
  day: string;
  how: AcknowledgementWay;
  note: string | null;
  losses: LossOfPhones[];
  enteredById: string;
  enteredBy: string;
  enteredAt: Date;
  phones: number;
  phonesHere: number;
  withdrawn: { at: Date; by: string; reason: string } | null;
};

type Row = Omit<ReadAcknowledgement, "enteredBy" | "withdrawn" | "how"> & {
  how: string;
  withdrawnAt: Date | null;
  withdrawnById: string | null;
  withdrawnReason: string | null;
};

/** The acknowledgements that name phones of a filter, withdrawn ones too, newest first. */
export async function readAcknowledgements(scope: PhoneScope, filter: PhoneFilter): Promise<ReadAcknowledgement[]> {
  const rows = await query<Row>(sql`
    SELECT a."id", a."about", a."name", a."function", a."day", a."how", a."note", a."losses", a."enteredById", a."enteredAt",
      a."withdrawnAt", a."withdrawnById", a."withdrawnReason", k."phones", k."here" AS "phonesHere"
    FROM "LossAcknowledgement" a JOIN (
      SELECT k."acknowledgementId", count(*)::int AS "phones", count(p."id")::int AS "here" FROM "LossAcknowledgementPhone" k
      LEFT JOIN (SELECT p."id" FROM "Phone" p WHERE ${wherePhones(scope, filter)}) p ON p."id" = k."phoneId"
      WHERE k."projectId" = ${scope.projectId}::uuid GROUP BY 1) k ON k."acknowledgementId" = a."id"
    WHERE a."projectId" = ${scope.projectId}::uuid AND k."here" > 0 ORDER BY a."enteredAt" DESC, a."id" DESC`);
  const people = await namesOf(rows.flatMap((row) => [row.enteredById, row.withdrawnById ?? []].flat()));
  return rows.map(({ withdrawnAt, withdrawnById, withdrawnReason, how, ...row }) => ({
    ...row,
    how: wordOf(ACKNOWLEDGEMENT_WAYS, how),
    enteredBy: nameIn(people, row.enteredById),
    withdrawn: withdrawnAt && {
      at: withdrawnAt,
      by: nameIn(people, withdrawnById ?? ""),
      reason: withdrawnReason ?? "",
    },
  }));
}
