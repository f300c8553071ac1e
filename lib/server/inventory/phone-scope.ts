import "server-only";
import { may, type Role, seesOnlyAssigned } from "@/lib/domain/access";
import type { PhoneScope } from "@/lib/server/inventory/phone-filter";
import type { Actor } from "@/lib/server/sign-in/session";

/** Which phones of a project this person may see. */
export function phoneScope(actor: Pick<Actor, "userId">, project: { id: string; role: Role }): PhoneScope {
  return {
    projectId: project.id,
    onlyAssignedTo: seesOnlyAssigned(project.role) ? actor.userId : null,
    hidesLicenses: !may(project.role, "license.view"),
  };
}
