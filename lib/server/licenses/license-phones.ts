import "server-only";
import type { Direction } from "@/lib/domain/conversion";
import type { LicensePhone, LicensePhonesQuery, PortalSheetQuery } from "@/lib/schemas/licenses";
import { pageOf } from "@/lib/server/database/page-of";
import { empty, query, type Sql, sql } from "@/lib/server/database/sql";
import { directionOf, phonesIn, type ScopeOfPhones, withLicense } from "@/lib/server/licenses/needs";

type Meant = ScopeOfPhones & { sku?: string | undefined; fulfilment?: string | undefined; kind?: string[] | undefined };

/** SQL: the phones of a portal sheet; without one, those whose licence comes as a file and is neither here nor on its way. */
function wherePhones(projectId: string, { fulfilment, sku, kind, ...scope }: Meant): Sql {
  const ofSku = sku ? sql` AND d."licenseSku" = ${sku}` : empty;
  if (fulfilment) return sql`p."projectId" = ${projectId}::uuid AND l."fulfilmentId" = ${fulfilment}::uuid`;
  return sql`${phonesIn(projectId, scope)} AND d."verdict" = 'eligible' AND d."licenseKind" = ANY(${kind ?? ["order", "glo-case"]}) AND l."mac" IS NULL${ofSku}`;
}

const readPage = (direction: Direction, where: Sql, after: string, limit: number) =>
  query<LicensePhone>(sql`
    SELECT p."id", p."mac", p."pid", p."model", p."site", w."batchId", b."name" AS "batchName", d."licenseKind" AS "kind",
      coalesce(l."sku", d."licenseSku") AS "sku", l."state"
    FROM ${withLicense(direction)} LEFT JOIN "PhoneWork" w ON w."projectId" = p."projectId" AND w."phoneId" = p."id"
    LEFT JOIN "Batch" b ON b."projectId" = w."projectId" AND b."id" = w."batchId"
    WHERE ${where} AND p."mac" > ${after} ORDER BY p."mac" LIMIT ${limit}`);

/** The phones of a portal sheet, or those that still need a licence, by their address. */
export async function listLicensePhones(projectId: string, { limit, cursor = "", ...meant }: LicensePhonesQuery) {
  const direction = await directionOf(projectId);
  const where = wherePhones(projectId, meant);
  const [rows, counted] = await Promise.all([
    readPage(direction, where, cursor, limit + 1),
    query<{ total: number }>(sql`SELECT count(*)::int AS "total" FROM ${withLicense(direction)} WHERE ${where}`),
  ]);
  return { ...pageOf(rows, limit, ({ mac }) => mac), total: counted[0]?.total ?? 0 };
}

const PAGE = 5_000;

/** The addresses of a sheet, page after page, so that the memory does not grow with the fleet. Only what is ordered is handed in. */
export async function* allAddresses(
  projectId: string,
  { header: _, quantity = Number.POSITIVE_INFINITY, ...sheet }: PortalSheetQuery,
): AsyncGenerator<string[]> {
  const direction = await directionOf(projectId);
  const where = wherePhones(projectId, { ...sheet, kind: ["order"] });
  let after = "";
  for (let left = quantity; left > 0; left -= PAGE) {
    const page = await readPage(direction, where, after, Math.min(PAGE, left));
    if (page.length > 0) yield page.map(({ mac }) => mac);
    if (page.length < PAGE) return;
    after = page.at(-1)?.mac ?? "";
  }
}
