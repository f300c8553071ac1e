import "server-only";
import type { InventoryImport } from "@/lib/schemas/imports";
import { asJson } from "@/lib/server/database/rows";
import { inTransaction, type Tx } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { headerKeyOf, type SavedColumn } from "@/lib/server/imports/saved-mappings";

type Remember = { organizationId: string; file: InventoryImport; actorId: string };

/** Keeps what a person chose for a header, so that the next file of this kind is read the same way. */
export async function saveMapping(tx: Tx, { organizationId, file, actorId }: Remember): Promise<void> {
  const headerKey = headerKeyOf(file.columns);
  if (!file.columns.some(({ confidence }) => confidence === "chosen")) {
    // Whoever went back to what we guess has taught us that the mapping was wrong.
    if (!file.columns.some(({ confidence }) => confidence === "saved"))
      await tx.query(`DELETE FROM "SavedMapping" WHERE "organizationId" = $1 AND "headerKey" = $2`, [
        organizationId,
        headerKey,
      ]);
    return;
  }
  const columns = file.columns.map(
    ({ header, field, order, confidence }): SavedColumn => ({
      header,
      field,
      ...(order > 0 ? { order } : {}),
      ...(confidence === "chosen" || confidence === "saved" ? { isChosen: true } : {}),
    }),
  );
  await tx.query(
    `INSERT INTO "SavedMapping" ("organizationId", "headerKey", "columns", "filename", "createdById", "updatedAt")
     VALUES ($1, $2, $3, $4, $5, now()) ON CONFLICT ("organizationId", "headerKey") DO UPDATE
     SET "columns" = excluded."columns", "filename" = excluded."filename", "createdById" = excluded."createdById", "updatedAt" = now()`,
    [organizationId, headerKey, asJson(columns), file.filename, actorId],
  );
}

type Forget = { organizationId: string; headerKey: string; actorId: string; requestId: string };

/** Forgets one: the next file with this header is read by the known names again. */
export async function forgetMapping({ organizationId, headerKey, actorId, requestId }: Forget): Promise<void> {
  await inTransaction(async (tx) => {
    const { rows } = await tx.query<{ filename: string; columns: SavedColumn[] }>(
      `DELETE FROM "SavedMapping" WHERE "organizationId" = $1 AND "headerKey" = $2 RETURNING "filename", "columns"`,
      [organizationId, headerKey],
    );
    const [before] = rows;
    if (!before) throw new AppError("not_found", "There is no such mapping.");
    await tx.audit({
      organizationId,
      actorId,
      requestId,
      action: "mapping.forget",
      targetType: "SavedMapping",
      targetId: headerKey,
      before,
    });
  });
}
