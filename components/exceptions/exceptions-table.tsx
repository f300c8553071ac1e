"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { FilterBar } from "@/components/data-table/filter-bar";
import { tableKey } from "@/components/data-table/use-table-rows";
import { useTableUrl } from "@/components/data-table/use-table-url";
import { ExportMenu } from "@/components/inventory/export-menu";
import { useInventorySelection } from "@/components/inventory/use-inventory-selection";
import { EXCEPTION_FILTERS } from "@/components/links/exceptions-href";
import { useRunningJob } from "@/components/live/followed-jobs";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { call, pathOf } from "@/lib/client/api";
import { EXCEPTION_LABELS, EXCEPTION_STATES } from "@/lib/domain/work/exception";
import type { ExceptionRow } from "@/lib/schemas/exceptions";
import { DecideDialog } from "./decide-dialog";
import { exceptionColumns } from "./exception-columns";
import { exceptionFilters } from "./exception-filters";
import { TakeBackButton } from "./take-back-button";

type ExceptionsTableProps = {
  projectId: string;
  canDecide: boolean;
  batches: readonly { id: string; name: string }[];
};

const rowId = (row: ExceptionRow) => row.id;
const ANY = EXCEPTION_STATES.join(",");

/** The phones that cannot be converted, with what was decided of each; ticked ones are decided together. */
export function ExceptionsTable({ projectId, canDecide, batches }: ExceptionsTableProps) {
  const params = { projectId };
  const endpoint = pathOf("GET /api/projects/{projectId}/exceptions", { params });
  const url = useTableUrl({ filterKeys: EXCEPTION_FILTERS, defaultSort: "mac" });
  const query = { ...url.query, exception: url.query.exception ?? ANY };
  const client = useQueryClient();
  const facetsKey = ["facets", projectId];
  const facets = useQuery({
    queryKey: [...facetsKey, query],
    queryFn: ({ signal }) => call("GET /api/projects/{projectId}/facets", { params, query, signal }),
    placeholderData: keepPreviousData,
  });
  const [total, setTotal] = useState(0);
  const chosen = useInventorySelection(query, total);
  const job = useRunningJob(projectId);
  const inList = String(new URLSearchParams({ ...query, ...(url.sort === "mac" ? {} : { sort: url.sort }) }));

  function reload() {
    void client.invalidateQueries({ queryKey: tableKey(endpoint) });
    void client.invalidateQueries({ queryKey: facetsKey });
  }
  useLiveRefresh(projectId, reload, 1000);
  const done = () => {
    chosen.clear();
    reload();
  };
  const isIdle = chosen.count === 0 || job !== null;
  const target = { projectId, selection: chosen.selection, count: chosen.count };

  return (
    <>
      <FilterBar
        search={{ value: url.q, onChange: url.setQ, label: "Search exceptions", placeholder: "MAC, owner, model…" }}
        filters={exceptionFilters(facets.data, batches, url.filters)}
        values={url.filters}
        onFilterChange={url.setFilter}
        onClear={url.clear}
      >
        {canDecide && (
          <>
            <DecideDialog
              {...target}
              onDecided={done}
              trigger={
                <Button variant="primary" disabled={isIdle} aria-describedby="exceptions-first">
                  Decide…
                </Button>
              }
            />
            <TakeBackButton {...target} isDisabled={isIdle} onDone={done} />
            <span id="exceptions-first" hidden>
              {job ? "Another change of many phones is under way: see above." : "Select phones in the table first."}
            </span>
          </>
        )}
        <ExportMenu projectId={projectId} query={query} sorting={url.sorting} />
      </FilterBar>
      <DataTable<ExceptionRow>
        label="Exceptions"
        columns={exceptionColumns}
        getRowId={rowId}
        getRowHref={(row) => `/projects/${projectId}/inventory/${row.id}?${inList}`}
        endpoint={endpoint}
        filters={query}
        sorting={url.sorting}
        onSortingChange={url.onSortingChange}
        onTotal={setTotal}
        selection={canDecide ? chosen : undefined}
        emptyState={
          <EmptyState title="No phone fits" action={<Button onClick={url.clear}>Clear search and filters</Button>}>
            {url.filters.exception.length === 1 && url.filters.exception[0] === "undecided"
              ? "Every phone of this choice is decided."
              : `Other words or fewer filters find more, ${EXCEPTION_LABELS.undecided.toLowerCase()} ones too.`}
          </EmptyState>
        }
      />
    </>
  );
}
