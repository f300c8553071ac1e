import { randomUUID } from "node:crypto";
import type { Role } from "@/lib/domain/access";
import { DEFAULT_POLICY } from "@/lib/domain/conversion";
import { db } from "@/lib/server/database/db";
import { createApiToken } from "@/lib/server/people/change-api-tokens";
import { createProject } from "@/lib/server/projects/create-project";

/** Organisations, people and projects for tests: real rows, made by the commands of the application where there is one. */

export async function newOrganization(name = "Partner") {
  return db.organization.create({ data: { name: `${name} ${randomUUID().slice(0, 8)}` } });
}

type NewUser = { organizationId: string; role: Role; projectId?: string | null; isDisabled?: boolean };

/** A user with one role and a token to act with. */
export async function newUser({ organizationId, role, projectId = null, isDisabled = false }: NewUser) {
  const user = await db.user.create({
    data: { email: `${randomUUID()}@example.com`, name: `A ${role}`, disabledAt: isDisabled ? new Date() : null },
  });
  await db.membership.create({ data: { organizationId, projectId, userId: user.id, role } });
  const { token } = await createApiToken({ userId: user.id, organizationId, input: { name: "test" }, requestId: null });
  return { id: user.id, email: user.email, token };
}

type Plan = { direction?: "E2M" | "M2E"; target?: "webex-calling" | "approved-third-party" | "ucm" };

export async function newProject(
  organizationId: string,
  actorId: string,
  { direction = "E2M", target = "approved-third-party" }: Plan = {},
) {
  return createProject({
    input: {
      name: `Project ${randomUUID().slice(0, 8)}`,
      customer: "Example Corp",
      direction,
      target,
      method: "ucm",
      policy: DEFAULT_POLICY,
      loads: {},
      ucmAddress: "ucm.example.com",
      timeZone: "UTC",
    },
    organizationId,
    actorId,
    requestId: "test",
  });
}

/** An administrator with a project of their own organisation. */
export async function newWorkspace(plan: Plan = {}) {
  const organization = await newOrganization();
  const administrator = await newUser({ organizationId: organization.id, role: "administrator" });
  const project = await newProject(organization.id, administrator.id, plan);
  return { organization, administrator, project, token: administrator.token };
}
