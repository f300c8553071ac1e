import "server-only";
import { stepTitle } from "@/lib/domain/procedure/routes";
import type { Decision } from "@/lib/domain/rules/decision";
import { STEP_ACTION_LABELS, type StepAction } from "@/lib/domain/work/step-actions";
import type { HistoryEntry, Phone } from "@/lib/schemas/phones";
import { db } from "@/lib/server/database/db";
import { namesOf } from "@/lib/server/database/names-of";
import { AppError } from "@/lib/server/errors";

/** One phone with the whole explanation of its verdict and its history. */
export async function getPhone(projectId: string, id: string): Promise<Phone> {
  const row = await db.phone.findUnique({
    where: { projectId_id: { projectId, id } },
    include: { decision: true, batch: { select: { name: true } } },
  });
  if (!row) throw new AppError("not_found", "There is no such phone.");
  const decision = row.decision.detail as unknown as Decision;
  const { license } = decision;
  const short = (findings: Decision["reasons"]) => findings.map(({ code, text }) => ({ code, text }));
  return {
    ...(pick(row) as Phone),
    projectId,
    reasons: short(decision.reasons),
    advisories: short(decision.advisories),
    license: { kind: license.kind, ...(license.sku ? { sku: license.sku } : {}), mayBeFree: license.mayBeFree },
    batchName: row.batch?.name ?? null,
    decision,
    history: await historyOf(projectId, row),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

const SHOWN = [
  ...[
    "id",
    "mac",
    "pid",
    "model",
    "vid",
    "serial",
    "ip",
    "site",
    "floor",
    "owner",
    "directoryNumber",
    "description",
    "devicePool",
  ],
  ...[
    "load",
    "version",
    "runningFirmware",
    "soldAs",
    "verdict",
    "batchId",
    "state",
    "registrationState",
    "kemCount",
    "manufacturedYear",
  ],
  ...[
    "transitionAuthorizationType",
    "earlierConversion",
    "hasLicenseWarning",
    "isRmaReplacement",
    "notes",
    "extra",
    "corrected",
    "importId",
    "importLine",
    "revision",
  ],
];

function pick(row: object): object {
  return Object.fromEntries(SHOWN.map((field) => [field, (row as Record<string, unknown>)[field] ?? null]));
}

type Subject = { id: string; importId: string | null; importLine: number | null; createdAt: Date };

/** Everything that happened to a phone, newest first: where it came from, changes, ticks, evidence. */
async function historyOf(projectId: string, phone: Subject): Promise<HistoryEntry[]> {
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
  const nameOf = (id: string | null) => (id === null ? null : (people.get(id) ?? "Somebody who left"));

  const entries: HistoryEntry[] = [
    ...changes.map((row) => ({
      at: row.at.toISOString(),
      kind: row.kind as HistoryEntry["kind"],
      title: CHANGE_TITLES[row.kind] ?? row.kind,
      detail: row.importId ? fileName(row.importId) : null,
      changes: row.changes as HistoryEntry["changes"],
      actor: nameOf(row.actorId),
      reason: row.reason,
    })),
    ...steps.map((row) => ({
      at: row.receivedAt.toISOString(),
      kind: "step" as const,
      title: `${STEP_ACTION_LABELS[row.action as StepAction]}: ${stepTitle(row.step)}`,
      detail: null,
      changes: {},
      actor: nameOf(row.actorId),
      reason: row.note,
    })),
    ...evidence.map((row) => ({
      at: row.at.toISOString(),
      kind: "evidence" as const,
      title: `Evidence: ${row.outcome}`,
      detail: (row.checks as { result: string; text: string }[])
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
  decision: "Judged anew",
  batch: "Moved to another batch",
  verified: "Verified",
  undo: "A change was undone",
};
