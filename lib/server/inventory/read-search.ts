import "server-only";
import { MODEL_ROWS } from "@/lib/domain/phone/products";
import { possibleNames, type ReadWords, readSearchWords } from "@/lib/domain/phone/search-words";
import type { Selection } from "@/lib/schemas/batches";
import type { PhoneFilter } from "@/lib/schemas/phones";
import { query, type Sql, sql } from "@/lib/server/database/sql";
import type { Tx } from "@/lib/server/database/transaction";
import { type PhoneScope, type ReadFilter, wherePhones } from "@/lib/server/inventory/phone-filter";

type Ask = <Row extends object>(statement: Sql) => Promise<Row[]>;

const askIn =
  (tx: Tx): Ask =>
  async <Row extends object>(statement: Sql) =>
    (await tx.query<Row>(statement.text, [...statement.values])).rows;

/**
 * A filter as it is carried out: words of its search that are a known model, site or batch, or begin a PID or a load, become
 * filters, for which there are counts and indexes; the rest is looked for in the texts. `read` says what was read as what, and
 * `only` which values the search alone lets through.
 */
export async function readSearch<Filter extends PhoneFilter>(
  scope: PhoneScope,
  filter: Filter,
  ask: Ask = query,
): Promise<{ filter: Filter & ReadFilter; read: ReadWords[]; only: Only }> {
  const { q } = filter;
  if (!q) return { filter, read: [], only: {} };
  const names = possibleNames(q);
  const [sites, batches] = await Promise.all([sitesNamed(scope, names, ask), batchesNamed(scope, names, ask)]);
  const { texts, read } = readSearchWords(q, new Set(sites.keys()), new Set(batches.keys()));
  const wordsOf = (field: ReadWords["field"]) => read.filter((one) => one.field === field).map(({ words }) => words);
  const namesOf = (field: "site" | "batch", known: Known) =>
    wordsOf(field).flatMap((words) => known.get(words.toLowerCase()) ?? []);
  const pids = wordsOf("pid");
  const loads = wordsOf("load");
  const only = asked({
    model: [...wordsOf("model").map((word) => word.toUpperCase()), ...pids.flatMap(modelsOfPid)],
    site: namesOf("site", sites),
    batch: namesOf("batch", batches),
  });
  return {
    filter: {
      ...filter,
      q: undefined,
      ...(texts.length > 0 ? { texts } : {}),
      ...narrowed(filter, only),
      ...(pids.length > 0 ? { pids } : {}),
      ...(loads.length > 0 ? { loads: await loadsThatBegin(scope, loads, ask) } : {}),
    },
    read,
    only,
  };
}

/** The same for what a change is to touch. */
export async function readSelection(scope: PhoneScope, selection: Selection, tx?: Tx) {
  if ("ids" in selection) return selection;
  const { filter } = await readSearch(scope, selection.filter, tx ? askIn(tx) : query);
  return { ...selection, filter };
}

/** Values of filters that a search asks for. */
type Only = Pick<PhoneFilter, "model" | "site" | "batch">;

const asked = (values: Record<keyof Only, string[]>): Only =>
  Object.fromEntries(Object.entries(values).filter(([, of]) => of.length > 0));

/** What both the filter and the search let through. */
function narrowed(filter: PhoneFilter, only: Only): Only {
  const both = (key: keyof Only) => {
    const allowed = filter[key];
    return only[key]?.filter((value) => !allowed || allowed.includes(value)) ?? allowed;
  };
  return { model: both("model"), site: both("site"), batch: both("batch") };
}

/** Names by their lower case: sites may differ in nothing else. */
type Known = Map<string, string[]>;

function knownOf(rows: readonly { name: string; value: string }[]): Known {
  const known: Known = new Map();
  for (const { name, value } of rows) {
    const key = name.toLowerCase();
    known.set(key, [...(known.get(key) ?? []), value]);
  }
  return known;
}

async function sitesNamed(scope: PhoneScope, names: readonly string[], ask: Ask): Promise<Known> {
  const { projectId, onlyAssignedTo } = scope;
  const rows = await ask<{ name: string; value: string }>(
    onlyAssignedTo === null
      ? sql`SELECT s."name", s."name" AS "value" FROM "Site" s WHERE s."projectId" = ${projectId}::uuid AND lower(s."name") = ANY(${names})`
      : sql`SELECT DISTINCT p."site" AS "name", p."site" AS "value" FROM "Phone" p WHERE ${wherePhones(scope, {})} AND lower(p."site") = ANY(${names})`,
  );
  return knownOf(rows);
}

async function batchesNamed({ projectId, onlyAssignedTo }: PhoneScope, names: readonly string[], ask: Ask) {
  const rows = await ask<{ name: string; value: string }>(sql`
    SELECT b."name", b."id"::text AS "value" FROM "Batch" b
    WHERE b."projectId" = ${projectId}::uuid AND lower(b."name") = ANY(${names}) AND (${onlyAssignedTo}::uuid IS NULL OR EXISTS (
      SELECT FROM "BatchAssignee" a WHERE a."projectId" = b."projectId" AND a."batchId" = b."id" AND a."userId" = ${onlyAssignedTo}::uuid))`);
  return knownOf(rows);
}

/** The models whose order codes begin so; `none` is that of codes we do not recognise. No index holds the codes, one the models. */
function modelsOfPid(begin: string): string[] {
  const number = begin.toUpperCase().replace(/^CP-/, "").split(/[-+=]/)[0] ?? "";
  const digits = number.replace(/^(\d{4}).*$/, "$1");
  return [...MODEL_ROWS.map(({ model }) => model).filter((model) => model.startsWith(digits)), "none"];
}

/** Loads are few: the index of their order is asked for one after the other. */
const MOST_LOADS = 2_000;

async function loadsThatBegin({ projectId }: PhoneScope, begins: readonly string[], ask: Ask): Promise<string[]> {
  const patterns = begins.map((begin) => `${begin.replace(/[\\%_]/g, "\\$&")}%`);
  const rows = await ask<{ load: string }>(sql`
    WITH RECURSIVE l AS (
      (SELECT coalesce(p."load", '') AS "load" FROM "Phone" p WHERE p."projectId" = ${projectId}::uuid ORDER BY coalesce(p."load", '') LIMIT 1)
      UNION ALL
      SELECT (SELECT coalesce(p."load", '') FROM "Phone" p
        WHERE p."projectId" = ${projectId}::uuid AND coalesce(p."load", '') > l."load" ORDER BY coalesce(p."load", '') LIMIT 1)
      FROM l WHERE l."load" IS NOT NULL)
    SELECT "load" FROM (SELECT "load" FROM l LIMIT ${MOST_LOADS}) l WHERE "load" ILIKE ANY(${patterns})`);
  return rows.map(({ load }) => load);
}
