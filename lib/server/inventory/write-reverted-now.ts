import "server-only";
import type { Tx } from "@/lib/server/database/transaction";
import { NOW_FACTS } from "@/lib/server/inventory/now-facts";
import { type Change, historySql, historyValues } from "@/lib/server/inventory/write-history";

/**
 * Takes back what a request said of the present of phones that have begun, among those of "reverting": where it still shows
 * what the request gave it. A phone that only thereby counted as moved goes back to the state it had. Gives how many.
 */
export async function revertNow(tx: Tx, keys: ReadonlySet<string>, change: Change): Promise<number> {
  const facts = NOW_FACTS.filter(({ key }) => keys.has(key));
  if (facts.length === 0) return 0;
  const isSame = facts.map(
    ({ column, key }) =>
      `(NOT r."changes" ? '${key}' OR to_jsonb(w."${column}") IS NOT DISTINCT FROM nullif(r."changes"->'${key}'->1, 'null'))`,
  );
  const set = facts.map(
    ({ column, key, type }) =>
      `"${column}" = CASE WHEN r."changes" ? '${key}' THEN (r."changes"->'${key}'->>0)::${type} ELSE w."${column}" END`,
  );
  const wasMoved = `(r."changes"->'state'->>1 = 'moved' AND w."state" = 'moved')`;
  const undone = facts
    .map(
      ({ key }) =>
        `CASE WHEN r."changes" ? '${key}' THEN jsonb_build_object('${key}', jsonb_build_array(r."changes"->'${key}'->1, r."changes"->'${key}'->0)) ELSE '{}' END`,
    )
    .join(" || ");
  const { rowCount } = await tx.query(
    `WITH "shown" AS (
       UPDATE "PhoneWork" w SET ${set.join(", ")}, "state" = CASE WHEN ${wasMoved} THEN r."changes"->'state'->>0 ELSE w."state" END, "revision" = w."revision" + 1
       FROM "reverting" r WHERE w."projectId" = $1 AND w."phoneId" = r."phoneId" AND w."begunAt" IS NOT NULL
         AND r."changes" ?| ARRAY[${facts.map(({ key }) => `'${key}'`).join(", ")}] AND ${isSame.join(" AND ")}
       RETURNING w."phoneId", w."revision", w."state", ${undone} AS "facts", r."changes"->'state' AS "states"
     ), "entries" AS (
       SELECT "phoneId", "revision", "facts" || CASE WHEN "states"->>1 = 'moved' AND "state" = "states"->>0 THEN jsonb_build_object('state', jsonb_build_array('moved', "state")) ELSE '{}' END AS "changes" FROM "shown"
     ) ${historySql(`"entries"`, 1)}`,
    historyValues(change),
  );
  return rowCount ?? 0;
}
