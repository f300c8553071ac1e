import "server-only";
import { correctedAfter, storedFields, type TypedFields } from "@/lib/domain/inventory-file/typed-fields";
import { DECIDING_FIELDS, PHONE_FIELDS, type PhoneFieldKey, WORK_FIELDS } from "@/lib/domain/phone/fields";
import { isWord } from "@/lib/domain/words";
import { requireInventory, SHARE_INVENTORY, type Tx } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { quoted } from "@/lib/server/inventory/columns";
import { allowsTheSame, type Decided, decideOne, requireDecision } from "@/lib/server/inventory/decide-one";
import type { FactRow } from "@/lib/server/inventory/decisions";
import { NOW_FACTS, type NowColumn } from "@/lib/server/inventory/now-facts";
import { projectToDecide } from "@/lib/server/inventory/project-to-decide";
import { type Answer, writePhone } from "@/lib/server/inventory/write-one-phone";

/** What an edit of one phone by hand and a correction made at it have in common: the lock, what changes, and the writing of it. */

export type Extra = Record<string, string | null>;
export type Known = FactRow &
  Record<PhoneFieldKey, unknown> & {
    revision: number;
    corrected: string[];
    extra: Record<string, string> | null;
    verdict: string;
    decisionId: string;
    runningFirmware: string | null;
    begunAt: Date | null;
    conflictDecisionId: string | null;
  } & Record<NowColumn, unknown>;

type Writing = {
  project: { id: string; organizationId: string };
  phoneId: string;
  known: Known;
  values: Record<string, unknown>;
  now: Partial<Record<NowColumn, unknown>>;
  changes: Record<string, unknown>;
  change: Parameters<typeof writePhone>[2];
  extra: Extra | undefined;
};

/** Writes what an edit changes, decides the phone again where it may decide otherwise, and gives what `answer` asks of the row. */
export async function writeEdit<Row extends object>(
  tx: Tx,
  writing: Writing,
  answer: Answer,
): Promise<Row | undefined> {
  const { project, phoneId, known, values, now, changes, change, extra } = writing;
  if (extra) await nameExtraFields(tx, project.id, extra);
  const decides = Object.keys(changes).some((field) => isWord(DECIDING_FIELDS, field));
  const standing = { id: known.decisionId, verdict: known.verdict, runningFirmware: known.runningFirmware };
  const decided = decides ? await decideOne(tx, await projectToDecide(tx, project.id), { ...known, ...values }) : null;
  const isTaken = decided !== null && (known.begunAt === null || (await standsFor(tx, project.id, known, decided)));
  const decision = decided && isTaken ? { ...decided, verdict: decided.decision.verdict } : standing;
  const isConflict = decided !== null && !isTaken;
  const all = {
    ...changes,
    ...nowChangesOf(now, known),
    ...(decided && decided.runningFirmware !== known.runningFirmware
      ? { runningFirmware: [known.runningFirmware, decided.runningFirmware] }
      : {}),
    ...(decision.verdict === known.verdict ? {} : { verdict: [known.verdict, decision.verdict] }),
    ...(isConflict ? { conflict: [null, decided.decision.verdict] } : {}),
  };
  const conflictId = isConflict ? decided.id : decides ? null : known.conflictDecisionId;
  const mustWrite = Object.keys(now).length > 0 || conflictId !== known.conflictDecisionId;
  const work = known.begunAt === null ? null : { now, conflictId, mustWrite };
  const audit = { organizationId: project.organizationId, action: "phone.edit", after: all };
  const runningFirmware = decided?.runningFirmware ?? known.runningFirmware;
  const written = { phoneId, values, decision: { ...decision, runningFirmware }, changes: all, work };
  return writePhone<Row>(tx, written, change, audit, answer);
}

/** The decision under which a phone was begun stands still: another takes its place only when it allows the same. */
const standsFor = async (tx: Tx, projectId: string, { decisionId }: Known, { decision }: Decided) =>
  allowsTheSame(decision, await requireDecision(tx, projectId, decisionId));

const KNOWN = `${quoted(
  PHONE_FIELDS.map(({ key }) => key),
  "p",
)}, p."revision", p."corrected", p."extra", p."verdict", p."decisionId", p."runningFirmware"`;
const NOW = quoted(
  NOW_FACTS.map(({ column }) => column),
  "w",
);

/**
 * The phone under its row's lock, before that under the lock of its work: whether it has begun cannot change any more; and
 * before all that under its share of the inventory. What is given is the two locked rows themselves, as they are after any
 * wait; what is joined to them would be what was seen before it.
 */
export async function lockPhone(tx: Tx, projectId: string, phoneId: string): Promise<Known> {
  const { rows } = await tx.query<Known & { held: boolean; isThere: boolean }>({
    name: "lock phone",
    text: `WITH i AS MATERIALIZED (SELECT ${SHARE_INVENTORY} AS "held"),
      w AS MATERIALIZED (SELECT w."begunAt", w."conflictDecisionId", ${NOW} FROM "PhoneWork" w
        WHERE w."projectId" = $1 AND w."phoneId" = $2 AND (SELECT "held" FROM i) FOR NO KEY UPDATE),
      p AS MATERIALIZED (SELECT true AS "isThere", ${KNOWN} FROM "Phone" p
        WHERE p."projectId" = $1 AND p."id" = $2 AND (SELECT "held" FROM i) AND (SELECT count(*) FROM w) >= 0 FOR NO KEY UPDATE)
      SELECT * FROM i LEFT JOIN p ON true LEFT JOIN w ON true`,
    values: [projectId, phoneId],
  });
  const [row] = rows;
  requireInventory(row?.held ?? false);
  if (!row?.isThere) throw new AppError("not_found", "There is no such phone.");
  return row;
}

export function valuesOf(
  read: object,
  typed: TypedFields,
  extra: Extra | undefined,
  known: Known,
): Record<string, unknown> {
  const merged = extra ? mergedExtra(known.extra, extra) : null;
  return {
    ...read,
    ...(merged ? { extra: Object.keys(merged).length > 0 ? JSON.stringify(merged) : null } : {}),
    corrected: correctedAfter(known.corrected, { ...typed, ...extraAsFields(extra) }),
  };
}

/** Takes out of the values what the work changes, as what the phone shows now; what it was found with stays. */
export function takeNow(values: Record<string, unknown>, known: Known): Partial<Record<NowColumn, unknown>> {
  const now: Partial<Record<NowColumn, unknown>> = {};
  const firmware = values.statedFirmware ?? values.loadFirmware;
  if (firmware) now.nowFirmware = firmware;
  for (const { column, found } of NOW_FACTS)
    if (found && found in values && values[found] !== null) now[column] = values[found];
  for (const field of WORK_FIELDS) delete values[field];
  for (const { column, found } of NOW_FACTS)
    if (column in now && now[column] === (known[column] ?? (found ? known[found] : null))) delete now[column];
  return now;
}

const nowChangesOf = (now: Partial<Record<NowColumn, unknown>>, known: Known) =>
  Object.fromEntries(
    NOW_FACTS.flatMap(({ column, found, key }) =>
      column in now ? [[key, [known[column] ?? (found ? known[found] : null), now[column]]]] : [],
    ),
  );

export function changesOf(values: Record<string, unknown>, known: Known): Record<string, unknown> {
  const pairs = Object.entries(values).flatMap(([field, value]): [string, unknown][] => {
    const before = Reflect.get(known, field);
    if (field === "extra") return extraChange(known.extra, value === null ? {} : JSON.parse(String(value)));
    return JSON.stringify(before ?? null) === JSON.stringify(value ?? null)
      ? []
      : [[field, [before ?? null, value ?? null]]];
  });
  return Object.fromEntries(pairs);
}

/** Of the columns that files brought only those that differ. */
function extraChange(before: Record<string, string> | null, after: Record<string, string>): [string, unknown][] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after)])].filter(
    (name) => before?.[name] !== after[name],
  );
  if (names.length === 0) return [];
  const pick = (from: Record<string, string>) =>
    Object.fromEntries(names.flatMap((name) => (name in from ? [[name, from[name]]] : [])));
  return [["extra", [pick(before ?? {}), pick(after)]]];
}

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

type ReadAtPhone = Pick<Writing, "project" | "phoneId" | "known" | "change"> & { fields: TypedFields };

/** Writes what somebody read at the phone, if it says anything new. The fields were read without a mistake before. */
export async function writeRead(tx: Tx, { project, phoneId, known, fields, change }: ReadAtPhone): Promise<void> {
  const read = storedFields(fields);
  if (!read.ok) throw new AppError("invalid_input", read.error.message);
  const values = valuesOf(read.value, fields, undefined, known);
  const now = known.begunAt === null ? {} : takeNow(values, known);
  const changes = changesOf(values, known);
  if (Object.keys(changes).length + Object.keys(now).length === 0) return;
  const writing = { project, phoneId, known, values, now, changes, change, extra: undefined };
  await writeEdit(tx, writing, { columns: "1", joins: "" });
}
