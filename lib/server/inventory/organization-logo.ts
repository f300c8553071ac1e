import "server-only";
import { query, type Sql, sql } from "@/lib/server/database/sql";
import type { PdfLogo } from "@/lib/server/files/pdf/document";

type Row = { kind: string; bytes: Buffer; width: number; height: number };

async function read(organizationId: Sql): Promise<PdfLogo | null> {
  const [row] = await query<Row>(
    sql`SELECT "kind", "bytes", "width", "height" FROM "OrganizationLogo" WHERE "organizationId" = ${organizationId}`,
  );
  if (!row) return null;
  return { type: `image/${row.kind}`, base64: row.bytes.toString("base64"), width: row.width, height: row.height };
}

/** The logo of an organisation; null where it has none. */
export const readLogo = (organizationId: string) => read(sql`${organizationId}::uuid`);

/** The logo that the documents of a project carry. */
export const logoOfProject = (projectId: string) =>
  read(sql`(SELECT "organizationId" FROM "Project" WHERE "id" = ${projectId}::uuid)`);
