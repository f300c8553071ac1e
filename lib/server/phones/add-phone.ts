import "server-only";
import type * as z from "zod";
import type { Role } from "@/lib/domain/access";
import { correctedAfter, storedFields } from "@/lib/domain/inventory-file/typed-fields";
import { PHONE_FIELD_KEYS } from "@/lib/domain/phone/fields";
import { parseMac } from "@/lib/domain/phone/mac";
import { recordOf } from "@/lib/domain/typed-object";
import { formatMac } from "@/lib/format/text";
import type { addPhoneInput, Phone } from "@/lib/schemas/phones";
import { inTransaction, lockInventory } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { AppError, invalidFields } from "@/lib/server/errors";
import { decideOne } from "@/lib/server/inventory/decide-one";
import type { FactRow } from "@/lib/server/inventory/decisions";
import { projectToDecide } from "@/lib/server/inventory/project-to-decide";
import { insertPhone } from "@/lib/server/inventory/write-one-phone";
import { getPhone } from "@/lib/server/phones/get-phone";

type Add = {
  project: { id: string; organizationId: string; role: Role };
  input: z.output<typeof addPhoneInput>;
  actorId: string;
  requestId: string;
};

/** What is known of a phone of which nothing is known. */
const NOTHING: FactRow = { ...recordOf(PHONE_FIELD_KEYS, () => null), isRmaReplacement: false };

/** Adds one phone that no file names, decided at once. A MAC that is there already is told with the phone that has it. */
export async function addPhone({ project, input, actorId, requestId }: Add): Promise<Phone> {
  const { mac: typedMac, reason = null, ...typed } = input;
  const mac = parseMac(typedMac);
  const read = storedFields(typed);
  const errors = [...(mac.ok ? [] : [{ path: "mac", message: mac.error.message }]), ...(read.ok ? [] : [read.error])];
  if (!mac.ok || !read.ok) throw invalidFields(errors);
  const values = { isRmaReplacement: false, ...read.value, corrected: correctedAfter([], typed) };
  const id = newId();

  await inTransaction(async (tx) => {
    await lockInventory(tx, project.id, "shared");
    const { rows } = await tx.query<{ id: string; isWithdrawn: boolean }>(
      `SELECT "id", "withdrawnAt" IS NOT NULL AS "isWithdrawn" FROM "Phone" WHERE "projectId" = $1 AND "mac" = $2`,
      [project.id, mac.value],
    );
    if (rows[0]) throw duplicate(mac.value, rows[0]);
    const decided = await decideOne(tx, await projectToDecide(tx, project.id), { ...NOTHING, ...values });
    const { decision, runningFirmware } = decided;
    const set = { ...read.value, runningFirmware, verdict: decision.verdict };
    const changes = Object.fromEntries(
      Object.entries(set).flatMap(([field, value]) => (value === null ? [] : [[field, [null, value]]])),
    );
    await insertPhone(
      tx,
      {
        phoneId: id,
        mac: mac.value,
        values,
        decision: { id: decided.id, runningFirmware, verdict: decision.verdict },
        changes,
      },
      { projectId: project.id, kind: "added", reason, actorId, requestId },
      { organizationId: project.organizationId, action: "phone.add", after: { mac: mac.value, ...changes } },
    );
  });
  return getPhone(project.id, id, project.role);
}

/** `value` is the id of the phone that has the address, so that a screen can lead there. */
function duplicate(mac: string, { id, isWithdrawn }: { id: string; isWithdrawn: boolean }): AppError {
  const what = isWithdrawn ? "and was withdrawn: take it back instead of adding it again" : "already";
  return new AppError("conflict", `${formatMac(mac)} is in this inventory ${what}.`, {
    errors: [{ path: "mac", value: id, message: `This phone is in the inventory ${what}.` }],
  });
}
