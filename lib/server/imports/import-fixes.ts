import "server-only";
import type { InventoryField } from "@/lib/domain/inventory-file/fields";
import { toValueMappings, type ValueMappings } from "@/lib/domain/inventory-file/value-mappings";
import type { ValueMapping } from "@/lib/schemas/imports";
import { db } from "@/lib/server/database/db";
import { namesOf } from "@/lib/server/database/names-of";

/** In place of a column's position: the whole row, which is left out. */
export const WHOLE_ROW = -1;

/** line -> column -> the value that counts instead of the cell. */
export type Fixes = ReadonlyMap<number, ReadonlyMap<number, string | null>>;

/** What people corrected in one file before its commit. */
export async function loadFixes(projectId: string, importId: string): Promise<Fixes> {
  const rows = await db.importFix.findMany({
    where: { projectId, importId },
    select: { line: true, column: true, value: true },
  });
  const fixes = new Map<number, Map<number, string | null>>();
  for (const { line, column, value } of rows) {
    const ofLine = fixes.get(line) ?? new Map<number, string | null>();
    fixes.set(line, ofLine.set(column, value));
  }
  return fixes;
}

/** Texts that were settled once for all files of a project, as the row reader takes them. */
export async function loadValueMappings(projectId: string): Promise<ValueMappings> {
  const rows = await db.valueMapping.findMany({
    where: { projectId },
    select: { field: true, text: true, value: true },
  });
  return toValueMappings(rows.map((row) => ({ ...row, field: row.field as InventoryField })));
}

/** The same for people to read, by field and text. */
export async function listValueMappings(projectId: string): Promise<ValueMapping[]> {
  const rows = await db.valueMapping.findMany({ where: { projectId }, orderBy: [{ field: "asc" }, { text: "asc" }] });
  const names = await namesOf(rows.map(({ createdById }) => createdById));
  return rows.map(({ field, text, value, createdById, createdAt }) => ({
    field: field as InventoryField,
    text,
    value,
    createdBy: names.get(createdById) ?? "Somebody who left",
    createdAt: createdAt.toISOString(),
  }));
}
