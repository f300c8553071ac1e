import "server-only";
import type { CountedLicenses } from "@/lib/domain/licenses/pool";
import { poolOf } from "@/lib/domain/licenses/pool";
import type { BatchLicenses, LicensePool } from "@/lib/schemas/licenses";
import { db } from "@/lib/server/database/db";
import { query, sql } from "@/lib/server/database/sql";
import { directionOf, phonesIn, type ScopeOfPhones, withLicense } from "@/lib/server/licenses/needs";

type Need = {
  batchId: string | null;
  kind: string;
  sku: string | null;
  phones: number;
  held: number;
  inProcess: number;
};

/** Eligible phones by batch, kind and SKU of the licence they need, with how many of those are there. */
async function countNeeded(projectId: string, scope: ScopeOfPhones): Promise<Need[]> {
  const direction = await directionOf(projectId);
  return query<Need>(sql`
    SELECT w."batchId", d."licenseKind" AS "kind", d."licenseSku" AS "sku", count(*)::int AS "phones",
      count(*) FILTER (WHERE l."state" = 'held')::int AS "held", count(*) FILTER (WHERE l."state" = 'in-process')::int AS "inProcess"
    FROM ${withLicense(direction)} LEFT JOIN "PhoneWork" w ON w."projectId" = p."projectId" AND w."phoneId" = p."id"
    WHERE ${phonesIn(projectId, scope)} AND d."verdict" = 'eligible' AND l."state" IS DISTINCT FROM 'lost' GROUP BY 1, 2, 3`);
}

const isFile = ({ kind }: Need) => kind === "order" || kind === "glo-case";

/** Licences that come as files: needed, in hand, in process and missing. */
function filesOf(needs: readonly Need[]): BatchLicenses {
  const needed = sum(needs.map(({ phones }) => phones));
  const held = sum(needs.map((need) => need.held));
  const inProcess = sum(needs.map((need) => need.inProcess));
  return { needed, held, inProcess, missing: needed - held - inProcess };
}

/** The licence files of the phones of a batch; null where none of them needs one. */
export async function getBatchLicenses(projectId: string, batchId: string): Promise<BatchLicenses | null> {
  const needs = (await countNeeded(projectId, { batch: batchId })).filter(isFile);
  return needs.length === 0 ? null : filesOf(needs);
}

/** The pool of licences by SKU, and by batch what its phones need, have and miss. */
export async function getLicensePool(projectId: string): Promise<LicensePool> {
  const direction = await directionOf(projectId);
  const [needs, licenses, orders, batches] = await Promise.all([
    countNeeded(projectId, {}),
    query<CountedLicenses>(sql`
      SELECT "sku", "state", "orderId" IS NOT NULL AS "hasOrder", "isFromCase", count(*)::int AS "count" FROM "License"
      WHERE "projectId" = ${projectId}::uuid AND "direction" = ${direction} GROUP BY 1, 2, 3, 4`),
    db.licenseOrder.findMany({ where: { projectId }, select: { sku: true, quantity: true } }),
    db.batch.findMany({ where: { projectId }, select: { id: true, name: true }, orderBy: { order: "asc" } }),
  ]);
  const [undecided] = await query<{ count: number }>(sql`
    SELECT count(*)::int AS "count" FROM "Phone" p WHERE ${phonesIn(projectId, {})} AND p."verdict" = 'needs-information'`);
  const ordered = needs.filter(({ kind }) => kind === "order");
  const cases = needs.filter(({ kind }) => kind === "glo-case");
  const withFile = needs.filter(isFile);
  const phonesOf = (kind: string) => sum(needs.filter((need) => need.kind === kind).map(({ phones }) => phones));
  const places = [...batches, { id: null, name: null }];
  return {
    direction,
    pool: poolOf(
      orders,
      licenses,
      ordered.map(({ sku, phones, held, inProcess }) => ({ sku, needed: phones, covered: held + inProcess })),
    ),
    batches: places.flatMap(({ id, name }) => {
      const here = withFile.filter(({ batchId }) => batchId === id);
      return here.length === 0 ? [] : [{ batchId: id, name, ...filesOf(here) }];
    }),
    cases: { needed: sum(cases.map(({ phones }) => phones)), held: sum(cases.map(({ held }) => held)) },
    automatic: phonesOf("automatic"),
    free: phonesOf("none"),
    undecided: undecided?.count ?? 0,
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
