import "server-only";
import type { InventoryField } from "@/lib/domain/inventory-file/fields";
import { toValueMappings, type ValueMappings } from "@/lib/domain/inventory-file/value-mappings";
import { wordOf } from "@/lib/domain/words";
import { INVENTORY_FIELD_KEYS, type ValueMapping } from "@/lib/schemas/imports";
import { db } from "@/lib/server/database/db";
import { nameIn, namesOf } from "@/lib/server/database/names-of";
import type { Tx } from "@/lib/server/database/transaction";

/** In place of a column's position: the whole row, which is left out. */
export const WHOLE_ROW = -1;

/** line -> column -> the value that counts instead of the cell. */
export type Fixes = ReadonlyMap<number, ReadonlyMap<number, string | null>>;

/** What people corrected in one file before its commit. */
export async function loadFixes(tx: Tx, projectId: string, importId: string): Promise<Fixes> {
  const { rows } = await tx.query<{ line: number; column: number; value: string | null }>(
    `SELECT "line", "column", "value" FROM "ImportFix" WHERE "projectId" = $1 AND "importId" = $2`,
    [projectId, importId],
  );
  const fixes = new Map<number, Map<number, string | null>>();
  for (const { line, column, value } of rows) {
    const ofLine = fixes.get(line) ?? new Map<number, string | null>();
    fixes.set(line, ofLine.set(column, value));
  }
  return fixes;
}

/** Texts that were settled once for all files of a project, as the row reader takes them. */
export async function loadValueMappings(tx: Tx, projectId: string): Promise<ValueMappings> {
  const { rows } = await tx.query<{ field: InventoryField; text: string; value: string | null }>(
    `SELECT "field", "text", "value" FROM "ValueMapping" WHERE "projectId" = $1`,
    [projectId],
  );
  return toValueMappings(rows);
}

/** The same for people to read, by field and text. */
export async function listValueMappings(projectId: string): Promise<ValueMapping[]> {
  const rows = await db.valueMapping.findMany({ where: { projectId }, orderBy: [{ field: "asc" }, { text: "asc" }] });
  const names = await namesOf(rows.map(({ createdById }) => createdById));
  return rows.map(({ field, text, value, createdById, createdAt }) => ({
    field: wordOf(INVENTORY_FIELD_KEYS, field),
    text,
    value,
    createdBy: nameIn(names, createdById),
    createdAt: createdAt.toISOString(),
  }));
}
