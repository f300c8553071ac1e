import "server-only";
import type * as z from "zod";
import { may, type Role } from "@/lib/domain/access";
import { type AcknowledgementWay, lossesOf } from "@/lib/domain/work/losses";
import { dayIn } from "@/lib/format/day";
import { formatNumber, plural } from "@/lib/format/text";
import type { acknowledgeLossesInput, Losses, LossesQuery } from "@/lib/schemas/losses";
import { db } from "@/lib/server/database/db";
import { sql } from "@/lib/server/database/sql";
import { inTransaction, lockInventory } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { AppError, invalidFields } from "@/lib/server/errors";
import { getProject } from "@/lib/server/inventory/get-project";
import { type PhoneScope, wherePhones } from "@/lib/server/inventory/phone-filter";
import {
  type CountedLosses,
  countLosses,
  losingPhones,
  lossCodesSql,
  readAcknowledgements,
} from "@/lib/server/inventory/read-losses";

type Reader = { userId: string; role: Role };

/** What the phones of a batch, a site or a project lose, and what the customer acknowledged of it. */
export async function getLosses(scope: PhoneScope, asked: LossesQuery, reader: Reader): Promise<Losses> {
  const project = await getProject(scope.projectId);
  const filter = losingPhones(asked);
  const [about, counted, read] = await Promise.all([
    aboutOf(scope, asked),
    countLosses(scope, project, filter),
    readAcknowledgements(scope, filter),
  ]);
  const acknowledgements = read.map(({ enteredById, enteredAt, withdrawn, ...one }) => ({
    ...one,
    enteredAt: enteredAt.toISOString(),
    withdrawn: withdrawn && { ...withdrawn, at: withdrawn.at.toISOString() },
    canWithdraw: withdrawn === null && mayWithdraw(reader, { how: one.how, enteredById }),
  }));
  return { about, ...counted, acknowledgements };
}

/** What the customer said signed in only they take back; what was recorded, whoever may record. */
const mayWithdraw = ({ role, userId }: Reader, { how, enteredById }: { how: string; enteredById: string }): boolean =>
  may(role, "loss.acknowledge") && (enteredById === userId || (role !== "viewer" && how !== SIGNED_IN));

const SIGNED_IN: AcknowledgementWay = "signed-in";

async function aboutOf({ projectId, onlyAssignedTo }: PhoneScope, { batch, site }: LossesQuery): Promise<string> {
  if (site) return site === "none" ? "Phones without a site" : `Site ${site}`;
  if (!batch) return "The whole project";
  const found = await db.batch.findFirst({
    where: { projectId, id: batch, ...(onlyAssignedTo ? { assignees: { some: { userId: onlyAssignedTo } } } : {}) },
    select: { name: true },
  });
  if (!found) throw new AppError("not_found", "There is no such batch.");
  return `Batch ${found.name}`;
}

type Acknowledge = {
  project: { id: string; organizationId: string; role: Role };
  scope: PhoneScope;
  input: z.output<typeof acknowledgeLossesInput>;
  actorId: string;
  requestId: string;
};

/**
 * Stores that the customer acknowledged what the phones lose that can be converted now: these phones by name, with the text as it
 * stands. Phones that came into the project after the day of it are not covered. A viewer acknowledges under their own name, today;
 * others record who did, when and how.
 */
export async function acknowledgeLosses({ project, scope, input, actorId, requestId }: Acknowledge) {
  const { phones, batch, site, note = null, function: role } = input;
  const target = await getProject(project.id);
  const asked = { batch, site };
  const about = await aboutOf(scope, asked);
  const today = dayIn(target.timeZone, new Date());
  const { name, how, day } = await whoSaid(project.role, input, { actorId, today });
  if (day > today) throw invalidFields([{ path: "day", message: "This day is still to come." }]);
  const id = newId();
  await inTransaction(async (tx) => {
    await lockInventory(tx, project.id);
    const filter = losingPhones(asked);
    const now = await countLosses(scope, target, filter, { tx });
    refuseUnread(now, input);
    const wasHere = sql`(p."createdAt" AT TIME ZONE ${target.timeZone})::date <= ${day}::date`;
    const counted = day === today ? now : await countLosses(scope, target, filter, { tx, condition: wasHere });
    if (counted.phones === 0)
      throw invalidFields([{ path: "day", message: "None of these phones was in the project on this day." }]);
    const codes = counted.losses.map(({ code }) => code);
    await tx.query(
      `INSERT INTO "LossAcknowledgement" ("projectId", "id", "about", "batchId", "site", "name", "function", "day", "how", "note", "losses", "phones", "enteredById")
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        ...[project.id, id, about, batch ?? null, site ?? null, name, role, day, how, note],
        ...[JSON.stringify(counted.losses), counted.phones, actorId],
      ],
    );
    const covered = sql`INSERT INTO "LossAcknowledgementPhone" ("projectId", "acknowledgementId", "mac", "codes")
      SELECT p."projectId", ${id}::uuid, p."mac", ${lossCodesSql(lossesOf(target))} FROM "Phone" p
      WHERE ${wherePhones(scope, filter)} AND ${day === today ? sql`true` : wasHere}`;
    await tx.query(covered.text, [...covered.values]);
    await tx.audit({
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: "loss.acknowledge",
      targetType: "LossAcknowledgement",
      targetId: id,
      after: {
        about,
        name,
        function: role,
        day,
        how,
        note,
        codes,
        phones: counted.phones,
        cameLater: phones - counted.phones,
      },
    });
    tx.notify(project.id);
  });
  return getLosses(scope, asked, { userId: actorId, role: project.role });
}

type Read = Pick<Acknowledge["input"], "losses" | "phones" | "fingerprint">;

/** What is acknowledged is what was read: the same losses of the same phones. */
function refuseUnread(now: CountedLosses, read: Read): void {
  if (now.phones === 0) throw new AppError("invalid_input", "No phone here can be converted, so nothing is lost.");
  const codes = now.losses.map(({ code }) => code);
  if ([...codes].sort().join() !== [...read.losses].sort().join())
    throw new AppError("conflict", "What is lost has changed since it was read. Read it again, then acknowledge it.");
  if (now.phones !== read.phones)
    throw new AppError(
      "conflict",
      `It was read for ${plural(read.phones, "phone")}, by now it is ${formatNumber(now.phones)}. Read it again, then acknowledge it.`,
    );
  if (now.fingerprint !== read.fingerprint)
    throw new AppError(
      "conflict",
      "Other phones stand here than when it was read, or one of them loses something else. Read it again, then acknowledge it.",
    );
}

type Now = { actorId: string; today: string };

/** Who acknowledged, when and how: a viewer themself, now, by the name of their account; of others it is recorded. */
async function whoSaid(role: Role, { name, how, day }: Acknowledge["input"], { actorId, today }: Now) {
  if (role === "viewer") {
    const { name: own } = await db.user.findUniqueOrThrow({ where: { id: actorId }, select: { name: true } });
    return { name: own, how: SIGNED_IN, day: today };
  }
  const missing = [
    ...(name === undefined ? [{ path: "name", message: "Fill this in." }] : []),
    ...(day === undefined ? [{ path: "day", message: "Fill this in." }] : []),
    ...(how === undefined ? [{ path: "how", message: "Choose how it came." }] : []),
  ];
  if (name === undefined || how === undefined || day === undefined) throw invalidFields(missing);
  return { name, how, day };
}

type Withdraw = Omit<Acknowledge, "input" | "scope"> & { id: string; reason: string };

/** Takes an acknowledgement back with a reason; it stays on record and counts no longer. */
export async function withdrawAcknowledgement({ project, id, reason, actorId, requestId }: Withdraw): Promise<void> {
  await inTransaction(async (tx) => {
    const { rows } = await tx.query<{ enteredById: string; about: string; how: string; isWithdrawn: boolean }>(
      `SELECT "enteredById", "about", "how", "withdrawnAt" IS NOT NULL AS "isWithdrawn" FROM "LossAcknowledgement" WHERE "projectId" = $1 AND "id" = $2 FOR UPDATE`,
      [project.id, id],
    );
    const [found] = rows;
    if (!found) throw new AppError("not_found", "There is no such acknowledgement.");
    if (!mayWithdraw({ userId: actorId, role: project.role }, found))
      throw new AppError(
        "forbidden",
        project.role === "viewer"
          ? "You can take back only what you acknowledged yourself."
          : "Only the person who acknowledged it signed in can take it back.",
      );
    if (found.isWithdrawn) throw new AppError("conflict", "This acknowledgement was withdrawn already.");
    await tx.query(
      `UPDATE "LossAcknowledgement" SET "withdrawnAt" = now(), "withdrawnById" = $3, "withdrawnReason" = $4 WHERE "projectId" = $1 AND "id" = $2`,
      [project.id, id, actorId, reason],
    );
    await tx.audit({
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: "loss.withdraw",
      targetType: "LossAcknowledgement",
      targetId: id,
      before: { about: found.about },
      reason,
    });
    tx.notify(project.id);
  });
}
