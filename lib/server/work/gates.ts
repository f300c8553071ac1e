import "server-only";
import { gateOf, isGated } from "@/lib/domain/procedure/gate";
import { procedureFor } from "@/lib/domain/procedure/routes";
import { STEP_OWNER_LABELS, type Step } from "@/lib/domain/procedure/step";
import type { StepChanges } from "@/lib/domain/procedure/step-changes";
import { MARKING } from "@/lib/domain/work/step-log";
import { pool } from "@/lib/server/database/db";
import { fromJson } from "@/lib/server/database/rows";
import type { Tx } from "@/lib/server/database/transaction";
import { conversionTargetOf, methodOf } from "@/lib/server/inventory/project-to-decide";
import type { PhoneSubject, Sent } from "@/lib/server/work/sent";

/** What the batches of a group of ticks wait for. */
export type Gates = {
  /** By batch, the steps that its phones wait for; only of batches in which a gated step is ticked. */
  steps: ReadonlyMap<string, readonly Step[]>;
  /** `id step` of the projects and batches whose step is done or gone on without. The group's own events count as they are judged. */
  cleared: Set<string>;
};

/** Nothing waits for anything. */
export const noGates = (): Gates => ({ steps: new Map(), cleared: new Set() });

type Ask = Pick<Tx, "query">;
type BatchRow = Parameters<typeof conversionTargetOf>[0] & {
  batchId: string;
  projectId: string;
  kind: string;
  method: string;
  stepChanges: unknown;
};

/** Reads what the gated ticks of a group wait for; a group without one asks nothing. */
export async function readGates(
  tx: Tx,
  sent: readonly Sent[],
  phones: ReadonlyMap<string, PhoneSubject>,
): Promise<Gates> {
  const ids = new Set(
    sent.flatMap(({ event }) =>
      event.phoneId && event.action === "tick" && isGated(event.step) ? (phones.get(event.phoneId)?.batchId ?? []) : [],
    ),
  );
  return ids.size === 0 ? noGates() : readGatesOf(tx, [...ids]);
}

async function readGatesOf(ask: Ask, batchIds: readonly string[]): Promise<Gates> {
  const { rows } = await ask.query<BatchRow>({
    name: "gated batches",
    text: `SELECT b."id" AS "batchId", b."projectId", b."kind", r."direction", r."target", r."method", r."stepChanges", r."policy", r."loads", r."ruleSetVersion"
      FROM "Batch" b JOIN "Project" r ON r."id" = b."projectId" WHERE b."id" = ANY($1::uuid[])`,
    values: [batchIds],
  });
  const steps = new Map(rows.map((row) => [row.batchId, stepsOf(row)]));
  return { steps, cleared: await readCleared(ask, rows, [...steps.values()].flat()) };
}

/** What the phones of a batch wait for just now. */
export async function listWaits(projectId: string, batchId: string): Promise<Step[]> {
  return waitsIn(await readGatesOf(pool, [batchId]), projectId, batchId);
}

function stepsOf(row: BatchRow): readonly Step[] {
  const way = {
    ...conversionTargetOf(row),
    method: methodOf(row),
    stepChanges: fromJson<StepChanges>(row.stepChanges),
  };
  const route = procedureFor(way);
  return route ? gateOf(route, row) : [];
}

async function readCleared(ask: Ask, batches: readonly BatchRow[], steps: readonly Step[]): Promise<Set<string>> {
  const { rows } = await ask.query<{ id: string; step: string; action: string }>({
    name: "cleared steps",
    text: `SELECT DISTINCT ON (e."projectId", e."batchId", e."step") coalesce(e."batchId", e."projectId") AS "id", e."step", e."action"
      FROM "StepEvent" e WHERE e."projectId" = ANY($1::uuid[]) AND e."phoneId" IS NULL AND (e."batchId" IS NULL OR e."batchId" = ANY($2::uuid[]))
        AND e."step" = ANY($3::text[]) AND e."action" = ANY($4::text[])
      ORDER BY e."projectId", e."batchId", e."step", e."seq" DESC`,
    values: [
      [...new Set(batches.map(({ projectId }) => projectId))],
      batches.map(({ batchId }) => batchId),
      [...new Set(steps.map(({ id }) => id))],
      [...MARKING],
    ],
  });
  return new Set(rows.flatMap(({ id, step, action }) => (action === "untick" ? [] : [`${id} ${step}`])));
}

/** Lets an event of the group count for those behind it. */
export function noteCleared({ cleared }: Gates, id: string, { event }: Sent): void {
  if (event.action === "untick") cleared.delete(`${id} ${event.step}`);
  else if (MARKING.includes(event.action)) cleared.add(`${id} ${event.step}`);
}

const waitsIn = ({ steps, cleared }: Gates, projectId: string, batchId: string): Step[] =>
  (steps.get(batchId) ?? []).filter(
    ({ id, scope }) => !cleared.has(`${scope === "project" ? projectId : batchId} ${id}`),
  );

/** Why a phone's step cannot be done yet, and who can clear it; null where it can. */
export function whyShut(gates: Gates, stepId: string, phone: PhoneSubject): string | null {
  const { batchId, projectId } = phone;
  if (batchId === null || !isGated(stepId)) return null;
  const named = waitsIn(gates, projectId, batchId).map(
    ({ title, owner }) => `“${title}” (${STEP_OWNER_LABELS[owner]})`,
  );
  return named.length === 0 ? null : `This step waits for ${named.join(", ")}.`;
}
