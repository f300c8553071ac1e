import type { ColumnMapping } from "./map-columns";

/** The columns that are kept as they came, each under a name of its own. */
export function extraColumns(
  mapping: ColumnMapping,
  columnNames: readonly string[],
): { index: number; name: string }[] {
  const taken = new Set<string>();
  return mapping.flatMap((use, index) => {
    if (use !== "extra") return [];
    const own = columnNames[index]?.trim() || `Column ${index + 1}`;
    const name = taken.has(own) ? `${own} (column ${index + 1})` : own;
    taken.add(name);
    return [{ index, name }];
  });
}

/** Header under which an export shows a column that a file brought, where one of our own columns has its name already. */
export const extraHeaderBeside = (name: string): string => `${name} (from a file)`;
