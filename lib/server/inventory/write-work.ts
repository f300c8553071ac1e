import "server-only";
import {
  begins,
  isUnderWay,
  type PhoneAction,
  phoneAfterWhen,
  WORK_STATES,
  type WorkState,
} from "@/lib/domain/work/phone-life";
import { copyInto, copyLine } from "@/lib/server/database/copy";
import type { Tx } from "@/lib/server/database/transaction";
import { inPart, inParts, type OnProgress, type Part } from "@/lib/server/inventory/in-parts";
import { NOW_FACTS, type NowFacts } from "@/lib/server/inventory/now-facts";
import { type Change, finishChange, historySql, historyValues } from "@/lib/server/inventory/write-history";

/** Which batch a phone is to be in; null: in none. */
export type Placing = { phoneId: string; batchId: string | null };

/**
 * SQL over "PhoneWork" w: nobody is at work on the phone, so it may change its batch; in a cancelled batch, and in none, nobody
 * works on anything. Verified phones stay where they are.
 */
const MAY_MOVE = `(w."batchId" IS NULL OR w."state" IN ('not-started', 'on-hold', 'failed') OR (w."state" <> 'verified'
  AND EXISTS (SELECT FROM "Batch" b WHERE b."projectId" = w."projectId" AND b."id" = w."batchId" AND b."state" = 'cancelled')))`;
/** SQL over "PhoneWork" w: nothing was done on the phone. */
const UNTOUCHED = `w."begunAt" IS NULL AND w."state" = 'not-started'`;

const ANALYZE_FROM_PHONES = 1_000;

/**
 * Puts phones into batches, or out of them, each with its entry in the history; gives how many changed their batch. The caller
 * holds the inventory's lock, so only steps and evidence can come between: the state is asked again under the row's lock.
 * @param only `untouched`: plans leave everything alone on which something was done; `movable`: people move what is held or failed
 */
export async function placePhones(
  tx: Tx,
  placings: Iterable<Placing>,
  change: Change,
  only: "untouched" | "movable",
  onProgress?: OnProgress,
): Promise<number> {
  const { projectId } = change;
  await tx.query(
    `CREATE TEMP TABLE IF NOT EXISTS "placing" ("phoneId" uuid, "batchId" uuid) ON COMMIT DROP; TRUNCATE "placing"`,
  );
  function* lines() {
    for (const { phoneId, batchId } of placings) yield copyLine([phoneId, batchId]);
  }
  await copyInto(tx, "placing", ["phoneId", "batchId"], lines());
  await tx.query(`ANALYZE "placing"`);
  await tx.query(
    `CREATE TEMP TABLE IF NOT EXISTS "placed" ("phoneId" uuid, "from" uuid, "to" uuid, "revision" integer) ON COMMIT DROP; TRUNCATE "placed"`,
  );
  let placed = 0;
  const placePart = async (part: Part) => {
    placed += await placeSome(tx, part, only === "untouched" ? UNTOUCHED : MAY_MOVE, change);
  };
  await inParts(tx, { table: "placing", id: "phoneId" }, placePart, onProgress);
  await dropEmptyWork(tx, projectId);
  await finishChange(tx, change);
  // The next change comes sooner than the statistics do by themselves; with none, it is planned as if there were a few.
  if (placed > ANALYZE_FROM_PHONES) await tx.query(`ANALYZE "PhoneWork"`);
  return placed;
}

/** Places a part of "placing" and notes it in "placed" and in the history; gives how many changed their batch. */
async function placeSome(tx: Tx, part: Part, isAllowed: string, change: Change): Promise<number> {
  // Locked in the order of the phones, as everywhere.
  await tx.query(
    `WITH "locked" AS (
       SELECT w."phoneId", w."batchId" FROM "PhoneWork" w JOIN "placing" n ON n."phoneId" = w."phoneId"
       WHERE w."projectId" = $1 AND w."batchId" IS DISTINCT FROM n."batchId" AND ${inPart(`n."phoneId"`, 2)} AND ${isAllowed} ORDER BY w."phoneId" FOR NO KEY UPDATE OF w
     ), "moved" AS (
       UPDATE "PhoneWork" w SET "batchId" = n."batchId", "revision" = w."revision" + 1
       FROM "locked" l JOIN "placing" n ON n."phoneId" = l."phoneId" WHERE w."projectId" = $1 AND w."phoneId" = l."phoneId"
       RETURNING w."phoneId", l."batchId" AS "from", w."batchId" AS "to", w."revision"
     ), "added" AS (
       INSERT INTO "PhoneWork" ("projectId", "phoneId", "batchId")
       SELECT $1, n."phoneId", n."batchId" FROM "placing" n
       WHERE n."batchId" IS NOT NULL AND ${inPart(`n."phoneId"`, 2)} AND NOT EXISTS (SELECT FROM "PhoneWork" w WHERE w."projectId" = $1 AND w."phoneId" = n."phoneId")
       RETURNING "phoneId", NULL::uuid AS "from", "batchId" AS "to", "revision"
     )
     INSERT INTO "placed" SELECT * FROM "moved" UNION ALL SELECT * FROM "added"`,
    [change.projectId, ...part],
  );
  const { rowCount } = await tx.query(
    historySql(
      `(SELECT d."phoneId", d."revision", jsonb_build_object('batch', jsonb_build_array(o."name", t."name"), 'batchId', jsonb_build_array(d."from", d."to")) AS "changes"
        FROM "placed" d LEFT JOIN "Batch" o ON o."projectId" = $1 AND o."id" = d."from" LEFT JOIN "Batch" t ON t."projectId" = $1 AND t."id" = d."to"
        WHERE ${inPart(`d."phoneId"`, 7)})`,
      1,
    ),
    [...historyValues(change), ...part],
  );
  return rowCount ?? 0;
}

/** A phone in no batch on which nothing was done has no row. */
async function dropEmptyWork(tx: Tx, projectId: string): Promise<void> {
  await tx.query(
    `DELETE FROM "PhoneWork" w USING "placed" d WHERE w."projectId" = $1 AND w."phoneId" = d."phoneId" AND w."batchId" IS NULL AND ${UNTOUCHED}`,
    [projectId],
  );
}

export type WorkRow = { state: WorkState; begunAt: Date | null; revision: number };

/**
 * Brings a phone to what evidence showed: the state that the action leads to, and what the phone shows now. Gives the state
 * after it. An action that the state does not allow changes nothing but the facts, and nothing is under way in no batch.
 */
export async function showEvidence(
  tx: Tx,
  phoneId: string,
  { action, now }: { action: PhoneAction | null; now: NowFacts },
  change: Change,
): Promise<WorkState> {
  const { projectId } = change;
  const before = await lockWork(tx, projectId, phoneId, action !== null && begins(action));
  if (!before) return "not-started"; // nothing began, and nothing is in a batch: the evidence itself says it all
  const after = action && phoneAfterWhen(before.begunAt !== null, before.state, action);
  // What is shown of a phone in no batch is kept as evidence; its work begins when a batch holds it.
  const wanted = after !== null && isUnderWay(after) && before.batchId === null ? null : after;
  const state = WORK_STATES.find((one) => one === wanted) ?? before.state;
  const isBegun = before.begunAt !== null || (wanted !== null && action !== null && begins(action));
  const said = isBegun ? NOW_FACTS.filter(({ column }) => now[column] !== undefined && now[column] !== null) : [];
  const changes = {
    ...(state === before.state ? {} : { state: [before.state, state] }),
    ...Object.fromEntries(
      said
        .filter(({ column }) => before[column] !== now[column])
        .map(({ column, key }) => [key, [before[column], now[column]]]),
    ),
  };
  if (Object.keys(changes).length === 0 && (before.begunAt !== null || !isBegun)) return state;
  const set = said.map(({ column }, index) => `"${column}" = $${index + 5}`);
  const { rows } = await tx.query<{ revision: number }>(
    `UPDATE "PhoneWork" SET "state" = $3, "begunAt" = CASE WHEN $4 THEN coalesce("begunAt", now()) END, "nowAt" = now(), "nowFrom" = 'evidence', "revision" = "revision" + 1${set.map((one) => `, ${one}`).join("")}
     WHERE "projectId" = $1 AND "phoneId" = $2 RETURNING "revision"`,
    [projectId, phoneId, state, isBegun, ...said.map(({ column }) => now[column])],
  );
  await tx.query(historySql(`(SELECT $7::uuid AS "phoneId", $8::int AS "revision", $9::jsonb AS "changes")`, 1), [
    ...historyValues(change),
    phoneId,
    rows[0]?.revision ?? 1,
    JSON.stringify(changes),
  ]);
  await finishChange(tx, change);
  return state;
}

type Locked = WorkRow & Required<NowFacts> & { batchId: string | null };

/** The work of a phone under its row's lock; made where it is missing and `mustBe`. */
async function lockWork(tx: Tx, projectId: string, phoneId: string, mustBe: boolean): Promise<Locked | null> {
  if (mustBe)
    await tx.query(`INSERT INTO "PhoneWork" ("projectId", "phoneId") VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
      projectId,
      phoneId,
    ]);
  const { rows } = await tx.query<Locked>(
    `SELECT w."state", w."batchId", w."begunAt", w."revision", ${NOW_FACTS.map(({ column }) => `w."${column}"`).join(", ")}
     FROM "PhoneWork" w WHERE w."projectId" = $1 AND w."phoneId" = $2 FOR NO KEY UPDATE`,
    [projectId, phoneId],
  );
  return rows[0] ?? null;
}

/**
 * Settles what a correction said against begun work: with `correction` its decision takes the place of the one that stands,
 * with `standing` the work goes on as decided. Gives how many phones were settled.
 */
export async function settleConflicts(
  tx: Tx,
  phoneIds: readonly string[],
  keep: "standing" | "correction",
  change: Change,
): Promise<number> {
  const { projectId } = change;
  await tx.query(
    `CREATE TEMP TABLE "settled" ON COMMIT DROP AS
     SELECT w."phoneId", w."conflictDecisionId", p."verdict" AS "old", d."verdict" AS "new"
     FROM "PhoneWork" w JOIN "Phone" p ON p."projectId" = w."projectId" AND p."id" = w."phoneId"
     JOIN "Decision" d ON d."projectId" = w."projectId" AND d."id" = w."conflictDecisionId"
     WHERE w."projectId" = $1 AND w."phoneId" = ANY($2::uuid[]) ORDER BY w."phoneId" FOR NO KEY UPDATE OF w, p`,
    [projectId, phoneIds],
  );
  const takes = keep === "correction";
  await tx.query(
    `UPDATE "Phone" p SET "revision" = p."revision" + 1, "updatedAt" = now()${takes ? `, "decisionId" = s."conflictDecisionId", "verdict" = s."new"` : ""}
     FROM "settled" s WHERE p."projectId" = $1 AND p."id" = s."phoneId"`,
    [projectId],
  );
  await tx.query(
    `UPDATE "PhoneWork" w SET "conflictDecisionId" = NULL, "conflictReason" = NULL, "conflictAt" = NULL, "revision" = w."revision" + 1
     FROM "settled" s WHERE w."projectId" = $1 AND w."phoneId" = s."phoneId"`,
    [projectId],
  );
  const verdict = takes ? `|| jsonb_build_object('verdict', jsonb_build_array(s."old", s."new"))` : "";
  const { rowCount } = await tx.query(
    historySql(
      `(SELECT s."phoneId", p."revision", jsonb_build_object('conflict', jsonb_build_array(s."new", '${keep}'::text)) ${verdict} AS "changes"
        FROM "settled" s JOIN "Phone" p ON p."projectId" = $1 AND p."id" = s."phoneId")`,
      1,
    ),
    historyValues(change),
  );
  await finishChange(tx, change);
  return rowCount ?? 0;
}
