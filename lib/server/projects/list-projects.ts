import "server-only";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { ProjectRow } from "@/lib/schemas/projects";
import { db } from "@/lib/server/database/db";
import { pageOf } from "@/lib/server/database/page-of";
import { join, query, raw, sql } from "@/lib/server/database/sql";
import { WITH_WORK } from "@/lib/server/inventory/columns";
import { toProject, withCustomer } from "@/lib/server/inventory/get-project";
import { type PhoneScope, wherePhones } from "@/lib/server/inventory/phone-filter";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { type Actor, roleInProject, visibleProjects } from "@/lib/server/sign-in/session";

type ListQuery = { limit: number; cursor?: string | undefined; q?: string | undefined };

/** Projects the actor may see, newest first, with how far they are. */
export async function listProjects(actor: Actor, { limit, cursor, q }: ListQuery) {
  const where: Prisma.ProjectWhereInput = {
    AND: [
      visibleProjects(actor),
      q
        ? {
            OR: [
              { name: { contains: q, mode: "insensitive" } },
              { customer: { name: { contains: q, mode: "insensitive" } } },
            ],
          }
        : {},
    ],
  };
  const [rows, total] = await Promise.all([
    // Ids are made in the order of time.
    db.project.findMany({
      where: cursor ? { AND: [where, { id: { lt: cursor } }] } : where,
      include: withCustomer,
      orderBy: { id: "desc" },
      take: limit + 1,
    }),
    db.project.count({ where }),
  ]);
  const { items, nextCursor } = pageOf(rows, limit, ({ id }) => id);
  const counts = await countPhones(items.map((row) => phoneScopeOf(actor, row)));
  return {
    items: items.map((row): ProjectRow => ({ ...toProject(row), ...(counts.get(row.id) ?? NO_PHONES) })),
    total,
    nextCursor,
  };
}

const NO_PHONES = { phones: 0, eligible: 0, needsInformation: 0, verified: 0 };

/** A technician's numbers are those of the batches assigned to them. */
function phoneScopeOf(actor: Actor, project: { id: string; organizationId: string }): PhoneScope {
  const role = roleInProject(actor, project);
  return phoneScope(actor, { id: project.id, role: role ?? "technician" });
}

async function countPhones(scopes: PhoneScope[]) {
  if (scopes.length === 0) return new Map<string, typeof NO_PHONES>();
  const parts = scopes.map(
    (scope) => sql`
      SELECT ${scope.projectId} AS "projectId", count(*) AS "phones", count(*) FILTER (WHERE p."verdict" = 'eligible') AS "eligible",
        count(*) FILTER (WHERE p."verdict" = 'needs-information') AS "needsInformation", count(*) FILTER (WHERE w."state" = 'verified') AS "verified"
      FROM "Phone" p ${raw(WITH_WORK)} WHERE ${wherePhones(scope, {})}`,
  );
  const rows = await query<{ projectId: string } & Record<keyof typeof NO_PHONES, string>>(join(parts, " UNION ALL "));
  return new Map(
    rows.map(({ projectId, phones, eligible, needsInformation, verified }) => [
      projectId,
      {
        phones: Number(phones),
        eligible: Number(eligible),
        needsInformation: Number(needsInformation),
        verified: Number(verified),
      },
    ]),
  );
}
