import "server-only";
import { recordOf } from "@/lib/domain/typed-object";
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
    items: items.map((row): ProjectRow => {
      const { lastChange, ...phones } = counts.get(row.id) ?? NO_PHONES;
      const changedAt = lastChange && lastChange > row.updatedAt ? lastChange : row.updatedAt;
      return { ...toProject(row), ...phones, changedAt: changedAt.toISOString() };
    }),
    total,
    nextCursor,
  };
}

type Counts = Record<(typeof COUNTED)[number], number> & { lastChange: Date | null };
const COUNTED = ["phones", "eligible", "needsInformation", "ineligible", "planned", "verified"] as const;
const NO_PHONES: Counts = { ...recordOf(COUNTED, () => 0), lastChange: null };

/** A technician's numbers are those of the batches assigned to them. */
function phoneScopeOf(actor: Actor, project: { id: string; organizationId: string }): PhoneScope {
  const role = roleInProject(actor, project);
  return phoneScope(actor, { id: project.id, role: role ?? "technician" });
}

async function countPhones(scopes: PhoneScope[]): Promise<Map<string, Counts>> {
  if (scopes.length === 0) return new Map();
  const parts = scopes.map(
    (scope) => sql`
      SELECT ${scope.projectId} AS "projectId", count(*) AS "phones", count(*) FILTER (WHERE p."verdict" = 'eligible') AS "eligible",
        count(*) FILTER (WHERE p."verdict" = 'needs-information') AS "needsInformation",
        count(*) FILTER (WHERE p."verdict" = 'ineligible') AS "ineligible", count(w."batchId") AS "planned",
        count(*) FILTER (WHERE w."state" = 'verified') AS "verified",
        (SELECT c."at" FROM "PhoneChange" c WHERE c."projectId" = ${scope.projectId}::uuid ORDER BY c."seq" DESC LIMIT 1) AS "lastChange"
      FROM "Phone" p ${raw(WITH_WORK)} WHERE ${wherePhones(scope, {})}`,
  );
  type Row = { projectId: string; lastChange: Date | null } & Record<(typeof COUNTED)[number], string>;
  const rows = await query<Row>(join(parts, " UNION ALL "));
  return new Map(
    rows.map(({ projectId, lastChange, ...row }) => [
      projectId,
      { ...recordOf(COUNTED, (key) => Number(row[key])), lastChange },
    ]),
  );
}
