"use client";
import { LoaderCircle } from "lucide-react";
import { TableKeys } from "./table-keys";
import { useIsLasting } from "./use-is-lasting";
import type { SelectionState } from "./use-selection";

const number = new Intl.NumberFormat("en-GB");

type TableFooterProps = {
  label: string;
  first: number;
  last: number;
  total: number;
  /** Nothing is loaded yet: 0 would look like an empty list. */
  isPending: boolean;
  selection: SelectionState | null;
  isFetching: boolean;
};

export function TableFooter(props: TableFooterProps) {
  const { label, first, last, total, isPending, selection, isFetching } = props;
  const isSlow = useIsLasting(isFetching);
  return (
    <footer className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 border-line border-t bg-sidebar px-3 py-1 text-muted text-xs tabular-nums">
      {isPending ? (
        <span>Loading</span>
      ) : (
        <span>
          {total === 0 ? "0" : `${number.format(first)}–${number.format(last)}`} of{" "}
          <span className="font-medium text-fg">{number.format(total)}</span>
        </span>
      )}
      {isSlow && <LoaderCircle aria-hidden className="size-3 animate-spin" />}
      <span role="status" className="sr-only">
        {isFetching ? "" : `${label}: ${number.format(total)} found`}
      </span>
      <TableKeys canSelect={selection !== null} className="ml-auto" />
    </footer>
  );
}
