"use client";
import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { call, messageOf } from "@/lib/client/api";
import { formatNumber } from "@/lib/format/text";
import type { ImportRow, InventoryImport, ProblemGroup } from "@/lib/schemas/imports";
import type { ReviewActions } from "./use-import-review";

const AT_ONCE = 20;

type ProblemRowsProps = { item: InventoryImport; group: ProblemGroup; actions: ReviewActions | null };

/** The rows with one kind of problem; each cell can be corrected in place, and each row left out. */
export function ProblemRows({ item, group, actions }: ProblemRowsProps) {
  const [rows, setRows] = useState<ImportRow[]>([]);
  const [total, setTotal] = useState(group.count);
  const [cursor, setCursor] = useState<string | null>("");
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function load() {
    setIsBusy(true);
    setFailure(null);
    try {
      const query = { code: group.code, column: group.index, limit: AT_ONCE, cursor: cursor || undefined };
      const next = await call("GET /api/imports/{importId}/rows", { params: { importId: item.id }, query });
      setRows([...rows, ...next.items]);
      setTotal(next.total);
      setCursor(next.nextCursor);
    } catch (error) {
      setFailure(messageOf(error));
    }
    setIsBusy(false);
  }
  const loadFirst = useEffectEvent(() => void load());
  useEffect(() => loadFirst(), []);

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
              <ProblemRow key={row.line} row={row} group={group} actions={actions} />
            ))}
          </TBody>
        </Table>
      )}
      <div className="flex flex-wrap items-center gap-3 border-line border-t px-4 py-2">
        {cursor !== null && (
          <Button size="sm" isBusy={isBusy} onClick={() => void load()}>
            {rows.length > 0 ? "Show more" : failure ? "Try again" : "Loading"}
          </Button>
        )}
        <span className="text-muted text-xs tabular-nums">
          {formatNumber(rows.length)} of {formatNumber(total)} rows shown
        </span>
        {failure && (
          <span role="alert" className="text-bad">
            {failure}
          </span>
        )}
      </div>
    </>
  );
}

type ProblemRowProps = { row: ImportRow; group: ProblemGroup; actions: ReviewActions | null };

function ProblemRow({ row, group, actions }: ProblemRowProps) {
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
            !isOut && <CellForm row={row} value={issue?.value ?? ""} index={group.index} actions={actions} />
          )}
        </Td>
      )}
    </Tr>
  );
}

type CellFormProps = { row: ImportRow; value: string; index: number; actions: ReviewActions };

/** Problems of a whole row (too many cells) have no cell to correct: such a row can only be left out. */
function CellForm({ row, value: before, index, actions }: CellFormProps) {
  const [value, setValue] = useState(before);
  return (
    <form
      className="flex items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void actions.fix([{ line: row.line, column: index, value }], `Line ${row.line} is read as corrected.`);
      }}
    >
      {index >= 0 && (
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
