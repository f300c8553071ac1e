"use client";
import { useQueryClient } from "@tanstack/react-query";
import { createColumnHelper } from "@tanstack/react-table";
import { createContext, use, useEffect, useMemo, useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import type { features } from "@/components/data-table/table-features";
import { TableProviders } from "@/components/data-table/table-providers";
import { tableKey } from "@/components/data-table/use-table-rows";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Segmented } from "@/components/ui/segmented";
import { pathOf } from "@/lib/client/api";
import { labelOfField } from "@/lib/domain/inventory-file/fields";
import { formatNumber } from "@/lib/format/text";
import type { FileRow, InventoryImport } from "@/lib/schemas/imports";
import { FileCell } from "./file-cell";
import { columnName } from "./import-words";
import { fixKey } from "./use-corrections";
import type { ReviewActions } from "./use-import-review";

type FileGridProps = { userId: string; item: InventoryImport; actions: ReviewActions | null; version: string };

const ALL = "all";
const FILTERS = [
  { value: ALL, label: "All" },
  { value: "errors", label: "Only errors" },
  { value: "remarks", label: "Remarks" },
  { value: "left-out", label: "Left out" },
  { value: "corrected", label: "Corrected" },
] as const;

/** The rows of the file with their own columns. What a check or a correction changes is read again, and no row moves. */
export function FileGrid(props: FileGridProps) {
  return (
    <TableProviders userId={props.userId}>
      <Actions value={props.actions}>
        <Grid {...props} />
      </Actions>
    </TableProviders>
  );
}

/** The cells are made once with the columns; what can be done to them comes past the table. */
const Actions = createContext<ReviewActions | null>(null);

function Grid({ item, version }: FileGridProps) {
  const [only, setOnly] = useState<(typeof FILTERS)[number]["value"]>(ALL);
  const client = useQueryClient();
  const endpoint = pathOf("GET /api/imports/{importId}/file-rows", { params: { importId: item.id } });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another check found other things in the same rows
  useEffect(() => void client.invalidateQueries({ queryKey: tableKey(endpoint) }), [client, endpoint, version]);
  const shape = JSON.stringify(item.columns.map(({ index, header, field }) => [index, header, field]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a list with the same columns must not build the table again
  const columns = useMemo(() => columnsOf(item.columns), [shape]);
  return (
    <div className="border-line border-t p-3">
      <Segmented label="Which rows" items={FILTERS} value={only} onChange={setOnly} className="mb-3 overflow-x-auto" />
      <DataTable<FileRow>
        label="Rows of the file"
        columns={columns}
        getRowId={({ line }) => String(line)}
        endpoint={endpoint}
        filters={only === ALL ? {} : { only }}
        sorting={[]}
        onSortingChange={() => undefined}
        className="max-h-[32rem]"
        emptyState={<EmptyState title="No such row">Choose “All” to see every row of the file.</EmptyState>}
      />
    </div>
  );
}

const column = createColumnHelper<typeof features, FileRow>();
/** Columns further right are in the file; a table of hundreds helps nobody. */
const COLUMNS_SHOWN = 60;

function columnsOf(columns: InventoryImport["columns"]) {
  return column.columns([
    column.accessor("line", {
      header: "Line",
      size: 130,
      enableSorting: false,
      cell: ({ row }) => <LineCell row={row.original} />,
    }),
    ...columns.slice(0, COLUMNS_SHOWN).map(({ index, field, ...named }) =>
      column.display({
        id: `column ${index}`,
        header:
          field && field !== "extra"
            ? `${columnName({ index, ...named })} (${labelOfField(field)})`
            : columnName({ index, ...named }),
        size: field === "mac" ? 200 : 160,
        cell: ({ row }) => <GridCell row={row.original} index={index} name={columnName({ index, ...named })} />,
      }),
    ),
  ]);
}

function GridCell({ row, index, name }: { row: FileRow; index: number; name: string }) {
  return <FileCell row={row} index={index} name={name} actions={use(Actions)} />;
}

const OUTCOMES = {
  rejected: { label: "Error", tone: "bad" },
  "left-out": { label: "Left out", tone: "idle" },
  stored: { label: "Remark", tone: "warn" },
} as const;

function LineCell({ row: { line, outcome } }: { row: FileRow }) {
  const actions = use(Actions);
  const isLeftOut = actions?.made.get(fixKey({ line }))?.leaveOut ?? false;
  const shown = isLeftOut ? OUTCOMES["left-out"] : outcome && OUTCOMES[outcome];
  return (
    <span className="flex w-full items-center gap-2">
      <span className="text-muted tabular-nums">{formatNumber(line)}</span>
      {shown && <Badge tone={shown.tone}>{shown.label}</Badge>}
    </span>
  );
}
