import "server-only";
import type { ExceptionChoice } from "@/lib/domain/work/exception";
import type { Sql } from "@/lib/server/database/sql";
import type { Tx } from "@/lib/server/database/transaction";
import { inPart, inParts, type OnProgress, type Part } from "@/lib/server/inventory/in-parts";
import { type Change, historySql, historyValues } from "@/lib/server/inventory/write-history";

/**
 * What becomes of phones that cannot be converted. It stands beside the phone, so neither its facts nor the checks of waiting files
 * are touched; old and new are in its history, by which an undo puts them back.
 */

export type ExceptionDecision = { choice: ExceptionChoice; note: string | null; askedOf: string | null };

/** SQL over "PhoneException" e: the row as the history keeps it; null where there is none. */
const ROW = `CASE WHEN e."phoneId" IS NULL THEN NULL ELSE to_jsonb(e) - ARRAY['projectId', 'phoneId'] END`;
/** SQL: the two say the same, whoever said it when. */
const isSame = (one: string, other: string) =>
  `(${one} - ARRAY['decidedById', 'decidedAt']) IS NOT DISTINCT FROM (${other} - ARRAY['decidedById', 'decidedAt'])`;

export type ExceptionCounts = {
  selected: number;
  changed: number;
  /** Were decided so already. */
  unchanged: number;
  /** Can be converted, wait for a fact or need nothing: there is nothing to decide. */
  refused: number;
};

/**
 * Decides the phones that match, or with null takes their decisions back. Phones that are no exception are refused; a decision
 * that no longer counts can be taken back of any phone. The caller holds the inventory.
 */
export async function writeExceptions(
  tx: Tx,
  where: Sql,
  decision: ExceptionDecision | null,
  change: Change,
  onProgress?: OnProgress,
): Promise<ExceptionCounts> {
  await stageExceptions(tx);
  const at = where.values.length + 1;
  const after = `jsonb_build_object('choice', $${at}::text, 'note', $${at + 1}::text, 'askedOf', $${at + 2}::text, 'reason', d."reasonCodes"[1], 'decidedById', $${at + 3}::text, 'decidedAt', now())`;
  const { rowCount: selected } = await tx.query(
    `INSERT INTO "excepting" SELECT p."id", p."revision", ${ROW}, ${decision ? after : "NULL"},
       ${decision ? `p."verdict" = 'ineligible' AND p."withdrawnAt" IS NULL` : `e."phoneId" IS NOT NULL`}
     FROM "Phone" p JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
     LEFT JOIN "PhoneException" e ON e."projectId" = p."projectId" AND e."phoneId" = p."id" WHERE ${where.text}`,
    [...where.values, ...(decision ? [decision.choice, decision.note, decision.askedOf, change.actorId] : [])],
  );
  const { rowCount: refused } = await tx.query(`DELETE FROM "excepting" WHERE NOT "isAllowed"`);
  const { rowCount: unchanged } = await tx.query(`DELETE FROM "excepting" WHERE ${isSame(`"old"`, `"new"`)}`);
  const changed = await writeStaged(tx, change, onProgress);
  return { selected: selected ?? 0, changed, unchanged: unchanged ?? 0, refused: refused ?? 0 };
}

/**
 * Puts back what one request decided, of the phones in "reverting": where what it decided still stands. Gives how many, and which
 * were decided again since.
 */
export async function revertExceptions(tx: Tx, only: Sql, change: Change) {
  await stageExceptions(tx);
  await tx.query(
    `INSERT INTO "excepting" SELECT p."id", p."revision", ${ROW}, nullif(r."changes"->'exceptionRow'->0, 'null'),
       ${isSame(ROW, `nullif(r."changes"->'exceptionRow'->1, 'null')`)}
     FROM "Phone" p JOIN "reverting" r ON r."phoneId" = p."id" AND r."changes" ? 'exceptionRow'
     LEFT JOIN "PhoneException" e ON e."projectId" = p."projectId" AND e."phoneId" = p."id" WHERE ${only.text}`,
    [...only.values],
  );
  const { rows: left } = await tx.query<{ id: string; mac: string }>(
    `WITH "since" AS (DELETE FROM "excepting" WHERE NOT "isAllowed" RETURNING "phoneId")
     SELECT p."id", p."mac" FROM "since" s JOIN "Phone" p ON p."projectId" = $1 AND p."id" = s."phoneId" ORDER BY p."mac"`,
    [change.projectId],
  );
  return { restored: await writeStaged(tx, change), left };
}

async function stageExceptions(tx: Tx): Promise<void> {
  await tx.query(
    `CREATE TEMP TABLE "excepting" ("phoneId" uuid, "revision" integer, "old" jsonb, "new" jsonb, "isAllowed" boolean) ON COMMIT DROP`,
  );
}

/** Writes "new" of each row in "excepting", with its entry in the history; gives how many. */
async function writeStaged(tx: Tx, change: Change, onProgress?: OnProgress): Promise<number> {
  await tx.query(`ANALYZE "excepting"`);
  const { projectId } = change;
  const { rows } = await tx.query<{ count: number }>(`SELECT count(*)::int AS "count" FROM "excepting"`);
  const changed = rows[0]?.count ?? 0;
  await onProgress?.(0, changed);
  await tx.query(
    `DELETE FROM "PhoneException" e USING "excepting" x WHERE e."projectId" = $1 AND e."phoneId" = x."phoneId" AND x."new" IS NULL`,
    [projectId],
  );
  const writePart = async (part: Part) => {
    await tx.query(
      `INSERT INTO "PhoneException" ("projectId", "phoneId", "choice", "note", "askedOf", "reason", "decidedById", "decidedAt")
       SELECT $1, x."phoneId", n.* FROM "excepting" x
       CROSS JOIN LATERAL jsonb_to_record(x."new") AS n("choice" text, "note" text, "askedOf" text, "reason" text, "decidedById" uuid, "decidedAt" timestamptz)
       WHERE x."new" IS NOT NULL AND ${inPart(`x."phoneId"`, 2)}
       ON CONFLICT ("projectId", "phoneId") DO UPDATE SET "choice" = excluded."choice", "note" = excluded."note", "askedOf" = excluded."askedOf",
         "reason" = excluded."reason", "decidedById" = excluded."decidedById", "decidedAt" = excluded."decidedAt"`,
      [projectId, ...part],
    );
    await tx.query(
      historySql(
        `(SELECT x."phoneId", x."revision", jsonb_build_object('exceptionRow', jsonb_build_array(x."old", x."new")) || ${DIFFERENCES} AS "changes"
          FROM "excepting" x WHERE ${inPart(`x."phoneId"`, 7)})`,
        1,
      ),
      [...historyValues(change), ...part],
    );
  };
  await inParts(tx, { table: "excepting", id: "phoneId" }, writePart, onProgress);
  tx.notify(projectId);
  return changed;
}

const SHOWN = { choice: "exception", note: "exceptionNote", askedOf: "exceptionAskedOf" } as const;
/** SQL over "excepting" x: old and new of what people read. */
const DIFFERENCES = Object.entries(SHOWN)
  .map(
    ([field, key]) =>
      `CASE WHEN x."old"->>'${field}' IS DISTINCT FROM x."new"->>'${field}' THEN jsonb_build_object('${key}', jsonb_build_array(x."old"->>'${field}', x."new"->>'${field}')) ELSE '{}' END`,
  )
  .join(" || ");
