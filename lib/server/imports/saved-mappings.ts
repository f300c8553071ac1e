import "server-only";
import { createHash } from "node:crypto";
import { extraHeaderBeside } from "@/lib/domain/inventory-file/extra-columns";
import { normaliseHeader } from "@/lib/domain/inventory-file/fields";
import type { ImportColumn, SavedMapping } from "@/lib/schemas/imports";
import { db } from "@/lib/server/database/db";
import { fromJson } from "@/lib/server/database/rows";

/**
 * Files with the same headers in the same order are of one kind; spelling and punctuation do not matter. A UUID of version 8
 * (made by the application), so that it can stand in an address like every other id.
 */
export function headerKeyOf(columns: readonly Pick<ImportColumn, "header">[]): string {
  const hash = createHash("sha256")
    .update(columns.map(({ header }) => normaliseHeader(header)).join("|"))
    .digest("hex");
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join("-");
}

/** Mappings of earlier editions say neither the order nor which columns a person chose. */
export type SavedColumn = SavedMapping["columns"][number];

type Project = { id: string; organizationId: string };

/**
 * The columns as people chose them before: for a file with this header in the organisation, else for a column that this
 * project keeps as an extra field, so that an export of ours comes back whole.
 */
export async function applySavedMapping(project: Project, columns: ImportColumn[]): Promise<ImportColumn[]> {
  if (columns.every(({ header }) => header.trim() === "")) return columns;
  return (await applyTaught(project.organizationId, columns)) ?? (await applyExtraFields(project.id, columns));
}

async function applyExtraFields(projectId: string, columns: ImportColumn[]): Promise<ImportColumn[]> {
  const names = columns.filter(({ field }) => field === null).map(({ header }) => header.trim());
  const known = await db.extraField.findMany({ where: { projectId, name: { in: names } }, select: { name: true } });
  // In an export of ours a column of this name says what we found; the one that a file brought stands beside it.
  const headers = new Set(columns.map(({ header }) => header.trim()));
  const kept = new Set(known.map(({ name }) => name).filter((name) => !headers.has(extraHeaderBeside(name))));
  return columns.map((column) =>
    column.field === null && kept.has(column.header.trim())
      ? { ...column, field: "extra", confidence: "saved", reason: "This project keeps a column of this name." }
      : column,
  );
}

async function applyTaught(organizationId: string, columns: ImportColumn[]): Promise<ImportColumn[] | null> {
  const headerKey = headerKeyOf(columns);
  const saved = await db.savedMapping.findUnique({
    where: { organizationId_headerKey: { organizationId, headerKey } },
  });
  if (!saved) return null;
  const chosen = fromJson<SavedColumn[]>(saved.columns);
  return columns.map((column) => {
    const { field = null, order = 0, isChosen = false } = chosen[column.index] ?? {};
    const isAsked = column.confidence === "ask";
    // What nobody has ever said of this header is asked again, whatever an earlier edition took it for.
    if (isAsked ? !isChosen : field === column.field && order === column.order) return column;
    return {
      ...column,
      field,
      order,
      proposal: null,
      confidence: "saved",
      reason: "As chosen for an earlier file with this header.",
    };
  });
}

/** Mappings that the organisation has taught, newest first. */
export async function listSavedMappings(organizationId: string): Promise<SavedMapping[]> {
  const rows = await db.savedMapping.findMany({ where: { organizationId }, orderBy: { updatedAt: "desc" } });
  return rows.map(({ headerKey, filename, columns, updatedAt }) => ({
    headerKey,
    filename,
    columns: fromJson(columns),
    updatedAt: updatedAt.toISOString(),
  }));
}
