import "server-only";
import type { LoadFamily } from "@/lib/domain/conversion";
import { groupedBy } from "@/lib/domain/grouped-by";
import { loadFamilyOf } from "@/lib/domain/phone/load";
import type { StepScope } from "@/lib/domain/procedure/step";
import { targetLoadFor } from "@/lib/domain/rules/eligibility/target-load";
import { vidRangeFor } from "@/lib/domain/rules/eligibility/vid-range";
import { wordOf } from "@/lib/domain/words";
import { batchStateOf, isOpenBatch, SET_BATCH_STATES } from "@/lib/domain/work/batch-life";
import { problemLabel } from "@/lib/domain/work/problems";
import { MARKING } from "@/lib/domain/work/step-log";
import type { StepRemark, StepState, Work, WorkBatch, WorkPhone } from "@/lib/schemas/work";
import { db } from "@/lib/server/database/db";
import { fromJson } from "@/lib/server/database/rows";
import { query, sql } from "@/lib/server/database/sql";
import { AppError } from "@/lib/server/errors";
import { countBatches, NO_PROGRESS } from "@/lib/server/inventory/batch-counts";
import { BY_PLACE } from "@/lib/server/inventory/by-place";
import type { PhoneScope } from "@/lib/server/inventory/phone-filter";
import { conversionTargetOf, methodOf } from "@/lib/server/inventory/project-to-decide";

type PhoneRow = Omit<WorkPhone, "loadFamily" | "targetLoad" | "vidRange"> & { batchId: string };

/**
 * A technician's list: batches that are not over, their phones and what is ticked. Checklists are filled from it by
 * lib/domain/procedure, on the server or, without network, on the device.
 */
export async function getWork({ projectId, onlyAssignedTo }: PhoneScope, batchId?: string): Promise<Work> {
  const project = await db.project.findUnique({ where: { id: projectId } });
  if (!project) throw new AppError("not_found", "There is no such project.");
  const batches = await db.batch.findMany({
    where: {
      projectId,
      ...(batchId ? { id: batchId } : { state: { not: "cancelled" } }),
      ...(onlyAssignedTo ? { assignees: { some: { userId: onlyAssignedTo } } } : {}),
    },
    orderBy: { order: "asc" },
  });
  const ids = batches.map(({ id }) => id);
  const [progress, phones, steps, remarks] = await Promise.all([
    countBatches(projectId, batchId),
    query<PhoneRow>(sql`
      SELECT p."id", p."mac", p."model", p."pid", p."vid", p."site", p."floor", p."owner", p."directoryNumber", p."description", p."ip", p."serial",
        p."version", p."runningFirmware", w."state", w."batchId", p."verdict", d."licenseKind", w."nowFirmware", w."begunAt" IS NOT NULL AS "hasBegun",
        w."conflictDecisionId" IS NOT NULL AS "hasConflict"
      FROM "PhoneWork" w JOIN "Phone" p ON p."projectId" = w."projectId" AND p."id" = w."phoneId"
      JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
      WHERE w."projectId" = ${projectId}::uuid AND w."batchId" = ANY(${ids}::uuid[]) AND p."withdrawnAt" IS NULL
      ORDER BY ${BY_PLACE}`),
    listStepStates(projectId, ids),
    listRemarks(projectId, ids),
  ]);
  const plan = conversionTargetOf(project);
  const fill = ({ batchId: _, ...row }: PhoneRow): WorkPhone[] => {
    const loadFamily = loadFamilyOf(row.model);
    if (!loadFamily) return [];
    const vidRange = vidRangeFor(plan.direction, row.model);
    return [{ ...row, vidRange, loadFamily, targetLoad: targetLoadFor(row.model, plan)?.load ?? null }];
  };
  const byBatch = groupedBy(phones, ({ batchId: of }) => of);
  return {
    project: {
      id: projectId,
      name: project.name,
      direction: plan.direction,
      target: plan.target,
      method: methodOf(project),
      ucmAddress: project.ucmAddress,
      stepChanges: fromJson(project.stepChanges),
    },
    batches: batches.flatMap((batch): WorkBatch[] => {
      const state = batchStateOf(wordOf(SET_BATCH_STATES, batch.state), progress.get(batch.id) ?? NO_PROGRESS);
      if (!batchId && !isOpenBatch(state)) return []; // a list of what is to be done
      const open: WorkBatch = {
        id: batch.id,
        name: batch.name,
        kind: batch.kind,
        state,
        order: batch.order,
        startsAt: batch.startsAt?.toISOString() ?? null,
        endsAt: batch.endsAt?.toISOString() ?? null,
        phones: (byBatch.get(batch.id) ?? []).flatMap(fill),
      };
      return [open];
    }),
    steps,
    remarks,
  };
}

type StateRow = {
  scope: StepScope;
  phoneId: string | null;
  batchId: string | null;
  loadFamily: LoadFamily | null;
  step: string;
  action: string;
  at: Date;
  by: string;
  byId: string;
  note: string | null;
};

/** Events of the project's own steps, of these batches and of their phones. */
const concerns = (projectId: string, batchIds: string[]) => sql`(
  e."scope" = 'project' OR (e."scope" = 'batch' AND e."batchId" = ANY(${batchIds}::uuid[])) OR e."phoneId" IN (
    SELECT w."phoneId" FROM "PhoneWork" w WHERE w."projectId" = ${projectId}::uuid AND w."batchId" = ANY(${batchIds}::uuid[])))`;

/** What was last done to every step, of what shows on it. */
async function listStepStates(projectId: string, batchIds: string[]): Promise<StepState[]> {
  const rows = await query<StateRow>(sql`
    SELECT DISTINCT ON (e."scope", e."phoneId", e."batchId", e."loadFamily", e."step")
      e."scope", e."phoneId", e."batchId", e."loadFamily", e."step", e."action", e."receivedAt" AS "at", u."name" AS "by", e."actorId" AS "byId", e."note"
    FROM "StepEvent" e JOIN "User" u ON u."id" = e."actorId"
    WHERE e."projectId" = ${projectId}::uuid AND e."action" = ANY(${[...MARKING]}) AND ${concerns(projectId, batchIds)}
    ORDER BY e."scope", e."phoneId", e."batchId", e."loadFamily", e."step", e."seq" DESC`);
  return rows.map(({ action, at, ...row }) => ({
    ...row,
    isTicked: action === "tick",
    isOverridden: action === "override",
    at: at.toISOString(),
  }));
}

const MOST_REMARKS = 1_000;

/** What people wrote, except with a tick: notes, failures, holds, and why something was taken back. */
async function listRemarks(projectId: string, batchIds: string[]): Promise<StepRemark[]> {
  const rows = await query<Omit<StepRemark, "at" | "note"> & { at: Date; note: string | null; seq: bigint }>(sql`
    SELECT * FROM (
      SELECT e."operationId", e."phoneId", CASE WHEN e."scope" = 'batch' THEN e."batchId" END AS "batchId", e."step", e."action", e."note", e."problem", e."audience",
        u."name" AS "by", e."receivedAt" AS "at", e."seq"
      FROM "StepEvent" e JOIN "User" u ON u."id" = e."actorId"
      WHERE e."projectId" = ${projectId}::uuid AND (e."note" IS NOT NULL OR e."problem" IS NOT NULL) AND e."action" NOT IN ('tick', 'override') AND ${concerns(projectId, batchIds)}
      ORDER BY e."seq" DESC LIMIT ${MOST_REMARKS}) r ORDER BY r."seq"`);
  return rows.map(({ seq: _, at, note, ...row }) => ({
    ...row,
    note: note ?? problemLabel(row.problem ?? "other"),
    at: at.toISOString(),
  }));
}
