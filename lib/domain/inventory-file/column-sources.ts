import { isBlank } from "@/lib/domain/phone/blank";
import type { InventoryField } from "./fields";
import { type ColumnMapping, columnsOf, columnUse } from "./map-columns";
import { meaningOf } from "./same-value";

/** A field that several columns hold, in the order they are read. */
export type FieldSources = { field: InventoryField; columns: readonly number[] };

/** The fields of a mapping that more than one column holds; mostly none. */
export function fieldsWithMore(mapping: ColumnMapping): FieldSources[] {
  const fields = new Set<InventoryField>();
  for (const entry of mapping) {
    const use = columnUse(entry);
    if (use !== null && use !== "extra") fields.add(use);
  }
  return [...fields]
    .map((field) => ({ field, columns: columnsOf(mapping, field) }))
    .filter(({ columns }) => columns.length > 1);
}

/** The column that a row's value is taken from: the first that can be read, else the first that says anything. */
export function sourceOf({ field, columns }: FieldSources, cells: readonly string[]): number {
  return (
    columns.find((index) => meaningOf(field, cells[index] ?? "") !== null) ??
    columns.find((index) => !isBlank(cells[index] ?? "")) ??
    columns[0] ??
    -1
  );
}

/** A cell that says something else than the one that is used: `unread` where it makes no sense as this field. */
export type Difference = { index: number; text: string; isUnread: boolean };

/**
 * What the columns that are not used say against the one that is: another value, or, in a column that comes before it, a text without
 * sense. What stands after it only fills gaps, so there a text may be anything.
 */
export function differencesFrom(
  used: number,
  { field, columns }: FieldSources,
  cells: readonly string[],
): Difference[] {
  const meaning = meaningOf(field, cells[used] ?? "");
  if (meaning === null) return [];
  return columns.flatMap((index) => {
    const text = cells[index]?.trim() ?? "";
    if (index === used || isBlank(text)) return [];
    const other = meaningOf(field, text);
    const isBefore = columns.indexOf(index) < columns.indexOf(used);
    return other === meaning || (other === null && !isBefore) ? [] : [{ index, text, isUnread: other === null }];
  });
}
