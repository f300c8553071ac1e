import "server-only";
import type * as z from "zod";
import type { fixRowsInput, valueMappingInput, valueMappingKey } from "@/lib/schemas/imports";
import { audit } from "@/lib/server/database/audit";
import { db } from "@/lib/server/database/db";
import { AppError } from "@/lib/server/errors";
import { EDITABLE, reopened } from "@/lib/server/imports/edit-import";
import { WHOLE_ROW } from "@/lib/server/imports/import-fixes";
import { getImport } from "@/lib/server/imports/list-imports";

type Fix = z.output<typeof fixRowsInput>["fixes"][number];
type FixRows = { projectId: string; importId: string; fixes: Fix[]; actorId: string };

/** Corrects single cells of an upload, or leaves rows out; the file itself stays as it came. */
export async function fixRows({ projectId, importId, fixes, actorId }: FixRows) {
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
  await db.$transaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { projectId, id: importId, status: { in: EDITABLE } },
      data: reopened,
    });
    if (count === 0) throw new AppError("conflict", "This import cannot be corrected any more.");
    for (const { line, column = WHOLE_ROW, value, leaveOut } of fixes) {
      const key = { projectId, importId, line, column };
      if (value === undefined && leaveOut !== true) await tx.importFix.deleteMany({ where: key });
      else {
        await tx.importFix.upsert({
          where: { projectId_importId_line_column: key },
          create: { ...key, value: value ?? null, createdById: actorId },
          update: { value: value ?? null, createdById: actorId },
        });
      }
    }
  });
  return getImport(projectId, importId);
}

type Settle = {
  project: { id: string; organizationId: string };
  input: z.output<typeof valueMappingInput>;
  actorId: string;
  requestId: string;
};

/** Settles what a text means, for every row of every file of the project that carries it from now on. */
export async function settleValue({ project, input, actorId, requestId }: Settle): Promise<void> {
  const { field, text, value } = input;
  const key = { projectId: project.id, field, text };
  await db.$transaction(async (tx) => {
    await tx.valueMapping.upsert({
      where: { projectId_field_text: key },
      create: { ...key, value, createdById: actorId },
      update: { value, createdById: actorId, createdAt: new Date() },
    });
    await tx.import.updateMany({
      where: { projectId: project.id, status: { in: EDITABLE } },
      data: reopened,
    });
    await audit(tx, {
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
  project: { id: string; organizationId: string };
  key: z.output<typeof valueMappingKey>;
  actorId: string;
  requestId: string;
};

/** Takes it back; phones that were read by it stay as they are. */
export async function forgetValue({ project, key, actorId, requestId }: Forget): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.valueMapping.deleteMany({ where: { projectId: project.id, ...key } });
    if (count === 0) throw new AppError("not_found", "This text was not settled.");
    await tx.import.updateMany({
      where: { projectId: project.id, status: { in: EDITABLE } },
      data: reopened,
    });
    await audit(tx, {
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
