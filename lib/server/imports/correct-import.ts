import "server-only";
import type * as z from "zod";
import type { fixRowsInput, valueMappingInput, valueMappingKey } from "@/lib/schemas/imports";
import { inTransaction } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { reopenImports } from "@/lib/server/imports/edit-import";
import { WHOLE_ROW } from "@/lib/server/imports/import-fixes";
import { getImport } from "@/lib/server/imports/list-imports";

type Fix = z.output<typeof fixRowsInput>["fixes"][number];
type Project = { id: string; organizationId: string };
type FixRows = { project: Project; importId: string; fixes: Fix[]; actorId: string; requestId: string };

/** Corrects single cells of an upload, or leaves rows out; the file itself stays as it came. */
export async function fixRows({ project, importId, fixes, actorId, requestId }: FixRows) {
  const projectId = project.id;
  const { columns } = await getImport(projectId, importId);
  for (const [index, { column, leaveOut }] of fixes.entries()) {
    if ((column === undefined) === (leaveOut === undefined))
      throw new AppError("invalid_input", "Name the column to correct, or say whether the row is left out.", {
        errors: [{ path: `fixes.${index}`, message: "Give either column or leaveOut." }],
      });
    if (column !== undefined && column >= columns.length)
      throw new AppError("invalid_input", `The file has ${columns.length} columns.`, {
        errors: [{ path: `fixes.${index}.column`, message: "There is no such column." }],
      });
  }
  await inTransaction(async (tx) => {
    if ((await reopenImports(tx, projectId, importId)) === 0)
      throw new AppError("conflict", "This import cannot be corrected any more.");
    for (const { line, column = WHOLE_ROW, value, leaveOut } of fixes) {
      const key = [projectId, importId, line, column];
      if (value === undefined && leaveOut !== true) await tx.query(TAKE_BACK, key);
      else await tx.query(CORRECT, [...key, value ?? null, actorId]);
    }
    await tx.audit({
      organizationId: project.organizationId,
      projectId,
      actorId,
      requestId,
      action: "import.correct",
      targetType: "Import",
      targetId: importId,
      after: { fixes },
    });
  });
  return getImport(projectId, importId);
}

const TAKE_BACK = `DELETE FROM "ImportFix" WHERE "projectId" = $1 AND "importId" = $2 AND "line" = $3 AND "column" = $4`;
const CORRECT = `INSERT INTO "ImportFix" ("projectId", "importId", "line", "column", "value", "createdById") VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT ("projectId", "importId", "line", "column") DO UPDATE SET "value" = excluded."value", "createdById" = excluded."createdById"`;

type Settle = {
  project: Project;
  input: z.output<typeof valueMappingInput>;
  actorId: string;
  requestId: string;
};

/** Settles what a text means, for every row of every file of the project that carries it from now on. */
export async function settleValue({ project, input, actorId, requestId }: Settle): Promise<void> {
  const { field, text, value } = input;
  await inTransaction(async (tx) => {
    await tx.query(
      `INSERT INTO "ValueMapping" ("projectId", "field", "text", "value", "createdById") VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ("projectId", "field", "text") DO UPDATE
       SET "value" = excluded."value", "createdById" = excluded."createdById", "createdAt" = now()`,
      [project.id, field, text, value, actorId],
    );
    await reopenImports(tx, project.id, null);
    await tx.audit({
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: "value.settle",
      targetType: "Project",
      targetId: project.id,
      after: { field, text, value },
    });
  });
}

type Forget = {
  project: Project;
  key: z.output<typeof valueMappingKey>;
  actorId: string;
  requestId: string;
};

/** Takes it back; phones that were read by it stay as they are. */
export async function forgetValue({ project, key, actorId, requestId }: Forget): Promise<void> {
  await inTransaction(async (tx) => {
    const { rowCount } = await tx.query(
      `DELETE FROM "ValueMapping" WHERE "projectId" = $1 AND "field" = $2 AND "text" = $3`,
      [project.id, key.field, key.text],
    );
    if (rowCount === 0) throw new AppError("not_found", "This text was not settled.");
    await reopenImports(tx, project.id, null);
    await tx.audit({
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: "value.forget",
      targetType: "Project",
      targetId: project.id,
      before: key,
    });
  });
}
