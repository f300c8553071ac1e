"use client";
import { Badge } from "@/components/ui/badge";
import { NativeSelect } from "@/components/ui/input";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { INVENTORY_FIELDS } from "@/lib/domain/inventory-file/fields";
import type { ImportColumn } from "@/lib/schemas/imports";
import { ColumnSamples } from "./column-samples";
import { CONFIDENCE_LABELS, columnName } from "./import-words";
import type { Use } from "./mapping-choices";

type MappingTableProps = {
  label: string;
  columns: readonly ImportColumn[];
  /** All columns of the file: a field that one of them holds can be filled from another. */
  all: readonly ImportColumn[];
  onChoose: ((index: number, use: Use) => void) | null;
  isBusy: boolean;
};

/** What each column of the file is taken for, and why. */
export function MappingTable({ label, columns, all, onChoose, isBusy }: MappingTableProps) {
  return (
    <Table label={label}>
      <THead>
        <tr>
          <Th>Column in the file</Th>
          <Th>Holds</Th>
          <Th>Confidence</Th>
          <Th>Examples</Th>
        </tr>
      </THead>
      <TBody>
        {columns.map((column) => (
          <Tr key={column.index} className="align-top">
            <Th scope="row" className="min-w-32 max-w-56 whitespace-normal break-words py-2 text-fg">
              {columnName(column)}
              <span className="block font-normal text-muted text-xs">Column {column.index + 1}</span>
            </Th>
            <Td className="min-w-44 py-2">
              <FieldChoice column={column} all={all} onChoose={onChoose} isBusy={isBusy} />
            </Td>
            <Td className="min-w-40 py-2">
              <Confidence column={column} />
            </Td>
            <Td className="py-2">
              <ColumnSamples samples={column.samples} />
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}

type FieldChoiceProps = { column: ImportColumn } & Pick<MappingTableProps, "all" | "onChoose" | "isBusy">;

/** The choice of a select as a use: `+mac` fills the gaps of another column. */
function choiceOf(value: string): Use {
  const field = INVENTORY_FIELDS.find(({ key }) => key === value.replace(/^\+/, ""))?.key ?? null;
  if (value.startsWith("+") && field) return { fills: field };
  return value === "extra" ? "extra" : field;
}

function FieldChoice({ column, all, onChoose, isBusy }: FieldChoiceProps) {
  const field = INVENTORY_FIELDS.find(({ key }) => key === column.field);
  const holders = new Map(
    all.filter(({ index, order }) => index !== column.index && order === 0).map((other) => [other.field, other]),
  );
  const fillable = INVENTORY_FIELDS.flatMap(({ key, label }) => {
    const other = holders.get(key);
    return other ? [{ key, label, name: columnName(other) }] : [];
  });
  if (!onChoose) return column.field === "extra" ? "Kept as an extra field" : (field?.label ?? "Left out");
  return (
    <NativeSelect
      aria-label={`What “${columnName(column)}” holds`}
      title={column.field === "extra" ? "Kept as it comes, under the column’s own name." : field?.description}
      value={column.order > 0 ? `+${column.field}` : (column.field ?? "")}
      disabled={isBusy}
      onChange={({ target }) => onChoose(column.index, choiceOf(target.value))}
    >
      <option value="">Leave out</option>
      <option value="extra">Keep as an extra field</option>
      {INVENTORY_FIELDS.map(({ key, label }) => (
        <option key={key} value={key}>
          {label}
        </option>
      ))}
      {fillable.length > 0 && (
        <optgroup label="Where another column is empty">
          {fillable.map(({ key, label, name }) => (
            <option key={key} value={`+${key}`}>
              {label}, where “{name}” is empty
            </option>
          ))}
        </optgroup>
      )}
    </NativeSelect>
  );
}

function Confidence({ column }: { column: ImportColumn }) {
  const known = CONFIDENCE_LABELS[column.confidence] ?? { label: column.confidence, tone: "idle" };
  return (
    <>
      <Badge tone={known.tone}>{known.label}</Badge>
      <span className="mt-0.5 block text-muted text-xs">{column.reason}</span>
    </>
  );
}
