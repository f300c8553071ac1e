// biome-ignore-all lint/a11y/useSemanticElements: rows placed by transform cannot be <tr>; axe checks the result
// biome-ignore-all lint/a11y/useFocusableInteractive: rows are not controls; the link and the check box in them are
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the link in the first cell does the same by keyboard
"use client";

import { FlexRender, type RowData, type Row as TableRowModel } from "@tanstack/react-table";
import { useRouter } from "next/navigation";
import { type MouseEvent, useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { Skeleton } from "@/components/ui/skeleton";
import { CHECK_WIDTH, cellStyles, columnStyle, stickyStyle } from "./cell-styles";
import type { Features } from "./table-features";
import type { SelectionState } from "./use-selection";

type TableRowProps<Row extends RowData> = {
  row: TableRowModel<Features, Row>;
  index: number;
  start: number;
  height: number;
  href: string | null;
  selection: SelectionState | null;
  /** The one row that Tab reaches; the arrow keys move it. */
  isActive: boolean;
  onActive: () => void;
};

export function TableRow<Row extends RowData>(props: TableRowProps<Row>) {
  "use no memo"; // a row keeps its identity when the columns change
  const { row, index, start, height, href, selection, isActive, onActive } = props;
  const router = useRouter();
  const id = useId();
  const isSelected = selection?.has(row.id) ?? false;
  const tabIndex = isActive ? 0 : -1;

  function open(event: MouseEvent<HTMLElement>) {
    const isOnControl = event.target instanceof Element && event.target.closest("a, button, input, label, select");
    if (href === null || isOnControl || window.getSelection()?.toString()) return; // selecting text is not a click
    if (event.metaKey || event.ctrlKey) window.open(href, "_blank", "noopener");
    else router.push(routeOf(href));
  }

  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      data-selected={isSelected || undefined}
      onClick={open}
      onFocus={onActive}
      className={cn(
        "absolute left-0 flex w-full border-line border-b bg-surface data-selected:bg-accent-soft [&:not([data-selected])]:hover:bg-hover",
        href !== null && "cursor-pointer",
      )}
      style={{ height, transform: `translateY(${start}px)` }}
    >
      {selection && (
        <div
          role="cell"
          className="sticky left-0 z-10 grid shrink-0 place-items-center bg-inherit"
          style={{ width: CHECK_WIDTH }}
        >
          <Checkbox
            id={`${id}-check`}
            aria-label="Select"
            aria-labelledby={`${id}-check ${id}-name`} // "Select" and what the first cell says
            checked={isSelected}
            tabIndex={tabIndex}
            data-row-focus={href === null ? "" : undefined}
            onChange={(event) => {
              const { nativeEvent } = event;
              selection.toggle(index, nativeEvent instanceof PointerEvent && nativeEvent.shiftKey);
            }}
          />
        </div>
      )}
      {row.getAllCells().map((cell, column) => {
        const meta = cell.column.columnDef.meta;
        return (
          <div
            key={cell.id}
            id={column === 0 ? `${id}-name` : undefined}
            role="cell"
            className={cn(cellStyles(column), meta?.align === "end" && "justify-end")}
            style={{ ...columnStyle(cell.column.getSize(), meta?.isFixed), ...stickyStyle(column, selection !== null) }}
          >
            {column === 0 && href !== null ? (
              <Link
                href={routeOf(href)}
                prefetch={false} // one request for each row that scrolls by would be a flood
                tabIndex={tabIndex}
                data-row-focus=""
                className="-mx-1.5 flex h-full min-w-0 flex-1 items-center rounded-sm px-1.5 font-medium focus-visible:-outline-offset-2"
              >
                <span className={cn("truncate", meta?.isCode && "code")}>
                  <FlexRender cell={cell} />
                </span>
              </Link>
            ) : (
              <span className={cn("min-w-0 truncate", meta?.isCode && "code")}>
                <FlexRender cell={cell} />
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}

type SkeletonRowProps = { sizes: readonly number[]; hasSelection: boolean; height: number; start?: number };

/** Stands where a row will be. Hidden from screen readers: the table says that it is busy. */
export function SkeletonRow({ sizes, hasSelection, height, start }: SkeletonRowProps) {
  return (
    <div
      aria-hidden
      className={cn("flex w-full border-line border-b bg-surface", start !== undefined && "absolute left-0")}
      style={{ height, transform: start === undefined ? undefined : `translateY(${start}px)` }}
    >
      {hasSelection && <div className="shrink-0" style={{ width: CHECK_WIDTH }} />}
      {sizes.map((size, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name here
        <div key={column} className="flex items-center px-3" style={columnStyle(size)}>
          <Skeleton className={column === 0 ? "w-4/5" : "w-3/5"} />
        </div>
      ))}
    </div>
  );
}
