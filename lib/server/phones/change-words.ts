import "server-only";
import { BATCH_STATE_LABELS, BATCH_STATES } from "@/lib/domain/work/batch-life";
import { EXCEPTION_CHOICES, EXCEPTION_LABELS } from "@/lib/domain/work/exception";
import { ACKNOWLEDGEMENT_WAY_LABELS, type AcknowledgementWay } from "@/lib/domain/work/losses";
import { formatDay } from "@/lib/format/day";
import { plural } from "@/lib/format/text";
import type { ChangeGroup } from "@/lib/schemas/phone-changes";

/** A row of the audit, as far as a list of changes reads it. */
export type AuditRow = {
  id: string;
  requestId: string | null;
  action: string;
  targetType: string;
  targetId: string | null;
  actorId: string | null;
  reason: string | null;
  at: Date;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

type Kind = ChangeGroup["kind"];

/** Actions of the audit that people ask about, by the kind under which the list shows them. */
export const KIND_OF_ACTION: Readonly<Record<string, Kind>> = {
  "inventory.edit": "edit",
  "phone.edit": "edit",
  "phone.add": "added",
  "exception.decide": "exception",
  "loss.acknowledge": "acknowledgement",
  "loss.withdraw": "acknowledgement",
  "import.commit": "import",
  "import.undo": "undo",
  "inventory.undo": "undo",
  "batch.apply-plan": "plan",
  "batch.move-phones": "move",
  "batch.create": "batch",
  "batch.edit": "batch",
  "batch.edit-many": "batch",
  "batch.order": "batch",
  "batch.delete": "batch",
  "evidence.add": "evidence",
  "after-inventory.apply": "evidence",
  "conflict.settle": "conflict",
  "project.edit": "settings",
  "rules.apply": "settings",
};

export const actionsOf = (kinds: readonly Kind[] | undefined): string[] =>
  Object.entries(KIND_OF_ACTION).flatMap(([action, kind]) => (!kinds || kinds.includes(kind) ? [action] : []));

/** An acknowledgement of losses, as it stays on record. */
export type Acknowledged = {
  about: string;
  batchId: string | null;
  name: string;
  function: string;
  day: string;
  how: AcknowledgementWay;
  note: string | null;
  phones: number;
};

/** What the rows are about, by id: batches and files by name. */
export type Names = {
  batches: ReadonlyMap<string, string>;
  files: ReadonlyMap<string, string>;
  acknowledgements: ReadonlyMap<string, Acknowledged>;
};

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const countOf = (value: unknown): number => (typeof value === "number" ? value : 0);

/** What was done, in a few words, with the name of what it was done to. */
export function titleOf({ action, targetId, before, after }: AuditRow, names: Names): string {
  const { batches, files } = names;
  const file = files.get(targetId ?? "") ?? "a file";
  const batch = batches.get(targetId ?? "") ?? (textOf(before?.name) || textOf(after?.name) || "a batch");
  switch (action) {
    case "inventory.edit":
      return "Edited many phones";
    case "phone.edit":
      return "Corrected a phone";
    case "phone.add":
      return "Added a phone";
    case "exception.decide":
      return exceptionTitle(after);
    case "loss.acknowledge":
    case "loss.withdraw":
      return acknowledgementTitle(names.acknowledgements.get(targetId ?? ""), action === "loss.withdraw");
    case "import.commit":
      return `Imported ${file}`;
    case "import.undo":
      return `Undid the import of ${file}`;
    case "inventory.undo":
      return "Undid a change";
    case "batch.apply-plan":
      return after?.mode === "replan"
        ? planTitle("Made the planned batches again", after)
        : planTitle("Planned batches", after);
    case "batch.move-phones":
      return targetId === null ? "Took phones out of their batches" : `Moved phones to the batch ${batch}`;
    case "batch.create":
      return `Created the batch ${batch}`;
    case "batch.delete":
      return `Deleted the batch ${batch}`;
    case "batch.edit":
      return batchTitle(batch, before, after);
    case "batch.edit-many":
      return batchesTitle(after);
    case "batch.order":
      return `Changed the order: moved ${targetId ? batch : plural(countOf(after?.batches), "batch", "batches")}`;
    case "evidence.add":
      return `Added evidence: ${textOf(after?.outcome)}`;
    case "after-inventory.apply":
      return `Applied the after-inventory ${textOf(after?.filename)}`;
    case "conflict.settle":
      return after?.keep === "correction" ? "Took a correction for begun work" : "Kept begun work as decided";
    case "rules.apply":
      return `Applied the rules ${textOf(after?.ruleSetVersion)}`;
    default:
      return "Changed the settings of the project";
  }
}

function exceptionTitle(after: AuditRow["after"]): string {
  const choice = EXCEPTION_CHOICES.find((one) => one === after?.choice);
  const phones = plural(countOf(after?.changed), "phone");
  return choice
    ? `Decided on exceptions: ${EXCEPTION_LABELS[choice].toLowerCase()}, ${phones}`
    : `Took back the decisions on ${phones}`;
}

function acknowledgementTitle(given: Acknowledged | undefined, isWithdrawn: boolean): string {
  if (!given) return isWithdrawn ? "Withdrew an acknowledgement of losses" : "Acknowledged what is lost";
  const { name, how, day, about, phones } = given;
  const what = `${about}, ${plural(phones, "phone")}`;
  if (isWithdrawn) return `Withdrew what ${name} acknowledged to be lost: ${what}`;
  const way = `${ACKNOWLEDGEMENT_WAY_LABELS[how].toLowerCase()}, ${formatDay(day)}`;
  return `${name}, ${given.function}, acknowledged what is lost (${way}): ${what}`;
}

function planTitle(what: string, after: AuditRow["after"]): string {
  const parts = [
    plural(countOf(after?.created ?? after?.batches), "new batch", "new batches"),
    ...(countOf(after?.filled) > 0 ? [`${plural(countOf(after?.filled), "batch", "batches")} filled`] : []),
    ...(countOf(after?.replaced) > 0 ? [`${plural(countOf(after?.replaced), "batch", "batches")} replaced`] : []),
  ];
  return `${what}: ${parts.join(", ")}`;
}

function batchTitle(batch: string, before: AuditRow["before"], after: AuditRow["after"]): string {
  const state = BATCH_STATES.find((one) => one === after?.state && one !== before?.state);
  const parts = [
    ...(after?.name && after.name !== before?.name ? [`renamed to ${textOf(after.name)}`] : []),
    ...(state ? [BATCH_STATE_LABELS[state].toLowerCase()] : []),
    ...("startsAt" in (after ?? {}) || "endsAt" in (after ?? {}) ? ["dated"] : []),
    ...(after?.assigneeIds ? ["assigned"] : []),
  ];
  return `Batch ${textOf(before?.name) || batch}: ${parts.join(", ") || "changed"}`;
}

function batchesTitle(after: AuditRow["after"]): string {
  const state = BATCH_STATES.find((one) => one === after?.state);
  const parts = [
    ...(after?.rename ? ["renamed"] : []),
    ...(state ? [BATCH_STATE_LABELS[state].toLowerCase()] : []),
    ...(after?.moveByDays ? [`moved by ${plural(countOf(after.moveByDays), "day")}`] : []),
    ...("startsAt" in (after ?? {}) || "endsAt" in (after ?? {}) ? ["dated"] : []),
    ...(after?.people ? ["assigned"] : []),
  ];
  return `Changed ${plural(countOf(after?.batches), "batch", "batches")}: ${parts.join(", ")}`;
}

/** How many phones an entry says it changed, where no history of phones was written for it. */
export function phonesSaid({ after }: AuditRow): number {
  if (after?.created !== undefined && after.rows !== undefined) return countOf(after.created) + countOf(after.changed);
  return countOf(after?.moved ?? after?.changed ?? after?.restored ?? after?.settled);
}

const FOLLOWS = ["verdict", "runningFirmware", "corrected", "mac"];

/** Fields that an edit set, for the list; what follows from them is not named. */
export function fieldsSet({ action, after }: AuditRow): string[] {
  const set =
    action === "inventory.edit" ? after?.set : action === "phone.edit" || action === "phone.add" ? after : null;
  return typeof set === "object" && set !== null ? Object.keys(set).filter((field) => !FOLLOWS.includes(field)) : [];
}

/** Old and new of a batch or of the settings. */
export function ownChanges({ action, before, after }: AuditRow): ChangeGroup["changes"] {
  if (!["batch.edit", "project.edit", "rules.apply"].includes(action) || !after) return {};
  const pairs = Object.entries(after).filter(
    ([key, value]) => key !== "reason" && JSON.stringify(before?.[key] ?? null) !== JSON.stringify(value ?? null),
  );
  return Object.fromEntries(pairs.map(([key, value]) => [key, [before?.[key] ?? null, value ?? null]]));
}
