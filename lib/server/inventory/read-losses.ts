import "server-only";
import { createHash } from "node:crypto";
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
import { join, query, raw, type Sql, sql } from "@/lib/server/database/sql";
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

/**
 * SQL after "Phone" p: as k what standing acknowledgements say of it, a column for each loss. Grouped and joined, however many there
 * are: a list that each phone is looked for in is fast only as long as it fits into the memory of one operation of the database.
 */
export function withAcknowledgements(projectId: string, target: ConversionTarget, condition: Sql = sql`true`): Sql {
  const columns = lossesOf(target).map(
    ({ code }, index) => sql`bool_or(${code} = ANY(k."codes")) AS ${columnOf(index)}`,
  );
  return sql`LEFT JOIN (SELECT k."mac", ${join(columns)} FROM "LossAcknowledgementPhone" k
    JOIN "LossAcknowledgement" a ON a."projectId" = k."projectId" AND a."id" = k."acknowledgementId" AND a."withdrawnAt" IS NULL
    WHERE k."projectId" = ${projectId}::uuid AND ${condition} GROUP BY 1) k ON k."mac" = p."mac"`;
}

const columnOf = (index: number): Sql => raw(`"loss${index}"`);

/** SQL over "Phone" p with acknowledgements: everything that it loses now is acknowledged. */
export function isAcknowledgedSql(target: ConversionTarget): Sql {
  const parts = lossesOf(target).map(({ models }, index) => {
    const isIn = sql`coalesce(k.${columnOf(index)}, false)`;
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
  /** The same as long as the same phones lose the same, in the same words. */
  fingerprint: string;
};

type Among = { condition?: Sql; tx?: Tx };

/**
 * What the phones of a filter (and of a condition over "Phone" p) lose, each loss with how many lose it, and for how many it is
 * acknowledged.
 */
export async function countLosses(
  scope: PhoneScope,
  target: ConversionTarget,
  filter: PhoneFilter,
  { condition = sql`true`, tx }: Among = {},
): Promise<CountedLosses> {
  const where = sql`${wherePhones(scope, filter)} AND ${condition}`;
  const among = sql`k."mac" IN (SELECT p."mac" FROM "Phone" p WHERE ${where})`;
  const statement = sql`
    SELECT s."model", count(*)::int AS "phones", (count(*) FILTER (WHERE s."isDone"))::int AS "acknowledged",
      (count(*) FILTER (WHERE NOT s."isDone" AND s."isNamed"))::int AS "losesMore",
      md5(string_agg(s."mac", ',' ORDER BY s."mac" COLLATE "C")) AS "macs" FROM (
      SELECT p."model", p."mac", ${isAcknowledgedSql(target)} AS "isDone", k."mac" IS NOT NULL AS "isNamed"
      FROM "Phone" p ${withAcknowledgements(scope.projectId, target, among)} WHERE ${where}) s
    GROUP BY 1 ORDER BY 1`;
  type Row = { model: string | null; phones: number; acknowledged: number; losesMore: number; macs: string };
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
  // The model decides what a phone loses: its phones, and the texts as they are shown.
  const seen = JSON.stringify([rows.map(({ model, macs }) => [model, macs]), losses]);
  const fingerprint = createHash("sha256").update(seen).digest("hex");
  return { ...counts, notNamed: counts.phones - counts.acknowledged - counts.losesMore, losses, fingerprint };
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

/**
 * The acknowledgements that name phones of a filter, withdrawn ones too, newest first; and those that were given for what is asked
 * about, whatever became of their phones.
 */
export async function readAcknowledgements(scope: PhoneScope, filter: PhoneFilter): Promise<ReadAcknowledgement[]> {
  const rows = await query<Row>(sql`
    SELECT a."id", a."about", a."name", a."function", a."day", a."how", a."note", a."losses", a."enteredById", a."enteredAt",
      a."withdrawnAt", a."withdrawnById", a."withdrawnReason", a."phones", coalesce(k."here", 0) AS "phonesHere"
    FROM "LossAcknowledgement" a LEFT JOIN (
      SELECT k."acknowledgementId", count(*)::int AS "here" FROM "LossAcknowledgementPhone" k
      JOIN "Phone" p ON p."projectId" = k."projectId" AND p."mac" = k."mac"
      WHERE k."projectId" = ${scope.projectId}::uuid AND ${wherePhones(scope, filter)} GROUP BY 1) k ON k."acknowledgementId" = a."id"
    WHERE a."projectId" = ${scope.projectId}::uuid AND (k."here" > 0 OR ${isGivenFor(scope, filter)}) ORDER BY a."enteredAt" DESC, a."id" DESC`);
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

/** SQL over "LossAcknowledgement" a: given for the batch or the sites of a filter; without one, for anything in the project. */
function isGivenFor({ onlyAssignedTo }: PhoneScope, { batch, site }: PhoneFilter): Sql {
  if (batch) return sql`a."batchId"::text = ANY(${batch})`;
  if (onlyAssignedTo !== null) return sql`false`;
  return site ? sql`a."site" = ANY(${site})` : sql`true`;
}
