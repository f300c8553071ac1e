import "server-only";
import { RULE_SET_VERSION } from "@/lib/domain/rules/eligibility/rule-set";
import { audit } from "@/lib/server/database/audit";
import { db } from "@/lib/server/database/db";
import { AppError } from "@/lib/server/errors";
import { addJob } from "@/lib/server/jobs/add-job";
import { getEditions } from "@/lib/server/rules/list-rules";

type Apply = {
  project: { id: string; organizationId: string };
  /** The edition whose difference the person has seen. */
  ruleSetVersion: string;
  actorId: string;
  requestId: string;
};

/** Moves a project to the edition of the rules that is here; its phones are judged anew by a job. */
export async function applyRules({ project, ruleSetVersion, actorId, requestId }: Apply) {
  if (ruleSetVersion !== RULE_SET_VERSION)
    throw new AppError(
      "conflict",
      `There is no edition ${ruleSetVersion} here; it is ${RULE_SET_VERSION}. Look at what that one changes, then apply it.`,
    );
  await db.$transaction(async (tx) => {
    const before = await tx.project.findUniqueOrThrow({ where: { id: project.id }, select: { ruleSetVersion: true } });
    if (before.ruleSetVersion === ruleSetVersion) return;
    const { count } = await tx.project.updateMany({
      where: { id: project.id, ruleSetVersion: before.ruleSetVersion },
      data: { ruleSetVersion, version: { increment: 1 } },
    });
    if (count === 0) return; // somebody else applied it a moment ago
    await audit(tx, {
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
    const job = { projectId: project.id, actorId, requestId, reason };
    await addJob(tx, "decide-again", job, {
      queueName: `inventory ${project.id}`,
      key: `decide ${project.id}`,
    });
  });
  return getEditions(project.id);
}
