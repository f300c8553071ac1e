import "server-only";
import type * as z from "zod";
import { RULE_SET_VERSION } from "@/lib/domain/rules/eligibility/rule-set";
import type { createProjectInput } from "@/lib/schemas/projects";
import { audit } from "@/lib/server/database/audit";
import { db } from "@/lib/server/database/db";
import { getProject } from "@/lib/server/inventory/get-project";

type Create = {
  input: z.output<typeof createProjectInput>;
  organizationId: string;
  actorId: string;
  requestId: string;
};

/** Creates a project, and its customer when the name is new. */
export async function createProject({ input, organizationId, actorId, requestId }: Create) {
  const { customer, ...plan } = input;
  const id = await db.$transaction(async (tx) => {
    const where = { organizationId_name: { organizationId, name: customer } };
    const { id: customerId } = await tx.customer.upsert({
      where,
      create: { organizationId, name: customer },
      update: {},
    });
    const created = await tx.project.create({
      data: { ...plan, ruleSetVersion: RULE_SET_VERSION, organizationId, customerId, createdById: actorId },
    });
    await audit(tx, {
      organizationId,
      projectId: created.id,
      actorId,
      requestId,
      action: "project.create",
      targetType: "Project",
      targetId: created.id,
      after: { ...plan, customer },
    });
    return created.id;
  });
  return getProject(id);
}
