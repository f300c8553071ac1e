import "server-only";
import type * as z from "zod";
import { stepById } from "@/lib/domain/procedure/routes";
import type { StepChanges } from "@/lib/domain/procedure/step-changes";
import { RULE_SET_VERSION } from "@/lib/domain/rules/eligibility/rule-set";
import { definedOf, keysOf } from "@/lib/domain/typed-object";
import { type editProjectInput, planFits } from "@/lib/schemas/projects";
import { asJson, assignments, type Row } from "@/lib/server/database/rows";
import { inTransaction, type Tx } from "@/lib/server/database/transaction";
import { AppError, invalidFields } from "@/lib/server/errors";
import { getProject } from "@/lib/server/inventory/get-project";
import { queueJob } from "@/lib/server/jobs/long-jobs";
import { customerNamed } from "@/lib/server/projects/customer-named";

type Edit = {
  project: { id: string; organizationId: string };
  input: z.output<typeof editProjectInput>;
  version: number;
  actorId: string;
  requestId: string;
};

/** Edits of these change verdicts: every phone is decided again. */
const DECIDING = ["direction", "target", "policy", "loads"] as const;

export async function editProject({ project, input, version, actorId, requestId }: Edit) {
  const before = await getProject(project.id);
  const after = { ...before, ...input };
  if (!planFits.test(after)) throw invalidFields([{ path: "target", message: planFits.message }]);
  const isOtherWay = after.direction !== before.direction || after.target !== before.target;
  const willDecideAgain = DECIDING.some((field) => JSON.stringify(after[field]) !== JSON.stringify(before[field]));
  // Another conversion target is decided by the rules that are here: of older editions the decisions are kept, not the code.
  const edition: Row =
    willDecideAgain && before.ruleSetVersion !== RULE_SET_VERSION ? { ruleSetVersion: RULE_SET_VERSION } : {};
  requireSteps(input.stepChanges ?? {});
  const { customer, policy, loads, stepChanges, ...plan } = definedOf(input);
  await inTransaction(async (tx) => {
    if (isOtherWay) await requireNoWork(tx, project.id);
    const set: Row = {
      ...plan,
      ...edition,
      ...(policy ? { policy: asJson(policy) } : {}),
      ...(loads ? { loads: asJson(loads) } : {}),
      ...(stepChanges ? { stepChanges: asJson(stepChanges) } : {}),
      ...(customer ? { customerId: await customerNamed(tx, project.organizationId, customer) } : {}),
      updatedAt: new Date(),
    };
    const { rowCount } = await tx.query(
      `UPDATE "Project" SET "version" = "version" + 1, ${assignments(set, 3)} WHERE "id" = $1 AND "version" = $2`,
      [project.id, version, ...Object.values(set)],
    );
    if (rowCount === 0)
      throw new AppError("stale", "Somebody changed this project meanwhile. Look at it again, then change it.");
    const fields = keysOf(definedOf(input));
    await tx.audit({
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: "project.edit",
      targetType: "Project",
      targetId: project.id,
      before: Object.fromEntries(fields.map((field) => [field, before[field] ?? null])),
      after: { ...Object.fromEntries(fields.map((field) => [field, after[field] ?? null])), ...edition },
    });
    if (willDecideAgain) {
      const reason = "The project's settings were changed.";
      const input = { projectId: project.id, actorId, requestId, reason };
      await queueJob(tx, { project, kind: "decide", input, total: 0, actorId, requestId });
    }
  });
  return getProject(project.id);
}

/** What evidence alone fulfils cannot be hidden; what is no step cannot be changed. */
function requireSteps(changes: StepChanges): void {
  const errors = Object.entries(changes).flatMap(([id, { isHidden }]) => {
    const step = stepById(id);
    if (!step) return [{ path: `stepChanges.${id}`, message: "There is no such step." }];
    if (!isHidden || !step.isEvidence) return [];
    return [{ path: `stepChanges.${id}`, message: `“${step.title}” proves the conversion: it cannot be hidden.` }];
  });
  if (errors.length > 0) throw invalidFields(errors);
}

async function requireNoWork(tx: Tx, projectId: string): Promise<void> {
  const { rowCount } = await tx.query(`SELECT FROM "StepEvent" WHERE "projectId" = $1 LIMIT 1`, [projectId]);
  if (rowCount === 0) return;
  throw new AppError(
    "conflict",
    "Work has begun on this project: its direction and its target stay. Create another project for another way.",
  );
}
