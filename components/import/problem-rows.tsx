"use client";
import { useState } from "react";
import { PagesFooter } from "@/components/pages/pages-footer";
import { usePages } from "@/components/pages/use-pages";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { call } from "@/lib/client/api";
import type { ImportRow, InventoryImport, ProblemGroup } from "@/lib/schemas/imports";
import type { ReviewActions } from "./use-import-review";

const AT_ONCE = 20;

type ProblemRowsProps = { item: InventoryImport; group: ProblemGroup; actions: ReviewActions | null };

/** The rows with one kind of problem; each cell can be corrected in place, and each row left out. */
export function ProblemRows({ item, group, actions }: ProblemRowsProps) {
  const pages = usePages((cursor) => {
    const query = { code: group.code, column: group.index, limit: AT_ONCE, cursor };
    return call("GET /api/imports/{importId}/rows", { params: { importId: item.id }, query });
  });
  const rows = pages.items;
  // A row that is too long or too short is wrong as a whole: there is no cell to correct.
  const hasCell = group.index >= 0 && group.index < item.columns.length && group.code !== "too-few-cells";
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

type ProblemRowProps = { row: ImportRow; group: ProblemGroup; hasCell: boolean; actions: ReviewActions | null };

function ProblemRow({ row, group, hasCell, actions }: ProblemRowProps) {
  const issue = row.issues.find(({ code, index }) => code === group.code && index === group.index);
  const isOut = row.outcome === "left-out";
  return (
    <Tr className="align-top">
      <Td isNumeric className="text-muted">
        {row.line}
      </Td>
      <Td className="min-w-48">
        <span className="code line-clamp-2 break-all text-muted">
          {row.cells ? row.cells.filter((cell) => cell.trim() !== "").join(" · ") : issue?.value}
        </span>
        {group.distinct > 1 || group.code === "duplicate-mac" ? issue?.message : null}
      </Td>
      {actions && (
        <Td>
          {isOut && issue?.code === "left-out" ? (
            <Button
              size="sm"
              disabled={actions.isBusy}
              onClick={() => void actions.fix([{ line: row.line }], `Line ${row.line} counts again.`)}
            >
              Take it back in
            </Button>
          ) : (
            !isOut && (
              <CellForm row={row} value={issue?.value ?? ""} index={hasCell ? group.index : null} actions={actions} />
            )
          )}
        </Td>
      )}
    </Tr>
  );
}

type CellFormProps = { row: ImportRow; value: string; index: number | null; actions: ReviewActions };

/** Without a cell to correct the row can only be left out. */
function CellForm({ row, value: before, index, actions }: CellFormProps) {
  const [value, setValue] = useState(before);
  return (
    <form
      className="flex items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (index !== null)
          void actions.fix([{ line: row.line, column: index, value }], `Line ${row.line} is read as corrected.`);
      }}
    >
      {index !== null && (
        <>
          <Input
            aria-label={`Line ${row.line}: the right value`}
            autoComplete="off"
            spellCheck={false}
            value={value}
            onChange={({ target }) => setValue(target.value)}
            className="code w-40"
          />
          <Button type="submit" size="sm" disabled={value === before || actions.isBusy}>
            Correct
          </Button>
        </>
      )}
      <Button
        size="sm"
        variant="ghost"
        disabled={actions.isBusy}
        onClick={() => void actions.fix([{ line: row.line, leaveOut: true }], `Line ${row.line} is left out.`)}
      >
        Leave out<span className="sr-only"> line {row.line}</span>
      </Button>
    </form>
  );
}
