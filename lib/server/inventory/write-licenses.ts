import "server-only";
import { DIRECTIONS, METHODS, TARGETS } from "@/lib/domain/conversion";
import {
  ASK_FOR_REPLACEMENT,
  CHECK_LICENSE_FILE,
  DOWNLOAD_LICENSES,
  REQUEST_GLO_LICENSE,
} from "@/lib/domain/procedure/license-steps";
import { routeFor } from "@/lib/domain/procedure/routes";
import { wordOf } from "@/lib/domain/words";
import { PHONE_LIFE } from "@/lib/domain/work/phone-life";
import type { Tx } from "@/lib/server/database/transaction";
import { type Change, finishChange, historySql, historyValues } from "@/lib/server/inventory/write-history";

/** SQL over "PhoneWork" w: the state after a tick, by the table of a phone's life; null where a tick is refused. */
const AFTER_TICK = `CASE w."state" ${Object.entries(PHONE_LIFE.tick)
  .map(([from, to]) => `WHEN '${from}' THEN '${to}'`)
  .join(" ")} END`;

/** A phone that cannot start is not started by its licence either: the same as where a technician ticks. */
const IS_BLOCKED = `jsonb_path_exists(d."detail", '$.requirements[*] ? (@.code == "target-load-floor" || @.code == "target-load-mismatch")')`;

const CASE_STEPS: readonly string[] = [REQUEST_GLO_LICENSE.id, ASK_FOR_REPLACEMENT.id];
const UCM_STEPS: readonly string[] = [CHECK_LICENSE_FILE.E2M.id, CHECK_LICENSE_FILE.M2E.id];

/**
 * Phones whose licence came in, named in the temporary table "entry" as `assigned`: in an open batch they are begun by their first
 * licence, so that what was decided for them stands still; the steps that are done by it are ticked. Where the files lie on UCM
 * already, that step is done too. Of the project the download is ticked when nothing is missing any more.
 */
export async function holdLicenses(tx: Tx, { isOnUcm }: { isOnUcm: boolean }, change: Change): Promise<void> {
  await tx.query(
    `CREATE TEMP TABLE IF NOT EXISTS "licensed" ("phoneId" uuid, "revision" integer) ON COMMIT DROP; TRUNCATE "licensed"`,
  );
  await tx.query(`INSERT INTO "licensed" ("phoneId") SELECT "phoneId" FROM "entry" WHERE "outcome" = 'assigned'`);
  const route = await routeOf(tx, change.projectId);
  await beginLicensed(tx, change);
  await tickLicensed(tx, { steps: idsIn(route, isOnUcm ? [...CASE_STEPS, ...UCM_STEPS] : CASE_STEPS) }, change);
  if (idsIn(route, [DOWNLOAD_LICENSES.id]).length > 0) await tickDownload(tx, change);
  await finishChange(tx, change);
}

/** The licence files of a batch lie on UCM: ticks that step of each phone whose file is in hand. Gives how many were ticked. */
export async function tickOnUcm(tx: Tx, batchId: string, change: Change): Promise<{ marked: number; phones: number }> {
  await tx.query(
    `CREATE TEMP TABLE IF NOT EXISTS "licensed" ("phoneId" uuid, "revision" integer) ON COMMIT DROP; TRUNCATE "licensed"`,
  );
  const { rowCount } = await tx.query(
    `INSERT INTO "licensed" ("phoneId") SELECT w."phoneId" FROM "PhoneWork" w JOIN "Phone" p ON p."projectId" = w."projectId" AND p."id" = w."phoneId"
     JOIN "Project" r ON r."id" = w."projectId"
     JOIN "License" l ON l."projectId" = p."projectId" AND l."mac" = p."mac" AND l."direction" = r."direction" AND l."state" = 'held'
     WHERE w."projectId" = $1 AND w."batchId" = $2`,
    [change.projectId, batchId],
  );
  const marked = await tickLicensed(tx, { steps: idsIn(await routeOf(tx, change.projectId), UCM_STEPS) }, change);
  await finishChange(tx, change);
  return { marked, phones: rowCount ?? 0 };
}

async function routeOf(tx: Tx, projectId: string) {
  const { rows } = await tx.query<{ direction: string; target: string; method: string }>(
    `SELECT "direction", "target", "method" FROM "Project" WHERE "id" = $1`,
    [projectId],
  );
  const [row] = rows;
  if (!row) return null;
  const way = { direction: wordOf(DIRECTIONS, row.direction), target: wordOf(TARGETS, row.target) };
  return routeFor(way, wordOf(METHODS, row.method));
}

const idsIn = (route: ReturnType<typeof routeFor>, ids: readonly string[]): string[] =>
  route?.steps.filter(({ id }) => ids.includes(id)).map(({ id }) => id) ?? [];

/** The first licence begins a phone of an open batch, and is in its history. Locked in the order of the phones, as everywhere. */
async function beginLicensed(tx: Tx, change: Change): Promise<void> {
  await tx.query(
    `WITH "locked" AS (
       SELECT w."phoneId", w."begunAt" IS NULL AND b."id" IS NOT NULL AS "begins" FROM "PhoneWork" w JOIN "licensed" n ON n."phoneId" = w."phoneId"
       LEFT JOIN "Batch" b ON b."projectId" = w."projectId" AND b."id" = w."batchId" AND b."state" <> 'cancelled'
       WHERE w."projectId" = $1 ORDER BY w."phoneId" FOR NO KEY UPDATE OF w
     ), "begun" AS (
       UPDATE "PhoneWork" w SET "begunAt" = now(), "revision" = w."revision" + 1 FROM "locked" l
       WHERE w."projectId" = $1 AND w."phoneId" = l."phoneId" AND l."begins" RETURNING w."phoneId", w."revision"
     ) UPDATE "licensed" n SET "revision" = u."revision" FROM "begun" u WHERE u."phoneId" = n."phoneId"`,
    [change.projectId],
  );
  await tx.query(
    historySql(
      `(SELECT n."phoneId", coalesce(n."revision", p."revision") AS "revision", jsonb_build_object('license', jsonb_build_array(null, 'in hand')) AS "changes"
        FROM "licensed" n JOIN "Phone" p ON p."projectId" = $1 AND p."id" = n."phoneId")`,
      1,
    ),
    historyValues(change),
  );
}

/**
 * Ticks steps of the licensed phones, each once, where a person could tick them: in an open batch, eligible, not blocked, and
 * needing the step. The states follow the table of a phone's life.
 */
async function tickLicensed(tx: Tx, { steps }: { steps: readonly string[] }, change: Change): Promise<number> {
  if (steps.length === 0) return 0;
  const { rows } = await tx.query<{ ticked: number }>(
    `WITH "locked" AS (
       SELECT w."phoneId", w."batchId", ${AFTER_TICK} AS "after" FROM "PhoneWork" w JOIN "licensed" n ON n."phoneId" = w."phoneId"
       JOIN "Batch" b ON b."projectId" = w."projectId" AND b."id" = w."batchId" AND b."state" <> 'cancelled'
       WHERE w."projectId" = $1 AND ${AFTER_TICK} IS NOT NULL ORDER BY w."phoneId" FOR NO KEY UPDATE OF w
     ), "due" AS (
       SELECT l.*, s."step" FROM "locked" l JOIN "Phone" p ON p."projectId" = $1 AND p."id" = l."phoneId" AND p."verdict" = 'eligible' AND p."withdrawnAt" IS NULL
       JOIN "Decision" d ON d."projectId" = $1 AND d."id" = p."decisionId" AND NOT ${IS_BLOCKED}
       CROSS JOIN unnest($2::text[]) AS s("step")
       WHERE CASE WHEN s."step" = ANY($3::text[]) THEN d."licenseKind" = 'glo-case' ELSE d."licenseKind" IN ('order', 'glo-case', 'undecided') END
         AND coalesce((SELECT e."action" FROM "StepEvent" e WHERE e."projectId" = $1 AND e."phoneId" = l."phoneId" AND e."step" = s."step"
           AND e."action" IN ('tick', 'untick') ORDER BY e."seq" DESC LIMIT 1), 'untick') = 'untick'
     ), "stored" AS (
       INSERT INTO "StepEvent" ("projectId", "operationId", "scope", "batchId", "phoneId", "step", "action", "note", "at", "actorId", "requestId")
       SELECT $1, gen_random_uuid(), 'phone', "batchId", "phoneId", "step", 'tick', $4, now(), $5, $6 FROM "due" ORDER BY "phoneId"
     ), "moved" AS (
       UPDATE "PhoneWork" w SET "state" = u."after", "begunAt" = coalesce(w."begunAt", now()), "revision" = w."revision" + 1
       FROM (SELECT DISTINCT "phoneId", "after" FROM "due") u WHERE w."projectId" = $1 AND w."phoneId" = u."phoneId" RETURNING 1
     ) SELECT count(*)::int AS "ticked" FROM "moved"`,
    [change.projectId, steps, CASE_STEPS, change.reason, change.actorId, change.requestId],
  );
  return rows[0]?.ticked ?? 0;
}

/** The project's step of the download is done when every licence that is ordered is in hand. */
async function tickDownload(tx: Tx, { projectId, actorId, requestId, reason }: Change): Promise<void> {
  await tx.query(
    `INSERT INTO "StepEvent" ("projectId", "operationId", "scope", "step", "action", "note", "at", "actorId", "requestId")
     SELECT $1, gen_random_uuid(), 'project', $2, 'tick', $3, now(), $4, $5
     WHERE coalesce((SELECT e."action" FROM "StepEvent" e WHERE e."projectId" = $1 AND e."scope" = 'project' AND e."step" = $2
         AND e."action" IN ('tick', 'untick') ORDER BY e."seq" DESC LIMIT 1), 'untick') = 'untick'
       AND EXISTS (SELECT FROM "License" l JOIN "Project" r ON r."id" = l."projectId" AND r."direction" = l."direction"
         WHERE l."projectId" = $1 AND l."state" = 'held' AND NOT l."isFromCase")
       AND NOT EXISTS (SELECT FROM "Phone" p JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
         JOIN "Project" r ON r."id" = p."projectId"
         LEFT JOIN "License" l ON l."projectId" = p."projectId" AND l."mac" = p."mac" AND l."direction" = r."direction" AND l."state" = 'held'
         WHERE p."projectId" = $1 AND p."withdrawnAt" IS NULL AND d."licenseKind" = 'order' AND l."mac" IS NULL)`,
    [projectId, DOWNLOAD_LICENSES.id, reason, actorId, requestId],
  );
}
