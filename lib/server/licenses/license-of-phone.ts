import "server-only";
import type * as z from "zod";
import { may, type Role } from "@/lib/domain/access";
import { caseText } from "@/lib/domain/licenses/glo-case";
import { LICENSE_STATES } from "@/lib/domain/licenses/pool";
import { FIRMWARES } from "@/lib/domain/phone/phone-facts";
import { quoteNumber } from "@/lib/domain/pricing/quote-texts";
import { LICENSE_KINDS } from "@/lib/domain/rules/decision";
import { wordOf } from "@/lib/domain/words";
import { wayBackFor } from "@/lib/domain/work/way-back";
import type { caseInput, LicenseOfPhone, Replacement } from "@/lib/schemas/licenses";
import type { Project } from "@/lib/schemas/projects";
import { query, type Sql, sql } from "@/lib/server/database/sql";
import { inTransaction } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { getProject } from "@/lib/server/inventory/get-project";
import { audited, type Where } from "@/lib/server/licenses/needs";

type Row = {
  kind: string;
  sku: string | null;
  model: string | null;
  soldAs: string | null;
  version: string | null;
  nowVersion: string | null;
  workState: string | null;
  state: string | null;
  isFromCase: boolean | null;
  heldAt: Date | null;
  fileName: string | null;
  sha256: string | null;
  orderId: string | null;
  orderedAt: string | null;
  pak: string | null;
  quoteId: string | null;
  number: number | null;
};

/** What is known of the licence of a phone; order and PAK for those who may see them. */
export async function licenseOfPhone(projectId: string, phoneId: string, role: Role): Promise<LicenseOfPhone> {
  const project = await getProject(projectId);
  const [[row], pairs] = await Promise.all([
    query<Row>(sql`
      SELECT d."licenseKind" AS "kind", coalesce(l."sku", d."licenseSku") AS "sku", p."model", p."soldAs", p."version", w."nowVersion",
        w."state" AS "workState", l."state", l."isFromCase", l."heldAt", f."fileName", f."sha256", o."id" AS "orderId", o."orderedAt", o."pak", o."quoteId", q."number"
      FROM "Phone" p JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
      LEFT JOIN "PhoneWork" w ON w."projectId" = p."projectId" AND w."phoneId" = p."id"
      LEFT JOIN "License" l ON l."projectId" = p."projectId" AND l."mac" = p."mac" AND l."direction" = ${project.direction}
      LEFT JOIN "LicenseFile" f ON f."projectId" = l."projectId" AND f."mac" = l."mac" AND f."direction" = l."direction"
      LEFT JOIN "LicenseOrder" o ON o."projectId" = l."projectId" AND o."id" = l."orderId"
      LEFT JOIN "Quote" q ON q."projectId" = o."projectId" AND q."id" = o."quoteId"
      WHERE p."projectId" = ${projectId}::uuid AND p."id" = ${phoneId}::uuid`),
    readReplacements(project, sql`${phoneId}::uuid IN (r."oldPhoneId", r."newPhoneId")`),
  ]);
  if (!row) throw new AppError("not_found", "There is no such phone.");
  const sees = may(role, "license.view");
  return {
    kind: wordOf(LICENSE_KINDS, row.kind),
    sku: row.sku,
    state: row.state === null ? null : wordOf(LICENSE_STATES, row.state),
    isFromCase: row.isFromCase ?? false,
    heldAt: row.heldAt?.toISOString() ?? null,
    file: row.fileName !== null && row.sha256 !== null ? { name: row.fileName, sha256: row.sha256 } : null,
    order: sees ? orderOf(row, role) : null,
    // Both phones are named: a technician sees those of their batches alone.
    replacedBy: !sees ? null : (pairs.find(({ old }) => old.id === phoneId) ?? null),
    replaces: !sees ? null : (pairs.find((pair) => pair.new.id === phoneId) ?? null),
    wayBack: wayBack(project, row),
  };
}

function orderOf({ orderId, orderedAt, pak, quoteId, number }: Row, role: Role): LicenseOfPhone["order"] {
  if (orderId === null || orderedAt === null) return null;
  const quote =
    quoteId !== null && number !== null && may(role, "quote.view")
      ? { id: quoteId, number: quoteNumber(number) }
      : null;
  return { id: orderId, orderedAt, pak: may(role, "pak.view") ? pak : null, quote };
}

/** The same answer as the handover report gives, for a phone that has moved. */
function wayBack(project: Project, { workState, model, soldAs, version, nowVersion }: Row): LicenseOfPhone["wayBack"] {
  if (workState !== "verified" && workState !== "moved") return null;
  const phone = { model, soldAs: soldAs === null ? null : wordOf(FIRMWARES, soldAs), version, nowVersion };
  return wayBackFor(project, phone, true);
}

type Pair = Omit<Replacement, "old" | "new" | "caseText" | "createdAt"> & {
  createdAt: Date;
  oldId: string;
  oldMac: string;
  oldPid: string | null;
  oldSerial: string | null;
  oldSku: string | null;
  newId: string;
  newMac: string;
  newPid: string | null;
  newSerial: string | null;
  model: string | null;
};

async function readReplacements(project: Project, where: Sql): Promise<Replacement[]> {
  const rows = await query<Pair>(sql`
    SELECT r."reason", r."lostLicense", r."caseNumber", r."openedAt", r."answeredAt", r."version", r."createdAt", coalesce(u."name", 'Somebody who left') AS "by",
      o."id" AS "oldId", o."mac" AS "oldMac", o."pid" AS "oldPid", o."serial" AS "oldSerial", l."sku" AS "oldSku",
      n."id" AS "newId", n."mac" AS "newMac", n."pid" AS "newPid", n."serial" AS "newSerial", coalesce(n."model", o."model") AS "model"
    FROM "Replacement" r JOIN "Phone" o ON o."projectId" = r."projectId" AND o."id" = r."oldPhoneId"
    JOIN "Phone" n ON n."projectId" = r."projectId" AND n."id" = r."newPhoneId" LEFT JOIN "User" u ON u."id" = r."createdById"
    LEFT JOIN "License" l ON l."projectId" = r."projectId" AND l."mac" = o."mac" AND l."direction" = ${project.direction}
    WHERE r."projectId" = ${project.id}::uuid AND ${where}`);
  return rows.map((row) => {
    const old = { mac: row.oldMac, pid: row.oldPid, serial: row.oldSerial, sku: row.oldSku };
    const fresh = { mac: row.newMac, pid: row.newPid, serial: row.newSerial };
    const { direction, target } = project;
    const { reason, lostLicense, caseNumber, openedAt, answeredAt, version, by } = row;
    return {
      ...{ reason, lostLicense, caseNumber, openedAt, answeredAt, version, by },
      old: { id: row.oldId, mac: row.oldMac },
      new: { id: row.newId, mac: row.newMac },
      createdAt: row.createdAt.toISOString(),
      caseText: caseText({ direction, target, model: row.model, old, new: fresh, reason }),
    };
  });
}

/** The replacement that a phone is, as the new one. Throws 404 when it replaces none. */
export async function getReplacement(projectId: string, newPhoneId: string): Promise<Replacement> {
  const [found] = await readReplacements(await getProject(projectId), sql`r."newPhoneId" = ${newPhoneId}::uuid`);
  if (!found) throw new AppError("not_found", "This phone replaces none.");
  return found;
}

/** Keeps number and days of the case by which the licence of a replacement is asked for. */
export async function keepCase(who: Where, newPhoneId: string, input: z.output<typeof caseInput>): Promise<void> {
  const { caseNumber, openedAt, answeredAt } = input;
  if (answeredAt !== null && (openedAt === null || answeredAt < openedAt))
    throw new AppError(
      "invalid_input",
      "A case is answered after it was opened: enter the day on which it was opened.",
      {
        errors: [{ path: "answeredAt", message: "Not before the day on which it was opened." }],
      },
    );
  const before = await getReplacement(who.project.id, newPhoneId);
  await inTransaction(async (tx) => {
    await tx.query(
      `UPDATE "Replacement" SET "caseNumber" = $3, "openedAt" = $4, "answeredAt" = $5, "version" = "version" + 1 WHERE "projectId" = $1 AND "newPhoneId" = $2`,
      [who.project.id, newPhoneId, caseNumber, openedAt, answeredAt],
    );
    await tx.audit({
      ...audited(who, "replacement.case", "Phone", newPhoneId),
      before: { caseNumber: before.caseNumber, openedAt: before.openedAt, answeredAt: before.answeredAt },
      after: input,
    });
    tx.notify(who.project.id);
  });
}
