import "server-only";
import type * as z from "zod";
import { RULE_SET_VERSION } from "@/lib/domain/rules/eligibility/rule-set";
import type { createProjectInput } from "@/lib/schemas/projects";
import { asJson, insertRow } from "@/lib/server/database/rows";
import { inTransaction } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { getProject } from "@/lib/server/inventory/get-project";
import { customerNamed } from "@/lib/server/projects/customer-named";

type Create = {
  input: z.output<typeof createProjectInput>;
  organizationId: string;
  actorId: string;
  requestId: string;
};

/** Creates a project, and its customer when the name is new. */
export async function createProject({ input, organizationId, actorId, requestId }: Create) {
  const { customer, ...plan } = input;
  const id = newId();
  await inTransaction(async (tx) => {
    const customerId = await customerNamed(tx, organizationId, customer);
    await insertRow(tx, "Project", {
      id,
      organizationId,
      customerId,
      ...plan,
      policy: asJson(plan.policy),
      loads: asJson(plan.loads),
      ruleSetVersion: RULE_SET_VERSION,
      createdById: actorId,
      updatedAt: new Date(),
    });
    await tx.audit({
      organizationId,
      projectId: id,
      actorId,
      requestId,
      action: "project.create",
      targetType: "Project",
      targetId: id,
      after: { ...plan, customer },
    });
  });
  return getProject(id);
}
