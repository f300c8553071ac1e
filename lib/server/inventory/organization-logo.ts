import "server-only";
import type { ShownLogo } from "@/lib/schemas/logo";
import { query, type Sql, sql } from "@/lib/server/database/sql";
import type { Tx } from "@/lib/server/database/transaction";
import type { PdfLogo } from "@/lib/server/files/pdf/document";

type Row = { kind: string; bytes: Buffer; width: number; height: number };

async function read(picture: Sql): Promise<PdfLogo | null> {
  const [row] = await query<Row>(sql`SELECT l."kind", l."bytes", l."width", l."height" FROM ${picture}`);
  if (!row) return null;
  return { type: `image/${row.kind}`, base64: row.bytes.toString("base64"), width: row.width, height: row.height };
}

const current = (organizationId: Sql) =>
  read(
    sql`"OrganizationLogo" o JOIN "LogoPicture" l USING ("organizationId", "sha256") WHERE o."organizationId" = ${organizationId}`,
  );

/** The logo of an organisation; null where it has none. */
export const readLogo = (organizationId: string) => current(sql`${organizationId}::uuid`);

/** The logo that the reports of a project carry. */
export const logoOfProject = (projectId: string) =>
  current(sql`(SELECT "organizationId" FROM "Project" WHERE "id" = ${projectId}::uuid)`);

/** The logo of a quote: the one it was issued with, of a draft that of the organisation. */
export const logoOfQuote = (projectId: string, quoteId: string) =>
  read(sql`"Quote" q LEFT JOIN "OrganizationLogo" o ON o."organizationId" = q."organizationId"
    JOIN "LogoPicture" l ON l."organizationId" = q."organizationId" AND l."sha256" = CASE q."state" WHEN 'draft' THEN o."sha256" ELSE q."logoSha256" END
    WHERE q."projectId" = ${projectId}::uuid AND q."id" = ${quoteId}::uuid`);

/** The hash of the logo of an organisation, which stands until the transaction is over; null where it has none. */
export async function lockLogo(tx: Tx, organizationId: string): Promise<string | null> {
  const { rows } = await tx.query<{ sha256: string }>(
    `SELECT "sha256" FROM "OrganizationLogo" WHERE "organizationId" = $1 FOR SHARE`,
    [organizationId],
  );
  return rows[0]?.sha256 ?? null;
}

/** A logo for a page. */
export const shownLogo = (logo: PdfLogo | null): ShownLogo | null =>
  logo && { src: `data:${logo.type};base64,${logo.base64}`, width: logo.width, height: logo.height };
