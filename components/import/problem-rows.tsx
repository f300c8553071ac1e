"use client";
import { useState } from "react";
import { PagesFooter } from "@/components/pages/pages-footer";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { call } from "@/lib/client/api";
import { formatNumber } from "@/lib/format/text";
import type { ImportRow, InventoryImport, ProblemGroup } from "@/lib/schemas/imports";
import { fixKey, type RowFix, WHOLE_ROW } from "./use-corrections";
import type { ReviewActions } from "./use-import-review";
import { useLivePages } from "./use-live-pages";

const AT_ONCE = 20;

type ProblemRowsProps = {
  item: InventoryImport;
  group: ProblemGroup;
  actions: ReviewActions | null;
  checkedAt: string;
  hasCell: boolean;
};

/** The rows with one kind of problem; each cell can be corrected in place, and each row left out. */
export function ProblemRows({ item, group, actions, checkedAt, hasCell }: ProblemRowsProps) {
  const pages = useLivePages(
    (cursor, limit) => {
      const query = { code: group.code, column: group.index, limit, cursor };
      return call("GET /api/imports/{importId}/rows", { params: { importId: item.id }, query });
    },
    { version: checkedAt, atOnce: AT_ONCE },
  );
  const rows = useRowsInSight(pages.items, actions?.made);
  return (
    <>
      {rows.length > 0 && (
        <Table label={`Rows: ${group.message}`} wrapperClassName="border-line border-t">
          <THead>
            <tr>
              <Th isNumeric>Line</Th>
              <Th>In the file</Th>
              {actions && <Th>Correct it here</Th>}
            </tr>
          </THead>
          <TBody>
            {rows.map((row) => (
              <ProblemRow key={row.line} row={row} group={group} hasCell={hasCell} actions={actions} />
            ))}
          </TBody>
        </Table>
      )}
      <PagesFooter {...pages} />
    </>
  );
}

/** A row that was corrected on this page keeps its place, with what was said of it, when the next check finds it right. */
function useRowsInSight(found: readonly ImportRow[], made: ReviewActions["made"] | undefined): readonly ImportRow[] {
  const [seen, setSeen] = useState<readonly ImportRow[]>(found);
  const [last, setLast] = useState(found);
  if (found !== last) {
    const corrected = new Set([...(made?.values() ?? [])].map(({ line }) => line));
    const known = new Set(found.map(({ line }) => line));
    const kept = seen.filter(({ line }) => corrected.has(line) && !known.has(line));
    setSeen([...found, ...kept].sort((one, other) => one.line - other.line));
    setLast(found);
  }
  return seen;
}

type ProblemRowProps = { row: ImportRow; group: ProblemGroup; hasCell: boolean; actions: ReviewActions | null };

function ProblemRow({ row, group, hasCell, actions }: ProblemRowProps) {
  const issue = row.issues.find(({ code, index }) => code === group.code && index === group.index);
  const fix = actions && correctionOf(row, group.index, actions.made);
  // After the check the text that was typed may be wrong as well: then the row asks again.
  const isStillWrong = fix?.value !== undefined && fix.value.trim() === issue?.value.trim();
  return (
    <Tr className="align-top">
      <Td isNumeric className="text-muted">
        {formatNumber(row.line)}
      </Td>
      <Td className="min-w-48" title={issue?.message}>
        <span className="code line-clamp-2 break-all text-muted">
          {row.cells ? row.cells.filter((cell) => cell.trim() !== "").join(" · ") : issue?.value}
        </span>
        {isStillWrong && issue?.message}
      </Td>
      {actions && (
        <Td>
          {fix && !isStillWrong ? (
            <Corrected fix={fix} actions={actions} />
          ) : row.outcome === "left-out" ? (
            issue?.code === "left-out" && (
              <Button
                size="sm"
                onClick={() =>
                  actions.fix([{ line: row.line, leaveOut: false }], `${lineText(row.line)} counts again.`)
                }
              >
                Take it back in<span className="sr-only">, line {formatNumber(row.line)}</span>
              </Button>
            )
          ) : (
            <CellForm row={row} value={issue?.value ?? ""} index={hasCell ? group.index : null} actions={actions} />
          )}
        </Td>
      )}
    </Tr>
  );
}

const lineText = (line: number) => `Line ${formatNumber(line)}`;

const correctionOf = ({ line }: ImportRow, column: number, made: ReviewActions["made"]): RowFix | undefined =>
  made.get(fixKey({ line, column: WHOLE_ROW })) ?? made.get(fixKey({ line, column }));

/** What was said of a row, where it was said. */
function Corrected({ fix, actions }: { fix: RowFix; actions: ReviewActions }) {
  const { line, column, value } = fix;
  const back: RowFix = column === undefined ? { line, leaveOut: false } : { line, column };
  return (
    <p className="flex min-h-7 flex-wrap items-center gap-x-2">
      <span className="text-ok">
        {value === undefined ? (
          `${lineText(line)} is left out.`
        ) : (
          <>
            {lineText(line)} is read as <span className="code break-all">{value || "empty"}</span>.
          </>
        )}
      </span>
      <Button
        size="sm"
        variant="ghost"
        onClick={() => actions.fix([back], `${lineText(line)} is as in the file again.`)}
      >
        Undo<span className="sr-only"> line {formatNumber(line)}</span>
      </Button>
    </p>
  );
}

type CellFormProps = { row: ImportRow; value: string; index: number | null; actions: ReviewActions };

/** Without a cell to correct the row can only be left out. */
function CellForm({ row, value: before, index, actions }: CellFormProps) {
  const [value, setValue] = useState(before);
  const { line } = row;
  return (
    <form
      className="flex items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (index === null || value === before) return;
        goOn(event.currentTarget);
        actions.fix([{ line, column: index, value }], `${lineText(line)} is read as ${value || "empty"}.`);
      }}
    >
      {index !== null && (
        <>
          <Input
            data-cell
            aria-label={`Line ${line}: the right value`}
            autoComplete="off"
            spellCheck={false}
            maxLength={1000}
            value={value}
            onChange={({ target }) => setValue(target.value)}
            className="code w-40"
          />
          <Button type="submit" size="sm" disabled={value === before}>
            Correct
          </Button>
        </>
      )}
      <Button
        size="sm"
        variant="ghost"
        data-leave-out
        onClick={({ currentTarget }) => {
          goOn(currentTarget);
          actions.fix([{ line, leaveOut: true }], `${lineText(line)} is left out.`);
        }}
      >
        Leave out<span className="sr-only"> line {line}</span>
      </Button>
    </form>
  );
}

/** The form gives way to what it said: the focus goes to the same in the next row, or stays in the list. */
function goOn(from: HTMLElement): void {
  const what = from.matches("[data-leave-out]") ? "[data-leave-out]" : "[data-cell]";
  const list = from.closest("section");
  const row = from.closest("tr");
  const isBelow = (other: Element) => row !== null && !row.contains(other) && isAfter(row, other);
  const next = [...(list?.querySelectorAll<HTMLElement>(what) ?? [])].find(isBelow);
  if (next) next.focus();
  else list?.focus({ preventScroll: true });
  if (next instanceof HTMLInputElement) next.select();
}

const isAfter = (one: Node, other: Node) =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
