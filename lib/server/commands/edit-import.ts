import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import type { EditImportInput } from "@/lib/schemas/imports";
import { db } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { analyseUpload } from "@/lib/server/files/inventory-file";
import { getImport, NO_COUNTS } from "@/lib/server/queries/imports";
import { applySavedMapping } from "@/lib/server/queries/saved-mappings";

/** States in which a person may still say how the file is read; a failed import can be corrected and tried again. */
export const EDITABLE: string[] = ["ready", "checking", "failed", "cancelled"];

/** After a correction: the file waits again, and what was found in it is found anew. */
export const reopened = {
  status: "ready",
  counts: NO_COUNTS,
  problem: Prisma.DbNull,
  check: Prisma.DbNull,
} as const;

/** Options that change what a reading finds; the others say what is done with it. */
const FOUND_ANEW = ["duplicates", "corrections", "fillOnly"] as const;

type Edit = { project: { id: string; organizationId: string }; id: string; input: EditImportInput };

/** Reads the file's head anew with what a person corrected. Another header row or delimiter drops an older mapping. */
export async function editImport({ project, id, input }: Edit) {
  const projectId = project.id;
  const before = await getImport(projectId, id);
  if (!EDITABLE.includes(before.status))
    throw new AppError("conflict", `This import is ${before.status}; it cannot be changed any more.`);
  const { options: chosen = {}, mapping, ...shape } = input;
  const options = { ...before.options, ...defined(chosen) };
  const isRead = mapping !== undefined || Object.values(shape).some((value) => value !== undefined);
  const { count } = await db.import.updateMany({
    where: { projectId, id, status: { in: EDITABLE } },
    data: {
      ...(isRead ? await readAnew() : {}),
      ...(isRead || FOUND_ANEW.some((key) => key in chosen) ? reopened : {}),
      options,
      version: { increment: 1 },
    },
  });
  if (count === 0) throw new AppError("conflict", "This import has just been started.");
  return getImport(projectId, id);

  async function readAnew() {
    const { encoding, delimiter, headerRow, columns, preview, expectedRows } = await analyseUpload(id, {
      encoding: shape.encoding ?? before.encoding,
      delimiter: shape.delimiter ?? before.delimiter,
      headerRow: shape.headerRow ?? before.headerRow,
      ...(mapping ? { mapping } : {}),
    });
    const known = mapping ? columns : await applySavedMapping(project.organizationId, columns);
    // Columns are named by position: with another header row the corrections would sit on other cells.
    if (!mapping) await db.importFix.deleteMany({ where: { projectId, importId: id } });
    return { encoding, delimiter, headerRow, columns: known, preview, expectedRows };
  }
}

const defined = <Value extends object>(value: Value) =>
  Object.fromEntries(Object.entries(value).filter(([, given]) => given !== undefined)) as Partial<Value>;
