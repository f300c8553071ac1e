import "server-only";
import { ROUTES } from "@/lib/domain/checklist/routes";
import type { StepScope } from "@/lib/domain/checklist/step";
import type { LoadFamily } from "@/lib/domain/conversion";
import { targetLoadFor } from "@/lib/domain/eligibility/target-load";
import { loadFamilyOf } from "@/lib/domain/phone/load";
import type { StepState, Work, WorkBatch, WorkPhone } from "@/lib/schemas/work";
import { db } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { methodOf, planOf } from "@/lib/server/queries/plans";
import { type PhoneScope, query, sql } from "@/lib/server/sql/phone-filter";

const STEPS = new Map(ROUTES.flatMap((route) => route.steps).map((step) => [step.id, step]));

/** A step by its id, whatever route it belongs to. */
export const stepById = (id: string) => STEPS.get(id);
export const stepTitle = (id: string): string => STEPS.get(id)?.title ?? id;

type PhoneRow = Omit<WorkPhone, "loadFamily" | "targetLoad"> & { batchId: string };

/**
 * A technician's list: batches that are not over, their phones and what is ticked. Checklists are filled from it by
 * lib/domain/checklist, on the server or, without network, on the device.
 */
export async function getWork({ projectId, onlyAssignedTo }: PhoneScope, batchId?: string): Promise<Work> {
  const project = await db.project.findUnique({ where: { id: projectId } });
  if (!project) throw new AppError("not_found", "There is no such project.");
  const batches = await db.batch.findMany({
    where: {
      projectId,
      ...(batchId ? { id: batchId } : { state: { in: ["planned", "ready", "running"] } }),
      ...(onlyAssignedTo ? { assignees: { some: { userId: onlyAssignedTo } } } : {}),
    },
    orderBy: { order: "asc" },
  });
  const ids = batches.map(({ id }) => id);
  const [phones, steps] = await Promise.all([
    query<PhoneRow>(sql`
      SELECT p."id", p."batchId", p."mac", p."model", p."site", p."floor", p."owner", p."directoryNumber", p."description", p."ip", p."serial",
        p."version", p."runningFirmware", p."state", p."verdict", d."licenseKind"
      FROM "Phone" p JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
      WHERE p."projectId" = ${projectId}::uuid AND p."batchId" = ANY(${ids}::uuid[])
      ORDER BY p."site", p."floor", p."description", p."mac"`),
    listStepStates(projectId, ids),
  ]);
  const plan = planOf(project);
  const fill = ({ batchId: _, ...row }: PhoneRow): WorkPhone[] => {
    const loadFamily = loadFamilyOf(row.model);
    return loadFamily ? [{ ...row, loadFamily, targetLoad: targetLoadFor(row.model, plan)?.load ?? null }] : [];
  };
  return {
    project: {
      id: projectId,
      name: project.name,
      direction: plan.direction,
      target: plan.target,
      method: methodOf(project),
      ucmAddress: project.ucmAddress,
    },
    batches: batches.map(
      (batch): WorkBatch => ({
        id: batch.id,
        name: batch.name,
        kind: batch.kind,
        state: batch.state as WorkBatch["state"],
        order: batch.order,
        startsAt: batch.startsAt?.toISOString() ?? null,
        endsAt: batch.endsAt?.toISOString() ?? null,
        phones: phones.filter((phone) => phone.batchId === batch.id).flatMap(fill),
      }),
    ),
    steps,
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
  note: string | null;
};

/** The latest tick or un-tick of every step of these batches, their phones and the project; a later note stands beside it. */
async function listStepStates(projectId: string, batchIds: string[]): Promise<StepState[]> {
  const rows = await query<StateRow>(sql`
    SELECT DISTINCT ON (e."scope", e."phoneId", e."batchId", e."loadFamily", e."step")
      e."scope", e."phoneId", e."batchId", e."loadFamily", e."step", e."action", e."receivedAt" AS "at", u."name" AS "by", e."note"
    FROM "StepEvent" e JOIN "User" u ON u."id" = e."actorId"
    WHERE e."projectId" = ${projectId}::uuid AND e."action" IN ('tick', 'untick') AND (
      e."scope" = 'project' OR (e."scope" = 'batch' AND e."batchId" = ANY(${batchIds}::uuid[])) OR e."phoneId" IN (
        SELECT p."id" FROM "Phone" p WHERE p."projectId" = ${projectId}::uuid AND p."batchId" = ANY(${batchIds}::uuid[])))
    ORDER BY e."scope", e."phoneId", e."batchId", e."loadFamily", e."step", e."seq" DESC`);
  return rows.map(({ action, at, ...row }) => ({ ...row, isTicked: action === "tick", at: at.toISOString() }));
}
