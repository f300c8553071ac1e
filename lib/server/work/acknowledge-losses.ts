import "server-only";
import type * as z from "zod";
import { may, type Role } from "@/lib/domain/access";
import { lossesOf } from "@/lib/domain/work/losses";
import type { acknowledgeLossesInput, Losses, LossesQuery } from "@/lib/schemas/losses";
import { db } from "@/lib/server/database/db";
import { sql } from "@/lib/server/database/sql";
import { inTransaction, lockInventory } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { AppError, invalidFields } from "@/lib/server/errors";
import { getProject } from "@/lib/server/inventory/get-project";
import { type PhoneScope, wherePhones } from "@/lib/server/inventory/phone-filter";
import { countLosses, losingPhones, lossCodesSql, readAcknowledgements } from "@/lib/server/inventory/read-losses";

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
    canWithdraw: withdrawn === null && mayWithdraw(reader, enteredById),
  }));
  return { about, ...counted, acknowledgements };
}

/** A customer takes back what they said themselves; who records it takes back what was recorded. */
const mayWithdraw = ({ role, userId }: Reader, enteredById: string): boolean =>
  may(role, "loss.acknowledge") && (role !== "viewer" || enteredById === userId);

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
 * stands. Phones that come later are not covered by it. A viewer acknowledges under their own name; others record who did, and how.
 */
export async function acknowledgeLosses({ project, scope, input, actorId, requestId }: Acknowledge) {
  const { losses: read, batch, site, note = null, day, function: role } = input;
  const target = await getProject(project.id);
  const asked = { batch, site };
  const about = await aboutOf(scope, asked);
  const { name, how } = await whoSaid(project.role, input, actorId);
  if (day > todayIn(target.timeZone)) throw invalidFields([{ path: "day", message: "This day is still to come." }]);
  const id = newId();
  await inTransaction(async (tx) => {
    await lockInventory(tx, project.id);
    const filter = losingPhones(asked);
    const counted = await countLosses(scope, target, filter, tx);
    if (counted.phones === 0)
      throw new AppError("invalid_input", "No phone here can be converted, so nothing is lost.");
    const codes = counted.losses.map(({ code }) => code);
    if ([...codes].sort().join() !== [...read].sort().join())
      throw new AppError("conflict", "What is lost has changed since it was read. Read it again, then acknowledge it.");
    await tx.query(
      `INSERT INTO "LossAcknowledgement" ("projectId", "id", "about", "batchId", "site", "name", "function", "day", "how", "note", "losses", "enteredById")
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[project.id, id, about, batch ?? null, site ?? null, name, role, day, how, note],
        ...[JSON.stringify(counted.losses), actorId],
      ],
    );
    const covered = sql`INSERT INTO "LossAcknowledgementPhone" ("projectId", "acknowledgementId", "phoneId", "codes")
      SELECT p."projectId", ${id}::uuid, p."id", ${lossCodesSql(lossesOf(target))} FROM "Phone" p WHERE ${wherePhones(scope, filter)}`;
    await tx.query(covered.text, [...covered.values]);
    await tx.audit({
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: "loss.acknowledge",
      targetType: "LossAcknowledgement",
      targetId: id,
      after: { about, name, function: role, day, how, note, codes, phones: counted.phones },
    });
    tx.notify(project.id);
  });
  return getLosses(scope, asked, { userId: actorId, role: project.role });
}

/** Who acknowledged and how: a viewer themself, by the name of their account; of others it is recorded. */
async function whoSaid(role: Role, { name, how }: Acknowledge["input"], actorId: string) {
  if (role === "viewer") {
    const { name: own } = await db.user.findUniqueOrThrow({ where: { id: actorId }, select: { name: true } });
    return { name: own, how: "signed-in" as const };
  }
  const missing = [
    ...(name === undefined ? [{ path: "name", message: "Fill this in." }] : []),
    ...(how === undefined ? [{ path: "how", message: "Choose how it came." }] : []),
  ];
  if (name === undefined || how === undefined) throw invalidFields(missing);
  return { name, how };
}

/** Today by the clock of the project. */
export const todayIn = (timeZone: string): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(new Date());

type Withdraw = Omit<Acknowledge, "input" | "scope"> & { id: string; reason: string };

/** Takes an acknowledgement back with a reason; it stays on record and counts no longer. */
export async function withdrawAcknowledgement({ project, id, reason, actorId, requestId }: Withdraw): Promise<void> {
  await inTransaction(async (tx) => {
    const { rows } = await tx.query<{ enteredById: string; about: string; isWithdrawn: boolean }>(
      `SELECT "enteredById", "about", "withdrawnAt" IS NOT NULL AS "isWithdrawn" FROM "LossAcknowledgement" WHERE "projectId" = $1 AND "id" = $2 FOR UPDATE`,
      [project.id, id],
    );
    const [found] = rows;
    if (!found) throw new AppError("not_found", "There is no such acknowledgement.");
    if (!mayWithdraw({ userId: actorId, role: project.role }, found.enteredById))
      throw new AppError("forbidden", "You can take back only what you acknowledged yourself.");
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
