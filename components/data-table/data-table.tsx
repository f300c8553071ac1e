// biome-ignore-all lint/a11y/useSemanticElements: rows placed by transform cannot be <tr>; axe checks the result
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
"use client";
import { type ColumnDef, type OnChangeFn, type RowData, type SortingState, useTable } from "@tanstack/react-table";
import { type ReactNode, useEffect, useEffectEvent } from "react";
import { cn } from "@/components/ui/cn";
import { CHECK_WIDTH } from "./cell-styles";
import { FittedBox } from "./fitted-box";
import { type Features, features } from "./table-features";
import { TableFooter } from "./table-footer";
import { type ColumnChanges, TableHeader } from "./table-header";
import { TableEmpty, TableFailure, TableFailureBar } from "./table-messages";
import { SkeletonRow, TableRow } from "./table-row";
import { useRowWindow } from "./use-row-window";
import { type Selection, useSelection } from "./use-selection";
import { useTableRows } from "./use-table-rows";

const SKELETON_ROWS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

export type DataTableProps<Row extends RowData> = {
  /** Names the table, for example "Phones". */
  label: string;
  /** Made once with createColumnHelper<typeof features, Row>().columns([...]): a new list builds the table again. */
  // biome-ignore lint/suspicious/noExplicitAny: one list mixes columns of many value types
  columns: ColumnDef<Features, Row, any>[];
  getRowId: (row: Row) => string;
  /** Where a row leads. The first cell becomes a link, so its content may not hold one. */
  getRowHref?: (row: Row) => string;
  /** Answers Page<Row> to ?limit=&cursor=&sort=-field and the filters. */
  endpoint: string;
  filters: Record<string, string>;
  sorting: SortingState;
  onSortingChange: OnChangeFn<SortingState>;
  selection?: Selection;
  /** Receives how many rows match, whenever that number changes. */
  onTotal?: (total: number) => void;
  /** Lets people move and resize columns; the page holds the layout. */
  columnChanges?: ColumnChanges;
  /** Shown when nothing matches: an EmptyState that says why and what to do. */
  emptyState?: ReactNode;
  /** Of the box: its height. It shrinks to few rows by itself. */
  className?: string;
};

export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { label, columns, getRowId, getRowHref, endpoint, filters, sorting, onSortingChange, emptyState } = props;
  const { list, address, rows, total } = useTableRows<Row>(endpoint, filters, sorting);
  const selection = useSelection(props.selection, rows.map(getRowId));
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId,
    manualSorting: true,
    sortDescFirst: false, // else the first direction is guessed from the rows that happen to be loaded
    state: { sorting },
    onSortingChange,
  });
  const tableRows = table.getRowModel().rows;
  const sizes = table.getAllLeafColumns().map((column) => column.getSize());
  const minWidth = table.getTotalSize() + (selection ? CHECK_WIDTH : 0);

  const { isError, fetchNextPage } = list;
  const { scroller, height, items, fullHeight, active, setActive, onKeyDown, first, last } = useRowWindow({
    list,
    address,
    count: rows.length,
    selection,
    hasKeyboard: getRowHref !== undefined || selection !== null,
  });
  const tellTotal = useEffectEvent((count: number) => props.onTotal?.(count));
  useEffect(() => tellTotal(total), [total]);

  const retry = () => void (rows.length > 0 ? fetchNextPage() : list.refetch());
  if (isError && rows.length === 0) return <TableFailure label={label} error={list.error} onRetry={retry} />;
  if (list.isSuccess && rows.length === 0 && !list.isPlaceholderData) {
    return <TableEmpty label={label} emptyState={emptyState} />;
  }

  return (
    <FittedBox className={props.className}>
      <div
        ref={scroller}
        role="table"
        aria-label={label}
        aria-rowcount={list.isPending ? -1 : total + 1}
        aria-busy={list.isFetching}
        tabIndex={0}
        onKeyDown={onKeyDown}
        className="min-h-0 flex-1 scroll-pt-8 overflow-auto overscroll-x-contain focus-visible:-outline-offset-2"
      >
        <div role="presentation" style={{ minWidth }}>
          <TableHeader table={table} selection={selection} total={total} changes={props.columnChanges} />
          {list.isPending ? (
            SKELETON_ROWS.map((row) => (
              <SkeletonRow key={row} sizes={sizes} hasSelection={selection !== null} height={height.row} />
            ))
          ) : (
            <div
              role="rowgroup"
              className={cn("relative transition-opacity", list.isPlaceholderData && "opacity-60")}
              style={{ height: fullHeight }}
            >
              {items.map(({ key, index, start, size }) => {
                const row = tableRows[index];
                const place = { start, height: size };
                if (!row) return <SkeletonRow key={key} {...place} sizes={sizes} hasSelection={selection !== null} />;
                return (
                  <TableRow
                    key={key}
                    {...place}
                    row={row}
                    index={index}
                    href={getRowHref?.(row.original) ?? null}
                    selection={selection}
                    isActive={index === active}
                    onActive={() => setActive(index)}
                  />
                );
              })}
            </div>
          )}
        </div>
      </div>
      {isError && <TableFailureBar label={label} error={list.error} onRetry={retry} />}
      <TableFooter
        label={label}
        first={first}
        last={last}
        total={total}
        isPending={list.isPending}
        selection={selection}
        isFetching={list.isFetching}
      />
    </FittedBox>
  );
}
