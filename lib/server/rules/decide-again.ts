import "server-only";
import { pool } from "@/lib/server/database/db";
import { FOR_A_JOB, inTransaction, lockInventory } from "@/lib/server/database/transaction";
import { findJudgedProject } from "@/lib/server/inventory/conversion-plans";
import { decideDistinct, FACT_COLUMNS, factsTextSql } from "@/lib/server/inventory/decisions";
import type { Jobs } from "@/lib/server/jobs/add-job";

/** Decides every phone of a project anew after its plan or the rules changed; writes down each verdict and licence that changed. */
export async function decideAgain({ projectId, actorId, requestId, reason }: Jobs["decide-again"]): Promise<void> {
  await inTransaction(async (tx) => {
    await lockInventory(tx, projectId);
    const project = await findJudgedProject(tx, projectId);
    if (!project) return;
    const columns = FACT_COLUMNS.map((column) => `"${column}"`).join(", ");
    await decideDistinct(tx, project, `SELECT ${columns} FROM "Phone" WHERE "projectId" = $1`, [projectId]);
    await tx.query(
      `WITH "before" AS (
         SELECT p."id", p."verdict", p."decisionId" FROM "Phone" p JOIN "decided" d ON d."facts" = ${factsTextSql("p")}
         WHERE p."projectId" = $1 AND p."decisionId" <> d."decisionId"
       ), "after" AS (
         UPDATE "Phone" p SET "verdict" = d."verdict", "decisionId" = d."decisionId", "runningFirmware" = d."runningFirmware",
           "revision" = p."revision" + 1, "updatedAt" = now()
         FROM "decided" d WHERE p."projectId" = $1 AND d."facts" = ${factsTextSql("p")} AND p."decisionId" <> d."decisionId"
         RETURNING p."id", p."verdict", p."revision", p."decisionId"
       ), "change" AS (
         SELECT a."id", a."revision",
           CASE WHEN a."verdict" <> b."verdict" THEN jsonb_build_object('verdict', jsonb_build_array(b."verdict", a."verdict")) ELSE '{}' END
           || CASE WHEN ${licenseSql("n")} <> ${licenseSql("o")} THEN jsonb_build_object('license', jsonb_build_array(${licenseSql("o")}, ${licenseSql("n")})) ELSE '{}' END AS "changes"
         FROM "after" a JOIN "before" b USING ("id")
         JOIN "Decision" o ON o."projectId" = $1 AND o."id" = b."decisionId"
         JOIN "Decision" n ON n."projectId" = $1 AND n."id" = a."decisionId"
       )
       INSERT INTO "PhoneChange" ("projectId", "phoneId", "revision", "kind", "changes", "reason", "actorId", "requestId")
       SELECT $1, c."id", c."revision", 'decision', c."changes", $2, $3, $4 FROM "change" c WHERE c."changes" <> '{}'`,
      [projectId, reason, actorId, requestId],
    );
  }, FOR_A_JOB);
  await pool.query("SELECT pg_notify('project', $1)", [projectId]);
}

/** The licence in one word: what is to be ordered, or why nothing is. */
const licenseSql = (alias: string) => `coalesce(${alias}."licenseSku", ${alias}."licenseKind")`;
