import "server-only";
import type { SavedView } from "@/lib/schemas/views";
import { db } from "@/lib/server/database/db";
import { namesOf } from "@/lib/server/database/names-of";
import { fromJson } from "@/lib/server/database/rows";
import { AppError } from "@/lib/server/errors";

/** Saved views of a project by name, for everybody who sees it. */
export async function listViews(projectId: string, viewId?: string): Promise<SavedView[]> {
  const rows = await db.savedView.findMany({
    where: { projectId, ...(viewId ? { id: viewId } : {}) },
    orderBy: { name: "asc" },
  });
  const people = await namesOf(rows.map(({ createdById }) => createdById));
  return rows.map(({ id, name, query, columns, version, createdById, updatedAt }) => ({
    id,
    name,
    query: fromJson(query),
    columns: fromJson(columns),
    version,
    createdBy: people.get(createdById) ?? null,
    updatedAt: updatedAt.toISOString(),
  }));
}

export async function getView(projectId: string, viewId: string): Promise<SavedView> {
  const [view] = await listViews(projectId, viewId);
  if (!view) throw new AppError("not_found", "There is no such view.");
  return view;
}

/** Names of the columns that files brought and nobody mapped to a field. */
export async function listExtraFields(projectId: string): Promise<string[]> {
  const rows = await db.extraField.findMany({ where: { projectId }, select: { name: true }, orderBy: { name: "asc" } });
  return rows.map(({ name }) => name);
}
