import "server-only";
import type * as z from "zod";
import type { Direction } from "@/lib/domain/conversion";
import { correctedAfter, storedFields } from "@/lib/domain/inventory-file/typed-fields";
import { LICENSE_STATE_LABELS, type LicenseState } from "@/lib/domain/licenses/pool";
import { PHONE_FIELDS, type PhoneFieldKey } from "@/lib/domain/phone/fields";
import { parseMac } from "@/lib/domain/phone/mac";
import { formatMac } from "@/lib/format/text";
import type { replaceInput } from "@/lib/schemas/licenses";
import { insertRow } from "@/lib/server/database/rows";
import { sql } from "@/lib/server/database/sql";
import { inTransaction, lockInventory, type Tx } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { AppError, invalidFields } from "@/lib/server/errors";
import type { Changeable } from "@/lib/server/inventory/columns";
import { decideOne } from "@/lib/server/inventory/decide-one";
import type { FactRow } from "@/lib/server/inventory/decisions";
import { projectToDecide } from "@/lib/server/inventory/project-to-decide";
import { decideStaged, stagePhones } from "@/lib/server/inventory/stage-phones";
import { type Change, historySql, historyValues } from "@/lib/server/inventory/write-history";
import { insertPhone } from "@/lib/server/inventory/write-one-phone";
import { writeStaged } from "@/lib/server/inventory/write-staged";
import { placePhones } from "@/lib/server/inventory/write-work";
import { audited, directionOf, lockLicenses, runIn, type Where } from "@/lib/server/licenses/needs";

type Replace = { phoneId: string; input: z.output<typeof replaceInput> };
type Old = Record<PhoneFieldKey, unknown> & {
  id: string;
  mac: string;
  isWithdrawn: boolean;
  batchId: string | null;
  batchState: string | null;
};

/** What a replacement has of the phone it replaces: where it stands and whose it is, and the order code first bought. */
const INHERITED = PHONE_FIELDS.filter(
  ({ key, nature }) =>
    (nature === "place" && key !== "ip") || ["pid", "model", "productKind", "soldAs", "precision"].includes(key),
).map(({ key }) => key);
/** Of every other field nothing is known. */
const NOTHING = Object.fromEntries(PHONE_FIELDS.map(({ key }) => [key, null])) as Record<PhoneFieldKey, null>;

/**
 * Replaces a phone (RMA): the old one is closed, with its record, and its licence is lost; the new one takes over place, owner and
 * batch, and is decided as a replacement, whose licence comes by a case. All of it or nothing. Source: guide, FAQ on RMA.
 */
export async function replacePhone(who: Where, { phoneId, input }: Replace): Promise<string> {
  const { project, actorId, requestId } = who;
  const projectId = project.id;
  const { mac: typedMac, reason, ...typed } = input;
  const mac = parseMac(typedMac);
  const read = storedFields(typed);
  const errors = [...(mac.ok ? [] : [{ path: "mac", message: mac.error.message }]), ...(read.ok ? [] : [read.error])];
  if (!mac.ok || !read.ok) throw invalidFields(errors);
  const direction = await directionOf(projectId);
  const newPhoneId = newId();
  await inTransaction(async (tx) => {
    await lockInventory(tx, projectId);
    await lockLicenses(tx, projectId);
    const old = await readOld(tx, projectId, phoneId);
    await requireFree(tx, projectId, mac.value);
    const change: Change = {
      projectId,
      kind: "edit",
      reason: `Replaced by ${formatMac(mac.value)}: ${reason}`,
      actorId,
      requestId,
    };
    await closePhone(tx, phoneId, change);
    const lostLicense = await loseLicense(tx, { mac: old.mac, phoneId, direction }, change);
    const inherited = Object.fromEntries(INHERITED.map((key) => [key, old[key]]));
    const corrected = correctedAfter([], { ...typed, isRmaReplacement: true });
    const values = { ...inherited, ...read.value, isRmaReplacement: true, corrected };
    const fresh = { phoneId: newPhoneId, mac: mac.value, values };
    const taken: Change = { ...change, kind: "added", reason: `Replaces ${formatMac(old.mac)}: ${reason}` };
    await addReplacement(tx, who, fresh, taken);
    if (old.batchId !== null && old.batchState !== "cancelled")
      await placePhones(tx, [{ phoneId: newPhoneId, batchId: old.batchId }], { ...taken, kind: "batch" }, "movable");
    await insertRow(tx, "Replacement", {
      projectId,
      oldPhoneId: phoneId,
      newPhoneId,
      reason,
      lostLicense,
      createdById: actorId,
    });
    const after = { newPhoneId, mac: mac.value, lostLicense };
    await tx.audit({ ...audited(who, "phone.replace", "Phone", phoneId), before: { mac: old.mac }, after, reason });
  });
  return newPhoneId;
}

async function readOld(tx: Tx, projectId: string, phoneId: string): Promise<Old> {
  const { rows } = await tx.query<Old>(
    `SELECT p.*, p."withdrawnAt" IS NOT NULL AS "isWithdrawn", w."batchId", b."state" AS "batchState" FROM "Phone" p
     LEFT JOIN "PhoneWork" w ON w."projectId" = p."projectId" AND w."phoneId" = p."id"
     LEFT JOIN "Batch" b ON b."projectId" = w."projectId" AND b."id" = w."batchId"
     WHERE p."projectId" = $1 AND p."id" = $2`,
    [projectId, phoneId],
  );
  const [old] = rows;
  if (!old) throw new AppError("not_found", "There is no such phone.");
  if (old.isWithdrawn)
    throw new AppError("conflict", "This phone was replaced or withdrawn already. Take it back first if it is here.");
  await requireNotReplaced(tx, projectId, phoneId);
  return old;
}

/** A phone that was replaced and is listed again has its replacement already. */
async function requireNotReplaced(tx: Tx, projectId: string, phoneId: string): Promise<void> {
  const { rows } = await tx.query<{ mac: string }>(
    `SELECT n."mac" FROM "Replacement" r JOIN "Phone" n ON n."projectId" = r."projectId" AND n."id" = r."newPhoneId"
     WHERE r."projectId" = $1 AND r."oldPhoneId" = $2`,
    [projectId, phoneId],
  );
  if (!rows[0]) return;
  const by = formatMac(rows[0].mac);
  throw new AppError("conflict", `${by} replaced this phone already. If that one is broken too, replace ${by}.`);
}

async function requireFree(tx: Tx, projectId: string, mac: string): Promise<void> {
  const { rowCount } = await tx.query(`SELECT FROM "Phone" WHERE "projectId" = $1 AND "mac" = $2`, [projectId, mac]);
  if (rowCount === 0) return;
  throw new AppError("conflict", `${formatMac(mac)} is in this project already. A replacement is a phone of its own.`, {
    errors: [{ path: "mac", message: "This phone is in the project already." }],
  });
}

/** Takes the old phone out of its batch and out of every count; what was done on it stays written down. */
async function closePhone(tx: Tx, phoneId: string, change: Change): Promise<void> {
  const { projectId } = change;
  await stagePhones(tx, sql`p."projectId" = ${projectId}::uuid AND p."id" = ${phoneId}::uuid`);
  await tx.query(`UPDATE "next" SET "withdrawnAt" = now()`);
  const columns: Changeable[] = ["withdrawnAt"];
  await decideStaged(tx, await projectToDecide(tx, projectId), columns);
  await writeStaged(tx, columns, change);
}

type Lost = { mac: string; phoneId: string; direction: Direction };

/** The licence of the old phone can never be used again: whether it had one, in hand or in process. */
async function loseLicense(tx: Tx, { mac, phoneId, direction }: Lost, change: Change): Promise<boolean> {
  const { rows } = await runIn<{ was: LicenseState }>(
    tx,
    sql`UPDATE "License" l SET "state" = 'lost', "lostAt" = now() FROM "License" b
      WHERE l."projectId" = ${change.projectId}::uuid AND l."mac" = ${mac} AND l."direction" = ${direction} AND l."state" <> 'lost'
        AND b."projectId" = l."projectId" AND b."mac" = l."mac" AND b."direction" = l."direction" RETURNING b."state" AS "was"`,
  );
  if (!rows[0]) return false;
  const was = LICENSE_STATE_LABELS[rows[0].was].toLowerCase();
  await tx.query(
    historySql(
      `(SELECT p."id" AS "phoneId", p."revision", jsonb_build_object('license', jsonb_build_array($8::text, 'lost')) AS "changes"
        FROM "Phone" p WHERE p."projectId" = $1 AND p."id" = $7)`,
      1,
    ),
    [...historyValues({ ...change, kind: "license" }), phoneId, was],
  );
  return true;
}

type Fresh = { phoneId: string; mac: string; values: Record<string, unknown> & { isRmaReplacement: boolean } };

async function addReplacement(tx: Tx, { project }: Where, fresh: Fresh, change: Change): Promise<void> {
  const facts: FactRow = { ...NOTHING, ...fresh.values };
  const decided = await decideOne(tx, await projectToDecide(tx, project.id), facts);
  const { decision, runningFirmware, id } = decided;
  const shown = { ...fresh.values, corrected: null, runningFirmware, verdict: decision.verdict };
  const changes = Object.fromEntries(
    Object.entries(shown).flatMap(([field, value]) =>
      value === null || value === false ? [] : [[field, [null, value]]],
    ),
  );
  const stands = { id, runningFirmware, verdict: decision.verdict };
  const audit = { organizationId: project.organizationId, action: "phone.add", after: { mac: fresh.mac, ...changes } };
  await insertPhone(tx, { ...fresh, decision: stands, changes }, change, audit);
}
