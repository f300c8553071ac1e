import type { InventoryField } from "./fields";

/**
 * What texts mean that the parsers do not know, settled by a person once for all rows that carry them. By field, then by the
 * cell's trimmed text; `null`: the cell counts as empty.
 */
export type ValueMappings = ReadonlyMap<InventoryField, ReadonlyMap<string, string | null>>;

export const NO_VALUE_MAPPINGS: ValueMappings = new Map();

export type ValueMappingRow = { field: InventoryField; text: string; value: string | null };

export function toValueMappings(rows: readonly ValueMappingRow[]): ValueMappings {
  const byField = new Map<InventoryField, Map<string, string | null>>();
  for (const { field, text, value } of rows) {
    const ofField = byField.get(field) ?? new Map<string, string | null>();
    byField.set(field, ofField.set(text.trim(), value));
  }
  return byField;
}
