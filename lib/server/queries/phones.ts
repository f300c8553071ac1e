import "server-only";
import { PHONE_STATES } from "@/lib/domain/checklist/phone-states";
import { labelOfReason } from "@/lib/domain/eligibility/tally";
import type { PhoneFacets, PhoneFilter, PhoneListQuery, PhoneRow, PhoneSort } from "@/lib/schemas/phones";
import { AppError } from "@/lib/server/errors";
import { type PhoneScope, query, raw, type Sql, sql, wherePhones } from "@/lib/server/sql/phone-filter";

const LIST_COLUMNS = raw(
  ["id", "mac", "pid", "model", "vid", "serial", "ip", "site", "owner", "directoryNumber", "description", "load"]
    .concat(["runningFirmware", "soldAs", "verdict", "batchId", "state"])
    .map((column) => `p."${column}"`)
    .join(", "),
);

type ListRow = Omit<PhoneRow, "license"> & {
  licenseKind: PhoneRow["license"]["kind"];
  licenseSku: string | null;
  mayBeFree: boolean;
  sortKey: string | number;
};

/** A nullable column sorts its empty rows first; the comparison of a cursor with NULL would lose them. */
const SORT_KEYS: Record<PhoneSort, Sql> = {
  mac: sql`p."mac"`,
  model: sql`coalesce(p."model", '')`,
  vid: sql`coalesce(p."vid", -1)`,
  serial: sql`coalesce(p."serial", '')`,
  site: sql`coalesce(p."site", '')`,
  owner: sql`coalesce(p."owner", '')`,
  directoryNumber: sql`coalesce(p."directoryNumber", '')`,
  description: sql`coalesce(p."description", '')`,
  ip: sql`coalesce(p."ip", '')`,
  load: sql`coalesce(p."load", '')`,
  verdict: sql`p."verdict"`,
  state: sql`p."state"`,
};

/** One page of phones by cursor, with the exact total. The cursor holds sort key and MAC of the last row shown. */
export async function listPhones(scope: PhoneScope, { limit, cursor, sort, ...filter }: PhoneListQuery) {
  const isDescending = sort.startsWith("-");
  const field = sort.replace("-", "") as PhoneSort;
  const key = SORT_KEYS[field];
  const where = wherePhones(scope, filter);
  const direction = raw(isDescending ? "DESC" : "ASC");
  const after = cursor === undefined ? sql`true` : afterCursor(cursor, field, key, isDescending);
  const [rows, [counted]] = await Promise.all([
    query<ListRow>(sql`
      SELECT ${LIST_COLUMNS}, ${key} AS "sortKey", b."name" AS "batchName", d."licenseKind", d."licenseSku", d."mayBeFree",
        jsonb_path_query_array(d."detail", '$.reasons[*]') AS "reasons", jsonb_path_query_array(d."detail", '$.advisories[*]') AS "advisories"
      FROM (SELECT * FROM "Phone" p WHERE ${where} AND ${after} ORDER BY ${key} ${direction}, p."mac" ${direction} LIMIT ${limit + 1}) p
      JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
      LEFT JOIN "Batch" b ON b."projectId" = p."projectId" AND b."id" = p."batchId"
      ORDER BY ${key} ${direction}, p."mac" ${direction}`),
    query<{ count: string }>(sql`SELECT count(*) FROM "Phone" p WHERE ${where}`),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toRow),
    total: Number(counted?.count ?? 0),
    nextCursor: rows.length > limit && last ? encodeCursor([last.sortKey, last.mac]) : null,
  };
}

function toRow({ licenseKind, licenseSku, mayBeFree, sortKey: _, reasons, advisories, ...row }: ListRow): PhoneRow {
  const short = (findings: { code: string; text: string }[]) => findings.map(({ code, text }) => ({ code, text }));
  return {
    ...row,
    reasons: short(reasons),
    advisories: short(advisories),
    license: { kind: licenseKind, ...(licenseSku ? { sku: licenseSku } : {}), mayBeFree },
  };
}

const encodeCursor = (value: unknown[]) => Buffer.from(JSON.stringify(value)).toString("base64url");

function afterCursor(cursor: string, field: PhoneSort, key: Sql, isDescending: boolean): Sql {
  const [value, mac] = decodeCursor(cursor);
  const isFitting =
    (field === "vid" ? typeof value === "number" : typeof value === "string") &&
    typeof mac === "string" &&
    !`${value}${mac}`.includes("\0");
  if (!isFitting) throw new AppError("invalid_input", "This cursor is not one of ours, or belongs to another sort.");
  return isDescending ? sql`(${key}, p."mac") < (${value}, ${mac})` : sql`(${key}, p."mac") > (${value}, ${mac})`;
}

function decodeCursor(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

type Counted = { value: string | null; count: string };
const MOST_VALUES = 300;

/** Counts per value for each filter: under all the other filters, so that a choice shows what it would give. */
export async function countFacets(scope: PhoneScope, filter: PhoneFilter): Promise<PhoneFacets> {
  const without = (key: keyof PhoneFilter) => wherePhones(scope, { ...filter, [key]: undefined });
  const byColumn = (column: Sql, key: keyof PhoneFilter) =>
    query<Counted>(sql`
      SELECT ${column} AS "value", count(*) FROM "Phone" p WHERE ${without(key)}
      GROUP BY ${column} ORDER BY count(*) DESC, 1 LIMIT ${MOST_VALUES}`);
  /** Words that stand in the decisions: phones are counted by decision over an index, then the words of each are added up. */
  const byDecision = (words: Sql, key: keyof PhoneFilter) =>
    query<Counted>(sql`
      SELECT w."word" AS "value", sum(p."count") AS "count"
      FROM (SELECT p."decisionId", count(*) FROM "Phone" p WHERE ${without(key)} GROUP BY p."decisionId") p
      JOIN "Decision" d ON d."projectId" = ${scope.projectId}::uuid AND d."id" = p."decisionId"
      CROSS JOIN LATERAL (SELECT DISTINCT ${words} AS "word") w
      WHERE w."word" IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`);
  const [verdict, model, site, state, batch, reason, license, advisory] = await Promise.all([
    byColumn(sql`p."verdict"`, "verdict"),
    byColumn(sql`p."model"`, "model"),
    byColumn(sql`p."site"`, "site"),
    query<Counted>(sql`
      SELECT p."state" AS "value", count(*) FROM "Phone" p WHERE ${wherePhones(scope, { ...filter, state: [...PHONE_STATES] })} GROUP BY 1 ORDER BY 2 DESC, 1`),
    byColumn(sql`p."batchId"::text`, "batch"),
    byDecision(sql`unnest(d."reasonCodes")`, "reason"),
    byDecision(
      sql`unnest(ARRAY[d."licenseKind", d."licenseSku", CASE WHEN d."mayBeFree" THEN 'may-be-free' END])`,
      "license",
    ),
    byDecision(sql`jsonb_path_query(d."detail", '$.advisories[*].code') #>> '{}'`, "advisory"),
  ]);
  const counts = (rows: Counted[]) =>
    rows.map(({ value, count }) => ({ value: value ?? "none", count: Number(count) }));
  return {
    verdict: counts(verdict),
    model: counts(model),
    site: counts(site),
    state: counts(state),
    batch: counts(batch),
    license: counts(license),
    advisory: counts(advisory),
    reason: counts(reason).map((row) => ({ ...row, label: labelOfReason(row.value) })),
  };
}

/** Ids of the phones that a selection means. */
export async function selectPhoneIds(
  scope: PhoneScope,
  selection: { ids: string[] } | { filter: PhoneFilter; except: string[] },
): Promise<string[]> {
  const where =
    "ids" in selection
      ? sql`${wherePhones(scope, {})} AND p."id" = ANY(${selection.ids}::uuid[])`
      : sql`${wherePhones(scope, selection.filter)} AND p."id" <> ALL(${selection.except}::uuid[])`;
  const rows = await query<{ id: string }>(sql`SELECT p."id" FROM "Phone" p WHERE ${where}`);
  return rows.map(({ id }) => id);
}
