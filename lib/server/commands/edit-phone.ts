import "server-only";
import type { PoolClient } from "pg";
import type * as z from "zod";
import { isPhoneIpv4 } from "@/lib/domain/inventory-file/cell-values";
import { parseLoad } from "@/lib/domain/phone/load";
import { parseProduct } from "@/lib/domain/phone/pid";
import { parseSerial } from "@/lib/domain/phone/serial";
import type { editPhoneInput } from "@/lib/schemas/phones";
import { db } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { getPhone } from "@/lib/server/queries/phone";
import { planOf } from "@/lib/server/queries/plans";
import { auditWith } from "@/lib/server/sql/audit";
import { inBulkTransaction, lockInventory } from "@/lib/server/sql/copy";
import { decideDistinct, FACT_COLUMNS, factsTextSql } from "@/lib/server/sql/decisions";

type Input = z.output<typeof editPhoneInput>;
type Edit = {
  project: { id: string; organizationId: string };
  phoneId: string;
  input: Input;
  revision: number;
  actorId: string;
  requestId: string;
};

/**
 * Corrects a phone by hand; the verdict follows in the same transaction. When somebody else changed the phone since the
 * revision that was read, other fields are both kept; the same field is refused, and its present value told.
 */
export async function editPhone({ project, phoneId, input, revision, actorId, requestId }: Edit) {
  const { reason, ...given } = input;
  const set = storedFields(given);
  const fields = Object.keys(set);
  if (fields.length === 0) throw new AppError("invalid_input", "Nothing to change was given.");
  const stored = await db.project.findUniqueOrThrow({ where: { id: project.id } });
  await inBulkTransaction(async (client) => {
    await lockInventory(client, project.id);
    const before = await client.query(`SELECT * FROM "Phone" WHERE "projectId" = $1 AND "id" = $2 FOR UPDATE`, [
      project.id,
      phoneId,
    ]);
    const old = before.rows[0];
    if (!old) throw new AppError("not_found", "There is no such phone.");
    if (old.revision !== revision) await refuseSameFields(client, { projectId: project.id, phoneId, revision, fields });
    const assignments = fields.map((field, index) => `"${field}" = $${index + 3}`).join(", ");
    await client.query(`UPDATE "Phone" SET ${assignments} WHERE "projectId" = $1 AND "id" = $2`, [
      project.id,
      phoneId,
      ...Object.values(set),
    ]);
    if (typeof set.site === "string") {
      await client.query(`INSERT INTO "Site" ("projectId", "name") VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
        project.id,
        set.site,
      ]);
    }
    const columns = FACT_COLUMNS.map((column) => `"${column}"`).join(", ");
    await decideDistinct(
      client,
      { id: project.id, plan: planOf(stored) },
      `SELECT ${columns} FROM "Phone" WHERE "projectId" = $1 AND "id" = $2`,
      [project.id, phoneId],
    );
    const after = await client.query(
      `UPDATE "Phone" p SET "verdict" = d."verdict", "decisionId" = d."decisionId", "runningFirmware" = d."runningFirmware",
         "revision" = p."revision" + 1, "updatedAt" = now()
       FROM "decided" d WHERE p."projectId" = $1 AND p."id" = $2 AND d."facts" = ${factsTextSql("p")} RETURNING p.*`,
      [project.id, phoneId],
    );
    const now = after.rows[0];
    const changes = Object.fromEntries(
      [...fields, "runningFirmware", "verdict"]
        .filter((field) => old[field] !== now[field])
        .map((field) => [field, [old[field], now[field]]]),
    );
    await client.query(
      `INSERT INTO "PhoneChange" ("projectId", "phoneId", "revision", "kind", "changes", "reason", "actorId", "requestId") VALUES ($1, $2, $3, 'edit', $4, $5, $6, $7)`,
      [project.id, phoneId, now.revision, JSON.stringify(changes), reason ?? null, actorId, requestId],
    );
    await auditWith(client, {
      organizationId: project.organizationId,
      projectId: project.id,
      actorId,
      requestId,
      action: "phone.edit",
      targetType: "Phone",
      targetId: phoneId,
      after: changes,
      reason: reason ?? null,
    });
    await client.query("SELECT pg_notify('project', $1)", [project.id]);
  });
  return getPhone(project.id, phoneId);
}

type Clash = { projectId: string; phoneId: string; revision: number; fields: string[] };

async function refuseSameFields(client: PoolClient, { projectId, phoneId, revision, fields }: Clash): Promise<void> {
  const { rows } = await client.query<{ changes: Record<string, [unknown, unknown]> }>(
    `SELECT "changes" FROM "PhoneChange" WHERE "projectId" = $1 AND "phoneId" = $2 AND "revision" > $3 AND "changes" ?| $4 ORDER BY "seq"`,
    [projectId, phoneId, revision, fields],
  );
  if (rows.length === 0) return;
  const winners = rows.flatMap(({ changes }) => Object.entries(changes).filter(([name]) => fields.includes(name)));
  const errors = [...new Map(winners)].map(([path, [, value]]) => ({
    path,
    value: String(value ?? ""),
    message: `Meanwhile changed to ${value === null ? "nothing" : `"${value}"`}.`,
  }));
  throw new AppError("stale", "Somebody changed the same fields meanwhile. Look at them again, then change them.", {
    errors,
  });
}

/** Reads what a person typed by the same parsers as a file's cells; fields that belong together are set together. */
function storedFields(given: Omit<Input, "reason">): Record<string, string | number | boolean | null> {
  const set: Record<string, string | number | boolean | null> = {};
  for (const [field, value] of Object.entries(given)) if (value !== undefined) set[field] = value;
  if (given.pid !== undefined) {
    const product = given.pid === null ? null : parseProduct(given.pid);
    if (given.pid !== null && !product)
      throw field("pid", `"${given.pid}" is no product ID we know. Write it as on the label, e.g. CP-8841-K9=.`);
    Object.assign(set, {
      model: product?.model ?? null,
      productKind: product?.kind ?? null,
      soldAs: product?.soldAs ?? null,
      precision: product?.precision ?? null,
    });
  }
  if (given.load !== undefined) {
    const load = given.load === null ? null : parseLoad(given.load);
    if (given.load !== null && !load?.version)
      throw field("load", `"${given.load}" is no load name we know. Write it like sip88xx.14-2-1-0101-26.`);
    Object.assign(set, { version: load?.version?.text ?? null, reportedFirmware: load?.firmware ?? null });
  }
  if (given.serial !== undefined)
    set.manufacturedYear = given.serial === null ? null : (parseSerial(given.serial).manufactured?.year ?? null);
  if (typeof given.ip === "string" && !isPhoneIpv4(given.ip)) throw field("ip", "Not an IPv4 address.");
  return set;
}

const field = (path: string, message: string) =>
  new AppError("invalid_input", "Check the marked fields.", { errors: [{ path, message }] });
