"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { FilterBar } from "@/components/data-table/filter-bar";
import { tableKey } from "@/components/data-table/use-table-rows";
import { useTableUrl } from "@/components/data-table/use-table-url";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { call, pathOf } from "@/lib/client/api";
import { useProjectChanges } from "@/lib/client/use-project-changes";
import { may, type Role } from "@/lib/domain/access";
import type { BatchState } from "@/lib/domain/batching/batch-states";
import type { PhoneRow } from "@/lib/schemas/phones";
import { ExportMenu } from "./export-menu";
import type { FilterChoices } from "./filter-choices";
import { INVENTORY_COLUMNS } from "./inventory-columns";
import { filtersOf } from "./inventory-filters";
import { INVENTORY_FILTERS } from "./inventory-href";
import { MovePhonesDialog } from "./move-phones-dialog";
import { NoPhones } from "./no-phones";

type InventoryTableProps = {
  projectId: string;
  choices: FilterChoices;
  role: Role;
  batches: readonly { id: string; name: string; state: BatchState }[];
};

const rowId = (row: PhoneRow) => row.id;

/** All phones of a project. The address holds search, filters and sort, so a view can be sent to a colleague. */
export function InventoryTable({ projectId, choices, role, batches }: InventoryTableProps) {
  const params = { projectId };
  const endpoint = pathOf("GET /api/projects/{projectId}/phones", { params });
  const url = useTableUrl({ filterKeys: INVENTORY_FILTERS, defaultSort: "mac" });
  const client = useQueryClient();
  const facetsKey = ["facets", projectId];
  const facets = useQuery({
    queryKey: [...facetsKey, url.query],
    queryFn: ({ signal }) => call("GET /api/projects/{projectId}/facets", { params, query: url.query, signal }),
    placeholderData: keepPreviousData,
  });
  const [selected, setSelected] = useState<Set<string>>(new Set());
  const [isAll, setIsAll] = useState(false);
  const view = JSON.stringify(url.query);
  const [seenView, setSeenView] = useState(view);
  if (view !== seenView) {
    // "All that match" meant what matched then: with other filters it would mean other phones.
    setSeenView(view);
    setIsAll(false);
    setSelected(new Set());
  }

  function reload() {
    void client.invalidateQueries({ queryKey: tableKey(endpoint) });
    void client.invalidateQueries({ queryKey: facetsKey });
  }
  useProjectChanges(projectId, reload);

  function unselect() {
    setSelected(new Set());
    setIsAll(false);
  }

  const canMove = may(role, "batch.plan");
  return (
    <>
      <PageHeader
        className="mb-3"
        title="Inventory"
        actions={
          <>
            {canMove && (
              <MovePhonesDialog
                projectId={projectId}
                batches={batches}
                selection={isAll ? { filter: url.query } : { ids: [...selected] }}
                count={isAll ? null : selected.size}
                onMoved={() => {
                  unselect();
                  reload();
                }}
                trigger={<Button disabled={!isAll && selected.size === 0}>Move to batch…</Button>}
              />
            )}
            <ExportMenu projectId={projectId} query={url.query} sorting={url.sorting} />
            {may(role, "import.manage") && (
              <LinkButton href={`/projects/${projectId}/imports`} className="max-sm:hidden">
                Upload a list
              </LinkButton>
            )}
          </>
        }
      />
      <FilterBar
        search={{
          value: url.q,
          onChange: url.setQ,
          label: "Search phones",
          placeholder: "MAC, serial, owner, number…",
        }}
        filters={filtersOf(choices, batches, facets.data, url.filters)}
        values={url.filters}
        onFilterChange={url.setFilter}
        onClear={url.clear}
      />
      <DataTable<PhoneRow>
        label="Phones"
        columns={INVENTORY_COLUMNS}
        getRowId={rowId}
        getRowHref={(row) => `/projects/${projectId}/inventory/${row.id}`}
        endpoint={endpoint}
        filters={url.query}
        sorting={url.sorting}
        onSortingChange={url.onSortingChange}
        selection={
          canMove ? { selected, onChange: setSelected, isAllMatching: isAll, onAllMatchingChange: setIsAll } : undefined
        }
        emptyState={
          url.isFiltered ? (
            <EmptyState
              icon={<SearchX />}
              title="No phone matches"
              action={<Button onClick={url.clear}>Clear search and filters</Button>}
            >
              Remove a filter, or search for a part of a MAC, serial, owner or number.
            </EmptyState>
          ) : (
            <NoPhones projectId={projectId} role={role} />
          )
        }
      />
    </>
  );
}
