import "server-only";
import { RULE_SET_VERSION } from "@/lib/domain/rules/eligibility/rule-set";
import { pool } from "@/lib/server/database/db";

/**
 * At a start: projects without phones go to the edition of the rules that is here. One with phones waits until somebody
 * has seen what a newer edition changes, and applied it (apply-rules.ts).
 */
export async function moveEmptyProjects(): Promise<void> {
  await pool.query(
    `UPDATE "Project" pr SET "ruleSetVersion" = $1, "version" = "version" + 1
     WHERE "ruleSetVersion" <> $1 AND NOT EXISTS (SELECT FROM "Phone" p WHERE p."projectId" = pr."id")`,
    [RULE_SET_VERSION],
  );
}
