import "server-only";
import { seesOnlyAssigned } from "@/lib/domain/access";
import type { Tx } from "@/lib/server/database/transaction";
import { type PastBatch, pastBatches, pastPlaces } from "@/lib/server/inventory/past-assignees";
import { roleInProject } from "@/lib/server/sign-in/session";
import type { BatchSubject, PhoneSubject, Sent } from "@/lib/server/work/sent";

/** Who last changed the state of a phone; `byId` null: the application itself. */
export type StateChange = { byId: string | null; at: Date };

/** What happened to the things of a group of events since the devices saw them. */
export type Meanwhile = {
  /** By `phoneId userId`: the batch of this person that the phone was in last. */
  places: ReadonlyMap<string, PastBatch>;
  /** By `batchId userId`: batches that were this person's once, there or gone. */
  batches: ReadonlyMap<string, PastBatch>;
  /** Phones that are in no project, of anybody. */
  gone: ReadonlySet<string>;
  /** By phone, of those that are not simply on their way. The group's own events are added as they are judged. */
  states: Map<string, StateChange>;
};

type Found = {
  phones: ReadonlyMap<string, PhoneSubject>;
  batches: ReadonlyMap<string, BatchSubject>;
  assigned: ReadonlySet<string>;
};

/**
 * Reads what only those events need that find something else than their device saw: whose the phone or the batch was, and who
 * changed the phone's state. A group of ticks that find everything as expected asks nothing here.
 */
export async function readMeanwhile(tx: Tx, sent: readonly Sent[], found: Found): Promise<Meanwhile> {
  const late = sent.filter((one) => isLate(one, found));
  const phoneIds = distinct(late.map(({ event }) => event.phoneId));
  const batchIds = distinct(late.flatMap(({ event }) => [event.batchId, event.seenBatchId]));
  const userIds = distinct(late.map(({ actor }) => actor.userId));
  const places = await pastPlaces(tx, phoneIds, userIds);
  const batches = await pastBatches(tx, batchIds, userIds);
  return {
    places: new Map(places.map((place) => [`${place.phoneId} ${place.userId}`, place])),
    batches: new Map(batches.map((batch) => [`${batch.batchId} ${batch.userId}`, batch])),
    gone: await readGone(
      tx,
      phoneIds.filter((id) => !found.phones.has(id)),
    ),
    states: await readStates(tx, [...found.phones.values()]),
  };
}

const distinct = (ids: readonly (string | undefined)[]): string[] => [...new Set(ids.flatMap((id) => id ?? []))];

function isLate({ actor, event }: Sent, { phones, batches, assigned }: Found): boolean {
  const subject = event.phoneId ? phones.get(event.phoneId) : event.batchId ? batches.get(event.batchId) : null;
  if (!subject) return subject === undefined;
  const role = roleInProject(actor, { id: subject.projectId, organizationId: subject.organizationId });
  if (!role || !seesOnlyAssigned(role)) return false;
  const isTheirs = subject.batchId !== null && assigned.has(`${subject.batchId} ${actor.userId}`);
  return !isTheirs || ("isWithdrawn" in subject && subject.isWithdrawn);
}

/** Those of the phones that no project has. */
async function readGone(tx: Tx, phoneIds: readonly string[]): Promise<Set<string>> {
  if (phoneIds.length === 0) return new Set();
  const { rows } = await tx.query<{ id: string }>(
    `SELECT i AS "id" FROM unnest($1::uuid[]) i WHERE NOT EXISTS (SELECT FROM "Phone" p WHERE p."id" = i)`,
    [phoneIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Who brought phones to where they are, for those that failed, are held or are verified. */
async function readStates(tx: Tx, phones: readonly PhoneSubject[]): Promise<Map<string, StateChange>> {
  const halted = phones.filter(({ state }) => state === "failed" || state === "on-hold" || state === "verified");
  if (halted.length === 0) return new Map();
  const { rows } = await tx.query<StateChange & { phoneId: string }>({
    name: "who changed states",
    text: `SELECT DISTINCT ON (s."phoneId") s.* FROM (
        SELECT e."phoneId", e."actorId" AS "byId", e."receivedAt" AS "at" FROM "StepEvent" e
          WHERE e."projectId" = ANY($1::uuid[]) AND e."phoneId" = ANY($2::uuid[]) AND e."action" IN ('fail', 'hold', 'resume')
        UNION ALL SELECT c."phoneId", c."actorId", c."at" FROM "PhoneChange" c
          WHERE c."projectId" = ANY($1::uuid[]) AND c."phoneId" = ANY($2::uuid[]) AND c."changes" ? 'state') s
      ORDER BY s."phoneId", s."at" DESC`,
    values: [distinct(halted.map(({ projectId }) => projectId)), halted.map(({ phoneId }) => phoneId)],
  });
  return new Map(rows.map(({ phoneId, ...change }) => [phoneId, change]));
}
