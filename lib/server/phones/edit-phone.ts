import "server-only";
import type * as z from "zod";
import { may, type Role } from "@/lib/domain/access";
import { COLLECTED_FIELDS, storedFields } from "@/lib/domain/inventory-file/typed-fields";
import { DECIDING_FIELDS } from "@/lib/domain/phone/fields";
import { isWord } from "@/lib/domain/words";
import type { editPhoneInput, Phone } from "@/lib/schemas/phones";
import { FOR_A_FEW, inTransaction, type Tx } from "@/lib/server/database/transaction";
import { AppError, invalidFields } from "@/lib/server/errors";
import {
  changesOf,
  type Extra,
  type Known,
  lockPhone,
  takeNow,
  valuesOf,
  writeEdit,
} from "@/lib/server/inventory/write-edit";
import { findPhone, PHONE_SQL, type PhoneSqlRow, phoneOf } from "@/lib/server/phones/get-phone";

type Input = z.output<typeof editPhoneInput>;
type Edit = {
  project: { id: string; organizationId: string; role: Role };
  phoneId: string;
  input: Input;
  revision: number;
  actorId: string;
  requestId: string;
};

/**
 * Corrects a phone by hand; the verdict follows in the same transaction. When somebody else changed the phone since the
 * revision that was read, other fields are both kept; the same field is refused, and its present value told. Of a phone that
 * has begun, what the work changes is noted as what it shows now, and what it is needs a reason.
 */
export async function editPhone({
  project,
  phoneId,
  input,
  revision,
  actorId,
  requestId,
}: Edit): Promise<Omit<Phone, "history">> {
  const { reason = null, extra, ...typed } = input;
  const given = Object.entries(typed).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  const isCollecting = !may(project.role, "inventory.edit");
  if (isCollecting) refuseMoreThanCollecting([...given, ...(extra ? ["extra"] : [])]);
  if (given.length === 0 && !extra) throw new AppError("invalid_input", "Nothing to change was given.");
  const read = storedFields(typed);
  if (!read.ok) throw invalidFields([read.error]);
  return inTransaction(async (tx) => {
    const known = await lockPhone(tx, project.id, phoneId);
    const fields = [...Object.keys(read.value), ...given, ...(extra ? ["extra"] : [])];
    if (known.revision !== revision)
      await refuseSameFields(tx, { projectId: project.id, phoneId, revision, fields, extra });
    const values = valuesOf(read.value, typed, extra, known);
    const now = known.begunAt === null ? {} : takeNow(values, known);
    const changes = changesOf(values, known);
    const isNew = Object.keys(changes).length + Object.keys(now).length > 0;
    const why = reasonOf({ reason, isCollecting, known, changes });
    const change = { projectId: project.id, kind: "edit", reason: why, actorId, requestId } as const;
    const row = isNew
      ? await writeEdit<PhoneSqlRow>(tx, { project, phoneId, known, values, now, changes, change, extra }, PHONE_SQL)
      : await findPhone(project.id, phoneId, tx);
    if (!row) throw new AppError("not_found", "There is no such phone.");
    return phoneOf(project.id, row);
  }, FOR_A_FEW);
}

/** Whoever may only collect reads labels; everything else of a phone is for those who edit the inventory. */
function refuseMoreThanCollecting(fields: string[]): void {
  const others = fields.filter((field) => !isWord(COLLECTED_FIELDS, field));
  if (others.length > 0)
    throw new AppError(
      "forbidden",
      "Your role may enter PID, VID, serial number, Transition Authorization Type and licence warning only.",
      {
        errors: others.map((path) => ({ path, message: "Not for your role." })),
      },
    );
}

type Why = { reason: string | null; isCollecting: boolean; known: Known; changes: object };

/** What a phone is may be corrected while it is worked on, but not without saying why. */
function reasonOf({ reason, isCollecting, known, changes }: Why): string | null {
  const decides = Object.keys(changes).some((field) => isWord(DECIDING_FIELDS, field));
  if (reason !== null || known.begunAt === null || !decides) return reason;
  if (isCollecting) return "Read from the label.";
  throw new AppError("invalid_input", "Work on this phone has begun: say why it is corrected.", {
    errors: [{ path: "reason", message: "Say why: work on this phone has begun." }],
  });
}

type Clash = { projectId: string; phoneId: string; revision: number; fields: string[]; extra: Extra | undefined };

async function refuseSameFields(tx: Tx, { projectId, phoneId, revision, fields, extra }: Clash): Promise<void> {
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
