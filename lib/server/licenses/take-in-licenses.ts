import "server-only";
import type { Direction } from "@/lib/domain/conversion";
import { fitsDirection, INTAKE_OUTCOMES, type IntakeOutcome, type LicenseName } from "@/lib/domain/licenses/intake";
import { copyInto, copyLine } from "@/lib/server/database/copy";
import { asJson, insertRow } from "@/lib/server/database/rows";
import { inTransaction, lockInventory, type Tx } from "@/lib/server/database/transaction";
import { newId } from "@/lib/server/database/uuid";
import { removeUpload, storeUpload, type UploadSource, uploadPath } from "@/lib/server/files/uploads";
import { type LicenseEntry, readLicenses } from "@/lib/server/files/zip/license-zip";
import { holdLicenses } from "@/lib/server/inventory/write-licenses";
import { chooseOrders } from "@/lib/server/licenses/choose-orders";
import { judgeEntries, readOtherProjects } from "@/lib/server/licenses/judge-entries";
import { audited, directionOf, lockLicenses, type Where } from "@/lib/server/licenses/needs";
import type { Actor } from "@/lib/server/sign-in/session";

type TakeIn = {
  who: Where;
  actor: Actor;
  source: UploadSource;
  filename: string;
  isOnUcm: boolean;
  /** The order they were taken from, where a person names it. */
  orderId: string | undefined;
};

/**
 * Takes in a zip of licence files, or one: every entry ends with its outcome, the licences of phones of this project are held with
 * their bytes, and the steps that are done by that are ticked in one statement. All of it or, when the archive is no honest one,
 * nothing. The upload is staged on disk and goes afterwards: the database has the bytes.
 */
export async function takeInLicenses({ who, actor, source, filename, isOnUcm, orderId }: TakeIn): Promise<string> {
  const projectId = who.project.id;
  const direction = await directionOf(projectId);
  const id = newId();
  const { bytes, sha256 } = await storeUpload(source, id);
  try {
    await inTransaction(async (tx) => {
      const isMeant = (license: LicenseName) => fitsDirection(license, direction);
      await stageEntries(tx, readLicenses(uploadPath(id), bytes, filename, isMeant), direction);
      await lockInventory(tx, projectId, "shared");
      await lockLicenses(tx, projectId);
      await judgeEntries(tx, { projectId, direction, others: await readOtherProjects(tx, who.project, actor) });
      await chooseOrders(tx, projectId, orderId);
      const intake = { projectId, id, fileName: filename, sha256, bytes, isOnUcm };
      await insertRow(tx, "LicenseIntake", { ...intake, counts: "{}", createdById: who.actorId });
      await storeLicenses(tx, { projectId, intakeId: id, direction });
      const change = { projectId, kind: "license", reason: `Licence file from ${filename}`.slice(0, 300) } as const;
      await holdLicenses(tx, { isOnUcm }, { ...change, actorId: who.actorId, requestId: who.requestId });
      const counts = await storeReport(tx, projectId, id);
      await tx.audit({ ...audited(who, "license.take-in", "LicenseIntake", id), after: { filename, sha256, counts } });
      tx.notify(projectId);
    });
  } finally {
    await removeUpload(id);
  }
  return id;
}

const STAGED = ["number", "name", "mac", "outcome", "reason", "fileName", "bytes", "sha256"];

/** Brings the entries into a temporary table as they are read: one licence at a time is in memory. */
async function stageEntries(tx: Tx, entries: AsyncIterable<LicenseEntry>, direction: Direction): Promise<void> {
  await tx.query(`DROP TABLE IF EXISTS "entry"`);
  await tx.query(
    `CREATE TEMP TABLE "entry" ("number" integer, "name" text, "mac" varchar(12), "outcome" text, "reason" text, "remark" text, "fileName" text,
       "bytes" bytea, "sha256" text, "phoneId" uuid, "kind" text, "sku" text, "orderId" uuid) ON COMMIT DROP`,
  );
  let number = 0;
  async function* lines() {
    for await (const entry of entries) yield copyLine([++number, ...cellsOf(entry, direction)]);
  }
  await copyInto(tx, "entry", STAGED, lines());
  await tx.query(`ANALYZE "entry"`);
}

type Cells = (string | null)[];

/** What an entry is before the project was asked; a null outcome is judged by its phone. */
function cellsOf(entry: LicenseEntry, direction: Direction): Cells {
  const name = entry.name.replaceAll("\0", "\ufffd"); // PostgreSQL holds no NUL
  if (entry.kind === "refused") return [name, entry.mac, "refused", entry.why, null, null, null];
  const { license } = entry;
  if (entry.kind === "again") return [name, license.mac, "duplicate", null, null, null, null];
  if (!fitsDirection(license, direction)) return [name, license.mac, "wrong-direction", null, null, null, null];
  const fileName = name.slice(name.lastIndexOf("/") + 1);
  return [name, license.mac, null, null, fileName, `\\x${entry.bytes.toString("hex")}`, entry.sha256];
}

type Stored = { projectId: string; intakeId: string; direction: Direction };

/** The licences of the entries that are assigned, with their bytes. One that was in process keeps its order. */
async function storeLicenses(tx: Tx, { projectId, intakeId, direction }: Stored): Promise<void> {
  await tx.query(
    `INSERT INTO "License" ("projectId", "mac", "direction", "sku", "state", "orderId", "isFromCase", "heldAt")
     SELECT $1, "mac", $2, "sku", 'held', "orderId", "kind" = 'glo-case', now() FROM "entry" WHERE "outcome" = 'assigned' ORDER BY "mac"
     ON CONFLICT ("projectId", "mac", "direction") DO UPDATE SET "state" = 'held', "heldAt" = now()`,
    [projectId, direction],
  );
  await tx.query(
    `INSERT INTO "LicenseFile" ("projectId", "mac", "direction", "fileName", "bytes", "sha256", "intakeId")
     SELECT $1, "mac", $2, "fileName", "bytes", "sha256", $3 FROM "entry" WHERE "outcome" = 'assigned'`,
    [projectId, direction, intakeId],
  );
}

/** Keeps what became of each entry; gives how many ended how. */
async function storeReport(tx: Tx, projectId: string, id: string): Promise<Record<IntakeOutcome, number>> {
  await tx.query(
    `INSERT INTO "LicenseIntakeEntry" ("projectId", "intakeId", "number", "name", "mac", "outcome", "reason", "remark")
     SELECT $1, $2, "number", "name", "mac", "outcome", "reason", "remark" FROM "entry"`,
    [projectId, id],
  );
  const { rows } = await tx.query<{ outcome: string; count: number }>(
    `SELECT "outcome", count(*)::int AS "count" FROM "entry" GROUP BY 1`,
  );
  const countOf = (outcome: string) => rows.find((row) => row.outcome === outcome)?.count ?? 0;
  const [assigned, duplicate, unknown, other, wrong, refused] = INTAKE_OUTCOMES;
  const counts = {
    [assigned]: countOf(assigned),
    [duplicate]: countOf(duplicate),
    [unknown]: countOf(unknown),
    [other]: countOf(other),
    [wrong]: countOf(wrong),
    [refused]: countOf(refused),
  };
  await tx.query(`UPDATE "LicenseIntake" SET "counts" = $3, "entries" = $4 WHERE "projectId" = $1 AND "id" = $2`, [
    projectId,
    id,
    asJson(counts),
    rows.reduce((sum, { count }) => sum + count, 0),
  ]);
  return counts;
}
