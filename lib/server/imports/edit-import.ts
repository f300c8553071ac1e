import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import type { EditImportInput, InventoryImport } from "@/lib/schemas/imports";
import { db } from "@/lib/server/database/db";
import { AppError } from "@/lib/server/errors";
import { analyseUpload } from "@/lib/server/files/inventory-file";
import { getImport, NO_COUNTS } from "@/lib/server/imports/list-imports";
import { applySavedMapping } from "@/lib/server/imports/saved-mappings";

/** States in which a person may still say how the file is read; a failed import can be corrected and tried again. */
export const EDITABLE: string[] = ["ready", "checking", "failed", "cancelled"];

/** After a correction: the file waits again, and what was found in it is found anew. */
export const reopened = {
  status: "ready",
  counts: NO_COUNTS,
  problem: Prisma.DbNull,
  check: Prisma.DbNull,
  version: { increment: 1 }, // makes a check that is under way void
} as const;

/** Options that change what a reading finds; the others say what is done with it. */
const FOUND_ANEW = ["duplicates", "corrections", "fillOnly"] as const;

type Edit = { project: { id: string; organizationId: string }; id: string; input: EditImportInput };

/** Reads the file's head anew with what a person corrected. Another sheet, header row or delimiter drops an older mapping. */
export async function editImport({ project, id, input }: Edit) {
  const projectId = project.id;
  const before = await getImport(projectId, id);
  if (!EDITABLE.includes(before.status))
    throw new AppError("conflict", `This import is ${before.status}; it cannot be changed any more.`);
  refuseOtherKind(before.format, input);
  const { options: chosen = {}, mapping, ...shape } = input;
  const isReshaped = Object.values(shape).some((value) => value !== undefined);
  const isRead = mapping !== undefined || isReshaped;
  const read = isRead ? await readAnew() : {};
  await db.$transaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { projectId, id, status: { in: EDITABLE } },
      data: { ...read, ...(isRead || FOUND_ANEW.some((key) => key in chosen) ? reopened : {}) },
    });
    if (count === 0) throw new AppError("conflict", "This import has just been started.");
    // Added to what is stored, so that two people who choose different things both keep theirs.
    await tx.$executeRaw`
      UPDATE "Import" SET "options" = "options" || ${JSON.stringify(defined(chosen))}::jsonb WHERE "projectId" = ${projectId}::uuid AND "id" = ${id}::uuid`;
    // Columns are named by position: with another sheet, delimiter or header row the corrections would sit on other cells.
    if (isReshaped) await tx.importFix.deleteMany({ where: { projectId, importId: id } });
  });
  return getImport(projectId, id);

  async function readAnew() {
    const isOtherSheet = shape.sheet !== undefined && shape.sheet !== before.sheet;
    const headerRow = shape.headerRow ?? (isOtherSheet ? undefined : before.headerRow); // another sheet has its own
    const found = await analyseUpload(id, {
      sheet: shape.sheet ?? before.sheet,
      encoding: shape.encoding ?? before.encoding,
      delimiter: shape.delimiter ?? before.delimiter,
      ...(headerRow === undefined ? {} : { headerRow }),
      ...(mapping ? { mapping } : {}),
    });
    const columns = mapping ? found.columns : await applySavedMapping(project, found.columns);
    return { ...found, columns };
  }
}

const defined = <Value extends object>(value: Value) =>
  Object.fromEntries(Object.entries(value).filter(([, given]) => given !== undefined)) as Partial<Value>;

function refuseOtherKind(format: InventoryImport["format"], { sheet, encoding, delimiter }: EditImportInput): void {
  if (format === "csv" && sheet !== undefined)
    throw new AppError("invalid_input", "A text file has no sheets. Leave `sheet` out.");
  if (format === "xlsx" && (encoding !== undefined || delimiter !== undefined))
    throw new AppError(
      "invalid_input",
      "A workbook has neither encoding nor delimiter. Choose a sheet or a header row.",
    );
}
