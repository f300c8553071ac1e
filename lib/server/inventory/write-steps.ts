import "server-only";
import type { WorkState } from "@/lib/domain/work/phone-life";
import type { Tx } from "@/lib/server/database/transaction";

/** A step event as it is stored; `phoneId` or `batchId` by its scope. */
export type StoredEvent = {
  projectId: string;
  operationId: string;
  scope: "project" | "batch" | "phone";
  batchId: string | null;
  phoneId: string | null;
  loadFamily: string | null;
  step: string;
  action: string;
  note: string | null;
  problem: string | null;
  audience: string;
  at: string;
  actorId: string;
  requestId: string;
};

/** The state of a phone after a group of events. */
export type WorkAfter = { projectId: string; phoneId: string; state: WorkState; isBegun: boolean };

const EVENTS = `unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[], $10::timestamptz[], $11::uuid[], $12::text[], $13::text[], $14::text[])
  AS e("projectId", "operationId", "scope", "batchId", "phoneId", "loadFamily", "step", "action", "note", "at", "actorId", "requestId", "problem", "audience")`;
const COLUMNS = `"projectId", "operationId", "scope", "batchId", "phoneId", "loadFamily", "step", "action", "note", "at", "actorId", "requestId", "problem", "audience"`;

/**
 * Stores step events and the states they lead to, in one statement. The caller holds the rows of the work that changes, has
 * seen that none of the events is stored already, and has worked out the states. The events are the history of the state.
 */
export async function writeSteps(tx: Tx, events: readonly StoredEvent[], after: readonly WorkAfter[]): Promise<void> {
  const column = <Key extends keyof StoredEvent>(key: Key) => events.map((event) => event[key]);
  await tx.query({
    name: "steps",
    text: `WITH "stored" AS (INSERT INTO "StepEvent" (${COLUMNS}) SELECT ${COLUMNS} FROM ${EVENTS} RETURNING 1)
      UPDATE "PhoneWork" w SET "state" = a."state", "begunAt" = CASE WHEN a."isBegun" THEN coalesce(w."begunAt", now()) END, "revision" = w."revision" + 1
      FROM unnest($15::uuid[], $16::uuid[], $17::text[], $18::boolean[]) AS a("projectId", "phoneId", "state", "isBegun")
      WHERE w."projectId" = a."projectId" AND w."phoneId" = a."phoneId"`,
    values: [
      column("projectId"),
      column("operationId"),
      column("scope"),
      column("batchId"),
      column("phoneId"),
      column("loadFamily"),
      column("step"),
      column("action"),
      column("note"),
      column("at"),
      column("actorId"),
      column("requestId"),
      column("problem"),
      column("audience"),
      after.map(({ projectId }) => projectId),
      after.map(({ phoneId }) => phoneId),
      after.map(({ state }) => state),
      after.map(({ isBegun }) => isBegun),
    ],
  });
  for (const projectId of new Set(events.map((event) => event.projectId))) tx.notify(projectId);
}

type Missing = { organizationIds: readonly string[]; projectIds: readonly string[]; phoneIds: readonly string[] };

/** Gives phones a row of work that have none, among the projects that are named: there is something to lock then. */
export async function makeWork(tx: Tx, { organizationIds, projectIds, phoneIds }: Missing): Promise<void> {
  await tx.query(
    `INSERT INTO "PhoneWork" ("projectId", "phoneId")
     SELECT p."projectId", p."id" FROM "Phone" p JOIN "Project" r ON r."id" = p."projectId" AND (r."organizationId" = ANY($1::uuid[]) OR r."id" = ANY($2::uuid[]))
     WHERE p."id" = ANY($3::uuid[]) AND p."withdrawnAt" IS NULL ON CONFLICT DO NOTHING`,
    [organizationIds, projectIds, phoneIds],
  );
}
