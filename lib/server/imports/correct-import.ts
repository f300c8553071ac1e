import "server-only";
import type * as z from "zod";
import { formatNumber, plural } from "@/lib/format/text";
import type { FixRowsInput, valueMappingInput, valueMappingKey } from "@/lib/schemas/imports";
import type { Sql } from "@/lib/server/database/sql";
import { inTransaction, type Tx } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { reopenImports } from "@/lib/server/imports/edit-import";
import { groupFixes } from "@/lib/server/imports/group-fixes";
import { WHOLE_ROW } from "@/lib/server/imports/import-fixes";
import { getImport } from "@/lib/server/imports/list-imports";

type Fix = NonNullable<FixRowsInput["fixes"]>[number];
type Project = { id: string; organizationId: string };
type FixRows = { project: Project; importId: string; input: FixRowsInput; actorId: string; requestId: string };

/**
 * Corrects cells of an upload or leaves rows out, all that is asked or nothing; the file itself stays as it came. Takes single
 * corrections, a change of all rows with one kind of problem, or the id of a request whose corrections are taken back.
 */
export async function fixRows({ project, importId, input, actorId, requestId }: FixRows) {
  const projectId = project.id;
  const { columns } = await getImport(projectId, importId);
  const { fixes = [], group, undo } = input;
  if ([input.fixes, group, undo].filter((each) => each !== undefined).length !== 1)
    throw new AppError("invalid_input", "Give one of fixes, group and undo.");
  refuseOddFixes(fixes, columns.length);
  await inTransaction(async (tx) => {
    if ((await reopenImports(tx, projectId, importId)) === 0)
      throw new AppError("conflict", "This import cannot be corrected any more.");
    const all = group ? await fixesOfGroup(tx, { projectId, importId }, group) : fixes;
    const scope = { projectId, importId, actorId, requestId };
    if (undo === undefined) await storeFixes(tx, scope, all);
    else await takeBack(tx, scope, undo);
    await tx.audit({
      organizationId: project.organizationId,
      projectId,
      actorId,
      requestId,
      action: "import.correct",
      targetType: "Import",
      targetId: importId,
      after: input,
    });
  });
  return getImport(projectId, importId);
}

function refuseOddFixes(fixes: readonly Fix[], columns: number): void {
  for (const [index, { column, leaveOut }] of fixes.entries()) {
    if ((column === undefined) === (leaveOut === undefined))
      throw new AppError("invalid_input", "Name the column to correct, or say whether the row is left out.", {
        errors: [{ path: `fixes.${index}`, message: "Give either column or leaveOut." }],
      });
    if (column !== undefined && column >= columns)
      throw new AppError("invalid_input", `The file has ${columns} columns.`, {
        errors: [{ path: `fixes.${index}.column`, message: "There is no such column." }],
      });
  }
}

/** Only what was seen: when a check found other rows meanwhile, the person looks again. */
async function fixesOfGroup(
  tx: Tx,
  scope: { projectId: string; importId: string },
  { rows, ...group }: NonNullable<FixRowsInput["group"]>,
): Promise<Fix[]> {
  const ask = async <Row extends object>({ text, values }: Sql) => (await tx.query<Row>(text, [...values])).rows;
  const found = await groupFixes(ask, scope, group);
  if (found.length !== rows)
    throw new AppError(
      "conflict",
      `You saw ${plural(rows, "row")}; now it would be ${formatNumber(found.length)}. Nothing was changed: look at the list again.`,
    );
  return found.map(({ line, after }) =>
    after === null ? { line, leaveOut: group.change === "leave-out" } : { line, column: group.column, value: after },
  );
}

type Scope = { projectId: string; importId: string; actorId: string; requestId: string };

/** Of two corrections of one cell the later counts. */
async function storeFixes(tx: Tx, { projectId, importId, actorId, requestId }: Scope, fixes: readonly Fix[]) {
  const last = new Map(fixes.map((fix) => [`${fix.line} ${fix.column ?? WHOLE_ROW}`, fix]));
  const isKept = ({ value, leaveOut }: Fix) => value !== undefined || leaveOut === true;
  const kept = [...last.values()].filter(isKept);
  const dropped = [...last.values()].filter((fix) => !isKept(fix));
  const keysOf = (rows: readonly Fix[]) => [rows.map(({ line }) => line), rows.map(({ column = WHOLE_ROW }) => column)];
  if (dropped.length > 0) await tx.query(TAKE_BACK, [projectId, importId, ...keysOf(dropped)]);
  if (kept.length > 0) {
    const values = kept.map(({ value = null }) => value);
    await tx.query(CORRECT, [projectId, importId, ...keysOf(kept), values, actorId, requestId]);
  }
}

const TAKE_BACK = `DELETE FROM "ImportFix" f USING unnest($3::int[], $4::int[]) AS u("line", "column")
  WHERE f."projectId" = $1 AND f."importId" = $2 AND f."line" = u."line" AND f."column" = u."column"`;
const CORRECT = `INSERT INTO "ImportFix" ("projectId", "importId", "line", "column", "value", "createdById", "requestId")
  SELECT $1, $2, u."line", u."column", u."value", $6, $7 FROM unnest($3::int[], $4::int[], $5::text[]) AS u("line", "column", "value")
  ON CONFLICT ("projectId", "importId", "line", "column") DO UPDATE SET "value" = excluded."value", "createdById" = excluded."createdById", "requestId" = excluded."requestId"`;

/** The cells count as they stand in the file again, unless somebody corrected them once more since. */
async function takeBack(tx: Tx, { projectId, importId }: Scope, undo: string): Promise<void> {
  const { rowCount } = await tx.query(
    `DELETE FROM "ImportFix" WHERE "projectId" = $1 AND "importId" = $2 AND "requestId" = $3`,
    [projectId, importId, undo],
  );
  if (rowCount === 0)
    throw new AppError("conflict", "These corrections were taken back or replaced already; nothing was changed.");
}

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
