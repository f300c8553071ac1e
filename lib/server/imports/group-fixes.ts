import "server-only";
import { changedCell } from "@/lib/domain/inventory-file/correct-cells";
import { parseMac } from "@/lib/domain/phone/mac";
import { formatNumber } from "@/lib/format/text";
import type { FixPreview, FixPreviewQuery, FixRowsInput } from "@/lib/schemas/imports";
import { pageOf } from "@/lib/server/database/page-of";
import { query, sql } from "@/lib/server/database/sql";
import { AppError, invalidFields } from "@/lib/server/errors";
import { WHOLE_ROW } from "@/lib/server/imports/import-fixes";

type Group = Omit<NonNullable<FixRowsInput["group"]>, "rows">;
type Scope = { projectId: string; importId: string };
/** `after` null: the row is left out, or counts again. */
export type GroupFix = { line: number; before: string; after: string | null; field: string | null };

/** So many rows are changed by one request; a file with more of one kind is corrected where it was made. */
const MOST_ROWS = 100_000;
/** A text of this length that ends with an ellipsis is shown in part, see shown(). */
const WHOLE_TEXT = 200;

/**
 * What a change of a whole kind of problem would do, row by row, by what the last check found. Rows that were corrected or
 * left out since are not among them: nobody's correction is overwritten by one that was not seen.
 * @param ask runs a statement: on the transaction that corrects, or on any connection for a preview
 */
export async function groupFixes(ask: typeof query, { projectId, importId }: Scope, group: Group): Promise<GroupFix[]> {
  const { code, column, change, find, by = "" } = group;
  if (change === "replace" && find === undefined)
    throw invalidFields([{ path: "find", message: "Say which text is replaced." }]);
  const issue = JSON.stringify([{ code, index: column }]);
  const isOut = change === "take-in";
  const rows = await ask<{ line: number; value: string; field: string | null }>(sql`
    SELECT r."line", i."value", i."field" FROM "ImportRow" r
    CROSS JOIN LATERAL (SELECT * FROM jsonb_to_recordset(r."issues") AS x("code" text, "index" int, "value" text, "field" text)
      WHERE x."code" = ${code} AND x."index" = ${column} LIMIT 1) i
    WHERE r."projectId" = ${projectId}::uuid AND r."importId" = ${importId}::uuid AND r."issues" @> ${issue}::jsonb
      AND (r."outcome" = 'left-out') = ${isOut}
      AND ${isOut} = EXISTS (SELECT FROM "ImportFix" f WHERE f."projectId" = r."projectId" AND f."importId" = r."importId" AND f."line" = r."line"
        AND (f."column" = ${WHOLE_ROW} OR (NOT ${isOut} AND f."column" = ${column} AND f."value" IS DISTINCT FROM i."value")))
    ORDER BY r."line" LIMIT ${MOST_ROWS + 1}`);
  if (rows.length > MOST_ROWS)
    throw new AppError(
      "invalid_input",
      `More than ${formatNumber(MOST_ROWS)} rows have this problem. Correct it in the file and upload it again.`,
    );
  if (change === "leave-out" || isOut)
    return rows.map(({ line, value, field }) => ({ line, before: value, after: null, field }));
  const how =
    change === "replace" ? ({ kind: "replace", find: find ?? "", by } as const) : ({ kind: "suggestion" } as const);
  return rows.flatMap(({ line, value, field }) => {
    const after = isCut(value) || column === WHOLE_ROW ? null : changedCell(how, { code, text: value });
    return after === null ? [] : [{ line, before: value, after, field }];
  });
}

const isCut = (value: string) => value.length > WHOLE_TEXT && value.endsWith("…");

/** The same to be seen before it is done, old and new, by line. */
export async function previewGroupFix(scope: Scope, { limit, cursor, ...group }: FixPreviewQuery) {
  const after = Number(cursor ?? 0);
  if (!Number.isInteger(after)) throw new AppError("invalid_input", "This cursor is not one of ours.");
  const all = await groupFixes(query, scope, group);
  const rest = all.filter(({ line }) => line > after).slice(0, limit + 1);
  const { items, nextCursor } = pageOf(rest, limit, ({ line }) => String(line));
  return { items: items.map(toPreview), nextCursor, total: all.length };
}

/** Whether a MAC can be read is known by itself; other fields are read with their row. */
function toPreview({ line, before, after, field }: GroupFix): FixPreview {
  const mac = field === "mac" && after !== null ? parseMac(after) : null;
  return { line, before, after, problem: mac && !mac.ok ? mac.error.message : null };
}
