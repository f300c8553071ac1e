import { parseMac } from "@/lib/domain/phone/mac";
import { parseProduct } from "@/lib/domain/phone/pid";
import { parseSerial } from "@/lib/domain/phone/serial";
import { parseVid } from "@/lib/domain/phone/vid";

/** What a text from a label is: typed, or from a scanner that types. */
export type LabelCode =
  | { kind: "mac"; mac: string }
  | { kind: "vid"; vid: number }
  | { kind: "pid"; pid: string }
  | { kind: "serial"; serial: string }
  /** Some digits of a MAC, to find the phone by. */
  | { kind: "mac-part"; digits: string }
  | { kind: "text"; text: string };

/** Fewer digits of a MAC would name half the fleet. */
const SHORTEST_PART = 3;

/** Tells apart what stands on a phone's label: MAC or `SEP…`, PID, VID, serial number. */
export function readLabelCode(code: string): LabelCode {
  const text = code.trim();
  const mac = parseMac(text);
  if (mac.ok) return { kind: "mac", mac: mac.value };
  const vid = parseVid(text);
  if (vid.ok && vid.value !== null) return { kind: "vid", vid: vid.value };
  const { serial, manufactured } = parseSerial(text);
  if (manufactured) return { kind: "serial", serial };
  if (parseProduct(text)?.precision === "pid") return { kind: "pid", pid: text };
  const digits = text.replace(/^SEP/i, "").replace(/[\s:.-]/g, "");
  if (digits.length >= SHORTEST_PART && /^[0-9a-f]{1,11}$/i.test(digits))
    return { kind: "mac-part", digits: digits.toUpperCase() };
  return { kind: "text", text };
}

export type PastedLabel = { line: number; mac: string; vid?: number; pid?: string; serial?: string };
export type PastedLabels = { labels: PastedLabel[]; mistakes: { line: number; text: string; message: string }[] };

/** Reads a pasted block, a phone on each line: its MAC and what the label says, in any order, apart by spaces, commas or tabs. */
export function readPastedLabels(block: string): PastedLabels {
  const labels: PastedLabel[] = [];
  const mistakes: PastedLabels["mistakes"] = [];
  block.split(/\r\n|\r|\n/).forEach((text, index) => {
    const line = index + 1;
    const parts = text.split(/[\s,;]+/).filter((part) => part !== "");
    if (parts.length === 0) return;
    const label: Partial<PastedLabel> = {};
    const unread: string[] = [];
    for (const part of parts) {
      const code = readLabelCode(part);
      if (code.kind === "mac-part" || code.kind === "text") unread.push(part);
      else {
        const { kind: _, ...part } = code;
        Object.assign(label, part);
      }
    }
    const { mac, ...said } = label;
    const message =
      mac === undefined
        ? "No MAC address in this line."
        : unread.length > 0
          ? `“${unread.join(" ")}” is no VID, PID or serial number.`
          : Object.keys(said).length === 0
            ? "Only a MAC: write the VID behind it."
            : null;
    if (message === null && mac !== undefined) labels.push({ line, mac, ...said });
    else mistakes.push({ line, text: text.trim(), message: message ?? "" });
  });
  return { labels, mistakes };
}
