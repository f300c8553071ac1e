import "server-only";
import { labelOfReason } from "@/lib/domain/rules/eligibility/tally";
import { isWord } from "@/lib/domain/words";
import { PHONE_STATES } from "@/lib/domain/work/phone-life";
import {
  PHONE_SORTS,
  type PhoneFacets,
  type PhoneFilter,
  type PhoneListQuery,
  type PhoneRow,
  type PhoneSort,
} from "@/lib/schemas/phones";
import { empty, join, query, raw, type Sql, sql } from "@/lib/server/database/sql";
import { AppError } from "@/lib/server/errors";
import { STATE_SQL, WITH_WORK } from "@/lib/server/inventory/columns";
import {
  COUNT_SORTS,
  type CountKey,
  type CountSort,
  countByColumn,
  countPhones,
  facetOf,
  inventoryCounts,
  MOST_VALUES,
  type SortValue,
  valuesOf,
  withoutCountKeys,
} from "@/lib/server/inventory/counts";
import { type DecisionWords, loadDecisionWords } from "@/lib/server/inventory/decision-words";
import { type PhoneScope, type ReadFilter, wherePhones } from "@/lib/server/inventory/phone-filter";
import { readSearch } from "@/lib/server/inventory/read-search";

const asIsoText = (column: string) =>
  `to_char(p."${column}" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "${column}"`;

const LIST_COLUMNS = raw(
  ["id", "mac", "pid", "model", "vid", "serial", "ip", "site", "floor", "owner", "directoryNumber", "description"]
    .concat(["devicePool", "load", "version", "runningFirmware", "soldAs", "manufacturedYear", "registrationState"])
    .concat(["kemCount", "transitionAuthorizationType", "notes", "extra", "verdict", "revision"])
    .concat(["decisionId"])
    .map((column) => `p."${column}"`)
    .concat(["createdAt", "updatedAt"].map(asIsoText)) // a Date for each row would cost more than the rest of it
    .concat([
      `${STATE_SQL} AS "state"`,
      `w."batchId"`,
      `w."nowFirmware"`,
      `coalesce(w."revision", 0) AS "workRevision"`,
    ])
    .concat([`w."conflictDecisionId" IS NOT NULL AS "hasConflict"`])
    .concat([`to_char(w."begunAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "begunAt"`])
    .join(", "),
);

type ListRow = Omit<PhoneRow, keyof DecisionWords> & { decisionId: string; sortKey: string | number };

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
  state: joined(STATE_SQL),
  createdAt: time("createdAt"),
  updatedAt: time("updatedAt"),
};

/** Tables that a sort looks into besides the phones. */
export const SORTED_BESIDE: Partial<Record<PhoneSort, Sql>> = {
  reason: sql`JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"`,
  license: sql`JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"`,
  batch: sql`${raw(WITH_WORK)} LEFT JOIN "Batch" b ON b."projectId" = w."projectId" AND b."id" = w."batchId"`,
  state: raw(WITH_WORK),
};

export const sortOf = (field: PhoneSort) =>
  isWord(PHONE_SORTS, field)
    ? SORTS[field]
    : { key: sql`coalesce(p."extra"->>${field.slice(6)}, '')`, isNumber: false };

/** The field of an order, which the schema of the query has let in; a minus before it sorts downwards. */
export function fieldOf(sort: string): PhoneSort {
  const field = sort.replace(/^-/, "");
  return isWord(PHONE_SORTS, field) ? field : `extra.${field.slice("extra.".length)}`;
}

/** One page of phones by cursor, with the exact total. The cursor holds sort key and MAC of the last row shown. */
export async function listPhones(scope: PhoneScope, { limit, cursor, sort, ...asked }: PhoneListQuery) {
  const { filter } = await readSearch(scope, asked);
  const field = fieldOf(sort);
  const order = { field, ...sortOf(field), isDescending: sort.startsWith("-") };
  const after = cursor === undefined ? null : readCursor(cursor, order.isNumber);
  const read = { scope, filter, order, after, limit: limit + 1 };
  const [rows, total] = await Promise.all([
    isWalked(read) ? walkValues(read) : readRows(read),
    countPhones(scope, filter),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const words = await loadDecisionWords(
    scope.projectId,
    shown.map(({ decisionId }) => decisionId),
  );
  return {
    items: shown.map(({ sortKey: _, decisionId, ...row }) => ({ ...row, ...(words.get(decisionId) ?? NO_WORDS) })),
    total,
    nextCursor: rows.length > limit && last ? cursorAt(last.sortKey, last.mac) : null,
  };
}

type Order = { field: PhoneSort; key: Sql; isNumber: boolean; isDescending: boolean };
type Read = {
  scope: PhoneScope;
  filter: ReadFilter;
  order: Order;
  /** Sort key and MAC of the row before the first. */
  after: [string | number, string] | null;
  limit: number;
  /** Only the phones with this sort key: they are in the order of their MACs. */
  value?: SortValue;
};

function readRows({ scope, filter, order, after, limit, value }: Read): Promise<ListRow[]> {
  const { field, key, isDescending } = order;
  const direction = raw(isDescending ? "DESC" : "ASC");
  const than = raw(isDescending ? "<" : ">");
  const by = value ? sql`p."mac" ${direction}` : sql`${key} ${direction}, p."mac" ${direction}`;
  const parts = [wherePhones(scope, filter)];
  if (value) parts.push(whereValue(value));
  if (after)
    parts.push(value ? sql`p."mac" ${than} ${after[1]}` : sql`(${key}, p."mac") ${than} (${after[0]}, ${after[1]})`);
  return query<ListRow>(sql`
    SELECT ${LIST_COLUMNS}, p."sortKey", b."name" AS "batchName"
    FROM (SELECT p.*, ${key} AS "sortKey" FROM "Phone" p ${SORTED_BESIDE[field] ?? empty} WHERE ${join(parts, " AND ")}
      ORDER BY ${by} LIMIT ${limit}) p
    ${raw(WITH_WORK)} LEFT JOIN "Batch" b ON b."projectId" = w."projectId" AND b."id" = w."batchId"
    ORDER BY p."sortKey" ${direction}, p."mac" ${direction}`);
}

/** From so many on it is quicker to walk along the MACs and pass over the others than to fetch all of a value and sort them. */
const MANY = 7_000;

/** All phones of a decision have the same facts, so the decisions of a value are the value. Of many no index is asked. */
const whereValue = ({ decisionIds, count }: SortValue) =>
  count > MANY
    ? sql`(p."decisionId" = ANY(${decisionIds}::uuid[])) IS TRUE`
    : sql`p."decisionId" = ANY(${decisionIds}::uuid[])`;

/** An order by what the cells of the counts know, over everything it counts: no index holds it, and none is needed. */
const isWalked = ({ scope, filter, order }: Read) =>
  isWord(COUNT_SORTS, order.field) &&
  scope.onlyAssignedTo === null &&
  Object.keys(withoutCountKeys(filter)).length === 0;

/** Value by value in their order, and within each along the MACs, until the page is full. */
async function walkValues(read: Read): Promise<ListRow[]> {
  const { scope, filter, order, after, limit } = read;
  const ascending = valuesOf(await inventoryCounts(scope, filter), filter, order.field as CountSort);
  const values = order.isDescending ? ascending.toReversed() : ascending;
  const isPast = ({ value }: SortValue) => after !== null && (order.isDescending ? value > after[0] : value < after[0]);
  const rows: ListRow[] = [];
  for (const value of values) {
    if (rows.length === limit) break;
    if (isPast(value)) continue;
    const isSame = after !== null && value.value === after[0];
    // The decisions hold what the filter asks of them; only the site is a matter of the phone.
    const rest = filter.site ? { site: filter.site } : {};
    const left = limit - rows.length;
    const more = await readRows({ ...read, filter: rest, value, after: isSame ? after : null, limit: left });
    rows.push(...more);
  }
  return rows;
}

/** Of a decision that is gone meanwhile; the next page has the new one. */
const NO_WORDS: DecisionWords = { reasons: [], advisories: [], license: { kind: "undecided", mayBeFree: false } };

/** The cursor behind a row. */
export const cursorAt = (key: string | number, mac: string): string =>
  Buffer.from(JSON.stringify([key, mac])).toString("base64url");

function readCursor(cursor: string, isNumber: boolean): [string | number, string] {
  const [value, mac] = decodeCursor(cursor);
  const isKey = isNumber ? typeof value === "number" : typeof value === "string";
  const isText = typeof mac === "string" && !`${value}${mac}`.includes("\0");
  if (!isKey || !isText || (typeof value !== "number" && typeof value !== "string"))
    throw new AppError("invalid_input", "This cursor is not one of ours, or belongs to another sort.");
  return [value, mac];
}

function decodeCursor(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** Without a filter on either one scan counts both; a withdrawn phone is in no batch, and in no other count. */
function countStatesAndBatches(scope: PhoneScope, filter: ReadFilter) {
  const states = { ...filter, state: [...PHONE_STATES] };
  if (filter.state || filter.batch)
    return [
      countByColumn(scope, states, "state"),
      countByColumn(scope, { ...filter, batch: undefined }, "batchId"),
    ] as const;
  const both = query<{ state: string; batch: string | null; count: string }>(sql`
    SELECT ${raw(STATE_SQL)} AS "state", w."batchId"::text AS "batch", count(*) FROM "Phone" p ${raw(WITH_WORK)} WHERE ${wherePhones(scope, states)} GROUP BY 1, 2`);
  const by = async (key: "state" | "batch") => {
    const counts = new Map<string, number>();
    for (const row of await both) {
      const value = row[key] ?? "none";
      if (key === "state" || row.state !== "withdrawn") counts.set(value, (counts.get(value) ?? 0) + Number(row.count));
    }
    const sorted = [...counts].sort(([, few], [, many]) => many - few).slice(0, MOST_VALUES);
    return sorted.map(([value, count]) => ({ value, count }));
  };
  return [by("state"), by("batch")] as const;
}

/** Counts per value for each filter: under all the other filters, so that a choice shows what it would give. */
export async function countFacets(scope: PhoneScope, asked: PhoneFilter): Promise<PhoneFacets> {
  const { filter, read, only } = await readSearch(scope, asked);
  const [cells, floor, pool, state, batch] = await Promise.all([
    inventoryCounts(scope, filter),
    countByColumn(scope, { ...filter, floor: undefined }, "floor"),
    countByColumn(scope, { ...filter, pool: undefined }, "devicePool"),
    ...countStatesAndBatches(scope, filter),
  ]);
  /** What the search was read as stays in force whatever is chosen: other values would give nothing. */
  const within = (key: keyof typeof only, counts: PhoneFacets["model"]) => {
    const values = only[key];
    return values ? counts.filter(({ value }) => values.includes(value)) : counts;
  };
  const facet = (key: CountKey) => facetOf(cells, filter, key).slice(0, MOST_VALUES);
  return {
    search: read,
    verdict: facet("verdict"),
    reason: facet("reason").map((row) => ({ ...row, label: labelOfReason(row.value) })),
    model: within("model", facet("model")),
    site: within("site", facet("site")),
    floor,
    pool,
    state,
    batch: within("batch", batch),
    license: facet("license"),
    advisory: facet("advisory"),
    firmware: facet("firmware"),
    soldAs: facet("soldAs"),
    vid: facet("vid"),
  };
}
