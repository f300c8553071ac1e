import "server-only";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Project } from "@/lib/schemas/projects";
import { db } from "@/lib/server/database/db";
import { fromJson } from "@/lib/server/database/rows";
import { AppError } from "@/lib/server/errors";
import { conversionTargetOf, methodOf } from "@/lib/server/inventory/project-to-decide";

export const withCustomer = { customer: { select: { name: true } } } as const;
type Stored = Prisma.ProjectGetPayload<{ include: typeof withCustomer }>;

export function toProject(row: Stored): Project {
  return {
    id: row.id,
    name: row.name,
    customer: row.customer.name,
    ...conversionTargetOf(row),
    method: methodOf(row),
    ucmAddress: row.ucmAddress,
    timeZone: row.timeZone,
    stepChanges: fromJson(row.stepChanges),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** One project; the caller has made sure that it is visible. */
export async function getProject(id: string): Promise<Project> {
  const row = await db.project.findUnique({ where: { id }, include: withCustomer });
  if (!row) throw new AppError("not_found", "There is no such project.");
  return toProject(row);
}
