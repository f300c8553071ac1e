import "server-only";
import type * as z from "zod";
import { correctedAfter, type StoredFields, storedFields } from "@/lib/domain/inventory-file/typed-fields";
import { parseMac } from "@/lib/domain/phone/mac";
import { formatMac } from "@/lib/format/text";
import type { addPhoneInput } from "@/lib/schemas/phones";
import { db } from "@/lib/server/database/db";
import { inTransaction, lockInventory } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { AppError } from "@/lib/server/errors";
import { planOf } from "@/lib/server/inventory/conversion-plans";
import { decideDistinct, FACT_COLUMNS } from "@/lib/server/inventory/decisions";
import { CHANGEABLE } from "@/lib/server/inventory/stage-phones";
import { getPhone } from "@/lib/server/phones/get-phone";

type Add = {
  project: { id: string; organizationId: string };
  input: z.output<typeof addPhoneInput>;
  actorId: string;
  requestId: string;
};

/** Adds one phone that no file names, decided at once. A MAC that is there already is told with the phone that has it. */
export async function addPhone({ project, input, actorId, requestId }: Add) {
  const { mac: typedMac, reason = null, ...typed } = input;
  const mac = parseMac(typedMac);
  const read = storedFields(typed);
  const errors = [...(mac.ok ? [] : [{ path: "mac", message: mac.error.message }]), ...(read.ok ? [] : [read.error])];
  if (!mac.ok || !read.ok) throw new AppError("invalid_input", "Check the marked fields.", { errors });
  const values: StoredFields = { isRmaReplacement: false, ...read.value };
  const corrected = correctedAfter([], typed);
  const id = newId();
  const stored = await db.project.findUniqueOrThrow({ where: { id: project.id } });

  await inTransaction(async (tx) => {
    await lockInventory(tx, project.id);
    const { rows } = await tx.query<{ id: string; state: string }>(
      `SELECT "id", "state" FROM "Phone" WHERE "projectId" = $1 AND "mac" = $2`,
      [project.id, mac.value],
    );
    if (rows[0]) throw duplicate(mac.value, rows[0]);
    const facts = FACT_COLUMNS.map((column, index) => `$${index + 1}::${CHANGEABLE[column]} AS "${column}"`).join(", ");
    await decideDistinct(
      tx,
      { id: project.id, plan: planOf(stored) },
      `SELECT ${facts}`,
      FACT_COLUMNS.map((column) => values[column] ?? null),
    );
    const columns = Object.keys(values).map((column) => `"${column}"`);
    const places = columns.map((_, index) => `$${index + 5}`);
    const inserted = await tx.query<{ verdict: string; runningFirmware: string | null }>(
      `INSERT INTO "Phone" ("projectId", "id", "mac", "corrected", ${columns.join(", ")}, "runningFirmware", "verdict", "decisionId", "updatedAt")
       SELECT $1, $2, $3, $4, ${places.join(", ")}, d."runningFirmware", d."verdict", d."decisionId", now() FROM "decided" d
       RETURNING "verdict", "runningFirmware"`,
      [project.id, id, mac.value, corrected, ...Object.values(values)],
    );
    if (typeof values.site === "string") {
      await tx.query(`INSERT INTO "Site" ("projectId", "name") VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
        project.id,
        values.site,
      ]);
    }
    const told = { ...read.value, ...inserted.rows[0] };
    const changes = Object.fromEntries(
      Object.entries(told).flatMap(([field, value]) => (value === null ? [] : [[field, [null, value]]])),
    );
    await tx.query(
      `INSERT INTO "PhoneChange" ("projectId", "phoneId", "revision", "kind", "changes", "reason", "actorId", "requestId") VALUES ($1, $2, 1, 'added', $3, $4, $5, $6)`,
      [project.id, id, JSON.stringify(changes), reason, actorId, requestId],
    );
    await tx.audit({
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: "phone.add",
      targetType: "Phone",
      targetId: id,
      after: { mac: mac.value, ...changes },
      reason,
    });
    tx.notify(project.id);
  });
  return getPhone(project.id, id);
}

/** `value` is the id of the phone that has the address, so that a screen can lead there. */
function duplicate(mac: string, { id, state }: { id: string; state: string }): AppError {
  const isWithdrawn = state === "withdrawn";
  const what = isWithdrawn ? "and was withdrawn: take it back instead of adding it again" : "already";
  return new AppError("conflict", `${formatMac(mac)} is in this inventory ${what}.`, {
    errors: [{ path: "mac", value: id, message: `This phone is in the inventory ${what}.` }],
  });
}
