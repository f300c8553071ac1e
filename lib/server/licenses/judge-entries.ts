import "server-only";
import type { Direction } from "@/lib/domain/conversion";
import { licenseSkuFor } from "@/lib/domain/rules/licensing/support-skus";
import type { Tx } from "@/lib/server/database/transaction";
import { type Actor, roleInProject } from "@/lib/server/sign-in/session";

type Project = { id: string; organizationId: string };

/** Other projects in which a MAC may be named to this person: those that they may see. */
export async function readOtherProjects(tx: Tx, project: Project, actor: Actor): Promise<string[]> {
  const { rows } = await tx.query<Project>(
    `SELECT "id", "organizationId" FROM "Project" WHERE "organizationId" = $1 AND "id" <> $2`,
    [project.organizationId, project.id],
  );
  return rows.filter((other) => roleInProject(actor, other) !== null).map(({ id }) => id);
}

type Judge = { projectId: string; direction: Direction; others: readonly string[] };

/** Says of every staged entry without an outcome what it is, by the phone that its name means. Set-based: an archive has 20,000. */
export async function judgeEntries(tx: Tx, { projectId, direction, others }: Judge): Promise<void> {
  const skuOf = (series: string) => licenseSkuFor(direction, series)?.sku ?? null;
  await tx.query(
    `UPDATE "entry" e SET "phoneId" = p."id", "kind" = d."licenseKind",
       "sku" = coalesce(d."licenseSku", CASE left(p."model", 2) WHEN '78' THEN $2 WHEN '88' THEN $3 END)
     FROM "Phone" p JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
     WHERE p."projectId" = $1 AND p."mac" = e."mac" AND e."outcome" IS NULL`,
    [projectId, skuOf("7800"), skuOf("8800")],
  );
  await tx.query(
    `UPDATE "entry" SET "outcome" = CASE WHEN "mac" IN (SELECT p."mac" FROM "Phone" p WHERE p."projectId" = ANY($1::uuid[]) AND p."mac" IN (SELECT "mac" FROM "entry"))
       THEN 'other-project' ELSE 'unknown-mac' END
     WHERE "outcome" IS NULL AND "phoneId" IS NULL`,
    [others],
  );
  await tx.query(
    `UPDATE "entry" e SET "outcome" = j."outcome", "reason" = j."reason"
     FROM (SELECT e."number",
         CASE WHEN l."state" = 'lost' OR (f."sha256" IS NOT NULL AND f."sha256" <> e."sha256") OR p."withdrawnAt" IS NOT NULL THEN 'refused'
           WHEN f."sha256" IS NOT NULL THEN 'duplicate' ELSE 'assigned' END AS "outcome",
         CASE WHEN l."state" = 'lost' THEN 'lost' WHEN p."withdrawnAt" IS NOT NULL THEN 'withdrawn'
           WHEN f."sha256" IS NOT NULL AND f."sha256" <> e."sha256" THEN 'other-content' END AS "reason"
       FROM "entry" e JOIN "Phone" p ON p."projectId" = $1 AND p."id" = e."phoneId"
       LEFT JOIN "License" l ON l."projectId" = $1 AND l."mac" = e."mac" AND l."direction" = $2
       LEFT JOIN "LicenseFile" f ON f."projectId" = $1 AND f."mac" = e."mac" AND f."direction" = $2
       WHERE e."outcome" IS NULL) j
     WHERE j."number" = e."number"`,
    [projectId, direction],
  );
  await tx.query(
    `UPDATE "entry" SET "remark" = CASE WHEN "kind" IN ('none', 'automatic') THEN 'not-needed' WHEN "kind" = 'undecided' THEN 'undecided'
         WHEN $1 = 'M2E' AND "fileName" NOT ILIKE '%!_M2E.lic' ESCAPE '!' THEN 'renamed' END
     WHERE "outcome" = 'assigned'`,
    [direction],
  );
}
