import "server-only";
import type * as z from "zod";
import { may, type Role } from "@/lib/domain/access";
import { COLLECTED_FIELDS, correctedAfter, storedFields } from "@/lib/domain/inventory-file/typed-fields";
import type { editPhoneInput } from "@/lib/schemas/phones";
import { db } from "@/lib/server/database/db";
import { sql } from "@/lib/server/database/sql";
import { inTransaction, lockInventory, type Tx } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { planOf } from "@/lib/server/inventory/conversion-plans";
import { type Changeable, decideStaged, stagePhones, writeStaged } from "@/lib/server/inventory/stage-phones";
import { getPhone } from "@/lib/server/phones/get-phone";

type Input = z.output<typeof editPhoneInput>;
type Edit = {
  project: { id: string; organizationId: string; role: Role };
  phoneId: string;
  input: Input;
  revision: number;
  actorId: string;
  requestId: string;
};

type Known = { revision: number; load: string | null; corrected: string[]; extra: Record<string, string> | null };

/**
 * Corrects a phone by hand; the verdict follows in the same transaction. When somebody else changed the phone since the
 * revision that was read, other fields are both kept; the same field is refused, and its present value told.
 */
export async function editPhone({ project, phoneId, input, revision, actorId, requestId }: Edit) {
  const { reason = null, extra, ...typed } = input;
  const given = [...Object.entries(typed).flatMap(([name, value]) => (value === undefined ? [] : [name]))];
  if (!may(project.role, "inventory.edit")) refuseMoreThanCollecting([...given, ...(extra ? ["extra"] : [])]);
  if (given.length === 0 && !extra) throw new AppError("invalid_input", "Nothing to change was given.");
  const stored = await db.project.findUniqueOrThrow({ where: { id: project.id } });
  await inTransaction(async (tx) => {
    await lockInventory(tx, project.id);
    const known = await lockPhone(tx, project.id, phoneId);
    const read = storedFields(typed, known);
    if (!read.ok) throw new AppError("invalid_input", "Check the marked fields.", { errors: [read.error] });
    const fields = [...Object.keys(read.value), ...given, ...(extra ? ["extra"] : [])];
    if (known.revision !== revision)
      await refuseSameFields(tx, { projectId: project.id, phoneId, revision, fields, extra });
    const values = {
      ...read.value,
      ...(extra ? { extra: JSON.stringify(mergedExtra(known.extra, extra)) } : {}),
      corrected: correctedAfter(known.corrected, { ...typed, ...extraAsFields(extra) }),
    };
    const columns = Object.keys(values) as Changeable[];
    await stagePhones(tx, sql`p."projectId" = ${project.id}::uuid AND p."id" = ${phoneId}::uuid`);
    const assignments = columns.map((column, index) => `"${column}" = $${index + 1}`).join(", ");
    await tx.query(`UPDATE "next" SET ${assignments}`, Object.values(values));
    if (extra) await tx.query(`UPDATE "next" SET "extra" = NULL WHERE "extra" = '{}'`);
    if ((await decideStaged(tx, { id: project.id, plan: planOf(stored) }, columns)) === 0) return;
    const { rows } = await tx.query<{ changes: object }>(`SELECT "changes" FROM "next"`);
    if (extra) await nameExtraFields(tx, project.id, extra);
    await writeStaged(tx, { projectId: project.id, columns, kind: "edit", reason, actorId, requestId });
    await tx.audit({
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: "phone.edit",
      targetType: "Phone",
      targetId: phoneId,
      after: rows[0]?.changes,
      reason,
    });
    tx.notify(project.id);
  });
  return getPhone(project.id, phoneId);
}

/** Who may only collect reads labels; everything else of a phone is for those who edit the inventory. */
function refuseMoreThanCollecting(fields: string[]): void {
  const others = fields.filter((field) => !(COLLECTED_FIELDS as readonly string[]).includes(field));
  if (others.length > 0)
    throw new AppError("forbidden", "Your role may enter PID, VID and serial number only.", {
      errors: others.map((path) => ({ path, message: "Not for your role." })),
    });
}

async function lockPhone(tx: Tx, projectId: string, phoneId: string): Promise<Known> {
  const { rows } = await tx.query<Known>(
    `SELECT "revision", "load", "corrected", "extra" FROM "Phone" WHERE "projectId" = $1 AND "id" = $2 FOR NO KEY UPDATE`,
    [projectId, phoneId],
  );
  if (!rows[0]) throw new AppError("not_found", "There is no such phone.");
  return rows[0];
}

type Extra = Record<string, string | null>;

function mergedExtra(known: Record<string, string> | null, extra: Extra): Record<string, string> {
  const all = Object.entries({ ...known, ...extra });
  return Object.fromEntries(all.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

/** In the list of what a person vouches for each column has a name of its own. */
const extraAsFields = (extra: Extra | undefined) =>
  Object.fromEntries(Object.entries(extra ?? {}).map(([name, value]) => [`extra.${name}`, value]));

async function nameExtraFields(tx: Tx, projectId: string, extra: Extra): Promise<void> {
  const names = Object.entries(extra).flatMap(([name, value]) => (value === null ? [] : [name]));
  await tx.query(
    `INSERT INTO "ExtraField" ("projectId", "name") SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`,
    [projectId, names],
  );
}

type Clash = { projectId: string; phoneId: string; revision: number; fields: string[]; extra: Extra | undefined };

async function refuseSameFields(tx: Tx, clash: Clash): Promise<void> {
  const { projectId, phoneId, revision, fields, extra } = clash;
  const { rows } = await tx.query<{ changes: Record<string, [unknown, unknown]> }>(
    `SELECT "changes" FROM "PhoneChange" WHERE "projectId" = $1 AND "phoneId" = $2 AND "revision" > $3 AND "changes" ?| $4 ORDER BY "seq"`,
    [projectId, phoneId, revision, fields],
  );
  const winners = rows
    .flatMap(({ changes }) => Object.entries(changes).filter(([name]) => fields.includes(name)))
    .filter(([name, pair]) => name !== "extra" || touchesSame(pair, extra));
  if (winners.length === 0) return;
  const errors = [...new Map(winners)].map(([path, [, value]]) => ({
    path,
    value: String(value ?? ""),
    message: `Meanwhile changed to ${value === null ? "nothing" : `"${value}"`}.`,
  }));
  throw new AppError("stale", "Somebody changed the same fields meanwhile. Look at them again, then change them.", {
    errors,
  });
}

/** Of the columns that files brought only those of one name stand against each other. */
function touchesSame(pair: [unknown, unknown], extra: Extra = {}): boolean {
  return pair.some((side) => Object.keys(side ?? {}).some((name) => name in extra));
}
