"use client";
import { useId, useState } from "react";
import { PagesFooter } from "@/components/pages/pages-footer";
import { cn } from "@/components/ui/cn";
import { Segmented } from "@/components/ui/segmented";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { call } from "@/lib/client/api";
import { formatMac, formatNumber, plural } from "@/lib/format/text";
import type { DuplicateEntry, ImportOptions, InventoryImport } from "@/lib/schemas/imports";
import { columnName } from "./import-words";
import { fixKey } from "./use-corrections";
import type { ReviewActions } from "./use-import-review";
import { useLivePages } from "./use-live-pages";

const AT_ONCE = 10;

const CHOICES = [
  { value: "reject", label: "None" },
  { value: "first", label: "The first" },
  { value: "last", label: "The last" },
] as const satisfies readonly { value: ImportOptions["duplicates"]; label: string }[];

type DuplicatesProps = { item: InventoryImport; actions: ReviewActions | null; checkedAt: string };

/** MACs that stand in several rows with different data: what differs is marked, and one row of each is kept, or none. */
export function Duplicates({ item, actions, checkedAt }: DuplicatesProps) {
  const pages = useLivePages(
    (cursor, limit) => {
      const query = { limit, cursor };
      return call("GET /api/imports/{importId}/duplicates", { params: { importId: item.id }, query });
    },
    { version: checkedAt, atOnce: AT_ONCE },
  );
  const entries = useEntriesInSight(pages.items, actions?.made);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 pb-2.5">
        <span>For every MAC below that you do not choose yourself, keep</span>
        <Segmented
          label="Rows with the same MAC and different data"
          items={CHOICES}
          value={item.options.duplicates}
          onChange={(duplicates) => void actions?.edit({ options: { duplicates } }, "Saved. The file is read again.")}
          isDisabled={actions === null || actions.isBusy}
        />
      </div>
      <ul className="divide-y divide-line border-line border-t">
        {entries.map((entry) => (
          <li key={entry.mac}>
            <Entry item={item} entry={entry} actions={actions} />
          </li>
        ))}
      </ul>
      <PagesFooter {...pages} />
    </>
  );
}

const isChosen = ({ rows }: DuplicateEntry, made: ReviewActions["made"]) =>
  rows.some(({ line }) => made.has(fixKey({ line })));

/** A MAC that was settled on this page keeps its place when the next check finds it right. */
function useEntriesInSight(found: readonly DuplicateEntry[], made: ReviewActions["made"] | undefined) {
  const [seen, setSeen] = useState<readonly DuplicateEntry[]>(found);
  const [last, setLast] = useState(found);
  if (found !== last) {
    const known = new Set(found.map(({ mac }) => mac));
    const kept = seen.filter((entry) => made && isChosen(entry, made) && !known.has(entry.mac));
    setSeen([...found, ...kept].sort((one, other) => (one.rows[0]?.line ?? 0) - (other.rows[0]?.line ?? 0)));
    setLast(found);
  }
  return seen;
}

type EntryProps = { item: InventoryImport; entry: DuplicateEntry; actions: ReviewActions | null };

function Entry({ item, entry, actions }: EntryProps) {
  const name = useId();
  const { mac, rows, total } = entry;
  const isComplete = total === rows.length;
  const columns = comparedColumns(item, entry);
  const chosen = chosenLine(entry, actions?.made ?? new Map());

  function keep(line: number | null) {
    const fixes = rows.map((row) => ({ line: row.line, leaveOut: row.line !== line }));
    const note =
      line === null
        ? `No row of ${formatMac(mac)} is kept.`
        : `Line ${formatNumber(line)} is kept for ${formatMac(mac)}.`;
    actions?.fix(fixes, note);
  }

  return (
    <fieldset className="min-w-0" disabled={actions === null || !isComplete}>
      <legend className="float-left flex w-full flex-wrap items-baseline gap-x-3 px-4 pt-2.5 pb-1">
        <span className="code font-medium">{formatMac(mac)}</span>
        <span className="text-muted text-xs">
          {isComplete
            ? plural(total, "row")
            : `${plural(total, "row")}, the first ${rows.length} are shown; correct the file`}
          {chosen !== undefined && (
            <span className="text-ok">
              {" "}
              · {chosen === null ? "none is kept" : `line ${formatNumber(chosen)} is kept`}
            </span>
          )}
        </span>
      </legend>
      <Table label={`Rows of ${formatMac(mac)}`} wrapperClassName="clear-both">
        <THead>
          <tr>
            <Th>Keep</Th>
            {columns.map(({ index, title }) => (
              <Th key={index}>{title}</Th>
            ))}
          </tr>
        </THead>
        <TBody>
          {rows.map(({ line, cells }) => (
            <Tr key={line} className={cn(chosen !== undefined && chosen !== line && "text-muted")}>
              <Td className="whitespace-nowrap">
                <KeepRadio
                  name={name}
                  isChecked={(chosen ?? (chosen === undefined ? entry.keeps : null)) === line}
                  onKeep={() => keep(line)}
                >
                  Line {formatNumber(line)}
                </KeepRadio>
              </Td>
              {columns.map(({ index, differs }) => (
                <Td
                  key={index}
                  className={cn("max-w-56 truncate whitespace-nowrap", differs && "bg-warn-soft font-medium")}
                >
                  {cells[index]?.trim() || <span className="text-muted">–</span>}
                  {differs && <span className="sr-only"> (differs)</span>}
                </Td>
              ))}
            </Tr>
          ))}
          <Tr>
            <Td colSpan={columns.length + 1}>
              <KeepRadio name={name} isChecked={chosen === null} onKeep={() => keep(null)}>
                None of them: leave all out
              </KeepRadio>
            </Td>
          </Tr>
        </TBody>
      </Table>
    </fieldset>
  );
}

type KeepRadioProps = { name: string; isChecked: boolean; onKeep: () => void; children: React.ReactNode };

function KeepRadio({ name, isChecked, onKeep, children }: KeepRadioProps) {
  return (
    <label className="flex w-fit items-center gap-2 pointer-coarse:min-h-11">
      <input type="radio" name={name} checked={isChecked} onChange={onKeep} className="tick" />
      {children}
    </label>
  );
}

/** The line that was chosen on this page; null: none of them; undefined: nothing was chosen. */
function chosenLine({ rows }: DuplicateEntry, made: ReviewActions["made"]): number | null | undefined {
  const out = rows.filter(({ line }) => made.get(fixKey({ line }))?.leaveOut === true);
  if (out.length === 0) return undefined;
  return rows.find((row) => !out.includes(row))?.line ?? null;
}

/** The columns that are read, those that differ first: what is the same in all rows decides nothing. */
function comparedColumns(item: InventoryImport, { rows }: DuplicateEntry) {
  const columns = item.columns
    .filter(({ field }) => field !== null && field !== "mac")
    .map((column) => {
      const values = new Set(rows.map(({ cells }) => (cells[column.index] ?? "").trim()));
      return { index: column.index, title: columnName(column), differs: values.size > 1 };
    });
  return [...columns.filter(({ differs }) => differs), ...columns.filter(({ differs }) => !differs)];
}
