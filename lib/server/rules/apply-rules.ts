import "server-only";
import { RULE_SET_VERSION } from "@/lib/domain/rules/eligibility/rule-set";
import { inTransaction } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { queueJob } from "@/lib/server/jobs/long-jobs";
import { getEditions } from "@/lib/server/rules/list-rules";

type Apply = {
  project: { id: string; organizationId: string };
  /** The edition whose difference the person has seen. */
  ruleSetVersion: string;
  actorId: string;
  requestId: string;
};

/** Moves a project to the edition of the rules that is here; a job decides its phones again. */
export async function applyRules({ project, ruleSetVersion, actorId, requestId }: Apply) {
  if (ruleSetVersion !== RULE_SET_VERSION)
    throw new AppError(
      "conflict",
      `There is no edition ${ruleSetVersion} here; it is ${RULE_SET_VERSION}. Look at what that one changes, then apply it.`,
    );
  await inTransaction(async (tx) => {
    // The row stays locked until the end: of two who apply it at once the second finds it applied.
    const { rows } = await tx.query<{ ruleSetVersion: string }>(
      `SELECT "ruleSetVersion" FROM "Project" WHERE "id" = $1 FOR NO KEY UPDATE`,
      [project.id],
    );
    const [before] = rows;
    if (!before) throw new AppError("not_found", "There is no such project.");
    if (before.ruleSetVersion === ruleSetVersion) return;
    await tx.query(
      `UPDATE "Project" SET "ruleSetVersion" = $2, "version" = "version" + 1, "updatedAt" = now() WHERE "id" = $1`,
      [project.id, ruleSetVersion],
    );
    await tx.audit({
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: "rules.apply",
      targetType: "Project",
      targetId: project.id,
      before: { ruleSetVersion: before.ruleSetVersion },
      after: { ruleSetVersion },
    });
    const reason = `The rules were renewed to ${ruleSetVersion}.`;
    const input = { projectId: project.id, actorId, requestId, reason };
    await queueJob(tx, { project, kind: "decide", input, total: 0, actorId, requestId });
  });
  return getEditions(project.id);
}
