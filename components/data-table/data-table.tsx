// biome-ignore-all lint/a11y/useSemanticElements: rows placed by transform cannot be <tr>; axe checks the result
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
"use client";
import { type ColumnDef, type OnChangeFn, type RowData, type SortingState, useTable } from "@tanstack/react-table";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { CHECK_WIDTH } from "./cell-styles";
import { FittedBox } from "./fitted-box";
import { type Features, features } from "./table-features";
import { TableFooter } from "./table-footer";
import { type ColumnChanges, TableHeader } from "./table-header";
import { TableEmpty, TableFailure, TableFailureBar } from "./table-messages";
import { SkeletonRow, TableRow } from "./table-row";
import { useRowHeight } from "./use-row-height";
import { type Selection, useSelection } from "./use-selection";
import { PAGE_SIZE, useTableRows } from "./use-table-rows";

const SKELETON_ROWS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

export type DataTableProps<Row extends RowData> = {
  /** Names the table, for example "Phones". */
  label: string;
  /** Made once with createColumnHelper<typeof features, Row>().columns([...]): a new list builds the table anew. */
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
  /** Told how many rows match, whenever that is known anew. */
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
  const scroller = useRef<HTMLDivElement>(null);
  const height = useRowHeight();
  const { list, address, rows, total } = useTableRows<Row>(endpoint, filters, sorting);
  const selection = useSelection(props.selection, rows.map(getRowId));
  const [active, setActive] = useState(0);

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

  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = list;
  const virtualizer = useVirtualizer({
    count: rows.length + (hasNextPage ? 1 : 0), // the last one stands for what is still to come
    getScrollElement: () => scroller.current,
    estimateSize: () => height.row,
    overscan: 10,
    scrollPaddingEnd: height.header, // the header takes its height from what is seen
    rangeExtractor: (range) => withRow(defaultRangeExtractor(range), active, rows.length),
  });
  const items = virtualizer.getVirtualItems();

  const tellTotal = useEffectEvent((count: number) => props.onTotal?.(count));
  useEffect(() => tellTotal(total), [total]);
  const isNearEnd = (items.at(-1)?.index ?? -1) > rows.length - PAGE_SIZE / 2;
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [isNearEnd, hasNextPage, isFetchingNextPage, isError, fetchNextPage]);
  useEffect(() => {
    if (address) scroller.current?.scrollTo({ top: 0 }); // another sort or filter begins at its first row
    setActive(0);
  }, [address]);
  useEffect(() => {
    if (height) virtualizer.measure();
  }, [height, virtualizer]);

  function onKeyDown(event: KeyboardEvent) {
    const isInRow = event.target instanceof Element && event.target.closest("[data-index]") !== null;
    if (!getRowHref && !selection) return;
    if (event.key === " " && selection && event.target instanceof HTMLAnchorElement) {
      event.preventDefault();
      return selection.toggle(active, event.shiftKey);
    }
    const to = rowAfter(event, isInRow ? active : null, rows.length);
    if (to === null) return;
    event.preventDefault();
    setActive(to);
    virtualizer.scrollToIndex(to);
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-index="${to}"] [data-row-focus]`)?.focus();
    });
  }

  const retry = () => void (rows.length > 0 ? fetchNextPage() : list.refetch());
  if (isError && rows.length === 0) return <TableFailure label={label} error={list.error} onRetry={retry} />;
  if (list.isSuccess && rows.length === 0 && !list.isPlaceholderData) {
    return <TableEmpty label={label} emptyState={emptyState} />;
  }

  const top = virtualizer.scrollOffset ?? 0;
  const seen = Math.max(0, (virtualizer.scrollRect?.height ?? 0) - height.header);
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
          <TableHeader table={table} selection={selection} changes={props.columnChanges} />
          {list.isPending ? (
            SKELETON_ROWS.map((row) => (
              <SkeletonRow key={row} sizes={sizes} hasSelection={selection !== null} height={height.row} />
            ))
          ) : (
            <div
              role="rowgroup"
              className={cn("relative transition-opacity", list.isPlaceholderData && "opacity-60")}
              style={{ height: virtualizer.getTotalSize() }}
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
        first={Math.min(rows.length, Math.floor(top / height.row) + 1)}
        last={Math.min(rows.length, Math.max(1, Math.floor((top + seen) / height.row)))}
        total={total}
        isPending={list.isPending}
        selection={selection}
        isFetching={list.isFetching}
      />
    </FittedBox>
  );
}

/** The active row stays in the document when it scrolls out of sight, or the focus in it would be lost. */
function withRow(indexes: number[], row: number, count: number): number[] {
  return row >= count || indexes.includes(row) ? indexes : [...indexes, row].sort((one, other) => one - other);
}

function rowAfter(event: KeyboardEvent, from: number | null, count: number): number | null {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.altKey || event.ctrlKey || event.metaKey || count === 0) return null;
  if (step !== undefined) return from === null ? 0 : Math.min(count - 1, Math.max(0, from + step));
  if (from !== null && event.key === "Home") return 0;
  if (from !== null && event.key === "End") return count - 1;
  return null;
}
