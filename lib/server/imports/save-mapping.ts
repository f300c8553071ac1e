import "server-only";
import type { InventoryImport } from "@/lib/schemas/imports";
import { db, type Transaction } from "@/lib/server/database/db";
import { AppError } from "@/lib/server/errors";
import { headerKeyOf, type SavedColumn } from "@/lib/server/imports/saved-mappings";

type Remember = { organizationId: string; file: InventoryImport; actorId: string };

/** Keeps what a person chose for a header, so that the next file of this kind is read the same way. */
export async function rememberMapping(tx: Transaction, { organizationId, file, actorId }: Remember): Promise<void> {
  const headerKey = headerKeyOf(file.columns);
  if (!file.columns.some(({ confidence }) => confidence === "chosen")) {
    // Whoever went back to what we guess has taught us that the mapping was wrong.
    if (!file.columns.some(({ confidence }) => confidence === "saved"))
      await tx.savedMapping.deleteMany({ where: { organizationId, headerKey } });
    return;
  }
  const columns = file.columns.map(({ header, field }): SavedColumn => ({ header, field }));
  const data = { columns, filename: file.filename, createdById: actorId, updatedAt: new Date() };
  await tx.savedMapping.upsert({
    where: { organizationId_headerKey: { organizationId, headerKey } },
    create: { organizationId, headerKey, ...data },
    update: data,
  });
}

/** Forgets one: the next file with this header is read by the known names again. */
export async function forgetMapping(organizationId: string, headerKey: string): Promise<void> {
  const { count } = await db.savedMapping.deleteMany({ where: { organizationId, headerKey } });
  if (count === 0) throw new AppError("not_found", "There is no such mapping.");
}
