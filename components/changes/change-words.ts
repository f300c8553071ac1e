import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import { BATCH_STATE_LABELS } from "@/lib/domain/work/batch-life";
import { DIRECTION_LABELS, METHOD_LABELS, TARGET_LABELS } from "@/lib/format/labels";
import type { ChangeGroup } from "@/lib/schemas/phone-changes";

/** Kinds of changes as the filter offers them. */
export const CHANGE_KIND_LABELS = {
  edit: "Edit",
  added: "Phone added",
  import: "Import",
  undo: "Undo",
  plan: "Plan",
  move: "Move",
  batch: "Batch",
  evidence: "Evidence",
  conflict: "Conflict",
  exception: "Exception",
  acknowledgement: "Acknowledgement",
  decision: "Decision",
  settings: "Settings",
} as const satisfies Record<ChangeGroup["kind"], string>;

const LABELS: Readonly<Record<string, string>> = {
  name: "Name",
  customer: "Customer",
  startsAt: "Starts",
  endsAt: "Ends",
  assigneeIds: "Assigned to",
  direction: "Direction",
  target: "Target",
  method: "Method",
  policy: "Missing VID",
  loads: "Target loads",
  ucmAddress: "Unified CM address",
  timeZone: "Time zone",
  ruleSetVersion: "Edition of the rules",
};

/** The name of what a change set: of a phone, a batch or the project. */
export const labelOfChange = (field: string): string => LABELS[field] ?? labelOfPhoneField(field);

const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  state: BATCH_STATE_LABELS,
  direction: DIRECTION_LABELS,
  target: TARGET_LABELS,
  method: METHOD_LABELS,
};

/** What a batch or the settings hold. Dates are left to the caller, who knows the reader's zone. */
export function wordedSetting(field: string, value: unknown, nameOf: (userId: string) => string): string {
  if (value === null || value === undefined || value === "") return "nothing";
  if (field === "assigneeIds" && Array.isArray(value))
    return value.length === 0 ? "nobody" : value.map((id) => nameOf(String(id))).join(", ");
  if (field === "policy" && typeof value === "object")
    return "acceptMissingVid" in value && value.acceptMissingVid ? "accepted" : "asked for";
  if (typeof value === "object") {
    const pairs = Object.entries(value).filter(([, one]) => one !== null && one !== "");
    return pairs.map(([key, one]) => `${key} ${one}`).join(", ") || "nothing";
  }
  return WORDS[field]?.[String(value)] ?? String(value);
}

/** A moment of a batch's window. */
export const isMoment = (field: string, value: unknown): value is string =>
  (field === "startsAt" || field === "endsAt") && typeof value === "string";
