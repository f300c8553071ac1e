import "server-only";
import { RULE_SET_VERSION } from "@/lib/domain/eligibility/rule-set";
import { db, pool } from "@/lib/server/db";
import { addJob, type Jobs } from "@/lib/server/jobs/add-job";
import { planOf } from "@/lib/server/queries/plans";
import { FOR_A_JOB, inBulkTransaction, lockInventory } from "@/lib/server/sql/copy";
import { decideDistinct, FACT_COLUMNS, factsTextSql } from "@/lib/server/sql/decisions";
import { query, sql } from "@/lib/server/sql/phone-filter";

/** Decides every phone of a project anew after its plan or the rules changed; writes down each verdict that changed. */
export async function decideAgain({ projectId, actorId, requestId, reason }: Jobs["decide-again"]): Promise<void> {
  await inBulkTransaction(async (client) => {
    await lockInventory(client, projectId);
    const project = await db.project.findUnique({ where: { id: projectId } });
    if (!project) return;
    const columns = FACT_COLUMNS.map((column) => `"${column}"`).join(", ");
    await decideDistinct(
      client,
      { id: projectId, plan: planOf(project) },
      `SELECT ${columns} FROM "Phone" WHERE "projectId" = $1`,
      [projectId],
    );
    await client.query(
      `WITH "before" AS (
         SELECT p."id", p."verdict" FROM "Phone" p JOIN "decided" d ON d."facts" = ${factsTextSql("p")}
         WHERE p."projectId" = $1 AND p."decisionId" <> d."decisionId"
       ), "after" AS (
         UPDATE "Phone" p SET "verdict" = d."verdict", "decisionId" = d."decisionId", "runningFirmware" = d."runningFirmware",
           "revision" = p."revision" + 1, "updatedAt" = now()
         FROM "decided" d WHERE p."projectId" = $1 AND d."facts" = ${factsTextSql("p")} AND p."decisionId" <> d."decisionId"
         RETURNING p."id", p."verdict", p."revision"
       )
       INSERT INTO "PhoneChange" ("projectId", "phoneId", "revision", "kind", "changes", "reason", "actorId", "requestId")
       SELECT $1, a."id", a."revision", 'decision', jsonb_build_object('verdict', jsonb_build_array(b."verdict", a."verdict")), $2, $3, $4
       FROM "after" a JOIN "before" b USING ("id") WHERE a."verdict" <> b."verdict"`,
      [projectId, reason, actorId, requestId],
    );
  }, FOR_A_JOB);
  await pool.query("SELECT pg_notify('project', $1)", [projectId]);
}

/** At a start: projects whose phones were judged by an older version of the rules are judged anew. */
export async function decideByNewRules(): Promise<void> {
  const projects = await query<{ id: string }>(sql`
    SELECT pr."id" FROM "Project" pr WHERE EXISTS (
      SELECT FROM "Decision" d WHERE d."projectId" = pr."id" AND d."ruleSetVersion" <> ${RULE_SET_VERSION}
        AND EXISTS (SELECT FROM "Phone" p WHERE p."projectId" = d."projectId" AND p."decisionId" = d."id"))`);
  for (const { id: projectId } of projects) {
    const reason = `The rules were renewed to ${RULE_SET_VERSION}.`;
    const job = { projectId, actorId: null, requestId: "rules", reason };
    await addJob(db, "decide-again", job, { queueName: `inventory ${projectId}`, key: `decide ${projectId}` });
  }
}
