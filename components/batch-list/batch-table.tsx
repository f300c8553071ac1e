import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import type { SelectionState } from "@/components/data-table/use-selection";
import { Checkbox } from "@/components/ui/checkbox";
import { Table, TBody, THead, Th } from "@/components/ui/table";
import { plural } from "@/lib/format/text";
import type { BatchGroup, BatchSort } from "./arrange-batches";
import { BatchTableRow } from "./batch-table-row";

type Sort = { id: string; desc: boolean };

type BatchTableProps = {
  groups: readonly BatchGroup[];
  timeZone: string;
  now: string;
  sort: Sort | null;
  onSort: (column: BatchSort) => void;
  /** Null: nobody may change batches here. */
  selection: SelectionState | null;
};

export function BatchTable({ groups, timeZone, now, sort, onSort, selection }: BatchTableProps) {
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const starts = groups.map((_, at) => groups.slice(0, at).reduce((sum, { rows }) => sum + rows.length, 0));
  const head = { sort, onSort };
  return (
    <Table label="Batches">
      <THead>
        <tr>
          {selection && (
            <Th className="w-8">
              <Checkbox
                aria-label="Choose all batches that are shown"
                checked={selection.count(count) > 0}
                isIndeterminate={selection.count(count) > 0 && selection.count(count) < count}
                onChange={selection.toggleAll}
              />
            </Th>
          )}
          <SortTh {...head} column="name">
            Batch
          </SortTh>
          <SortTh {...head} column="state">
            State
          </SortTh>
          <SortTh {...head} column="phones" isNumeric>
            Phones
          </SortTh>
          <SortTh {...head} column="progress" className="min-w-36">
            Progress
          </SortTh>
          <Th>Models</Th>
          <SortTh {...head} column="startsAt" className="min-w-36" below={timeZone.replaceAll("_", " ")}>
            Window
          </SortTh>
          <Th>Assigned to</Th>
        </tr>
      </THead>
      {groups.map(({ key, title, rows }, group) => (
        <TBody key={key}>
          {title && (
            <tr className="border-line border-b bg-sidebar">
              <th scope="rowgroup" colSpan={selection ? 8 : 7} className="px-4 py-1.5 text-left font-medium text-xs">
                {title}
                <span className="ml-2 font-normal text-muted tabular-nums">{sumOf(rows)}</span>
              </th>
            </tr>
          )}
          {rows.map((row, at) => (
            <BatchTableRow
              key={row.id}
              row={row}
              timeZone={timeZone}
              now={now}
              selection={selection}
              index={(starts[group] ?? 0) + at}
            />
          ))}
        </TBody>
      ))}
    </Table>
  );
}

function sumOf(rows: BatchGroup["rows"]): string {
  const sum = (of: "phones" | "verified") => rows.reduce((total, row) => total + row[of], 0);
  const verified = sum("verified");
  const phones = plural(sum("phones"), "phone");
  return `${plural(rows.length, "batch", "batches")}, ${phones}${verified > 0 ? `, ${verified.toLocaleString("en-US")} verified` : ""}`;
}

type SortThProps = {
  column: BatchSort;
  sort: Sort | null;
  onSort: (column: BatchSort) => void;
  isNumeric?: boolean;
  className?: string;
  below?: string;
  children: ReactNode;
};

function SortTh({ column, sort, onSort, isNumeric, className, below, children }: SortThProps) {
  const direction = sort?.id === column ? (sort.desc ? "descending" : "ascending") : undefined;
  const Arrow = direction === "descending" ? ArrowDown : ArrowUp;
  return (
    <Th isNumeric={isNumeric} className={className} aria-sort={direction}>
      <button
        type="button"
        onClick={() => onSort(column)}
        className="inline-flex min-h-6 items-center gap-1 font-medium hover:text-fg pointer-coarse:min-h-11"
      >
        {children}
        {direction && <Arrow aria-hidden className="size-3" />}
      </button>
      {below && <span className="block font-normal">{below}</span>}
    </Th>
  );
}
