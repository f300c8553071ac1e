import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import type { EditImportInput, InventoryImport } from "@/lib/schemas/imports";
import { db } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { analyseUpload } from "@/lib/server/files/inventory-file";
import { getImport, NO_COUNTS } from "@/lib/server/queries/imports";

/** States in which a person may still say how the file is read; a failed import can be corrected and tried again. */
export const EDITABLE: string[] = ["ready", "failed", "cancelled"];

/** Reads the file's head anew with what a person corrected. Another sheet, header row or delimiter drops an older mapping. */
export async function editImport(projectId: string, id: string, input: EditImportInput) {
  const before = await getImport(projectId, id);
  if (!EDITABLE.includes(before.status))
    throw new AppError("conflict", `This import is ${before.status}; it cannot be changed any more.`);
  refuseOtherKind(before.format, input);
  const isOtherSheet = input.sheet !== undefined && input.sheet !== before.sheet;
  const headerRow = input.headerRow ?? (isOtherSheet ? undefined : before.headerRow); // another sheet has its own
  const read = await analyseUpload(id, {
    sheet: input.sheet ?? before.sheet,
    encoding: input.encoding ?? before.encoding,
    delimiter: input.delimiter ?? before.delimiter,
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(input.mapping ? { mapping: input.mapping } : {}),
  });
  const { count } = await db.import.updateMany({
    where: { projectId, id, status: { in: EDITABLE } },
    data: {
      ...read,
      status: "ready",
      counts: NO_COUNTS,
      problem: Prisma.DbNull,
      version: { increment: 1 },
    },
  });
  if (count === 0) throw new AppError("conflict", "This import has just been started.");
  return getImport(projectId, id);
}

function refuseOtherKind(format: InventoryImport["format"], { sheet, encoding, delimiter }: EditImportInput): void {
  if (format === "csv" && sheet !== undefined)
    throw new AppError("invalid_input", "A text file has no sheets. Leave `sheet` out.");
  if (format === "xlsx" && (encoding !== undefined || delimiter !== undefined))
    throw new AppError(
      "invalid_input",
      "A workbook has neither encoding nor delimiter. Choose a sheet or a header row.",
    );
}
