import "server-only";
import type * as z from "zod";
import type { LoadFamily } from "@/lib/domain/conversion";
import { loadFamilyOf } from "@/lib/domain/phone/load";
import type { BatchablePhone } from "@/lib/domain/planning/choose-pilot";
import { type OpenBatch, type Placement, placePhones, withFreeNames } from "@/lib/domain/planning/place-phones";
import { planBatches } from "@/lib/domain/planning/plan-batches";
import { capacityOf, type DatedBatch, dateBatches, type Schedule } from "@/lib/domain/planning/schedule";
import { pilotRemarks, remarksOf } from "@/lib/domain/planning/wishes";
import { toWallTime } from "@/lib/domain/wall-time";
import type { BatchPlan, planBatchesInput } from "@/lib/schemas/batches";
import type { Tx } from "@/lib/server/database/transaction";

type Input = z.output<typeof planBatchesInput>;
type Needed = "mode" | "replace" | "pilotSize" | "maxSize";
/** Wishes that a job of an older version does not name are those of DEFAULT_WISHES. */
export type PlanOptions = Pick<Input, Needed> & Partial<Omit<Input, Needed>>;
/** A placement with the window that the schedule gives it. */
export type DatedPlacement = Placement & { startsAt: string | null; endsAt: string | null };
type Ask = Pick<Tx, "query">;

export type Proposed = {
  placements: DatedPlacement[];
  phones: number;
  kept: number;
  replaceable: BatchPlan["replaceable"];
  /** Batches that the plan takes away. */
  replaced: string[];
  remarks: string[];
};

type BatchRow = {
  id: string;
  kind: "pilot" | "wave";
  name: string;
  site: string | null;
  loadFamily: LoadFamily | null;
  state: string;
  isByHand: boolean;
  startsAt: Date | null;
  people: string[];
  phones: number;
  /** Phones on which something was done. */
  touched: number;
};

/** Works out which batches there would be. Reads only; inside a transaction it reads by the transaction. */
export async function propose(ask: Ask, projectId: string, options: PlanOptions): Promise<Proposed> {
  const batches = await readBatches(ask, projectId);
  // A pilot that ran, or stays, proves the concept: no second one.
  const replaceable = options.mode === "replan" ? batches.filter(mayGo).map((batch) => withLosses(batch, options)) : [];
  const replaced = replaceable.filter(({ isReplaced }) => isReplaced).map(({ id }) => id);
  const staying = batches.filter(({ id }) => !replaced.includes(id));
  const phones = await readPhones(ask, projectId, replaced);
  const pilots = staying.filter(({ kind, state }) => kind === "pilot" && state !== "cancelled");
  const hasPilot = pilots.length > 0;
  const { pilotMacs = [] } = options;
  const schedule = await scheduleOf(ask, projectId, options);
  const maxSize = Math.max(1, Math.min(options.maxSize, schedule ? capacityOf(schedule) : options.maxSize));
  const wishes = { ...options, ...(hasPilot ? { pilotSize: 0, pilotMacs: [] } : {}), maxSize };
  // Whoever dates a plan gave the dated batches their windows for the phones that they have.
  const open = staying.filter(({ startsAt }) => !schedule || startsAt === null).flatMap(asOpen);
  const names = new Set(staying.map(({ name }) => name));
  const placements =
    options.mode === "replan"
      ? withFreeNames(planBatches(phones, wishes), names).map((one) => ({ ...one, batchId: null }))
      : placePhones(phones, open, wishes, names);
  return {
    placements: withWindows(placements, schedule, staying),
    phones: phones.length,
    kept: staying.length,
    replaceable,
    replaced,
    remarks: [
      ...remarksOf(sitesOf(options), new Set(phones.map(({ site }) => site))),
      ...pilotRemarks(
        pilotMacs,
        new Set(phones.map(({ mac }) => mac)),
        hasPilot ? await namedIn(ask, projectId, pilots, pilotMacs) : null,
      ),
    ],
  };
}

const sitesOf = ({ firstSites = [], schedule }: PlanOptions): string[] => [
  ...firstSites,
  ...(schedule?.sites ?? []).map(({ site }) => site),
];

/** The schedule by the clock of the project where it names none. */
async function scheduleOf(ask: Ask, projectId: string, { schedule }: PlanOptions): Promise<Schedule | null> {
  if (!schedule) return null;
  const { rows } = await ask.query<{ timeZone: string }>(`SELECT "timeZone" FROM "Project" WHERE "id" = $1`, [
    projectId,
  ]);
  return { ...schedule, timeZone: schedule.timeZone ?? rows[0]?.timeZone ?? "UTC" };
}

/** New batches get their windows; what takes more phones keeps its own. */
function withWindows(
  placements: readonly Placement[],
  schedule: Schedule | null,
  staying: readonly BatchRow[],
): DatedPlacement[] {
  if (!schedule) return placements.map((one) => ({ ...one, startsAt: null, endsAt: null }));
  const dated = staying.flatMap(({ kind, startsAt, state, phones }): DatedBatch[] => {
    if (!startsAt || state === "cancelled") return [];
    return [{ kind, phones, day: toWallTime(startsAt.toISOString(), schedule.timeZone).slice(0, 10) }];
  });
  const isNew = ({ batchId }: Placement) => batchId === null;
  const windows = dateBatches(
    placements.filter(isNew).map(({ kind, site, phoneIds }) => ({ kind, site, phones: phoneIds.length })),
    schedule,
    dated,
  );
  let at = 0;
  return placements.map((one) => {
    const window = isNew(one) ? windows[at++] : undefined;
    const reason = window === null ? `${one.reason} No day of ten years has room for it.` : one.reason;
    return { ...one, reason, startsAt: window?.startsAt ?? null, endsAt: window?.endsAt ?? null };
  });
}

/** Planned, and nothing was done on any of its phones. */
const mayGo = ({ state, touched }: BatchRow): boolean => state === "planned" && touched === 0;

/** A batch takes more phones while nobody has said that it is ready and nothing was done in it. */
function asOpen({ id, kind, name, site, loadFamily, phones, state, touched, isByHand }: BatchRow): OpenBatch[] {
  const isOfPlan = site !== null || loadFamily !== null || !isByHand; // a batch that a person made has neither
  const isOpen = kind === "wave" && state === "planned" && touched === 0 && isOfPlan;
  return isOpen ? [{ id, name, site, loadFamily, phones }] : [];
}

function withLosses(batch: BatchRow, { replace }: PlanOptions): BatchPlan["replaceable"][number] {
  const losses = [
    ...(batch.startsAt ? (["dated"] as const) : []),
    ...(batch.people.length > 0 ? (["assigned"] as const) : []),
    ...(batch.isByHand ? (["by-hand"] as const) : []),
  ];
  const { id, name, phones, people } = batch;
  const isReplaced = losses.length === 0 || replace.includes(id);
  return { id, name, phones, startsAt: batch.startsAt?.toISOString() ?? null, people, losses, isReplaced };
}

async function readBatches(ask: Ask, projectId: string): Promise<BatchRow[]> {
  const { rows } = await ask.query<BatchRow>(
    `SELECT b."id", b."kind", b."name", b."site", b."loadFamily", b."state", b."isByHand", b."startsAt",
       ARRAY(SELECT u."name" FROM "BatchAssignee" a JOIN "User" u ON u."id" = a."userId" WHERE a."projectId" = $1 AND a."batchId" = b."id" ORDER BY u."name") AS "people",
       coalesce(c."phones", 0) AS "phones", coalesce(c."touched", 0) AS "touched"
     FROM "Batch" b LEFT JOIN (
       SELECT w."batchId", count(*)::int AS "phones", (count(*) FILTER (WHERE w."begunAt" IS NOT NULL OR w."state" <> 'not-started'))::int AS "touched"
       FROM "PhoneWork" w WHERE w."projectId" = $1 AND w."batchId" IS NOT NULL GROUP BY 1) c ON c."batchId" = b."id"
     WHERE b."projectId" = $1 ORDER BY b."order", b."id"`,
    [projectId],
  );
  return rows;
}

/** Which of the phones that are named stand in these batches. */
async function namedIn(
  ask: Ask,
  projectId: string,
  batches: readonly BatchRow[],
  named: readonly string[],
): Promise<Set<string>> {
  const { rows } = await ask.query<{ mac: string }>(
    `SELECT p."mac" FROM "Phone" p JOIN "PhoneWork" w ON w."projectId" = p."projectId" AND w."phoneId" = p."id"
     WHERE p."projectId" = $1 AND p."mac" = ANY($2) AND w."batchId" = ANY($3::uuid[])`,
    [projectId, named, batches.map(({ id }) => id)],
  );
  return new Set(rows.map(({ mac }) => mac));
}

/** Eligible phones on which nothing was done, in no batch or in one that goes. */
async function readPhones(ask: Ask, projectId: string, replaced: readonly string[]): Promise<BatchablePhone[]> {
  const { rows } = await ask.query<Omit<BatchablePhone, "loadFamily">>(
    `SELECT p."id", p."mac", p."site", p."floor", p."model", d."needsPreUpgrade" FROM "Phone" p
     JOIN (SELECT "id", "detail" @> '{"requirements":[{"code":"pre-upgrade"}]}' AS "needsPreUpgrade" FROM "Decision" WHERE "projectId" = $1) d ON d."id" = p."decisionId"
     LEFT JOIN "PhoneWork" w ON w."projectId" = p."projectId" AND w."phoneId" = p."id"
     WHERE p."projectId" = $1 AND p."verdict" = 'eligible' AND p."withdrawnAt" IS NULL
       AND (w."phoneId" IS NULL OR (w."begunAt" IS NULL AND w."state" = 'not-started' AND (w."batchId" IS NULL OR w."batchId" = ANY($2::uuid[]))))`,
    [projectId, replaced],
  );
  return rows.flatMap((row): BatchablePhone[] => {
    const loadFamily = loadFamilyOf(row.model);
    return loadFamily ? [{ ...row, loadFamily }] : [];
  });
}
