"use client";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Summary } from "@/components/ui/summary";
import type { InventoryField } from "@/lib/domain/inventory-file/fields";
import { plural } from "@/lib/format/text";
import type { ImportColumn } from "@/lib/schemas/imports";
import { columnName } from "./import-words";
import { isAsked, type Use } from "./mapping-choices";
import { MappingQuestions } from "./mapping-questions";
import { MappingTable } from "./mapping-table";

/** A file of a thousand columns must not make a page of a thousand lists. */
const MOST_LEFT_OUT = 200;
const NAMED = 6;
/** An export of 140 columns is not 130 extra fields; those that matter are chosen one by one. */
const MOST_KEPT = 40;

type MappingCardProps = {
  columns: readonly ImportColumn[];
  onChoose: ((index: number, use: Use) => void) | null;
  /** Answers a question: which of the asked columns holds the field. */
  onSettle: ((field: InventoryField, chosen: number | null) => void) | null;
  /** Keeps every column that is left out as an extra field. */
  onKeepAll: (() => void) | null;
  isBusy: boolean;
};

export function MappingCard({ columns, onChoose, onSettle, onKeepAll, isBusy }: MappingCardProps) {
  const used = columns.filter(({ field }) => field !== null);
  const leftOut = columns.filter((column) => column.field === null && !isAsked(column));
  return (
    <Card>
      <CardHeader>
        <CardTitle
          description={`${used.length} of ${plural(columns.length, "column")} ${used.length === 1 ? "is" : "are"} read. Correct what was guessed wrong.`}
        >
          Columns
        </CardTitle>
      </CardHeader>
      <MappingQuestions columns={columns} isDeciding={false} onSettle={onSettle} isBusy={isBusy} />
      {used.length > 0 ? (
        <MappingTable label="Columns that are read" columns={used} all={columns} onChoose={onChoose} isBusy={isBusy} />
      ) : (
        <p className="px-4 py-3 text-muted">No column was recognised. Choose below what the columns hold.</p>
      )}
      {leftOut.length > 0 && (
        <details className="group border-line border-t" open={used.length === 0 || undefined}>
          <Summary className="px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2 pointer-coarse:py-3.5">
            <span>
              <span className="font-medium">{plural(leftOut.length, "column")} left out</span>
              <span className="text-muted">: {named(leftOut)}</span>
            </span>
          </Summary>
          <div className="border-line border-t">
            {onKeepAll && leftOut.length <= MOST_KEPT && (
              <p className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
                <span className="min-w-0 flex-1 basis-64 text-muted">
                  Nothing of them is stored. As extra fields they stay with each phone as they came.
                </span>
                <Button size="sm" disabled={isBusy} onClick={onKeepAll}>
                  {leftOut.length === 1 ? "Keep it as an extra field" : `Keep all ${leftOut.length} as extra fields`}
                </Button>
              </p>
            )}
            <MappingTable
              label="Columns that are left out"
              columns={leftOut.slice(0, MOST_LEFT_OUT)}
              all={columns}
              onChoose={onChoose}
              isBusy={isBusy}
            />
            {leftOut.length > MOST_LEFT_OUT && (
              <p className="border-line border-t px-4 py-2 text-muted">
                {plural(leftOut.length - MOST_LEFT_OUT, "further column")} are not shown. If one of them matters, move
                it to the front of the file.
              </p>
            )}
          </div>
        </details>
      )}
    </Card>
  );
}

function named(columns: readonly ImportColumn[]): string {
  const names = columns.slice(0, NAMED).map(columnName).join(", ");
  return columns.length > NAMED ? `${names} and ${columns.length - NAMED} more` : names;
}
