import { isPhoneIpv4 } from "@/lib/domain/inventory-file/cell-values";
import type { InventoryField } from "@/lib/domain/inventory-file/fields";
import { formatVid } from "@/lib/domain/phone/format-vid";
import { readLabel, type UnreadWord } from "@/lib/domain/phone/label";
import { parseLoad } from "@/lib/domain/phone/load";
import { parseMac } from "@/lib/domain/phone/mac";
import { parseProduct } from "@/lib/domain/phone/pid";
import { linesOf, type TextTable } from "./text-table";

/** Lines of words in any order, such as `24161BAA0791 CP-8841-K9= V07`: each word goes where it belongs. */

export const LOOSE_FIELDS = [
  ...(["mac", "pid", "vid", "load", "serial", "runningFirmware", "ip", "description"] as const),
] satisfies InventoryField[];
export const LOOSE_NAMES = [
  ...["MAC", "PID", "VID", "Load", "Serial", "Firmware", "IP", "Description"],
] as const satisfies readonly string[];
export type LooseField = (typeof LOOSE_FIELDS)[number];
export type Loose = Record<LooseField, string>;

const MEANT_AS_VID = /^V[0-9O]{2}$/i;
/** Not every one is a MAC, but each was meant as one: the reader says what is wrong with it. */
const MEANT_AS_MAC =
  /^SEP[0-9A-F]{6,}$|^[0-9A-FO]{11,13}$|^(?:[0-9A-F]{1,2}[:-]){4,5}[0-9A-F]{1,2}$|^[0-9A-F]{4}\.[0-9A-F]{4}\.[0-9A-F]{1,4}$|^\d(?:[.,]\d+)?E\+\d+$/i;

/**
 * The words of a line, each where it belongs, read as a label; what belongs nowhere else is the product. `under`: what a header that
 * stands alone above says of the words that tell nothing themselves.
 */
export function looseOf(text: string, under: LooseField | null = null): Loose {
  const { mac, pid, vid, serial, digits, rest } = readLabel(text);
  const loose: Loose = {
    mac: mac ?? digits ?? "", // no MAC beside them: a list may hold one without a letter
    pid: "",
    vid: vid === undefined ? "" : formatVid(vid),
    load: "",
    serial: serial ?? "",
    runningFirmware: "",
    ip: "",
    description: "",
  };
  const product = pid === undefined ? [] : [pid];
  for (const unread of rest) {
    const field = fieldOf(unread);
    const isUnder = field === "pid" && !unread.named && under !== null && !parseProduct(unread.word);
    const meant = isUnder ? under : field;
    if (meant === "pid") product.push(unread.word);
    else if (loose[meant] === "") loose[meant] = unread.word;
  }
  return { ...loose, ...productOf(product, loose.mac !== "") };
}

/** Where a word belongs that was not read: as one of the fields its reader says what is wrong with it. */
function fieldOf({ word, named }: UnreadWord): LooseField {
  if (named === "VID" || MEANT_AS_VID.test(word)) return "vid";
  if (named === "MAC" || MEANT_AS_MAC.test(word)) return "mac";
  if (isPhoneIpv4(word)) return "ip";
  if (isLoad(word)) return "load";
  return /^ENTERPRISE$/i.test(word) ? "runningFirmware" : "pid";
}

/** A load of a family, or a release written as one. An order code has no dot in it. */
function isLoad(word: string): boolean {
  const load = parseLoad(word);
  return (
    load !== null &&
    (load.family !== null || load.firmware === "in-transition" || (load.version !== null && word.includes(".")))
  );
}

/** A name of a product has no more words. */
const MOST_NAME_WORDS = 8;
/** In more words nobody looks for a product. */
const MOST_WORDS = 24;

/** Of the words of a phone that are left those that name its product; what stands around them describes it. */
function productOf(words: readonly string[], hasMac: boolean): Pick<Loose, "pid" | "description"> {
  const whole = words.join(" ");
  if (!hasMac || words.length < 2 || words.length > MOST_WORDS || parseProduct(whole))
    return { pid: whole, description: "" };
  for (let length = Math.min(words.length - 1, MOST_NAME_WORDS); length > 0; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      const name = words.slice(at, at + length).join(" ");
      // A room or an extension may be a number that is a model, too: alone it is none.
      if (!/[A-Z]/i.test(name) || !/\d/.test(name) || !parseProduct(name)) continue;
      return { pid: name, description: [...words.slice(0, at), ...words.slice(at + length)].join(" ") };
    }
  }
  return { pid: whole, description: "" };
}

const LINES_LOOKED_AT = 60;

/** Whether most lines of a text are a MAC and other words, with nothing but blanks between them. */
export function isBlankSeparated(head: string): boolean {
  const lines = linesOf(head)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(0, LINES_LOOKED_AT);
  const fitting = lines.filter((line) => {
    const words = line.split(/ +/);
    return words.length > 1 && !/[\t,;|"]/.test(line) && words.some((word) => parseMac(word).ok);
  });
  return fitting.length > 0 && fitting.length * 2 >= lines.length;
}

const LOOSE_HEADER = [
  "MAC Address",
  "PID",
  "VID",
  "Load",
  "Serial Number",
  "Running Firmware",
  "IP Address",
  "Description",
];

/** A text of blanks and words as a table: the rows from the first MAC on, since what stands above it is a title. */
export function readBlankSeparated(text: string): TextTable {
  const rows: TextTable["rows"] = [];
  for (const [index, line] of linesOf(text).entries()) {
    if (line.trim() === "") continue;
    const loose = looseOf(line);
    if (rows.length === 0 && loose.mac === "") continue;
    rows.push({ line: index + 1, cells: LOOSE_FIELDS.map((field) => loose[field]) });
  }
  return { name: "Lines of words", header: LOOSE_HEADER, rows };
}
