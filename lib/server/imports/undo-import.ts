import "server-only";
import { canImport, type ImportStatus } from "@/lib/domain/inventory-file/import-life";
import { plural } from "@/lib/format/text";
import { obstaclesInWords, obstacleText } from "@/lib/format/undo-obstacles";
import type { UndoObstacle } from "@/lib/schemas/imports";
import { inTransaction, lockInventory, type Tx } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { projectToDecide } from "@/lib/server/inventory/project-to-decide";
import { revertChanges } from "@/lib/server/inventory/revert-changes";
import { deleteImported } from "@/lib/server/inventory/write-merged";

type Undo = {
  project: { id: string; organizationId: string };
  importId: string;
  actorId: string;
  requestId: string;
};

/**
 * Takes a whole import back: phones it brought are deleted, phones it changed get their old values. Refused while something
 * later depends on it, and told what: later changes, batches, ticks, evidence.
 */
export async function undoImport({ project, importId, actorId, requestId }: Undo) {
  const projectId = project.id;
  return inTransaction(async (tx) => {
    await lockInventory(tx, projectId);
    const { undo, filename } = await requireCommitted(tx, projectId, importId);
    await requireFree(tx, { projectId, importId, undo });
    const change = {
      projectId,
      kind: "undo",
      reason: `The import of “${filename}” was undone.`,
      actorId,
      requestId,
    } as const;
    const deleted = await deleteImported(tx, importId, change);
    const toDecide = await projectToDecide(tx, projectId);
    const { restored, left, leftPhones } = await revertChanges(tx, { project: toDecide, undo, change });
    if (left > 0)
      throw new AppError(
        "conflict",
        `${plural(left, "phone")} changed since in what the import said, so nothing was undone. Take that back first.`,
        { errors: leftPhones.map(({ mac }) => ({ path: "edit", value: mac, message: `${mac} was changed since.` })) },
      );
    await tx.query(
      `UPDATE "Import" SET "status" = 'undone', "finishedAt" = now() WHERE "projectId" = $1 AND "id" = $2`,
      [projectId, importId],
    );
    await tx.audit({
      organizationId: project.organizationId,
      projectId,
      actorId,
      requestId,
      action: "import.undo",
      targetType: "Import",
      targetId: importId,
      after: { deleted, restored },
    });
    return { deleted, restored };
  });
}

async function requireCommitted(tx: Tx, projectId: string, importId: string) {
  const { rows } = await tx.query<{ status: ImportStatus; requestId: string | null; filename: string }>(
    `SELECT "status", "requestId", "filename" FROM "Import" WHERE "projectId" = $1 AND "id" = $2 FOR UPDATE`,
    [projectId, importId],
  );
  const [found] = rows;
  if (!found || !canImport("undo", found.status))
    throw new AppError(
      "conflict",
      `This import is ${found?.status ?? "gone"}; only one that was imported can be undone.`,
    );
  if (found.requestId === null)
    throw new AppError("conflict", "This import was made before imports could be undone; its changes are not marked.");
  return { undo: found.requestId, filename: found.filename };
}

type Scope = { projectId: string; importId: string; undo: string };

/** Later changes count where they touch the same fields, or a phone that would be deleted; what was undone itself, and not done again, does not. */
const DEPENDENTS = `
  WITH "touched" AS (
    SELECT p."id" AS "phoneId", 0::bigint AS "seq", NULL::jsonb AS "changes", w."batchId" FROM "Phone" p LEFT JOIN "PhoneWork" w ON w."projectId" = p."projectId" AND w."phoneId" = p."id" WHERE p."projectId" = $1 AND p."importId" = $2
    UNION ALL
    SELECT c."phoneId", c."seq", c."changes", NULL FROM "PhoneChange" c WHERE c."projectId" = $1 AND c."requestId" = $3
  ), "later" AS (
    SELECT l."kind", l."importId", t."phoneId" FROM "touched" t
    JOIN "PhoneChange" l ON l."projectId" = $1 AND l."phoneId" = t."phoneId" AND l."seq" > t."seq" AND l."requestId" IS DISTINCT FROM $3
    WHERE l."kind" NOT IN ('decision', 'undo', 'batch') AND (t."changes" IS NULL OR l."changes" ?| ARRAY(SELECT jsonb_object_keys(t."changes" - 'verdict')))
      AND NOT EXISTS (
        SELECT FROM "AuditEvent" u JOIN "PhoneChange" x ON x."projectId" = $1 AND x."requestId" = u."requestId" AND x."phoneId" = l."phoneId"
        WHERE u."projectId" = $1 AND u."action" = 'inventory.undo' AND u."targetId" = l."requestId" AND NOT EXISTS (
          SELECT FROM "AuditEvent" v WHERE v."projectId" = $1 AND v."action" = 'inventory.undo' AND v."targetId" = u."requestId"))
      AND NOT EXISTS (SELECT FROM "Import" i WHERE i."projectId" = $1 AND i."status" = 'undone' AND i."requestId" = l."requestId")
  )
  SELECT 'import' AS "kind", i."filename" AS "name", count(DISTINCT l."phoneId")::int AS "phones" FROM "later" l
    JOIN "Import" i ON i."projectId" = $1 AND i."id" = l."importId" GROUP BY i."id", i."filename"
  UNION ALL SELECT 'edit', NULL, count(DISTINCT l."phoneId")::int FROM "later" l WHERE l."importId" IS NULL HAVING count(*) > 0
  UNION ALL SELECT 'batch', b."name", count(*)::int FROM "touched" t JOIN "Batch" b ON b."projectId" = $1 AND b."id" = t."batchId" GROUP BY b."id", b."name"
  UNION ALL SELECT 'work', NULL, count(DISTINCT t."phoneId")::int FROM "touched" t
    JOIN "StepEvent" s ON s."projectId" = $1 AND s."phoneId" = t."phoneId"
      AND (t."changes" IS NULL OR s."receivedAt" > (SELECT i."finishedAt" FROM "Import" i WHERE i."projectId" = $1 AND i."id" = $2)) HAVING count(*) > 0
  UNION ALL SELECT 'evidence', NULL, count(DISTINCT t."phoneId")::int FROM "touched" t
    JOIN "Evidence" e ON e."projectId" = $1 AND e."phoneId" = t."phoneId"
      AND (t."changes" IS NULL OR e."at" > (SELECT i."finishedAt" FROM "Import" i WHERE i."projectId" = $1 AND i."id" = $2)) HAVING count(*) > 0`;

/** What would stand in the way of undoing an import now, most phones first. */
export async function previewUndo(projectId: string, importId: string): Promise<{ obstacles: UndoObstacle[] }> {
  return inTransaction(async (tx) => {
    const { undo } = await requireCommitted(tx, projectId, importId);
    return { obstacles: await listObstacles(tx, { projectId, importId, undo }) };
  });
}

async function listObstacles(tx: Tx, { projectId, importId, undo }: Scope): Promise<UndoObstacle[]> {
  const { rows } = await tx.query<UndoObstacle>(DEPENDENTS, [projectId, importId, undo]);
  return rows.sort((one, other) => other.phones - one.phones);
}

async function requireFree(tx: Tx, scope: Scope): Promise<void> {
  const obstacles = await listObstacles(tx, scope);
  if (obstacles.length === 0) return;
  const words = obstaclesInWords(obstacles).join(" ");
  throw new AppError("conflict", `Later work depends on this import. ${words} Take that back first.`, {
    errors: obstacles.map((row) => ({ path: row.kind, message: obstacleText(row) })),
  });
}
