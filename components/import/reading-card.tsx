"use client";
import { useId } from "react";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/input";
import { Summary } from "@/components/ui/summary";
import { Table, TBody, Td, Tr } from "@/components/ui/table";
import { formatNumber } from "@/lib/format/text";
import type { EditImportInput, InventoryImport } from "@/lib/schemas/imports";
import { DELIMITER_LABELS, DELIMITERS, ENCODING_LABELS, ENCODINGS } from "./import-words";

type ReadingCardProps = { item: InventoryImport; onEdit: (change: EditImportInput) => void; isBusy: boolean };

/** Rarely needed, so closed: a file whose encoding, delimiter or header was found wrong. */
export function ReadingCard({ item, onEdit, isBusy }: ReadingCardProps) {
  const isText = item.format === "csv"; // a workbook says itself where its cells are
  const isGiven = item.preview[0]?.line === 0; // the reader of the format knows its columns: nothing is to be chosen
  if (isGiven) return null;
  return (
    <Card>
      <details>
        <Summary className="px-4 py-3 hover:bg-hover focus-visible:-outline-offset-2">
          <span className="font-semibold text-sm">The columns look wrong?</span>
          <span className="block text-muted text-xs">
            {isText ? "Correct the encoding, the delimiter or the header row." : "Correct the header row."} Columns are
            then recognised again.
          </span>
        </Summary>
        {isText && <TextChoices item={item} onEdit={onEdit} isBusy={isBusy} />}
        <HeaderRowChoice item={item} onEdit={onEdit} isBusy={isBusy} />
      </details>
    </Card>
  );
}

function TextChoices({ item, onEdit, isBusy }: ReadingCardProps) {
  return (
    <div className="grid gap-4 border-line border-t p-4 sm:grid-cols-2">
      <Field label="Encoding" hint="Umlauts or accents look broken? Try another one.">
        {(control) => (
          <NativeSelect
            {...control}
            value={item.encoding}
            disabled={isBusy}
            onChange={({ target }) => onEdit({ encoding: ENCODINGS.find((each) => each === target.value) })}
          >
            {ENCODINGS.map((encoding) => (
              <option key={encoding} value={encoding}>
                {ENCODING_LABELS[encoding]}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field label="Delimiter" hint="All values in one column? Try another one.">
        {(control) => (
          <NativeSelect
            {...control}
            value={item.delimiter}
            disabled={isBusy}
            onChange={({ target }) => onEdit({ delimiter: DELIMITERS.find((each) => each === target.value) })}
          >
            {DELIMITERS.map((delimiter) => (
              <option key={delimiter} value={delimiter}>
                {DELIMITER_LABELS[delimiter]}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
    </div>
  );
}

const CELLS_SHOWN = 10;

function HeaderRowChoice({ item, onEdit, isBusy }: ReadingCardProps) {
  const name = useId();
  const radio = { name, chosen: item.headerRow, isBusy, onChoose: (headerRow: number) => onEdit({ headerRow }) };
  return (
    <fieldset className="min-w-0 border-line border-t">
      <legend className="float-left w-full px-4 py-2 font-medium">
        Header row: choose the line with the columns' names
      </legend>
      <Table label="First lines of the file" wrapperClassName="clear-both border-line border-t">
        <TBody>
          <Tr>
            <Td className="w-24 whitespace-nowrap">
              <HeaderRadio {...radio} line={0} text="None" />
            </Td>
            <Td colSpan={CELLS_SHOWN + 1} className="text-muted">
              The file has no header row; columns are known by their values alone.
            </Td>
          </Tr>
          {item.preview.map(({ line, cells }) => (
            <Tr key={line} className={item.headerRow === line ? "bg-accent-soft font-medium" : undefined}>
              <Td className="whitespace-nowrap">
                <HeaderRadio {...radio} line={line} text={`Line ${formatNumber(line)}`} />
              </Td>
              {cells.slice(0, CELLS_SHOWN).map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name
                <Td key={index} className="max-w-40 truncate whitespace-nowrap">
                  {cell}
                </Td>
              ))}
              {cells.length > CELLS_SHOWN && <Td className="text-muted">+{cells.length - CELLS_SHOWN}</Td>}
            </Tr>
          ))}
        </TBody>
      </Table>
    </fieldset>
  );
}

type HeaderRadioProps = {
  name: string;
  line: number;
  text: string;
  chosen: number;
  isBusy: boolean;
  onChoose: (line: number) => void;
};

function HeaderRadio({ name, line, text, chosen, isBusy, onChoose }: HeaderRadioProps) {
  return (
    <label className="flex items-center gap-2 pointer-coarse:min-h-11">
      <input
        type="radio"
        name={name}
        checked={chosen === line}
        disabled={isBusy}
        onChange={() => onChoose(line)}
        className="tick"
      />
      {text}
    </label>
  );
}
