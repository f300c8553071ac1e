import type { Phone } from "@/lib/schemas/phones";

/** Fields a person types, as texts; what was not touched is not in the draft. */
export const TEXT_FIELDS = [
  { key: "pid", hint: "As on the label: CP-8841-K9=", isCode: true },
  { key: "vid", hint: "As on the label: V03", isCode: true },
  { key: "serial", hint: "Such as FCH20100312", isCode: true },
  { key: "load", hint: "Such as sip88xx.14-2-1-0101-26", isCode: true },
  { key: "ip", hint: "IPv4 address", isCode: true },
  { key: "directoryNumber", hint: null, isCode: true },
  { key: "owner", hint: null, isCode: false },
  { key: "site", hint: null, isCode: false },
  { key: "floor", hint: null, isCode: false },
  { key: "devicePool", hint: null, isCode: false },
  { key: "description", hint: null, isCode: false },
] as const;

export type DraftField =
  | (typeof TEXT_FIELDS)[number]["key"]
  | "runningFirmware"
  | "transitionAuthorizationType"
  | "earlierConversion"
  | "hasLicenseWarning"
  | "isRmaReplacement"
  | "notes";
export type PhoneDraft = Partial<Record<DraftField, string>>;

/** A column that a file brought, in a draft of its own: it may be called as a field is. */
export type ExtraDraft = Readonly<Record<string, string>>;

/** Of these columns those that differ, as the API takes them; an empty text takes the column away. */
export function changedExtra(phone: Phone, draft: ExtraDraft): Record<string, string | null> | undefined {
  const changed = Object.entries(draft)
    .map(([name, text]) => [name, text.trim()] as const)
    .filter(([name, text]) => text !== (phone.extra?.[name] ?? ""));
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map(([name, text]) => [name, text === "" ? null : text]));
}

/** A stored value as the form shows it. */
export function textOf(phone: Phone, field: DraftField): string {
  const value = phone[field];
  if (value === null) return "";
  return field === "vid" ? `V${String(value).padStart(2, "0")}` : String(value);
}

/** What the API takes, of the fields that differ; not checked yet. An empty text empties the field. */
export function changedFields(phone: Phone, draft: PhoneDraft): Record<string, unknown> {
  const entries = Object.entries(draft) as [DraftField, string][];
  return Object.fromEntries(
    entries
      .filter(([field, text]) => text.trim() !== textOf(phone, field))
      .map(([field, text]) => [field, storable(field, text.trim())]),
  );
}

function storable(field: DraftField, text: string): string | number | boolean | null {
  if (field === "isRmaReplacement") return text === "true";
  if (text === "") return null;
  if (field === "hasLicenseWarning") return text === "true";
  return text;
}
