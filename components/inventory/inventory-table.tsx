"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useMemo, useState } from "react";
import { ColumnChooser } from "@/components/data-table/column-chooser";
import { movedBefore, resized } from "@/components/data-table/column-layout";
import { DataTable } from "@/components/data-table/data-table";
import { FilterBar } from "@/components/data-table/filter-bar";
import { useColumnLayout } from "@/components/data-table/use-column-layout";
import { tableKey } from "@/components/data-table/use-table-rows";
import { useTableUrl } from "@/components/data-table/use-table-url";
import { INVENTORY_FILTERS } from "@/components/links/inventory-href";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { PageHeader } from "@/components/ui/page-header";
import { call, pathOf } from "@/lib/client/api";
import type { EditPhonesAnswer } from "@/lib/schemas/phone-changes";
import type { PhoneFacets, PhoneRow } from "@/lib/schemas/phones";
import type { SavedView } from "@/lib/schemas/views";
import type { FilterChoices } from "./filter-choices";
import { InventoryActions, type InventoryBatch, type InventoryRights } from "./inventory-actions";
import { inventoryColumns, tableColumns, USUAL_COLUMNS } from "./inventory-columns";
import { filtersOf } from "./inventory-filters";
import { useInventorySelection } from "./use-inventory-selection";
import { WithdrawnHint } from "./withdrawn-hint";

export type InventoryTableProps = {
  projectId: string;
  userId: string;
  choices: FilterChoices;
  rights: InventoryRights;
  batches: readonly InventoryBatch[];
  views: readonly SavedView[];
  extraFields: readonly string[];
};

/** Comes after the table; its place is kept. */
const VerdictParts = lazy(() => import("./verdict-parts").then((module) => ({ default: module.VerdictParts })));

/** Comes with the first bulk edit. */
const ChangedNotice = lazy(() => import("./changed-notice").then((module) => ({ default: module.ChangedNotice })));

/** Comes after the table: nobody needs it before there are rows. */
const ViewsMenu = lazy(() => import("./views-menu").then((module) => ({ default: module.ViewsMenu })));

/** Comes with the first search that names a model, a site or the like. */
const SearchRead = lazy(() => import("./search-read").then((module) => ({ default: module.SearchRead })));

/** Come only where there is nothing to show. */
const loadEmpty = () => import("./no-phones");
const NoPhones = lazy(() => loadEmpty().then((module) => ({ default: module.NoPhones })));
const NoMatch = lazy(() => loadEmpty().then((module) => ({ default: module.NoMatch })));

const rowId = (row: PhoneRow) => row.id;

/** All phones of a project. The address holds search, filters, sort and columns, so a view can be sent to a colleague. */
export function InventoryTable(props: InventoryTableProps) {
  const { projectId, userId, choices, rights, batches, extraFields } = props;
  const params = { projectId };
  const endpoint = pathOf("GET /api/projects/{projectId}/phones", { params });
  const url = useInventoryUrl();
  const client = useQueryClient();
  const facetsKey = ["facets", projectId];
  const facets = useQuery({
    queryKey: [...facetsKey, url.query],
    queryFn: ({ signal }) => call("GET /api/projects/{projectId}/facets", { params, query: url.query, signal }),
    placeholderData: keepPreviousData,
  });
  const all = useMemo(() => inventoryColumns(extraFields), [extraFields]);
  const known = useMemo(() => all.map(({ id }) => id), [all]);
  const columns = useColumnLayout({ storageKey: `inventory ${userId} ${projectId}`, known, usual: USUAL_COLUMNS });
  const shown = useMemo(() => tableColumns(all, columns.layout), [all, columns.layout]);
  const [total, setTotal] = useState(0);
  const chosen = useInventorySelection(url.query, total);
  const [done, setDone] = useState<EditPhonesAnswer | null>(null);

  const view = { ...url.query, ...(url.sort === "mac" ? {} : { sort: url.sort }) };
  const inList = String(new URLSearchParams(view)); // a phone leads on to the next one of this list, and back to it

  function reload() {
    void client.invalidateQueries({ queryKey: tableKey(endpoint) });
    void client.invalidateQueries({ queryKey: facetsKey });
  }
  useLiveRefresh(projectId, reload, 1000);

  return (
    <>
      <PageHeader
        className="mb-3"
        title="Inventory"
        actions={
          <InventoryActions
            projectId={projectId}
            rights={rights}
            batches={batches}
            query={url.query}
            sorting={url.sorting}
            layout={columns.layout}
            selection={chosen.selection}
            count={chosen.count}
            onMoved={() => {
              chosen.clear();
              reload();
            }}
            onEdited={(answer) => {
              setDone(answer);
              chosen.clear();
              reload();
            }}
            onAdded={reload}
          />
        }
      />
      {done && (
        <Suspense fallback={null}>
          <ChangedNotice projectId={projectId} done={done} onUndone={reload} onClose={() => setDone(null)} />
        </Suspense>
      )}
      <FilterBar
        search={{
          value: url.q,
          onChange: url.setQ,
          label: "Search phones",
          placeholder: "MAC, owner, model, site…",
        }}
        filters={filtersOf(choices, batches, facets.data, url.filters)}
        values={url.filters}
        onFilterChange={url.setFilter}
        onClear={url.clear}
      >
        <Tools {...props} url={url} view={view} facets={facets.data} columns={columns} all={all} />
      </FilterBar>
      {url.q && facets.data?.search[0] && (
        <Suspense fallback={null}>
          <SearchRead q={url.q} read={facets.data.search} onSearch={url.setQ} />
        </Suspense>
      )}
      <Suspense fallback={<div className="mb-3 h-10" />}>
        <VerdictParts facets={facets.data} query={url.query} />
      </Suspense>
      <DataTable<PhoneRow>
        label="Phones"
        columns={shown}
        columnChanges={{
          onResize: (id, width) => columns.set(resized(columns.layout, id, width)),
          onMove: (id, before) => columns.set(movedBefore(columns.layout, id, before)),
        }}
        getRowId={rowId}
        getRowHref={(row) => `/projects/${projectId}/inventory/${row.id}${inList && `?${inList}`}`}
        endpoint={endpoint}
        filters={url.query}
        sorting={url.sorting}
        onSortingChange={url.onSortingChange}
        onTotal={setTotal}
        selection={rights.canEdit ? chosen : undefined}
        emptyState={<Nothing {...props} url={url} />}
      />
    </>
  );
}

type Parts = InventoryTableProps & { url: ReturnType<typeof useInventoryUrl> };

/** Why there are no rows, and what to do. */
function Nothing({ projectId, batches, rights, url }: Parts) {
  return (
    <Suspense fallback={null}>
      {url.isFiltered ? (
        <NoMatch projectId={projectId} q={url.q} batches={batches} onClear={url.clear} />
      ) : (
        <NoPhones projectId={projectId} canUpload={rights.canUpload} />
      )}
    </Suspense>
  );
}

type ToolsProps = Parts & {
  view: Record<string, string>;
  facets: PhoneFacets | undefined;
  columns: ReturnType<typeof useColumnLayout>;
  all: ReturnType<typeof inventoryColumns>;
};

/** At the right of the search: how the list is looked at. */
function Tools({ projectId, views, rights, url, view, facets, columns, all }: ToolsProps) {
  return (
    <>
      <WithdrawnHint
        facets={facets}
        isAsked={url.filters.state.length > 0}
        onShow={() => url.setFilter("state", ["withdrawn"])}
      />
      <Suspense fallback={null}>
        <ViewsMenu
          projectId={projectId}
          views={views}
          query={view}
          columns={columns.isUsual ? [] : columns.layout}
          canEdit={rights.canEdit}
          onShow={(saved) => {
            url.show(saved.query);
            if (saved.columns.length > 0) columns.set(saved.columns);
            else columns.reset();
          }}
        />
      </Suspense>
      <ColumnChooser
        columns={all}
        layout={columns.layout}
        onChange={columns.set}
        onReset={columns.isUsual ? undefined : columns.reset}
      />
    </>
  );
}

const useInventoryUrl = () => useTableUrl({ filterKeys: INVENTORY_FILTERS, defaultSort: "mac" });
