import { ColumnMapper } from "./column-mapper";
import type { Samples } from "./column-values";
import type { ColumnUse, InventoryField } from "./fields";
import type { MappedColumn } from "./mapped-column";

/**
 * What each column is used for, by position; `null` where it is left out. Several columns of one field are read in the order of
 * `order`, then of the file: what is empty in the first is taken from the next.
 */
export type ColumnMapping = (ColumnUse | { field: InventoryField; order: number } | null)[];

/**
 * Says what each column holds: by its header, and where that is unknown or names two things by its values. Of several fitting columns none
 * wins silently: those that say the same are read one after the other, of those that differ a person chooses.
 */
export function mapColumns(headers: readonly string[], samples: Samples): MappedColumn[] {
  const mapper = new ColumnMapper(headers, samples);
  return mapper.answers().map((answer, index) => ({ index, header: headers[index] ?? "", ...answer }));
}

/** The mapping alone, as the row reader takes it. */
export function toColumnMapping(
  columns: readonly { field: ColumnUse | null; order?: number | undefined }[],
): ColumnMapping {
  return columns.map(({ field, order = 0 }) => (field && field !== "extra" && order > 0 ? { field, order } : field));
}

/** What one entry of a mapping uses its column for. */
export const columnUse = (entry: ColumnMapping[number]): ColumnUse | null =>
  typeof entry === "object" ? (entry?.field ?? null) : entry;

/** The columns of a field in the order they are read. */
export function columnsOf(mapping: ColumnMapping, field: InventoryField): number[] {
  const orderOf = (index: number) => {
    const entry = mapping[index];
    return typeof entry === "object" && entry ? entry.order : 0;
  };
  return mapping
    .flatMap((entry, index) => (columnUse(entry) === field ? [index] : []))
    .sort((one, other) => orderOf(one) - orderOf(other) || one - other);
}
