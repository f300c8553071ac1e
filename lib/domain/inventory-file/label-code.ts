import { type Label, readLabel, type UnreadWord } from "@/lib/domain/phone/label";
import { parseVid } from "@/lib/domain/phone/vid";

/** What of a label is stored of a phone. */
export type LabelFields = { vid?: number; pid?: string; serial?: string };

/** What a text is: typed, or from a scanner that types. `unread` says of words in it that they were not read; empty where all were. */
export type LabelCode =
  | { kind: "mac"; mac: string; fields: LabelFields; unread: string }
  | { kind: "label"; fields: LabelFields; unread: string }
  /** A UPC of the carton, or twelve digits that may be one: no MAC unless a person says so. */
  | { kind: "digits"; digits: string; message: string }
  /** Some digits of a MAC, to find the phone by. */
  | { kind: "mac-part"; digits: string }
  | { kind: "text"; text: string };

/** Fewer digits of a MAC would name half the fleet. */
const SHORTEST_PART = 3;

/** Tells apart what is typed or scanned to collect labels: one code of a label, all of them at once, or words to find a phone by. */
export function readLabelCode(code: string): LabelCode {
  const text = code.trim();
  const typed = parseVid(text); // a bare number as well: nobody looks for a phone by two digits
  if (typed.ok && typed.value !== null) return { kind: "label", fields: { vid: typed.value }, unread: "" };
  const label = readLabel(text);
  const fields = fieldsOf(label);
  const unread = messageOf(label.rest);
  if (label.mac !== undefined) return { kind: "mac", mac: label.mac, fields, unread };
  const isLabel = label.rest.length === 0 || fields.pid !== undefined || fields.serial !== undefined;
  if (isLabel && Object.keys(fields).length > 0) return { kind: "label", fields, unread };
  const digits = label.upc ?? label.digits;
  if (digits !== undefined) return { kind: "digits", digits, message: aboutDigits(digits) };
  const part = text.replace(/^SEP/i, "").replace(/[\s:.-]/g, "");
  if (part.length >= SHORTEST_PART && /^[0-9a-f]{1,11}$/i.test(part))
    return { kind: "mac-part", digits: part.toUpperCase() };
  return { kind: "text", text };
}

const fieldsOf = ({ vid, pid, serial }: Label): LabelFields => ({
  ...(vid === undefined ? {} : { vid }),
  ...(pid === undefined ? {} : { pid }),
  ...(serial === undefined ? {} : { serial }),
});

const aboutDigits = (digits: string): string =>
  `${digits} may be the UPC beside the MAC on the carton. If it is the MAC, write SEP before it.`;

/** Why words of a label were not read; empty without any. A VID with a letter for a digit is told so. */
function messageOf(rest: readonly UnreadWord[]): string {
  if (rest.length === 0) return "";
  for (const { word } of rest) {
    const vid = parseVid(word);
    if (!vid.ok && vid.error.code === "vid-letter-o") return vid.error.message;
  }
  return `“${rest.map(({ word }) => word).join(" ")}” is no VID, PID or serial number.`;
}

export type PastedLabel = { line: number; mac: string; vid?: number; pid?: string; serial?: string };
export type PastedLabels = { labels: PastedLabel[]; mistakes: { line: number; text: string; message: string }[] };

/** Reads a pasted block, a phone on each line: its MAC and what the label says, in any order, apart by spaces, commas or tabs. */
export function readPastedLabels(block: string): PastedLabels {
  const labels: PastedLabel[] = [];
  const mistakes: PastedLabels["mistakes"] = [];
  block.split(/\r\n|\r|\n/).forEach((text, index) => {
    const line = index + 1;
    if (!/[^\s,;]/.test(text)) return;
    const label = withBareVid(readLabel(text));
    const said = fieldsOf(label);
    const message = mistakeIn(label, said);
    if (message === "" && label.mac !== undefined) labels.push({ line, mac: label.mac, ...said });
    else mistakes.push({ line, text: text.trim(), message });
  });
  return { labels, mistakes };
}

/** Beside a MAC a number of one or two digits is a VID. */
function withBareVid(label: Label): Label {
  const bare = label.rest.find(({ word }) => /^\d{1,2}$/.test(word));
  if (bare === undefined || label.vid !== undefined) return label;
  const vid = parseVid(bare.word);
  if (!vid.ok || vid.value === null) return label;
  return { ...label, vid: vid.value, rest: label.rest.filter((word) => word !== bare) };
}

function mistakeIn({ mac, upc, digits, rest }: Label, said: LabelFields): string {
  const number = digits ?? upc;
  if (mac === undefined) return number === undefined ? "No MAC address in this line." : aboutDigits(number);
  if (rest.length > 0) return messageOf(rest);
  return Object.keys(said).length === 0 ? "Only a MAC: write the VID behind it." : "";
}
