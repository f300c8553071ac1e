"use client";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo, useState } from "react";
import type { Assignable } from "@/components/batch/people-choice";
import { FilterBar } from "@/components/data-table/filter-bar";
import { NOTHING_CHOSEN, useSelection } from "@/components/data-table/use-selection";
import { useTableUrl } from "@/components/data-table/use-table-url";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Segmented } from "@/components/ui/segmented";
import { plural } from "@/lib/format/text";
import type { Batch } from "@/lib/schemas/batches";
import { GROUPINGS, groupedBatches, sortedBatches } from "./arrange-batches";
import { batchRows } from "./batch-rows";
import { BatchTable } from "./batch-table";
import { ChosenBatches } from "./chosen-batches";
import { BATCH_FILTERS, filterChoices, foundBatches } from "./find-batches";

type BatchListProps = {
  projectId: string;
  batches: readonly Batch[];
  timeZone: string;
  /** The moment of the page, ISO 8601: the same on server and client. */
  now: string;
  canPlan: boolean;
  /** Who can be assigned. */
  people: readonly Assignable[];
};

const FILTER_LABELS = {
  state: "State",
  kind: "Kind",
  site: "Site",
  person: "Person",
  attention: "Needs attention",
} as const;
const GROUPING_ITEMS = [
  { value: "none", label: "In one list" },
  { value: "site", label: "By site" },
  { value: "week", label: "By week" },
] as const;
const grouping = parseAsStringLiteral(GROUPINGS).withDefault("none").withOptions({ history: "replace" });

/** All batches with search, filters, order and groups, which the address keeps; those that are chosen are changed together. */
export function BatchList({ projectId, batches, timeZone, now, canPlan, people }: BatchListProps) {
  const url = useTableUrl({ filterKeys: BATCH_FILTERS, defaultSort: "order" });
  const [groupBy, setGroupBy] = useQueryState("group", grouping);
  const [chosen, setChosen] = useState(NOTHING_CHOSEN);
  const rows = useMemo(() => batchRows(batches, now), [batches, now]);
  const choices = useMemo(() => filterChoices(rows), [rows]);
  const [sort] = url.sorting;
  const found = sortedBatches(foundBatches(rows, url.q, url.filters), sort?.id, sort?.desc ?? false);
  const groups = groupedBatches(found, groupBy, timeZone);
  const shown = groups.flatMap((group) => group.rows);
  const selection = useSelection(
    { chosen, onChange: setChosen },
    shown.map(({ id }) => id),
  );
  const chosenRows = selection ? shown.filter(({ id }) => selection.has(id)) : [];
  return (
    <>
      <FilterBar
        search={{ value: url.q, onChange: url.setQ, label: "Search batches", placeholder: "Name, site, person…" }}
        filters={BATCH_FILTERS.map((key) => ({ key, label: FILTER_LABELS[key], items: choices[key] }))}
        values={url.filters}
        onFilterChange={url.setFilter}
        onClear={url.clear}
      >
        <Segmented
          label="Groups"
          items={GROUPING_ITEMS}
          value={groupBy}
          onChange={(next) => void setGroupBy(next === "none" ? null : next)}
        />
      </FilterBar>
      {canPlan && chosenRows.length > 0 && (
        <ChosenBatches
          projectId={projectId}
          timeZone={timeZone}
          chosen={chosenRows}
          people={people}
          order={rows.map(({ id }) => id)}
          onClear={() => setChosen(NOTHING_CHOSEN)}
        />
      )}
      <Card>
        {shown.length > 0 ? (
          <BatchTable
            groups={groups}
            timeZone={timeZone}
            now={now}
            sort={sort ?? null}
            onSort={(id) => url.onSortingChange(nextSort(id, sort))}
            selection={canPlan ? selection : null}
          />
        ) : (
          <EmptyState title="No batch fits" action={<Button onClick={url.clear}>Clear search and filters</Button>}>
            Other words or fewer filters find more.
          </EmptyState>
        )}
      </Card>
      <p role="status" className="mt-2 text-muted text-xs">
        {shown.length < rows.length
          ? `${shown.length} of ${plural(rows.length, "batch", "batches")} shown`
          : plural(rows.length, "batch", "batches")}
      </p>
    </>
  );
}

/** Up, down, and back to the order of work. */
function nextSort(id: string, sort: { id: string; desc: boolean } | undefined) {
  if (sort?.id !== id) return [{ id, desc: false }];
  return sort.desc ? [] : [{ id, desc: true }];
}
