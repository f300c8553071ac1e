// biome-ignore-all lint/a11y/useSemanticElements: rows placed by transform cannot be <tr>; axe checks the result
// biome-ignore-all lint/a11y/useFocusableInteractive: rows and headers are not controls
"use client";
import { FlexRender, type RowData, type Table } from "@tanstack/react-table";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { type DragEvent, type KeyboardEvent, lazy, Suspense } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { CHECK_WIDTH, cellStyles, columnStyle, stickyStyle } from "./cell-styles";
import { ColumnEdge } from "./column-edge";
import { WIDTH_STEP } from "./column-layout";
import type { Features } from "./table-features";
import type { SelectionState } from "./use-selection";

/** Comes with the first tick. */
const SelectionBar = lazy(() => import("./selection-bar").then((module) => ({ default: module.SelectionBar })));

const ARIA_SORT = { asc: "ascending", desc: "descending" } as const;

/** What a person may do with the columns; left out, they are as they are. */
export type ColumnChanges = {
  onResize: (id: string, width: number | undefined) => void;
  /** Puts a column before another one. */
  onMove: (id: string, before: string) => void;
};

type TableHeaderProps<Row extends RowData> = {
  table: Table<Features, Row>;
  selection: SelectionState | null;
  /** How many rows match, loaded or not. */
  total: number;
  changes: ColumnChanges | undefined;
};

export function TableHeader<Row extends RowData>({ table, selection, total, changes }: TableHeaderProps<Row>) {
  "use no memo"; // the table is one object for ever: memoised by identity, the arrows would never turn
  return (
    <div role="rowgroup" className="sticky top-0 z-20">
      {table.getHeaderGroups().map((group) => (
        <div
          key={group.id}
          role="row"
          aria-rowindex={1}
          className="flex h-8 border-line border-b bg-sidebar pointer-coarse:h-11"
        >
          {selection && (
            <div
              role="columnheader"
              className="sticky left-0 z-20 grid shrink-0 place-items-center bg-inherit"
              style={{ width: CHECK_WIDTH }}
            >
              <Checkbox
                aria-label="Select all loaded rows"
                checked={selection.isEvery(total)}
                isIndeterminate={selection.count(total) > 0 && !selection.isEvery(total)}
                onChange={selection.toggleAll}
              />
              {selection.count(total) > 0 && (
                <Suspense fallback={null}>
                  <SelectionBar selection={selection} total={total} />
                </Suspense>
              )}
            </div>
          )}
          {group.headers.map((header, index) => {
            const direction = header.column.getIsSorted();
            const { meta, header: name } = header.column.columnDef;
            const isEnd = meta?.align === "end";
            return (
              <div
                key={header.id}
                role="columnheader"
                aria-sort={direction === false ? undefined : ARIA_SORT[direction]}
                className={cn(index > 0 && "relative", cellStyles(index), isEnd && "justify-end")}
                style={{ ...columnStyle(header.getSize(), meta?.isFixed), ...stickyStyle(index, selection !== null) }}
                {...(changes && index > 0 ? dragging(header.column.id, changes) : {})}
              >
                {header.column.getCanSort() ? (
                  <button
                    type="button"
                    aria-keyshortcuts={changes && "Shift+ArrowLeft Shift+ArrowRight"}
                    onKeyDown={changes && ((event) => resizeByKey(event, header.column.id, changes))}
                    onClick={header.column.getToggleSortingHandler()}
                    className={cn(
                      "group -mx-1.5 flex h-6 min-w-0 items-center gap-1 rounded-sm px-1.5 font-medium text-muted text-xs hover:text-fg focus-visible:-outline-offset-2 pointer-coarse:h-11",
                      isEnd && "flex-row-reverse",
                      direction && "text-fg",
                    )}
                  >
                    <span className="truncate">
                      <FlexRender header={header} />
                    </span>
                    <SortArrow direction={direction} />
                  </button>
                ) : (
                  <span className="truncate font-medium text-muted text-xs">
                    <FlexRender header={header} />
                  </span>
                )}
                {changes && (
                  <ColumnEdge
                    name={String(name)}
                    width={header.getSize()}
                    onResize={(width) => changes.onResize(header.column.id, width)}
                  />
                )}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** Shift and an arrow key widen or narrow the column whose header has the focus. */
function resizeByKey(event: KeyboardEvent<HTMLElement>, id: string, { onResize }: ColumnChanges) {
  const step = { ArrowLeft: -WIDTH_STEP, ArrowRight: WIDTH_STEP }[event.key];
  const column = event.currentTarget.closest<HTMLElement>("[role=columnheader]");
  if (!event.shiftKey || step === undefined || !column) return;
  onResize(id, column.offsetWidth + step);
  event.preventDefault();
  event.stopPropagation();
}

/** A column is dragged by its header, and dropped on the one it is to stand before. */
function dragging(id: string, { onMove }: ColumnChanges) {
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => event.dataTransfer.setData("text/plain", id),
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      onMove(event.dataTransfer.getData("text/plain"), id);
    },
  };
}

function SortArrow({ direction }: { direction: false | "asc" | "desc" }) {
  if (direction === "asc") return <ArrowUp aria-hidden className="size-3 shrink-0" />;
  if (direction === "desc") return <ArrowDown aria-hidden className="size-3 shrink-0" />;
  return (
    <ChevronsUpDown
      aria-hidden
      className="size-3 shrink-0 opacity-0 transition-opacity group-hover:opacity-60 group-focus-visible:opacity-60"
    />
  );
}
