"use client";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type InventoryField, labelOfField } from "@/lib/domain/inventory-file/fields";
import type { ImportColumn } from "@/lib/schemas/imports";
import { ColumnSamples } from "./column-samples";
import { columnName } from "./import-words";
import { isAsked } from "./mapping-choices";

const SAMPLES_SHOWN = 4;

/** Fields on which a verdict or a licence rests: asked before anything else on the page. */
const DECIDING: ReadonlySet<InventoryField> = new Set(["mac", "pid", "model", "vid", "load"]);

type MappingQuestionsProps = {
  columns: readonly ImportColumn[];
  /** Those on which a verdict rests, or the others. */
  isDeciding: boolean;
  /** Which column holds the field; null: none of those that were asked. */
  onSettle: ((field: InventoryField, chosen: number | null) => void) | null;
  isBusy: boolean;
};

/** The questions that come first on the page, in a card of their own; nothing where there are none. */
export function DecidingQuestions(props: Omit<MappingQuestionsProps, "isDeciding">) {
  const isOpen = props.columns.some((column) => isAsked(column) && column.proposal && DECIDING.has(column.proposal));
  if (!isOpen) return null;
  return (
    <Card className="overflow-hidden">
      <MappingQuestions {...props} isDeciding />
    </Card>
  );
}

/** Columns whose header could mean two things, and columns of which only one can be meant: not read until a person chooses. */
export function MappingQuestions({ columns, isDeciding, onSettle, isBusy }: MappingQuestionsProps) {
  const asked = columns.filter(isAsked);
  const fields = [...new Set(asked.flatMap(({ proposal }) => proposal ?? []))].filter(
    (field) => DECIDING.has(field) === isDeciding,
  );
  return fields.map((field) => (
    <Question
      key={field}
      field={field}
      columns={asked.filter(({ proposal }) => proposal === field)}
      onSettle={onSettle}
      isBusy={isBusy}
    />
  ));
}

type QuestionProps = Omit<MappingQuestionsProps, "isDeciding"> & { field: InventoryField };

function Question({ field, columns, onSettle, isBusy }: QuestionProps) {
  const [first, ...others] = columns;
  if (!first) return null;
  const isOne = others.length === 0;
  const label = labelOfField(field);
  return (
    <section
      aria-label={`Please choose: ${label}`}
      className="border-line border-b bg-warn-soft px-4 py-3 last:border-b-0"
    >
      <h3 className="font-medium">
        {isOne
          ? `Please choose: does “${columnName(first)}” hold the ${label}?`
          : `Please choose: which column holds the ${label}?`}
      </h3>
      <p className="text-muted">{isOne ? first.reason : "Until you choose, none of them is read."}</p>
      <ul className="mt-2 flex flex-wrap gap-3">
        {columns.map((column) => (
          <li
            key={column.index}
            className="grid min-w-48 flex-1 basis-56 content-start gap-2 rounded-md border border-line bg-surface p-3"
          >
            <span className="break-words font-medium">
              {columnName(column)} <span className="font-normal text-muted text-xs">column {column.index + 1}</span>
            </span>
            <ColumnSamples samples={column.samples} shown={SAMPLES_SHOWN} />
            {!isOne && <span className="text-muted text-xs">{column.reason}</span>}
            {onSettle && (
              <Button
                size="sm"
                className="justify-self-start"
                disabled={isBusy}
                onClick={() => onSettle(field, column.index)}
              >
                {isOne ? `Yes, it is the ${label}` : `Use “${columnName(column)}”`}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {onSettle && (
        <Button size="sm" variant="ghost" className="mt-2" disabled={isBusy} onClick={() => onSettle(field, null)}>
          {isOne ? "No, leave it out" : "None of them"}
        </Button>
      )}
    </section>
  );
}
