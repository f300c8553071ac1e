import { BATCH_KIND_LABELS } from "@/components/batch/batch-words";
import { BATCH_KINDS, BATCH_STATE_LABELS, BATCH_STATES } from "@/lib/domain/work/batch-life";
import { LOAD_FAMILY_LABELS } from "@/lib/format/labels";
import { ATTENTION, ATTENTION_LABELS, type BatchRow } from "./batch-rows";
import { compareNames } from "./compare-names";

export const BATCH_FILTERS = ["state", "kind", "site", "person", "attention"] as const;
type BatchFilter = (typeof BATCH_FILTERS)[number];
export type BatchFilters = Readonly<Record<BatchFilter, readonly string[]>>;

/** Stands for "no site" and "nobody" among the values of a filter. */
export const NONE = "none";

/** The batches that have every word of `q` and fit every filter. */
export function foundBatches(rows: readonly BatchRow[], q: string, filters: BatchFilters): BatchRow[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      words.every((word) => textOf(row).includes(word)) &&
      BATCH_FILTERS.every(
        (key) => filters[key].length === 0 || valuesOf(row)[key].some((one) => filters[key].includes(one)),
      ),
  );
}

const textOf = ({ name, site, kind, state, loadFamily, assignees }: BatchRow): string =>
  [
    name,
    site,
    BATCH_KIND_LABELS[kind],
    BATCH_STATE_LABELS[state],
    loadFamily && LOAD_FAMILY_LABELS[loadFamily],
    ...assignees.map((person) => person.name),
  ]
    .join(" ")
    .toLowerCase();

const valuesOf = ({ state, kind, site, assignees, attention }: BatchRow): BatchFilters => ({
  state: [state],
  kind: [kind],
  site: [site ?? NONE],
  person: assignees.length > 0 ? assignees.map(({ userId }) => userId) : [NONE],
  attention,
});

type Choice = { value: string; label: string; count: number };

/** What each filter offers, with how many batches have it. */
export function filterChoices(rows: readonly BatchRow[]): Record<BatchFilter, Choice[]> {
  const counts = new Map<string, number>();
  for (const row of rows)
    for (const key of BATCH_FILTERS)
      for (const value of valuesOf(row)[key]) counts.set(`${key} ${value}`, (counts.get(`${key} ${value}`) ?? 0) + 1);
  const people = new Map(rows.flatMap(({ assignees }) => assignees.map(({ userId, name }) => [userId, name] as const)));
  const sites = [...new Set(rows.flatMap(({ site }) => site ?? []))].sort(compareNames);
  const choices = (key: BatchFilter, named: Iterable<readonly [value: string, label: string]>) =>
    [...named].flatMap(([value, label]) => {
      const count = counts.get(`${key} ${value}`);
      return count === undefined ? [] : [{ value, label, count }];
    });
  return {
    state: choices(
      "state",
      BATCH_STATES.map((state) => [state, BATCH_STATE_LABELS[state]] as const),
    ),
    kind: choices(
      "kind",
      BATCH_KINDS.map((kind) => [kind, BATCH_KIND_LABELS[kind]] as const),
    ),
    site: choices("site", [...sites.map((site) => [site, site] as const), [NONE, "No site"] as const]),
    person: choices("person", [
      ...[...people].sort(([, a], [, b]) => compareNames(a, b)),
      [NONE, "Nobody yet"] as const,
    ]),
    attention: choices(
      "attention",
      ATTENTION.map((one) => [one, ATTENTION_LABELS[one]] as const),
    ),
  };
}
