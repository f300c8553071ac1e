import "server-only";
import { PHONE_STATES } from "@/lib/domain/checklist/phone-states";
import { REASON_LABELS } from "@/lib/domain/eligibility/reason-codes";
import type { Selection } from "@/lib/schemas/batches";
import type { PhoneFacets, PhoneFilter, PhoneListQuery, PhoneRow, PhoneSort } from "@/lib/schemas/phones";
import { AppError } from "@/lib/server/errors";
import {
  type CensusKey,
  censusUnder,
  countByColumn,
  countPhones,
  facetOf,
  MOST_VALUES,
} from "@/lib/server/queries/census";
import {
  empty,
  type PhoneScope,
  query,
  raw,
  type Sql,
  sql,
  wherePhones,
  whereSelected,
} from "@/lib/server/sql/phone-filter";

const LIST_COLUMNS = raw(
  ["id", "mac", "pid", "model", "vid", "serial", "ip", "site", "floor", "owner", "directoryNumber", "description"]
    .concat(["devicePool", "load", "version", "runningFirmware", "soldAs", "manufacturedYear", "registrationState"])
    .concat(["kemCount", "transitionAuthorizationType", "notes", "extra", "verdict", "batchId", "state", "revision"])
    .concat(["createdAt", "updatedAt"])
    .map((column) => `p."${column}"`)
    .join(", "),
);

type ListRow = Omit<PhoneRow, "license" | "createdAt" | "updatedAt"> & {
  licenseKind: PhoneRow["license"]["kind"];
  licenseSku: string | null;
  mayBeFree: boolean;
  createdAt: Date;
  updatedAt: Date;
  sortKey: string | number;
};

const text = (column: string) => ({ key: raw(`coalesce(p."${column}", '')`), isNumber: false });
const number = (column: string) => ({ key: raw(`coalesce(p."${column}", -1)`), isNumber: true });
/** To the millisecond as text: that is how it is stored, and it sorts as the time does. */
const time = (column: string) => ({
  key: raw(`to_char(p."${column}" AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSMS')`),
  isNumber: false,
});
const joined = (key: string, isNumber = false) => ({ key: raw(key), isNumber });

/**
 * What a list is sorted by. A nullable column sorts its empty rows first: the comparison of a cursor with NULL would lose
 * them. In this form the indexes of the migration serve the query.
 */
const SORTS: Record<Exclude<PhoneSort, `extra.${string}`>, { key: Sql; isNumber: boolean }> = {
  mac: { key: raw('p."mac"'), isNumber: false },
  pid: text("pid"),
  model: text("model"),
  vid: number("vid"),
  serial: text("serial"),
  manufacturedYear: number("manufacturedYear"),
  soldAs: text("soldAs"),
  verdict: { key: raw('p."verdict"'), isNumber: false },
  reason: joined(`coalesce(d."reasonCodes"[1], '')`),
  license: joined(`coalesce(d."licenseSku", d."licenseKind")`),
  site: text("site"),
  floor: text("floor"),
  owner: text("owner"),
  directoryNumber: text("directoryNumber"),
  description: text("description"),
  devicePool: text("devicePool"),
  ip: text("ip"),
  registrationState: text("registrationState"),
  load: text("load"),
  version: text("version"),
  runningFirmware: text("runningFirmware"),
  kemCount: number("kemCount"),
  transitionAuthorizationType: text("transitionAuthorizationType"),
  notes: text("notes"),
  batch: joined(`coalesce(b."order", -1)`, true),
  state: { key: raw('p."state"'), isNumber: false },
  createdAt: time("createdAt"),
  updatedAt: time("updatedAt"),
};

/** Tables that a sort looks into besides the phones. */
const SORTED_BESIDE: Partial<Record<PhoneSort, Sql>> = {
  reason: sql`JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"`,
  license: sql`JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"`,
  batch: sql`LEFT JOIN "Batch" b ON b."projectId" = p."projectId" AND b."id" = p."batchId"`,
};

function sortOf(field: PhoneSort) {
  if (field.startsWith("extra.")) return { key: sql`coalesce(p."extra"->>${field.slice(6)}, '')`, isNumber: false };
  return SORTS[field as keyof typeof SORTS];
}

/** One page of phones by cursor, with the exact total. The cursor holds sort key and MAC of the last row shown. */
export async function listPhones(scope: PhoneScope, { limit, cursor, sort, ...filter }: PhoneListQuery) {
  const isDescending = sort.startsWith("-");
  const field = sort.replace(/^-/, "") as PhoneSort;
  const { key, isNumber } = sortOf(field);
  const where = wherePhones(scope, filter);
  const direction = raw(isDescending ? "DESC" : "ASC");
  const after = cursor === undefined ? sql`true` : afterCursor(cursor, { key, isNumber, isDescending });
  const [rows, total] = await Promise.all([
    query<ListRow>(sql`
      SELECT ${LIST_COLUMNS}, p."sortKey", b."name" AS "batchName", d."licenseKind", d."licenseSku", d."mayBeFree",
        jsonb_path_query_array(d."detail", '$.reasons[*]') AS "reasons", jsonb_path_query_array(d."detail", '$.advisories[*]') AS "advisories"
      FROM (SELECT p.*, ${key} AS "sortKey" FROM "Phone" p ${SORTED_BESIDE[field] ?? empty} WHERE ${where} AND ${after}
        ORDER BY ${key} ${direction}, p."mac" ${direction} LIMIT ${limit + 1}) p
      JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
      LEFT JOIN "Batch" b ON b."projectId" = p."projectId" AND b."id" = p."batchId"
      ORDER BY p."sortKey" ${direction}, p."mac" ${direction}`),
    countPhones(scope, filter),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toRow),
    total,
    nextCursor: rows.length > limit && last ? encodeCursor([last.sortKey, last.mac]) : null,
  };
}

function toRow({ sortKey: _, ...phone }: ListRow): PhoneRow {
  const { licenseKind, licenseSku, mayBeFree, reasons, advisories, createdAt, updatedAt, ...row } = phone;
  const short = (findings: { code: string; text: string }[]) => findings.map(({ code, text }) => ({ code, text }));
  return {
    ...row,
    reasons: short(reasons),
    advisories: short(advisories),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    license: { kind: licenseKind, ...(licenseSku ? { sku: licenseSku } : {}), mayBeFree },
  };
}

const encodeCursor = (value: unknown[]) => Buffer.from(JSON.stringify(value)).toString("base64url");

function afterCursor(cursor: string, by: { key: Sql; isNumber: boolean; isDescending: boolean }): Sql {
  const { key, isNumber, isDescending } = by;
  const [value, mac] = decodeCursor(cursor);
  const isFitting =
    typeof value === (isNumber ? "number" : "string") && typeof mac === "string" && !`${value}${mac}`.includes("\0");
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

/** Counts per value for each filter: under all the other filters, so that a choice shows what it would give. */
export async function countFacets(scope: PhoneScope, filter: PhoneFilter): Promise<PhoneFacets> {
  const [census, floor, pool, state, batch] = await Promise.all([
    censusUnder(scope, filter),
    countByColumn(scope, { ...filter, floor: undefined }, "floor"),
    countByColumn(scope, { ...filter, pool: undefined }, "devicePool"),
    countByColumn(scope, { ...filter, state: [...PHONE_STATES] }, "state"),
    countByColumn(scope, { ...filter, batch: undefined }, "batchId"),
  ]);
  const facet = (key: CensusKey) => facetOf(census, filter, key).slice(0, MOST_VALUES);
  return {
    verdict: facet("verdict"),
    reason: facet("reason").map((row) => ({ ...row, label: labelOfReason(row.value) })),
    model: facet("model"),
    site: facet("site"),
    floor,
    pool,
    state,
    batch,
    license: facet("license"),
    advisory: facet("advisory"),
    firmware: facet("firmware"),
    soldAs: facet("soldAs"),
    vid: facet("vid"),
  };
}

export const labelOfReason = (code: string): string => (REASON_LABELS as Record<string, string>)[code] ?? code;

/** Ids of the phones that a selection means. */
export async function selectPhoneIds(scope: PhoneScope, selection: Selection): Promise<string[]> {
  const rows = await query<{ id: string }>(sql`SELECT p."id" FROM "Phone" p WHERE ${whereSelected(scope, selection)}`);
  return rows.map(({ id }) => id);
}
