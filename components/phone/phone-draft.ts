import { formatVid } from "@/lib/domain/phone/format-vid";
import { parseMac } from "@/lib/domain/phone/mac";
import { parseVid } from "@/lib/domain/phone/vid";
import type { Phone } from "@/lib/schemas/phones";

/** Fields a person types, as texts. */
export const TEXT_FIELDS = [
  { key: "pid", hint: "As on the label: CP-8841-K9=", isCode: true },
  { key: "vid", hint: "As on the label: V03", isCode: true },
  { key: "serial", hint: "Such as FCH20100312", isCode: true },
  { key: "load", hint: "Such as sip88xx.14-2-1-0101-26", isCode: true },
  { key: "ip", hint: "Such as 10.20.30.40", isCode: true },
  { key: "directoryNumber", hint: null, isCode: true },
  { key: "owner", hint: null, isCode: false },
  { key: "site", hint: null, isCode: false },
  { key: "floor", hint: null, isCode: false },
  { key: "devicePool", hint: null, isCode: false },
  { key: "description", hint: null, isCode: false },
] as const;

const OTHER_FIELDS = [
  ...(["runningFirmware", "transitionAuthorizationType", "earlierConversion", "hasLicenseWarning"] as const),
  ...(["isRmaReplacement", "notes"] as const),
];
const FIELDS = [...TEXT_FIELDS.map(({ key }) => key), ...OTHER_FIELDS];
type DraftField = (typeof FIELDS)[number];

/** A phone as the form holds it: texts; columns that files brought are apart, for one may be called as a field is. */
export type PhoneDraft = Record<DraftField | "reason", string> & { extra: Readonly<Record<string, string>> };

/** A stored phone as the form shows it. */
export function draftOf(phone: Phone): PhoneDraft {
  const texts = Object.fromEntries(FIELDS.map((field) => [field, textOf(phone, field)])) as Record<DraftField, string>;
  return { ...texts, extra: phone.extra ?? {}, reason: "" };
}

function textOf(phone: Phone, field: DraftField): string {
  if (field === "vid") return phone.vid === null ? "" : formatVid(phone.vid);
  return String(nowOf(phone, field) ?? phone[field] ?? "");
}

/** Of a phone under way: what it shows now, where something newer than what was found is known. */
function nowOf({ now }: Phone, field: DraftField): string | boolean | null {
  switch (field) {
    case "load":
    case "runningFirmware":
    case "transitionAuthorizationType":
    case "hasLicenseWarning":
      return now?.[field] ?? null;
    default:
      return null;
  }
}

/** What the API takes, of the fields that differ; not checked yet. An empty text empties the field. */
export function changeOf(phone: Phone, draft: PhoneDraft): Record<string, unknown> {
  const changed = FIELDS.filter((field) => draft[field].trim() !== textOf(phone, field));
  const extra = Object.entries(draft.extra)
    .map(([name, text]) => [name, text.trim()] as const)
    .filter(([name, text]) => text !== (phone.extra?.[name] ?? ""));
  return {
    ...Object.fromEntries(changed.map((field) => [field, storable(field, draft[field].trim())])),
    ...(extra.length > 0 ? { extra: Object.fromEntries(extra.map(([name, text]) => [name, text || null])) } : {}),
    ...(draft.reason.trim() === "" ? {} : { reason: draft.reason }),
  };
}

function storable(field: DraftField, text: string): string | boolean | null {
  if (field === "isRmaReplacement") return text === "true";
  if (text === "") return null;
  return field === "hasLicenseWarning" ? text === "true" : text;
}

/** Loaded when a form is used. A VID and a MAC are read as people write them, by the parsers that read files. */
export async function editPhoneSchema() {
  const [{ editPhoneInput }, { readAs }] = await Promise.all([
    import("@/lib/schemas/phones"),
    import("@/components/form/read-as"),
  ]);
  return editPhoneInput.extend({ vid: readAs(parseVid, editPhoneInput.shape.vid).optional() });
}

export async function addPhoneSchema() {
  const [{ addPhoneInput }, { readAs }] = await Promise.all([
    import("@/lib/schemas/phones"),
    import("@/components/form/read-as"),
  ]);
  const { vid, mac } = addPhoneInput.shape;
  return addPhoneInput.extend({ vid: readAs(parseVid, vid).optional(), mac: readAs(parseMac, mac) });
}
