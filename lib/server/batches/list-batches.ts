import "server-only";
import type { LoadFamily } from "@/lib/domain/conversion";
import type { BatchKind, BatchState } from "@/lib/domain/work/batch-life";
import type { Batch } from "@/lib/schemas/batches";
import { db } from "@/lib/server/database/db";
import { AppError } from "@/lib/server/errors";
import type { PhoneScope } from "@/lib/server/inventory/phone-filter";

const withAssignees = { assignees: { select: { user: { select: { id: true, name: true } } } } } as const;

/** Batches in order, with how far each is; a technician's are those assigned to him. */
export async function listBatches({ projectId, onlyAssignedTo }: PhoneScope, batchId?: string): Promise<Batch[]> {
  const [rows, counts, stale] = await Promise.all([
    db.batch.findMany({
      where: {
        projectId,
        ...(batchId ? { id: batchId } : {}),
        ...(onlyAssignedTo ? { assignees: { some: { userId: onlyAssignedTo } } } : {}),
      },
      include: withAssignees,
      orderBy: [{ order: "asc" }, { id: "asc" }],
    }),
    db.phone.groupBy({
      by: ["batchId", "state"],
      where: { projectId, batchId: batchId ?? { not: null } },
      _count: true,
    }),
    db.phone.groupBy({
      by: ["batchId"],
      where: { projectId, batchId: batchId ?? { not: null }, verdict: { not: "eligible" }, state: { not: "verified" } },
      _count: true,
    }),
  ]);
  return rows.map((row): Batch => {
    const mine = counts.filter((count) => count.batchId === row.id);
    const count = (isCounted: (state: string) => boolean) =>
      mine.filter(({ state }) => isCounted(state)).reduce((total, group) => total + group._count, 0);
    return {
      id: row.id,
      projectId,
      kind: row.kind as BatchKind,
      order: row.order,
      name: row.name,
      site: row.site,
      loadFamily: row.loadFamily as LoadFamily | null,
      reason: row.reason,
      state: row.state as BatchState,
      startsAt: row.startsAt?.toISOString() ?? null,
      endsAt: row.endsAt?.toISOString() ?? null,
      version: row.version,
      assignees: row.assignees.map(({ user }) => ({ userId: user.id, name: user.name })),
      phones: count(() => true),
      started: count((state) => state !== "not-started"),
      failed: count((state) => state === "failed"),
      verified: count((state) => state === "verified"),
      stale: stale.find((group) => group.batchId === row.id)?._count ?? 0,
    };
  });
}

export async function getBatch(projectId: string, id: string): Promise<Batch> {
  const [batch] = await listBatches({ projectId, onlyAssignedTo: null }, id);
  if (!batch) throw new AppError("not_found", "There is no such batch.");
  return batch;
}

/** People who can be assigned to a batch: everyone with a role that records steps. */
export async function listAssignable(organizationId: string, projectId: string) {
  const rows = await db.membership.findMany({
    where: {
      organizationId,
      OR: [{ projectId: null }, { projectId }],
      role: { in: ["administrator", "project-manager", "technician"] },
      user: { disabledAt: null },
    },
    select: { role: true, user: { select: { id: true, name: true } } },
  });
  return [...new Map(rows.map(({ user, role }) => [user.id, { userId: user.id, name: user.name, role }])).values()];
}
