import "server-only";
import { keysOf } from "@/lib/domain/typed-object";
import { requireInventory, type Tx } from "@/lib/server/database/transaction";
import { CHANGEABLE, CHANGEABLE_COLUMNS, type Changeable, quoted } from "@/lib/server/inventory/columns";
import type { Decided } from "@/lib/server/inventory/decide-one";
import { NOW_FACTS, type NowColumn } from "@/lib/server/inventory/now-facts";
import type { Change } from "@/lib/server/inventory/write-history";

/**
 * The direct way to write one phone: one statement for the row, its history, its site, the checks of waiting files and the
 * audit. What many phones need, temporary tables and statistics, one does without.
 */

type Values = Partial<Record<Changeable, unknown>>;
type Audit = { organizationId: string; action: string; before?: unknown; after: unknown };

const VOIDED = `"voided" AS (
  UPDATE "Import" SET "check" = NULL, "version" = "version" + 1, "status" = CASE "status" WHEN 'checking' THEN 'ready' ELSE "status" END
  WHERE "projectId" = $1::uuid AND ("status" = 'checking' OR ("status" IN ('ready', 'failed', 'cancelled') AND "check" IS NOT NULL)))`;
const SITED = `"sited" AS (INSERT INTO "Site" ("projectId", "name") SELECT $1::uuid, $8::text WHERE $8::text IS NOT NULL ON CONFLICT DO NOTHING)`;
const AUDITED = `"audited" AS (
  INSERT INTO "AuditEvent" ("id", "organizationId", "projectId", "actorId", "requestId", "action", "targetType", "targetId", "before", "after", "reason")
  VALUES (gen_random_uuid(), $9::uuid, $1::uuid, $5::uuid, $6::text, $10, 'Phone', ($2::uuid)::text, $11::jsonb, $12::jsonb, $4::text))`;

/** The first twelve parameters of both statements. */
const firstValues = (phoneId: string, changes: object, values: Values, change: Change, audit: Audit): unknown[] => [
  change.projectId,
  phoneId,
  JSON.stringify(changes),
  change.reason,
  change.actorId,
  change.requestId,
  change.kind,
  values.site ?? null,
  audit.organizationId,
  audit.action,
  audit.before === undefined ? null : JSON.stringify(audit.before),
  JSON.stringify(audit.after),
];

type Write = {
  phoneId: string;
  values: Values;
  /** What the phone has from now on; a decision that stands is the one it has. */
  decision: Pick<Decided, "id" | "runningFirmware"> & { verdict: string };
  /** field → [old, new] */
  changes: Record<string, unknown>;
  /** Of a phone that has begun: what it shows now, and what a correction says against the begun work. */
  work: { now: Partial<Record<NowColumn, unknown>>; conflictId: string | null; mustWrite: boolean } | null;
};

/** What is to be answered of the row `p` that was written. */
export type Answer = { columns: string; joins: string };

/**
 * Writes one phone and gives what `answer` asks of it. The caller holds its row, and before that the row of its work, which is
 * written first, so that the answer is what stands afterwards. A phone that had no row of work to hold may have begun since:
 * nothing is written then, and the transaction is run again.
 */
export async function writePhone<Row extends object>(
  tx: Tx,
  { phoneId, values, decision, changes, work }: Write,
  change: Change,
  audit: Audit,
  answer: Answer,
): Promise<Row | undefined> {
  if (work?.mustWrite) await writeWorkOfPhone(tx, phoneId, work, change);
  const columns = keysOf(values);
  const at = 16;
  const set = columns.map((column, index) => `"${column}" = $${at + index}::${CHANGEABLE[column]}, `).join("");
  const isStillNew = `AND NOT EXISTS (SELECT FROM "PhoneWork" w WHERE w."projectId" = $1::uuid AND w."phoneId" = $2::uuid AND w."begunAt" IS NOT NULL)`;
  const { rows } = await tx.query<Row>({
    // PostgreSQL keeps 63 characters of a name: each column is one of them, by its place in the list of all.
    name: `write ${work ? "begun" : "phone"} ${columns.map((column) => CHANGEABLE_COLUMNS.indexOf(column).toString(36)).join("")}`,
    text: `WITH "written" AS (
        UPDATE "Phone" SET ${set}"decisionId" = $13::uuid, "verdict" = $14, "runningFirmware" = $15, "revision" = "revision" + 1, "updatedAt" = now()
        WHERE "projectId" = $1::uuid AND "id" = $2::uuid ${work ? "" : isStillNew} RETURNING *
      ), "history" AS (
        INSERT INTO "PhoneChange" ("projectId", "phoneId", "revision", "kind", "changes", "reason", "actorId", "requestId")
        SELECT $1::uuid, $2::uuid, w."revision", $7, $3::jsonb, $4::text, $5::uuid, $6::text FROM "written" w
      ), ${SITED}, ${VOIDED}, ${AUDITED} SELECT ${answer.columns} FROM "written" p ${answer.joins}`,
    values: [
      ...firstValues(phoneId, changes, values, change, audit),
      decision.id,
      decision.verdict,
      decision.runningFirmware,
      ...columns.map((column) => values[column]),
    ],
  });
  requireInventory(rows.length > 0);
  tx.notify(change.projectId);
  return rows[0];
}

async function writeWorkOfPhone(
  tx: Tx,
  phoneId: string,
  { now, conflictId }: NonNullable<Write["work"]>,
  { projectId, reason }: Change,
): Promise<void> {
  const shownNow = NOW_FACTS.filter(({ column }) => column in now);
  const set = shownNow.map(({ column }, index) => `, "${column}" = $${index + 5}`).join("");
  const shown = shownNow.length > 0 ? `, "nowAt" = now(), "nowFrom" = 'edit'` : "";
  await tx.query(
    `UPDATE "PhoneWork" SET "conflictDecisionId" = $3, "conflictReason" = CASE WHEN $3::uuid IS NOT NULL THEN $4 END,
       "conflictAt" = CASE WHEN $3::uuid IS NOT NULL THEN now() END, "revision" = "revision" + 1${shown}${set}
     WHERE "projectId" = $1 AND "phoneId" = $2`,
    [projectId, phoneId, conflictId, reason, ...shownNow.map(({ column }) => now[column])],
  );
}

type Insert = {
  phoneId: string;
  mac: string;
  values: Values;
  decision: Write["decision"];
  changes: Record<string, unknown>;
};

/** Writes a phone that no file named. */
export async function insertPhone(
  tx: Tx,
  { phoneId, mac, values, decision, changes }: Insert,
  change: Change,
  audit: Audit,
): Promise<void> {
  const columns = keysOf(values);
  const at = 17;
  const places = columns.map((column, index) => `$${at + index}::${CHANGEABLE[column]}`);
  await tx.query(
    `WITH "written" AS (
       INSERT INTO "Phone" ("projectId", "id", "mac", "decisionId", "verdict", "runningFirmware", ${quoted(columns)}, "updatedAt")
       VALUES ($1::uuid, $2::uuid, $16, $13::uuid, $14, $15, ${places.join(", ")}, now()) RETURNING "revision"
     ), "history" AS (
       INSERT INTO "PhoneChange" ("projectId", "phoneId", "revision", "kind", "changes", "reason", "actorId", "requestId")
       SELECT $1::uuid, $2::uuid, w."revision", $7, $3::jsonb, $4::text, $5::uuid, $6::text FROM "written" w
     ), ${SITED}, ${VOIDED}, ${AUDITED} SELECT FROM "written"`,
    [
      ...firstValues(phoneId, changes, values, change, audit),
      decision.id,
      decision.verdict,
      decision.runningFirmware,
      mac,
      ...columns.map((column) => values[column]),
    ],
  );
  tx.notify(change.projectId);
}
