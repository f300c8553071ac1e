import "server-only";
import type { Direction } from "@/lib/domain/conversion";
import { DIRECTIONS } from "@/lib/domain/conversion";
import { wordOf } from "@/lib/domain/words";
import { db } from "@/lib/server/database/db";
import { empty, type Sql, sql } from "@/lib/server/database/sql";
import type { Tx } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";

/** Who acts on the licences of which project. */
export type Where = {
  project: { id: string; organizationId: string };
  actorId: string;
  requestId: string;
};

/** What an audit record of licences says, whoever wrote it. */
export const audited = ({ project, actorId, requestId }: Where, action: string, type: string, id: string) => ({
  organizationId: project.organizationId,
  projectId: project.id,
  actorId,
  requestId,
  action,
  targetType: type,
  targetId: id,
});

/** The licences of a project are changed by one at a time; the database's own bounds hold where somebody forgets it. */
export async function lockLicenses(tx: Tx, projectId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('licenses ' || $1, 0))`, [projectId]);
}

export async function directionOf(projectId: string): Promise<Direction> {
  const project = await db.project.findUnique({ where: { id: projectId }, select: { direction: true } });
  if (!project) throw new AppError("not_found", "There is no such project.");
  return wordOf(DIRECTIONS, project.direction);
}

export type ScopeOfPhones = { batch?: string | undefined; site?: string | undefined };

/** SQL over "Phone" p: the phones of a batch (`none`: of no batch), of a site, or all that are in the project. */
export function phonesIn(projectId: string, { batch, site }: ScopeOfPhones): Sql {
  const work = sql`SELECT FROM "PhoneWork" w WHERE w."projectId" = p."projectId" AND w."phoneId" = p."id"`;
  const inBatch =
    batch === undefined
      ? empty
      : batch === "none"
        ? sql` AND NOT EXISTS (${work} AND w."batchId" IS NOT NULL)`
        : sql` AND EXISTS (${work} AND w."batchId" = ${batch}::uuid)`;
  const atSite =
    site === undefined ? empty : site === "none" ? sql` AND p."site" IS NULL` : sql` AND p."site" = ${site}`;
  return sql`p."projectId" = ${projectId}::uuid AND p."withdrawnAt" IS NULL${inBatch}${atSite}`;
}

/**
 * SQL: phones p with the decision d that stands and the licence l of the project's direction, where there is one. A phone whose
 * licence is lost was replaced: where it is listed again, it can have no other one and needs none.
 */
export const withLicense = (direction: Direction): Sql =>
  sql`"Phone" p JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
    LEFT JOIN "License" l ON l."projectId" = p."projectId" AND l."mac" = p."mac" AND l."direction" = ${direction}`;

/** A statement that was composed, in a transaction. */
export const runIn = <Row extends object>(tx: Tx, statement: Sql) =>
  tx.query<Row>(statement.text, [...statement.values]);
