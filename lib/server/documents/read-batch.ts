import "server-only";
import type { FilePhone } from "@/lib/domain/batch-files/file-phone";
import { loadFamilyOf } from "@/lib/domain/phone/load";
import type { ChecklistProject } from "@/lib/domain/procedure/conditions";
import { PRE_UPGRADE } from "@/lib/domain/procedure/prepare-steps";
import { targetLoadFor } from "@/lib/domain/rules/eligibility/target-load";
import { db } from "@/lib/server/database/db";
import { query, sql } from "@/lib/server/database/sql";
import { AppError } from "@/lib/server/errors";
import { BY_PLACE } from "@/lib/server/inventory/by-place";
import { conversionTargetOf, methodOf } from "@/lib/server/inventory/project-to-decide";

type Row = Omit<FilePhone, "loadFamily" | "targetLoad">;

/** A batch with its project and phones, as the makers of files take them. Phones without a load family are none of ours. */
export async function readBatch(
  projectId: string,
  batchId: string,
): Promise<{ name: string; project: ChecklistProject; phones: FilePhone[] }> {
  const [project, batch] = await Promise.all([
    db.project.findUnique({ where: { id: projectId } }),
    db.batch.findFirst({ where: { projectId, id: batchId }, select: { name: true } }),
  ]);
  if (!project || !batch) throw new AppError("not_found", "There is no such batch.");
  const target = conversionTargetOf(project);
  const preUpgrade = PRE_UPGRADE[target.direction].id;
  const rows = await query<Row>(sql`
    SELECT p."mac", p."model", p."ip", p."version", p."runningFirmware", d."licenseKind", p."pid", p."vid", p."serial", w."state", p."verdict",
      jsonb_path_query_first(d."detail", '$.requirements[*] ? (@.code == "target-load-floor" || @.code == "target-load-mismatch").text') #>> '{}' AS "blocker",
      coalesce((SELECT e."action" = 'tick' FROM "StepEvent" e WHERE e."projectId" = w."projectId" AND e."phoneId" = w."phoneId"
        AND e."step" = ${preUpgrade} AND e."action" IN ('tick', 'untick') ORDER BY e."seq" DESC LIMIT 1), false) AS "isPreUpgraded"
    FROM "PhoneWork" w JOIN "Phone" p ON p."projectId" = w."projectId" AND p."id" = w."phoneId"
    JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
    WHERE w."projectId" = ${projectId}::uuid AND w."batchId" = ${batchId}::uuid AND p."withdrawnAt" IS NULL AND p."model" IS NOT NULL
    ORDER BY ${BY_PLACE}`);
  return {
    name: batch.name,
    project: {
      direction: target.direction,
      target: target.target,
      method: methodOf(project),
      ucmAddress: project.ucmAddress,
      name: project.name,
    },
    phones: rows.map((row) => ({
      ...row,
      loadFamily: loadFamilyOf(row.model),
      targetLoad: targetLoadFor(row.model, target)?.load ?? null,
    })),
  };
}
