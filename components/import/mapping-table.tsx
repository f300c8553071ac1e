"use client";
import { Badge } from "@/components/ui/badge";
import { NativeSelect } from "@/components/ui/input";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { INVENTORY_FIELDS } from "@/lib/domain/inventory-file/fields";
import type { ImportColumn } from "@/lib/schemas/imports";
import { CONFIDENCE_LABELS, columnName } from "./import-words";

export type Use = ImportColumn["field"];
type MappingTableProps = {
  label: string;
  columns: readonly ImportColumn[];
  onChoose: ((index: number, use: Use) => void) | null;
  isBusy: boolean;
};

/** What each column of the file is taken for, and why. */
export function MappingTable({ label, columns, onChoose, isBusy }: MappingTableProps) {
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
              <FieldChoice column={column} onChoose={onChoose} isBusy={isBusy} />
            </Td>
            <Td className="min-w-40 py-2">
              <Confidence column={column} />
            </Td>
            <Td className="py-2">
              <Samples samples={column.samples} />
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}

type FieldChoiceProps = { column: ImportColumn } & Pick<MappingTableProps, "onChoose" | "isBusy">;

function FieldChoice({ column, onChoose, isBusy }: FieldChoiceProps) {
  const field = INVENTORY_FIELDS.find(({ key }) => key === column.field);
  if (!onChoose) return column.field === "extra" ? "Kept as an extra field" : (field?.label ?? "Left out");
  return (
    <NativeSelect
      aria-label={`What “${columnName(column)}” holds`}
      title={column.field === "extra" ? "Kept as it comes, under the column’s own name." : field?.description}
      value={column.field ?? ""}
      disabled={isBusy}
      onChange={({ target }) => onChoose(column.index, target.value === "" ? null : (target.value as Use))}
    >
      <option value="">Leave out</option>
      <option value="extra">Keep as an extra field</option>
      {INVENTORY_FIELDS.map(({ key, label }) => (
        <option key={key} value={key}>
          {label}
        </option>
      ))}
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

const SAMPLES_SHOWN = 2;
const LONGEST = 60;

function Samples({ samples }: { samples: readonly string[] }) {
  if (samples.length === 0) return <span className="text-muted">Empty in the first rows</span>;
  return (
    <ul className="code">
      {[...new Set(samples)].slice(0, SAMPLES_SHOWN).map((sample) => (
        <li key={sample} className="max-w-48 truncate">
          {sample.length > LONGEST ? `${sample.slice(0, LONGEST)}…` : sample}
        </li>
      ))}
    </ul>
  );
}
