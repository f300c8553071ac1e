import { type InventoryField, labelOfField } from "@/lib/domain/inventory-file/fields";
import type { ColumnChoice, ImportColumn } from "@/lib/schemas/imports";
import { columnName } from "./import-words";

/** What a person chooses for one column: a field alone, or after the columns that hold it already (`fills`). */
export type Use = ImportColumn["field"] | { fills: InventoryField };

type Choice = { mapping: ColumnChoice[]; note: string };

export const isAsked = ({ confidence }: ImportColumn): boolean => confidence === "ask";

/** The columns as they are now, as the API takes them. */
export function mappingOf(columns: readonly ImportColumn[]): ColumnChoice[] {
  return columns.map((column) => {
    const { field, order } = column;
    if (isAsked(column)) return "ask";
    return field && field !== "extra" && order > 0 ? { field, order } : field;
  });
}

/** A column as it is once this was chosen for it; the answer of the server replaces it. */
export function chosenColumn(column: ImportColumn, choice: ColumnChoice): ImportColumn {
  if (choice === "ask") return column;
  const { field, order } = typeof choice === "object" && choice ? choice : { field: choice, order: 0 };
  if (!isAsked(column) && field === column.field && order === column.order) return column;
  return { ...column, field, order, proposal: null, confidence: "chosen", reason: "Chosen by hand." };
}

/** One column gets a use. A field that another column holds moves here, or this one fills the gaps of the others. */
export function chooseUse(columns: readonly ImportColumn[], index: number, use: Use): Choice {
  const mapping = mappingOf(columns);
  if (typeof use === "object" && use) {
    const holders = columns.filter((column) => column.field === use.fills && column.index !== index);
    mapping[index] = { field: use.fills, order: Math.max(0, ...holders.map(({ order }) => order)) + 1 };
    const [first] = holders;
    return { mapping, note: `It is read where ${first ? `“${columnName(first)}”` : "the other"} is empty.` };
  }
  const others = columns.filter(
    (column) => use !== null && use !== "extra" && column.field === use && column.index !== index,
  );
  for (const other of others) mapping[other.index] = null;
  mapping[index] = use;
  const [other] = others;
  const note =
    other && use ? `${labelOfField(use)} was read from “${columnName(other)}”; that column is now left out.` : "Saved.";
  return { mapping, note };
}

/** Answers what several columns were asked for: one of them holds the field, or none (`null`). */
export function settle(columns: readonly ImportColumn[], field: InventoryField, chosen: number | null): Choice {
  const { mapping } = chosen === null ? { mapping: mappingOf(columns) } : chooseUse(columns, chosen, field);
  const asked = columns.filter((column) => isAsked(column) && column.proposal === field);
  for (const { index } of asked) if (index !== chosen) mapping[index] = null;
  return { mapping, note: chosen === null ? "Left out." : `${labelOfField(field)} is read from this column.` };
}

/** Keeps every column that is left out under its own name; open questions stay open. */
export function keepAll(columns: readonly ImportColumn[]): ColumnChoice[] {
  return mappingOf(columns).map((choice) => choice ?? "extra");
}
