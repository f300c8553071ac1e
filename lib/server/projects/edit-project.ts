import "server-only";
import type * as z from "zod";
import { RULE_SET_VERSION } from "@/lib/domain/rules/eligibility/rule-set";
import { type editProjectInput, planFits } from "@/lib/schemas/projects";
import { audit } from "@/lib/server/database/audit";
import { db } from "@/lib/server/database/db";
import { AppError } from "@/lib/server/errors";
import { getProject } from "@/lib/server/inventory/get-project";
import { addJob } from "@/lib/server/jobs/add-job";

type Edit = {
  project: { id: string; organizationId: string };
  input: z.output<typeof editProjectInput>;
  version: number;
  actorId: string;
  requestId: string;
};

/** Edits of these change verdicts: every phone is decided anew. */
const DECIDING = ["direction", "target", "policy", "loads"] as const;

export async function editProject({ project, input, version, actorId, requestId }: Edit) {
  const before = await getProject(project.id);
  const after = { ...before, ...input };
  if (!planFits.test(after))
    throw new AppError("invalid_input", "Check the marked fields.", {
      errors: [{ path: "target", message: planFits.message }],
    });
  const isDirectionChanged = after.direction !== before.direction;
  const willDecideAgain = DECIDING.some((field) => JSON.stringify(after[field]) !== JSON.stringify(before[field]));
  // Another plan is judged by the rules that are here: of older editions the decisions are kept, not the code.
  const edition =
    willDecideAgain && before.ruleSetVersion !== RULE_SET_VERSION ? { ruleSetVersion: RULE_SET_VERSION } : {};
  const { customer, ...plan } = input;
  await db.$transaction(async (tx) => {
    if (isDirectionChanged && (await tx.stepEvent.count({ where: { projectId: project.id } })) > 0) {
      throw new AppError(
        "conflict",
        "Work has begun on this project: its direction stays. Create another project for the way back.",
      );
    }
    const customerId = customer
      ? (
          await tx.customer.upsert({
            where: { organizationId_name: { organizationId: project.organizationId, name: customer } },
            create: { organizationId: project.organizationId, name: customer },
            update: {},
          })
        ).id
      : undefined;
    const { count } = await tx.project.updateMany({
      where: { id: project.id, version },
      data: { ...defined(plan), ...edition, ...(customerId ? { customerId } : {}), version: { increment: 1 } },
    });
    if (count === 0)
      throw new AppError("stale", "Somebody changed this project meanwhile. Look at it again, then change it.");
    const fields = Object.keys(defined(input)) as (keyof typeof input)[];
    await audit(tx, {
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
      await addJob(
        tx,
        "decide-again",
        { projectId: project.id, actorId, requestId, reason: "The project's plan was changed." },
        { queueName: `inventory ${project.id}`, key: `decide ${project.id}` },
      );
    }
  });
  return getProject(project.id);
}

/** Without the keys that were not given: Prisma refuses undefined. */
function defined<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, given]) => given !== undefined)) as never;
}
