import "server-only";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Project, ProjectRow } from "@/lib/schemas/projects";
import { db } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { phoneScope } from "@/lib/server/queries/phone-scope";
import { methodOf, planOf } from "@/lib/server/queries/plans";
import { type Actor, roleInProject, visibleProjects } from "@/lib/server/session";
import { join, type PhoneScope, query, sql, wherePhones } from "@/lib/server/sql/phone-filter";

const withCustomer = { customer: { select: { name: true } } } as const;
type Stored = Prisma.ProjectGetPayload<{ include: typeof withCustomer }>;

export function toProject(row: Stored): Project {
  return {
    id: row.id,
    name: row.name,
    customer: row.customer.name,
    ...planOf(row),
    method: methodOf(row),
    ucmAddress: row.ucmAddress,
    timeZone: row.timeZone,
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
  const items = rows.slice(0, limit);
  const counts = await countPhones(items.map((row) => phoneScopeOf(actor, row)));
  return {
    items: items.map((row): ProjectRow => ({ ...toProject(row), ...(counts.get(row.id) ?? NO_PHONES) })),
    total,
    nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
  };
}

const NO_PHONES = { phones: 0, eligible: 0, needsInformation: 0, verified: 0 };

/** A technician's numbers are those of the batches assigned to him. */
function phoneScopeOf(actor: Actor, project: { id: string; organizationId: string }): PhoneScope {
  const role = roleInProject(actor, project);
  return phoneScope(actor, { id: project.id, role: role ?? "technician" });
}

async function countPhones(scopes: PhoneScope[]) {
  if (scopes.length === 0) return new Map<string, typeof NO_PHONES>();
  const parts = scopes.map(
    (scope) => sql`
      SELECT ${scope.projectId} AS "projectId", count(*) AS "phones", count(*) FILTER (WHERE p."verdict" = 'eligible') AS "eligible",
        count(*) FILTER (WHERE p."verdict" = 'needs-information') AS "needsInformation", count(*) FILTER (WHERE p."state" = 'verified') AS "verified"
      FROM "Phone" p WHERE ${wherePhones(scope, {})}`,
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
