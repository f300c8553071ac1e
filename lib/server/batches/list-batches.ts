import "server-only";
import { ROLES } from "@/lib/domain/access";
import { LOAD_FAMILIES } from "@/lib/domain/conversion";
import { wordOf } from "@/lib/domain/words";
import {
  BATCH_KINDS,
  batchStateOf,
  notReadyBecause,
  notReadyText,
  SET_BATCH_STATES,
} from "@/lib/domain/work/batch-life";
import type { Batch } from "@/lib/schemas/batches";
import { db } from "@/lib/server/database/db";
import { AppError } from "@/lib/server/errors";
import { countBatches, NO_PROGRESS } from "@/lib/server/inventory/batch-counts";
import type { PhoneScope } from "@/lib/server/inventory/phone-filter";
import { readPilot } from "@/lib/server/inventory/read-pilot";

const withAssignees = { assignees: { select: { user: { select: { id: true, name: true } } } } } as const;

/** Batches in order, with how far each is; a technician's are those assigned to them. */
export async function listBatches({ projectId, onlyAssignedTo }: PhoneScope, batchId?: string): Promise<Batch[]> {
  const [rows, progress, pilot] = await Promise.all([
    db.batch.findMany({
      where: {
        projectId,
        ...(batchId ? { id: batchId } : {}),
        ...(onlyAssignedTo ? { assignees: { some: { userId: onlyAssignedTo } } } : {}),
      },
      include: withAssignees,
      orderBy: [{ order: "asc" }, { id: "asc" }],
    }),
    countBatches(projectId, batchId),
    readPilot(projectId),
  ]);
  return rows.map((row): Batch => {
    const counts = progress.get(row.id) ?? NO_PROGRESS;
    const assignees = row.assignees.map(({ user }) => ({ userId: user.id, name: user.name }));
    const startsAt = row.startsAt?.toISOString() ?? null;
    const pilotOpen = row.kind === "pilot" ? 0 : (pilot?.open ?? 0);
    const open = { phones: counts.phones, notEligible: counts.stale, startsAt, people: assignees.length, pilotOpen };
    return {
      id: row.id,
      projectId,
      kind: wordOf(BATCH_KINDS, row.kind),
      order: row.order,
      name: row.name,
      site: row.site,
      loadFamily: row.loadFamily === null ? null : wordOf(LOAD_FAMILIES, row.loadFamily),
      reason: row.reason,
      state: batchStateOf(wordOf(SET_BATCH_STATES, row.state), counts),
      isByHand: row.isByHand,
      startsAt,
      endsAt: row.endsAt?.toISOString() ?? null,
      version: row.version,
      assignees,
      ...counts,
      pilotOpen,
      notReady: notReadyBecause(open).map((code) => ({ code, text: notReadyText(code, open) })),
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
  return [
    ...new Map(
      rows.map(({ user, role }) => [user.id, { userId: user.id, name: user.name, role: wordOf(ROLES, role) }]),
    ).values(),
  ];
}
