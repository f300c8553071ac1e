import "server-only";
import { may, type Role } from "@/lib/domain/access";
import { PHONE_FIELDS } from "@/lib/domain/phone/fields";
import { RUNNING_FIRMWARES } from "@/lib/domain/phone/phone-facts";
import { parseProduct } from "@/lib/domain/phone/pid";
import { parseVersion } from "@/lib/domain/phone/version";
import { stepTitle } from "@/lib/domain/procedure/routes";
import type { Decision } from "@/lib/domain/rules/decision";
import { certificateNotices } from "@/lib/domain/rules/eligibility/certificate-notices";
import { wordOf } from "@/lib/domain/words";
import { AUDIENCE_LABELS } from "@/lib/domain/work/problems";
import { STEP_ACTION_LABELS, STEP_ACTIONS } from "@/lib/domain/work/step-actions";
import { HISTORY_KINDS, type HistoryEntry, type NowFacts, type Phone } from "@/lib/schemas/phones";
import { db, pool } from "@/lib/server/database/db";
import { nameIn, namesOf } from "@/lib/server/database/names-of";
import { fromJson } from "@/lib/server/database/rows";
import type { Tx } from "@/lib/server/database/transaction";
import { AppError } from "@/lib/server/errors";
import { STATE_SQL, WITH_WORK } from "@/lib/server/inventory/columns";
import { NOW_FACTS } from "@/lib/server/inventory/now-facts";

/** One phone with the whole explanation of its verdict and its history; notes for the team are for roles that may read them. */
export async function getPhone(projectId: string, id: string, role: Role): Promise<Phone> {
  const row = await findPhone(projectId, id);
  if (!row) throw new AppError("not_found", "There is no such phone.");
  return { ...phoneOf(projectId, row), history: await historyOf(projectId, row, role) };
}

type Work = {
  state: Phone["state"];
  batchId: string | null;
  batchName: string | null;
  begunAt: Date | null;
  workRevision: number;
  conflict: Decision | null;
  conflictReason: string | null;
  conflictAt: Date | null;
  nowAt: Date | null;
  nowFrom: NowFacts["from"];
  nowLoad: NowFacts["load"];
  nowVersion: NowFacts["version"];
  nowFirmware: NowFacts["runningFirmware"];
  nowProductName: NowFacts["productName"];
  nowRegistrationState: NowFacts["registrationState"];
  nowTransitionAuthorizationType: NowFacts["transitionAuthorizationType"];
  nowTransitionAuthorizationStatus: NowFacts["transitionAuthorizationStatus"];
  nowHasLicenseWarning: NowFacts["hasLicenseWarning"];
};
/** What the database answers to PHONE_SQL. */
export type PhoneSqlRow = Work & Subject & Record<string, unknown> & { decision: Decision; updatedAt: Date };

/** How a PID was recognised is of use to the rules only. */
const UNSHOWN: readonly string[] = ["productKind", "precision"];
const SHOWN = PHONE_FIELDS.map(({ key }) => key).filter((key) => !UNSHOWN.includes(key));
const COLUMNS = ["id", "mac", ...SHOWN, "runningFirmware", "verdict"]
  .concat(["extra", "corrected", "importId", "importLine", "revision", "createdAt", "updatedAt"])
  .map((column) => `p."${column}"`)
  .join(", ");
const NOW = NOW_FACTS.map(({ column }) => `w."${column}"`).join(", ");

/** SQL of a phone as it is answered, over a row `p` of "Phone". */
export const PHONE_SQL = {
  columns: `${COLUMNS}, ${STATE_SQL} AS "state", w."batchId", b."name" AS "batchName", w."begunAt", coalesce(w."revision", 0) AS "workRevision",
    ${NOW}, w."nowAt", w."nowFrom", w."conflictReason", w."conflictAt", c."detail" AS "conflict", d."detail" AS "decision"`,
  joins: `${WITH_WORK} JOIN "Decision" d ON d."projectId" = p."projectId" AND d."id" = p."decisionId"
    LEFT JOIN "Batch" b ON b."projectId" = w."projectId" AND b."id" = w."batchId"
    LEFT JOIN "Decision" c ON c."projectId" = w."projectId" AND c."id" = w."conflictDecisionId"`,
};

/** A phone without its history, by one statement; null when it is not there. */
export async function findPhone(
  projectId: string,
  id: string,
  ask: Pick<Tx, "query"> = pool,
): Promise<PhoneSqlRow | null> {
  const { rows } = await ask.query<PhoneSqlRow>({
    name: "phone",
    text: `SELECT ${PHONE_SQL.columns} FROM "Phone" p ${PHONE_SQL.joins} WHERE p."projectId" = $1 AND p."id" = $2`,
    values: [projectId, id],
  });
  return rows[0] ?? null;
}

const short = (findings: Decision["reasons"]) => findings.map(({ code, text }) => ({ code, text }));

/** A phone without its history, of what the database answered to PHONE_SQL. */
export function phoneOf(projectId: string, row: PhoneSqlRow): Omit<Phone, "history"> {
  const { decision, conflict, conflictAt, conflictReason, begunAt, createdAt, updatedAt, ...columns } = row;
  const { license } = decision;
  const { advisories } = decision;
  const read = { ...decision, advisories: [...advisories, ...noticesOf(row)] };
  const facts = Object.fromEntries(Object.entries(columns).filter(([name]) => !/^now[A-Z]/.test(name)));
  return {
    ...(facts as Omit<Phone, "history">),
    projectId,
    reasons: short(decision.reasons),
    advisories: short(read.advisories),
    license: { kind: license.kind, ...(license.sku ? { sku: license.sku } : {}), mayBeFree: license.mayBeFree },
    decision: read,
    begunAt: begunAt?.toISOString() ?? null,
    nowFirmware: row.nowFirmware,
    now: begunAt ? nowOf(row) : null,
    hasConflict: conflict !== null,
    conflict: conflict && {
      verdict: conflict.verdict,
      reason: conflict.reasons[0]?.text ?? "",
      because: conflictReason,
      at: conflictAt?.toISOString() ?? "",
    },
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

/** What is said of it by its week of manufacture and today, beside what was decided; of a phone with nothing to do nothing is. */
function noticesOf(row: PhoneSqlRow): Decision["advisories"] {
  const { verdict } = row.decision;
  if (verdict !== "eligible" && verdict !== "needs-information") return [];
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  const phone = {
    product: parseProduct(text(row.pid) ?? text(row.model) ?? ""),
    running: row.nowFirmware ?? RUNNING_FIRMWARES.find((firmware) => firmware === row.runningFirmware) ?? null,
    version: parseVersion(row.nowVersion ?? text(row.version) ?? ""),
  };
  return certificateNotices(phone, text(row.serial), new Date().toISOString().slice(0, 10));
}

function nowOf(row: PhoneSqlRow): NowFacts {
  return {
    load: row.nowLoad,
    version: row.nowVersion,
    runningFirmware: row.nowFirmware,
    productName: row.nowProductName,
    registrationState: row.nowRegistrationState,
    transitionAuthorizationType: row.nowTransitionAuthorizationType,
    transitionAuthorizationStatus: row.nowTransitionAuthorizationStatus,
    hasLicenseWarning: row.nowHasLicenseWarning,
    at: row.nowAt?.toISOString() ?? null,
    from: row.nowFrom,
  };
}

type Subject = { id: string; importId: string | null; importLine: number | null; createdAt: Date };

/** Everything that happened to a phone, newest first: where it came from, changes, ticks, evidence. */
async function historyOf(projectId: string, phone: Subject, role: Role): Promise<HistoryEntry[]> {
  const isForReader = ({ audience }: { audience: string }) => audience === "customer" || may(role, "note.read-team");
  const where = { projectId, phoneId: phone.id };
  const [changes, steps, evidence] = await Promise.all([
    db.phoneChange.findMany({ where, orderBy: { seq: "desc" }, take: 200 }),
    db.stepEvent.findMany({ where, orderBy: { seq: "desc" }, take: 500 }),
    db.evidence.findMany({ where, orderBy: { at: "desc" }, take: 100 }),
  ]);
  const importIds = [phone.importId, ...changes.map((change) => change.importId)].flatMap((id) => id ?? []);
  const [people, files] = await Promise.all([
    namesOf([...changes, ...steps, ...evidence].flatMap((row) => row.actorId ?? [])),
    db.import.findMany({ where: { projectId, id: { in: importIds } }, select: { id: true, filename: true } }),
  ]);
  const fileName = (id: string | null) => files.find((file) => file.id === id)?.filename ?? "a file";
  const nameOf = (id: string | null) => (id === null ? null : nameIn(people, id));

  const entries: HistoryEntry[] = [
    ...changes.map((row) => ({
      at: row.at.toISOString(),
      kind: wordOf(HISTORY_KINDS, row.kind),
      title: CHANGE_TITLES[row.kind] ?? row.kind,
      detail: row.importId ? fileName(row.importId) : null,
      changes: fromJson<HistoryEntry["changes"]>(row.changes),
      actor: nameOf(row.actorId),
      reason: row.reason,
    })),
    ...steps.map((row) => ({
      at: row.receivedAt.toISOString(),
      kind: "step" as const,
      title: `${STEP_ACTION_LABELS[wordOf(STEP_ACTIONS, row.action)]}: ${stepTitle(row.step)}`,
      detail: row.note && row.audience === "customer" ? AUDIENCE_LABELS.customer : null,
      changes: {},
      actor: nameOf(row.actorId),
      reason: isForReader(row) ? row.note : null,
    })),
    ...evidence.map((row) => ({
      at: row.at.toISOString(),
      kind: "evidence" as const,
      title: `Evidence: ${row.outcome}`,
      detail: fromJson<{ result: string; text: string }[]>(row.checks)
        .map((check) => `${check.result}: ${check.text}`)
        .join("\n"),
      changes: {},
      actor: nameOf(row.actorId),
      reason: null,
    })),
  ];
  if (phone.importId || !changes.some(({ kind }) => kind === "added"))
    entries.push({
      at: phone.createdAt.toISOString(),
      kind: "import",
      title: "First seen",
      detail: phone.importId ? `${fileName(phone.importId)}, line ${phone.importLine}` : null,
      changes: {},
      actor: null,
      reason: null,
    });
  return entries.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

const CHANGE_TITLES: Record<string, string> = {
  added: "Added by hand",
  import: "Changed by an import",
  edit: "Corrected by hand",
  decision: "Decided again",
  batch: "Moved to another batch",
  verified: "Verified",
  undo: "A change was undone",
  evidence: "Evidence showed something new",
  conflict: "A conflict was settled",
  license: "Its licence changed",
  exception: "What becomes of it was decided",
};
