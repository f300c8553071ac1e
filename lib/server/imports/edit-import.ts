import "server-only";
import { canImport, importStatusesBefore } from "@/lib/domain/inventory-file/import-life";
import { definedOf } from "@/lib/domain/typed-object";
import type { EditImportInput, InventoryImport } from "@/lib/schemas/imports";
import { asJson, assignments } from "@/lib/server/database/rows";
import { inTransaction, type Tx } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { analyseUpload } from "@/lib/server/files/inventory-file";
import { getImport, NO_COUNTS } from "@/lib/server/imports/list-imports";
import { applySavedMapping } from "@/lib/server/imports/saved-mappings";

/**
 * After a correction: the file waits again, and what was found in it is found again. A check that is under way becomes void.
 * @param importId null: all files of the project that wait
 * @returns how many were opened again
 */
export async function reopenImports(tx: Tx, projectId: string, importId: string | null): Promise<number> {
  const { rowCount } = await tx.query(
    `UPDATE "Import" SET "status" = 'ready', "counts" = $3, "problem" = NULL, "check" = NULL, "version" = "version" + 1, "revision" = "revision" + 1
     WHERE "projectId" = $1 AND ($2::uuid IS NULL OR "id" = $2) AND "status" = ANY($4)`,
    [projectId, importId, asJson(NO_COUNTS), importStatusesBefore("correct")],
  );
  return rowCount ?? 0;
}

/** Options that change what a reading finds; the others say what is done with it. */
const RECHECKED_OPTIONS = ["duplicates", "corrections", "fillOnly"] as const;

type Edit = {
  project: { id: string; organizationId: string };
  id: string;
  input: EditImportInput;
  actorId: string;
  requestId: string;
};

/** Reads the file's head again with what a person corrected. Another sheet, header row or delimiter drops an older mapping. */
export async function editImport({ project, id, input, actorId, requestId }: Edit) {
  const projectId = project.id;
  const before = await getImport(projectId, id);
  if (!canImport("correct", before.status))
    throw new AppError("conflict", `This import is ${before.status}; it cannot be changed any more.`);
  refuseOtherKind(before.format, input);
  const { options: chosen = {}, mapping, ...shape } = input;
  const isReshaped = Object.values(shape).some((value) => value !== undefined);
  const isRead = mapping !== undefined || isReshaped;
  const read = isRead ? await readAgain() : null;
  await inTransaction(async (tx) => {
    const { rowCount } = await tx.query(
      `SELECT FROM "Import" WHERE "projectId" = $1 AND "id" = $2 AND "status" = ANY($3) FOR NO KEY UPDATE`,
      [projectId, id, importStatusesBefore("correct")],
    );
    if (rowCount === 0) throw new AppError("conflict", "This import has just been started.");
    // Added to what is stored, so that two people who choose different things both keep theirs.
    await tx.query(`UPDATE "Import" SET "options" = "options" || $3::jsonb WHERE "projectId" = $1 AND "id" = $2`, [
      projectId,
      id,
      asJson(definedOf(chosen)),
    ]);
    if (read) {
      const row = { ...read, columns: asJson(read.columns), preview: asJson(read.preview) };
      await tx.query(`UPDATE "Import" SET ${assignments(row, 3)} WHERE "projectId" = $1 AND "id" = $2`, [
        projectId,
        id,
        ...Object.values(row),
      ]);
    }
    if (isRead || RECHECKED_OPTIONS.some((key) => key in chosen)) await reopenImports(tx, projectId, id);
    else
      await tx.query(`UPDATE "Import" SET "revision" = "revision" + 1 WHERE "projectId" = $1 AND "id" = $2`, [
        projectId,
        id,
      ]);
    // Columns are named by position: with another sheet, delimiter or header row corrections and findings would sit on other cells.
    for (const table of isReshaped ? ["ImportFix", "ImportRow"] : [])
      await tx.query(`DELETE FROM "${table}" WHERE "projectId" = $1 AND "importId" = $2`, [projectId, id]);
    await tx.audit({
      organizationId: project.organizationId,
      projectId,
      actorId,
      requestId,
      action: "import.edit",
      targetType: "Import",
      targetId: id,
      after: input,
    });
  });
  return getImport(projectId, id);

  async function readAgain() {
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

function refuseOtherKind(format: InventoryImport["format"], { sheet, encoding, delimiter }: EditImportInput): void {
  if (format === "csv" && sheet !== undefined)
    throw new AppError("invalid_input", "A text file has no sheets. Leave `sheet` out.");
  if (format !== "csv" && (encoding !== undefined || delimiter !== undefined))
    throw new AppError(
      "invalid_input",
      "A workbook or archive has neither encoding nor delimiter. Choose a sheet or a header row.",
    );
}
