import "server-only";
import { AFTER_OUTCOMES, type AfterOutcome, APPLIED_OUTCOMES } from "@/lib/domain/evidence/after-inventory";
import { type PhoneAction, phoneAfterWhen, WORK_STATES } from "@/lib/domain/work/phone-life";
import type { AfterInventoryApplied } from "@/lib/schemas/after-inventories";
import type { Tx } from "@/lib/server/database/transaction";
import { nowChangesSql, setNowSql } from "@/lib/server/inventory/now-facts";
import { type Change, finishChange, historySql, historyValues } from "@/lib/server/inventory/write-history";

/** The fields of a row of a file that tell what a phone shows now, with their types in SQL. */
export const SAID_FIELDS = [
  { key: "load", type: "text" },
  { key: "version", type: "text" },
  { key: "loadFirmware", type: "text" },
  { key: "statedFirmware", type: "text" },
  { key: "productName", type: "text" },
  { key: "registrationState", type: "text" },
  { key: "transitionAuthorizationType", type: "text" },
  { key: "hasLicenseWarning", type: "boolean" },
  { key: "status", type: "text" },
] as const;

type Report = {
  projectId: string;
  id: string;
  importId: string;
  filename: string;
  takenAt: string;
  basis: string;
  actorId: string;
};

/** Statements that give ("outcome", "mac", "phoneId", "line", "said", "evidence", "checks", "remark", "revision"). */
type Rows = { named: string; notJudged: string; notNamed: string };

/** Keeps a report with all its rows, which are numbered by outcome; gives how many ended how. */
export async function writeReport(tx: Tx, report: Report, rows: Rows): Promise<Record<AfterOutcome, number>> {
  const { projectId, id, importId, filename, takenAt, basis, actorId } = report;
  await tx.query(
    `INSERT INTO "AfterInventory" ("projectId", "id", "importId", "filename", "takenAt", "basis", "counts", "createdById") VALUES ($1, $2, $3, $4, $5, $6, '{}', $7)`,
    [projectId, id, importId, filename, takenAt, basis, actorId],
  );
  await tx.query(
    `INSERT INTO "AfterInventoryRow" ("projectId", "afterInventoryId", "outcome", "seq", "mac", "phoneId", "line", "said", "evidence", "checks", "remark", "phoneRevision")
     SELECT $1, $2, r."outcome", row_number() OVER (PARTITION BY r."outcome" ORDER BY r."line", r."mac"), r."mac", r."phoneId", r."line", r."said", r."evidence", r."checks", r."remark", r."revision"
     FROM (${rows.named} UNION ALL ${rows.notJudged} UNION ALL ${rows.notNamed}) r`,
    [projectId, id],
  );
  const { rows: counted } = await tx.query<{ outcome: AfterOutcome; count: number }>(
    `SELECT "outcome", count(*)::int AS "count" FROM "AfterInventoryRow" WHERE "projectId" = $1 AND "afterInventoryId" = $2 GROUP BY 1`,
    [projectId, id],
  );
  const found = new Map(counted.map(({ outcome, count }) => [outcome, count]));
  tx.notify(projectId);
  const counts = AFTER_OUTCOMES.map((outcome): [AfterOutcome, number] => [outcome, found.get(outcome) ?? 0]);
  return Object.fromEntries(counts) as Record<AfterOutcome, number>;
}

/** What evidence does to a phone; the other outcomes leave its state. */
const ACTION_OF = { verified: "verify", moved: "show-moved", contradicted: "contradict" } as const satisfies Record<
  string,
  PhoneAction
>;

/** SQL: the state after the evidence of "proof", of a phone that has begun; the life of a phone as VALUES. */
const STATE_AFTER = Object.entries(ACTION_OF)
  .flatMap(([evidence, action]) =>
    WORK_STATES.flatMap((state) => {
      const after = phoneAfterWhen(true, state, action);
      return after === null ? [] : [`('${evidence}', '${state}', '${after}')`];
    }),
  )
  .join(", ");

/** SQL: the row is about another phone than the inventory says, so nothing of it is taken. */
const IS_OTHER = `EXISTS (SELECT FROM jsonb_array_elements(r."checks") k WHERE k->>'code' IN ('model', 'serial') AND k->>'result' = 'fail')`;

type Apply = { afterInventoryId: string; takenAt: string; filename: string };

/**
 * Stores the judged rows of a report as evidence and brings the phones to what it showed, in one step. The caller holds the
 * inventory; ticks and evidence may come between, so every state is asked again under its row's lock. A phone that was corrected
 * or withdrawn since the report, or showed something later than the inventory was taken, is left alone.
 */
export async function applyReport(
  tx: Tx,
  { afterInventoryId, takenAt, filename }: Apply,
  change: Change,
): Promise<AfterInventoryApplied> {
  const { projectId, actorId, requestId } = change;
  await tx.query("SET LOCAL enable_nestloop = off"); // what the planner knows may be older than the report
  await tx.query(
    `SELECT FROM "PhoneWork" w WHERE w."projectId" = $1 AND w."phoneId" IN (
       SELECT r."phoneId" FROM "AfterInventoryRow" r WHERE r."projectId" = $1 AND r."afterInventoryId" = $2 AND r."evidence" IS NOT NULL)
     ORDER BY w."phoneId" FOR NO KEY UPDATE`,
    [projectId, afterInventoryId],
  );
  await makeProofs(tx, { projectId, afterInventoryId, takenAt });
  await tx.query(
    `INSERT INTO "Evidence" ("projectId", "id", "phoneId", "kind", "outcome", "text", "checks", "actorId", "requestId", "at")
     SELECT $1, gen_random_uuid(), c."id", 'after-inventory', c."evidence", $2 || ', line ' || c."line" || ': ' || c."mac" || coalesce(', ' || c."words", ''), c."checks", $3, $4, $5 FROM "proof" c`,
    [projectId, filename, actorId, requestId, takenAt],
  );
  await tx.query(
    `UPDATE "PhoneWork" w SET ${setNowSql(`c."changes"`)}, "state" = c."after", "nowAt" = $2, "nowFrom" = 'evidence', "revision" = w."revision" + 1
     FROM "proof" c WHERE w."projectId" = $1 AND w."phoneId" = c."id" AND c."changes" <> '{}'`,
    [projectId, takenAt],
  );
  for (const kind of ["verified", "evidence"] as const)
    await tx.query(
      historySql(
        `(SELECT c."id" AS "phoneId", w."revision", c."changes" FROM "proof" c JOIN "PhoneWork" w ON w."projectId" = $1 AND w."phoneId" = c."id"
          WHERE c."changes" <> '{}' AND (c."evidence" = 'verified') = ${kind === "verified"})`,
        1,
      ),
      historyValues({ ...change, kind }),
    );
  await finishChange(tx, change);
  return countApplied(tx, projectId, afterInventoryId);
}

async function makeProofs(
  tx: Tx,
  { projectId, afterInventoryId, takenAt }: { projectId: string } & Omit<Apply, "filename">,
): Promise<void> {
  const record = SAID_FIELDS.map(({ key, type }) => `"${key}" ${type}`).join(", ");
  const columns = new Set<string>(SAID_FIELDS.map(({ key }) => key));
  const status = `CASE WHEN s."status" IS NOT NULL AND s."status" IS DISTINCT FROM w."nowTransitionAuthorizationStatus"
    THEN jsonb_build_object('now.transitionAuthorizationStatus', jsonb_build_array(w."nowTransitionAuthorizationStatus", s."status")) ELSE '{}' END`;
  // What is shown of a phone in no batch is kept as evidence: nothing is under way there.
  const after = `CASE WHEN l."to" IS NULL OR (l."to" = 'moved' AND w."batchId" IS NULL) THEN w."state" ELSE l."to" END`;
  await tx.query(
    `CREATE TEMP TABLE "proof" ON COMMIT DROP AS
     SELECT r."phoneId" AS "id", r."mac", r."line", r."evidence", r."checks", w."state" AS "before", ${after} AS "after",
       nullif(concat_ws(', ', s."load", CASE WHEN s."load" IS NULL THEN s."version" END, s."transitionAuthorizationType", s."status"), '') AS "words",
       CASE WHEN ${after} <> w."state" THEN jsonb_build_object('state', jsonb_build_array(w."state", ${after})) ELSE '{}' END
         || CASE WHEN ${IS_OTHER} THEN '{}' ELSE ${nowChangesSql("s", columns)} || ${status} END AS "changes"
     FROM "AfterInventoryRow" r
     JOIN "Phone" p ON p."projectId" = r."projectId" AND p."id" = r."phoneId" AND p."revision" = r."phoneRevision" AND p."withdrawnAt" IS NULL
     JOIN "PhoneWork" w ON w."projectId" = r."projectId" AND w."phoneId" = r."phoneId" AND w."begunAt" IS NOT NULL
       AND NOT (coalesce(w."nowFrom" = 'evidence', false) AND w."nowAt" > $3::timestamptz)
     CROSS JOIN LATERAL jsonb_to_record(r."said") AS s(${record})
     LEFT JOIN (VALUES ${STATE_AFTER}) l("evidence", "from", "to") ON l."evidence" = r."evidence" AND l."from" = w."state"
     WHERE r."projectId" = $1 AND r."afterInventoryId" = $2 AND r."outcome" IN (${APPLIED_OUTCOMES.map((one) => `'${one}'`).join(", ")}) AND r."evidence" IS NOT NULL`,
    [projectId, afterInventoryId, takenAt],
  );
  await tx.query(`ANALYZE "proof"`);
}

async function countApplied(tx: Tx, projectId: string, afterInventoryId: string): Promise<AfterInventoryApplied> {
  const { rows } = await tx.query<AfterInventoryApplied>(
    `SELECT count(*) FILTER (WHERE "after" <> "before" AND "after" = 'verified')::int AS "verified", count(*) FILTER (WHERE "after" <> "before" AND "after" = 'moved')::int AS "moved",
       count(*) FILTER (WHERE "after" <> "before" AND "after" = 'failed')::int AS "failed", count(*) FILTER (WHERE "after" = "before")::int AS "unchanged",
       ((SELECT count(*) FROM "AfterInventoryRow" r WHERE r."projectId" = $1 AND r."afterInventoryId" = $2 AND r."evidence" IS NOT NULL) - count(*))::int AS "left" FROM "proof"`,
    [projectId, afterInventoryId],
  );
  return rows[0] ?? { verified: 0, moved: 0, failed: 0, unchanged: 0, left: 0 };
}
