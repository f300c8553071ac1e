import "server-only";
import type { ConflictCause } from "@/lib/domain/work/work-conflict";
import type { Tx } from "@/lib/server/database/transaction";
import { makeWork } from "@/lib/server/inventory/write-steps";
import { visibleTo } from "@/lib/server/sign-in/session";
import { type Gates, readGates } from "@/lib/server/work/gates";
import { type Meanwhile, readMeanwhile } from "@/lib/server/work/meanwhile";
import type { BatchSubject, PhoneSubject, ProjectSubject, Sent } from "@/lib/server/work/sent";

/** The same operation, as it was stored before. */
export type StoredBefore = {
  operationId: string;
  /** Null: it was stored. Else why it was kept, and the answer that was given. */
  keptFor: ConflictCause | null;
  step: string;
  action: string;
  phoneId: string | null;
  batchId: string | null;
  loadFamily: string | null;
  note: string | null;
  problem: string | null;
  at: Date;
  actorId: string;
};

/** Everything that a group of events is about, read once for all of them. */
export type Subjects = {
  phones: ReadonlyMap<string, PhoneSubject>;
  /** Phones whose work somebody else holds at this moment: their events wait for the next group. */
  held: ReadonlySet<string>;
  batches: ReadonlyMap<string, BatchSubject>;
  projects: ReadonlyMap<string, ProjectSubject>;
  before: ReadonlyMap<string, StoredBefore>;
  /** `batchId userId` of everybody in the group who sees assigned work only. */
  assigned: ReadonlySet<string>;
  /** Asked only where an event finds something else than its device saw. */
  meanwhile: Meanwhile;
  gates: Gates;
};

/** Reads and locks what the events are about: five statements for a group of any size, two more for steps of batches and projects, and for ticks that wait for those. */
export async function readSubjects(tx: Tx, sent: readonly Sent[]): Promise<Subjects> {
  const phoneIds = distinct(sent.map(({ event }) => event.phoneId)).sort();
  const hadNone = await makeMissingWork(tx, sent, phoneIds);
  const locked = await lockWork(tx, phoneIds);
  const phones = await readPhones(tx, phoneIds);
  const isOfBatchOrProject = sent.some(({ event }) => !event.phoneId);
  const projects = isOfBatchOrProject ? await readProjects(tx, sent) : new Map<string, ProjectSubject>();
  const batches = isOfBatchOrProject ? await readBatches(tx, sent, projects) : new Map<string, BatchSubject>();
  const projectIds = [...new Set([...phones.values(), ...projects.values()].map(({ projectId }) => projectId))];
  const batchIds = distinct([...phones.values(), ...batches.values()].map(({ batchId }) => batchId ?? undefined));
  const assigned = await readAssigned(tx, sent, projectIds, batchIds);
  return {
    phones,
    // A row that was there and is gone went with a plan or a move in this very moment: the next group finds what came of it.
    held: new Set(phoneIds.filter((id) => !locked.has(id) && (phones.has(id) || !hadNone.has(id)))),
    batches,
    projects,
    before: await readBefore(tx, sent, projectIds),
    assigned,
    meanwhile: await readMeanwhile(tx, sent, { phones, batches, assigned }),
    gates: await readGates(tx, sent, phones),
  };
}

const distinct = (ids: readonly (string | undefined)[]): string[] => [...new Set(ids.flatMap((id) => id ?? []))];

/** What can be seen by somebody in the group. */
function visibleToGroup(sent: readonly Sent[]): [string[], string[]] {
  const all = [...new Set(sent.map(({ actor }) => actor))].map(visibleTo);
  return [all.flatMap(({ organizationIds }) => organizationIds), all.flatMap(({ projectIds }) => projectIds)];
}

/** A phone in no batch on which nothing was done has no row to lock yet; it gets one. Gives the phones that had none. */
async function makeMissingWork(
  tx: Tx,
  sent: readonly Sent[],
  phoneIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<{ phoneId: string }>({
    name: "missing work",
    text: `SELECT i AS "phoneId" FROM unnest($1::uuid[]) i WHERE NOT EXISTS (SELECT FROM "PhoneWork" w WHERE w."phoneId" = i)`,
    values: [phoneIds],
  });
  const missing = rows.map(({ phoneId }) => phoneId);
  if (missing.length === 0) return new Set();
  const [organizationIds, projectIds] = visibleToGroup(sent);
  await makeWork(tx, { organizationIds, projectIds, phoneIds: missing });
  return new Set(missing);
}

/** The phones whose work is ours now; what somebody else holds is passed over. */
async function lockWork(tx: Tx, phoneIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<{ phoneId: string }>({
    name: "lock work",
    text: `SELECT "phoneId" FROM "PhoneWork" WHERE "phoneId" = ANY($1::uuid[]) ORDER BY "projectId", "phoneId" FOR NO KEY UPDATE SKIP LOCKED`,
    values: [phoneIds],
  });
  return new Set(rows.map(({ phoneId }) => phoneId));
}

async function readPhones(tx: Tx, phoneIds: readonly string[]): Promise<Map<string, PhoneSubject>> {
  const { rows } = await tx.query<PhoneSubject>({
    name: "subjects",
    text: `SELECT w."phoneId", w."projectId", r."organizationId", w."batchId", w."state", w."begunAt", p."verdict",
        p."withdrawnAt" IS NOT NULL AS "isWithdrawn", b."state" AS "batchState",
        jsonb_path_query_first(d."detail", '$.requirements[*] ? (@.code == "target-load-floor" || @.code == "target-load-mismatch").text') #>> '{}' AS "blocker"
      FROM "PhoneWork" w JOIN "Project" r ON r."id" = w."projectId"
      JOIN "Phone" p ON p."projectId" = w."projectId" AND p."id" = w."phoneId"
      JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
      LEFT JOIN "Batch" b ON b."projectId" = w."projectId" AND b."id" = w."batchId" WHERE w."phoneId" = ANY($1::uuid[])`,
    values: [phoneIds],
  });
  return new Map(rows.map((row) => [row.phoneId, row]));
}

async function readProjects(tx: Tx, sent: readonly Sent[]): Promise<Map<string, ProjectSubject>> {
  const { rows } = await tx.query<ProjectSubject>(
    `SELECT "id" AS "projectId", "organizationId" FROM "Project" WHERE "organizationId" = ANY($1::uuid[]) OR "id" = ANY($2::uuid[])`,
    visibleToGroup(sent),
  );
  return new Map(rows.map((row) => [row.projectId, row]));
}

async function readBatches(
  tx: Tx,
  sent: readonly Sent[],
  projects: ReadonlyMap<string, ProjectSubject>,
): Promise<Map<string, BatchSubject>> {
  const { rows } = await tx.query<BatchSubject>(
    `SELECT b."id" AS "batchId", b."projectId", r."organizationId", b."state" AS "batchState" FROM "Batch" b JOIN "Project" r ON r."id" = b."projectId"
     WHERE b."projectId" = ANY($1::uuid[]) AND b."id" = ANY($2::uuid[])`,
    [[...projects.keys()], distinct(sent.map(({ event }) => event.batchId))],
  );
  return new Map(rows.map((row) => [row.batchId, row]));
}

async function readBefore(
  tx: Tx,
  sent: readonly Sent[],
  projectIds: readonly string[],
): Promise<Map<string, StoredBefore>> {
  const { rows } = await tx.query<StoredBefore>({
    name: "steps before",
    text: `SELECT "operationId", NULL AS "keptFor", "step", "action", "phoneId", "batchId", "loadFamily", "note", "problem", "at", "actorId" FROM "StepEvent"
      WHERE "projectId" = ANY($1::uuid[]) AND "operationId" = ANY($2::uuid[])
      UNION ALL SELECT c."operationId", c."cause", c."sent" ->> 'step', c."sent" ->> 'action', c."phoneId", c."batchId", c."sent" ->> 'loadFamily', c."sent" ->> 'note', c."sent" ->> 'problem', c."at", c."actorId"
      FROM "WorkConflict" c WHERE c."projectId" = ANY($1::uuid[]) AND c."operationId" = ANY($2::uuid[]) AND c."settledHow" IS DISTINCT FROM 'apply'`,
    values: [projectIds, sent.map(({ event }) => event.operationId)],
  });
  return new Map(rows.map((row) => [row.operationId, row]));
}

async function readAssigned(
  tx: Tx,
  sent: readonly Sent[],
  projectIds: readonly string[],
  batchIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await tx.query<{ batchId: string; userId: string }>({
    name: "assigned",
    text: `SELECT "batchId", "userId" FROM "BatchAssignee" WHERE "projectId" = ANY($1::uuid[]) AND "batchId" = ANY($2::uuid[]) AND "userId" = ANY($3::uuid[])`,
    values: [projectIds, batchIds, distinct(sent.map(({ actor }) => actor.userId))],
  });
  return new Set(rows.map(({ batchId, userId }) => `${batchId} ${userId}`));
}
