import "server-only";
import { isWord } from "@/lib/domain/words";
import { query, raw, type Sql, sql } from "@/lib/server/database/sql";
import { STATE_SQL, WITH_WORK } from "@/lib/server/inventory/columns";
import { NO_LICENSE, type PhoneScope, type ReadFilter, wherePhones } from "@/lib/server/inventory/phone-filter";

/**
 * Counts of a whole inventory in its few thousand kinds of phones: one scan, kept as long as nothing changed by which phones
 * are counted (InventoryVersion). Totals and facets for any choice among these filters are then added up here, exactly, and
 * cost the database nothing.
 */

export const COUNT_KEYS = [
  "verdict",
  "reason",
  "advisory",
  "license",
  "model",
  "vid",
  "soldAs",
  "firmware",
  "site",
] as const;
export type CountKey = (typeof COUNT_KEYS)[number];

/** Orders that follow from the decision: their few values are known, so nobody has to sort a fleet by them. */
export const COUNT_SORTS = ["verdict", "reason", "license", "vid", "soldAs", "runningFirmware"] as const;
export type CountSort = (typeof COUNT_SORTS)[number];

/** Phones that are alike in all of these; `words` are what a filter names, `keys` what a list is sorted by. */
type Cell = {
  words: Record<CountKey, readonly string[]>;
  keys: Record<CountSort, string | number>;
  decisionId: string;
  count: number;
};
export type InventoryCounts = readonly Cell[];

type Row = {
  site: string | null;
  model: string | null;
  vid: number | null;
  soldAs: string | null;
  runningFirmware: string | null;
  decisionId: string;
  count: string;
};
type DecisionRow = {
  id: string;
  verdict: string;
  reasons: string[];
  licenses: string[];
  license: string;
  advisories: string[];
};

const NONE = "none";

/** Counts the cells under a filter, of which the keys above are left out: they are applied to the cells. */
async function countInventory(scope: PhoneScope, filter: ReadFilter): Promise<InventoryCounts> {
  const [rows, decisions] = await Promise.all([
    query<Row>(sql`
      SELECT p."decisionId", p."site", p."model", p."vid", p."soldAs", p."runningFirmware", count(*) FROM "Phone" p
      WHERE ${wherePhones(scope, filter)} GROUP BY 1, 2, 3, 4, 5, 6`),
    query<DecisionRow>(sql`
      SELECT d."id", d."verdict", d."reasonCodes" AS "reasons",
        array_remove(ARRAY[d."licenseKind", d."licenseSku", ${raw(NO_LICENSE)}, CASE WHEN d."mayBeFree" THEN 'may-be-free' END], NULL) AS "licenses",
        coalesce(d."licenseSku", d."licenseKind") AS "license",
        ARRAY(SELECT DISTINCT a #>> '{}' FROM jsonb_path_query(d."detail", '$.advisories[*].code') a) AS "advisories"
      FROM "Decision" d WHERE d."projectId" = ${scope.projectId}::uuid`),
  ]);
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  return rows.map(({ decisionId, count, ...row }) => {
    const decision = byId.get(decisionId);
    return {
      count: Number(count),
      decisionId,
      keys: {
        verdict: decision?.verdict ?? "",
        reason: decision?.reasons[0] ?? "",
        license: decision?.license ?? "",
        vid: row.vid ?? -1,
        soldAs: row.soldAs ?? "",
        runningFirmware: row.runningFirmware ?? "",
      },
      words: {
        verdict: decision ? [decision.verdict] : [],
        reason: decision?.reasons ?? [],
        advisory: decision?.advisories ?? [],
        license: decision?.licenses ?? [],
        model: [row.model ?? NONE],
        vid: [row.vid === null ? NONE : String(row.vid)],
        soldAs: [row.soldAs ?? NONE],
        firmware: [row.runningFirmware ?? NONE],
        site: [row.site ?? NONE],
      },
    };
  });
}

/** What of a filter the cells do not know, and a scan must apply. */
export function withoutCountKeys(filter: ReadFilter): ReadFilter {
  const entries = Object.entries(filter).filter(([key, value]) => value !== undefined && !isWord(COUNT_KEYS, key));
  return Object.fromEntries(entries);
}

/** Cells that a filter lets through, leaving out one of its keys. */
function* matching(cells: InventoryCounts, filter: ReadFilter, except?: CountKey): Generator<Cell> {
  const asked = COUNT_KEYS.flatMap((key) => {
    const values: readonly string[] | undefined = filter[key];
    return values === undefined || key === except ? [] : [{ key, values: new Set(values) }];
  });
  for (const cell of cells)
    if (asked.every(({ key, values }) => cell.words[key].some((word) => values.has(word)))) yield cell;
}

const answers = new WeakMap<InventoryCounts, Map<string, unknown>>();
const MOST_ANSWERS = 500;

/** Counted cells never change, so each question about them is worked out once: a page asks the same again and again. */
function answerOf<Answer>(cells: InventoryCounts, question: readonly unknown[], work: () => Answer): Answer {
  const known = answers.get(cells) ?? new Map<string, unknown>();
  answers.set(cells, known);
  const key = JSON.stringify(question);
  if (known.has(key)) return known.get(key) as Answer;
  if (known.size >= MOST_ANSWERS) known.clear();
  const answer = work();
  known.set(key, answer);
  return answer;
}

export function totalOf(cells: InventoryCounts, filter: ReadFilter): number {
  return answerOf(cells, ["total", filter], () => {
    let total = 0;
    for (const { count } of matching(cells, filter)) total += count;
    return total;
  });
}

/** Counts per value of one filter, under all the others. */
export function facetOf(
  cells: InventoryCounts,
  filter: ReadFilter,
  key: CountKey,
): readonly { value: string; count: number }[] {
  return answerOf(cells, ["facet", key, filter], () => {
    const counts = new Map<string, number>();
    for (const { words, count } of matching(cells, filter, key))
      for (const word of words[key]) counts.set(word, (counts.get(word) ?? 0) + count);
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
  });
}

export type SortValue = { value: string | number; count: number; decisionIds: string[] };

/** The values of an order among the phones that match, ascending, each with how many there are and in which decisions. */
export function valuesOf(cells: InventoryCounts, filter: ReadFilter, sort: CountSort): readonly SortValue[] {
  return answerOf(cells, ["values", sort, filter], () => {
    const values = new Map<string | number, { count: number; ids: Set<string> }>();
    for (const { keys, decisionId, count } of matching(cells, filter)) {
      const value = values.get(keys[sort]) ?? { count: 0, ids: new Set() };
      value.count += count;
      value.ids.add(decisionId);
      values.set(keys[sort], value);
    }
    return [...values]
      .map(([value, { count, ids }]) => ({ value, count, decisionIds: [...ids] }))
      .sort((one, other) => (one.value < other.value ? -1 : 1));
  });
}

type Kept<Value> = Map<string, { version: string; value: Promise<Value> }>;
/** The cells of a large fleet are some megabytes, a count a few bytes. The one used longest ago goes first. */
const MOST_INVENTORIES = 12;
const MOST_COUNTS = 1_000;
const keptInventories: Kept<InventoryCounts> = new Map();
const keptCounts: Kept<number> = new Map();
const keptColumns: Kept<{ value: string; count: number }[]> = new Map();

/** Answers from memory while the inventory has the version under which it was counted. */
async function whileUnchanged<Value>(
  { kept, most }: { kept: Kept<Value>; most: number },
  key: string,
  { projectId }: PhoneScope,
  work: () => Promise<Value>,
): Promise<Value> {
  // Read before the work: a change during it makes another version, and what was counted is not taken for that one.
  const [row] = await query<{ version: string | null }>(
    sql`SELECT sum("version")::text AS "version" FROM "InventoryVersion" WHERE "projectId" = ${projectId}::uuid`,
  );
  const version = row?.version ?? "0";
  const known = kept.get(key);
  const value = known?.version === version ? known.value : work();
  kept.delete(key);
  kept.set(key, { version, value });
  value.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  return value;
}

/** Ticks, batches, assignments and decisions on exceptions move phones without a new version: what depends on them is counted each time. */
const canKeep = (scope: PhoneScope, filter: ReadFilter) =>
  scope.onlyAssignedTo === null &&
  filter.state === undefined &&
  filter.batch === undefined &&
  filter.exception === undefined;

/** The counts of an inventory under those filters that the cells do not know. */
export function inventoryCounts(scope: PhoneScope, filter: ReadFilter): Promise<InventoryCounts> {
  const rest = withoutCountKeys(filter);
  const work = () => countInventory(scope, rest);
  if (!canKeep(scope, rest)) return work();
  return whileUnchanged({ kept: keptInventories, most: MOST_INVENTORIES }, keyOf(scope, rest), scope, work);
}

const keyOf = ({ projectId }: PhoneScope, filter: ReadFilter) => JSON.stringify([projectId, filter]);

/** How many phones match, exactly. */
export async function countPhones(scope: PhoneScope, filter: ReadFilter): Promise<number> {
  if (Object.keys(withoutCountKeys(filter)).length === 0 && scope.onlyAssignedTo === null)
    return totalOf(await inventoryCounts(scope, filter), filter);
  const work = async () => {
    const [row] = await query<{ count: string }>(
      sql`SELECT count(*) FROM "Phone" p WHERE ${wherePhones(scope, filter)}`,
    );
    return Number(row?.count ?? 0);
  };
  if (!canKeep(scope, filter)) return work();
  return whileUnchanged({ kept: keptCounts, most: MOST_COUNTS }, keyOf(scope, filter), scope, work);
}

type Column = "floor" | "devicePool" | "state" | "batchId";

/** Counts per value of a column that the cells do not hold. */
export function countByColumn(scope: PhoneScope, filter: ReadFilter, column: Column) {
  const work = async () => {
    const rows = await query<{ value: string | null; count: string }>(sql`
      SELECT ${COLUMNS[column]} AS "value", count(*) FROM "Phone" p ${raw(WITH_WORK)} WHERE ${wherePhones(scope, filter)}
      GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_VALUES}`);
    return rows.map(({ value, count }) => ({ value: value ?? NONE, count: Number(count) }));
  };
  if (column === "state" || column === "batchId" || !canKeep(scope, filter)) return work();
  return whileUnchanged({ kept: keptColumns, most: MOST_COUNTS }, column + keyOf(scope, filter), scope, work);
}

export const MOST_VALUES = 300;
const COLUMNS: Record<Column, Sql> = {
  floor: sql`p."floor"`,
  devicePool: sql`p."devicePool"`,
  state: raw(STATE_SQL),
  batchId: sql`w."batchId"::text`,
};
