import { labelsIn } from "@/lib/domain/evidence/read-labels";
import { readStatusText, type StatusReading } from "@/lib/domain/evidence/read-status-text";
import { formatVid } from "@/lib/domain/phone/format-vid";
import { plainModelOf } from "@/lib/domain/phone/pid";
import { ok, type Result } from "@/lib/domain/result";
import { linesOf, OTHER_MARKUP, refusedText, type TextProblem, type TextRow, type TextTable } from "./text-table";

/** Saved status pages of phones (DeviceInformationX, DeviceInformation as XML or HTML) as rows of an inventory, a page a row. */

const IS_PAGE =
  /^\uFEFF?\s{0,1000}(?:<\?xml[^>]{0,200}>\s{0,1000})?<(?:!doctype\s+html|html|head|body|DeviceInformation)/i;
const END_OF_PAGE = /<\/(?:html|DeviceInformationX?)\s{0,10}>/gi;

export const PAGE_COLUMNS = [
  ...["MAC Address", "PID", "Model", "VID", "Serial Number", "Load", "Product Name", "Transition Authorization Type"],
  ...["Page", "Remark"],
] as const;

/** Whether a text begins as such a page does; a list in a web page does too. */
export const isStatusPage = (head: string): boolean => IS_PAGE.test(head);

/** A page that was copied is short; in what is longer no labels are looked for. */
const LONGEST_COPY = 20_000;
const FEWEST_LABELS = 3;

/**
 * Whether a text is one phone's page as copied from a browser: lines that begin with its labels, the MAC's among them, about one phone.
 * A table of phones has its labels in one line.
 */
export function isCopiedPage(head: string): boolean {
  if (head.length > LONGEST_COPY || head.trimStart().startsWith("<")) return false;
  const fields = new Set(
    linesOf(head).flatMap((line) => labelsIn(line.trim().split(/\t| {2,}/)[0] ?? "")[0]?.field ?? []),
  );
  return fields.has("mac") && fields.size >= FEWEST_LABELS && readStatusPage(head, "", 1).ok;
}

/** All pages of a text: somebody may have put one behind the other. One that is none of a phone is refused when it stands alone. */
export function readStatusPages(text: string, file = ""): Result<TextTable, TextProblem> {
  const pages = pagesIn(text);
  const [only, ...others] = pages;
  if (only && others.length === 0) {
    const row = readStatusPage(only.text, file, only.line);
    return row.ok ? ok({ ...PAGES, rows: [row.value] }) : row;
  }
  const rows = pages.map((page) => rowOrRemark(page.text, file, page.line));
  const isAny = rows.some(({ cells }) => cells[0] !== "");
  return isAny ? ok({ ...PAGES, rows }) : refusedText("other", OTHER_MARKUP);
}

const PAGES = { name: "Status pages", header: PAGE_COLUMNS };

/** The page of one phone, or why it is none. */
export function readStatusPage(text: string, file: string, line: number): Result<TextRow, TextProblem> {
  const reading = readStatusText(text);
  if (reading.problem !== null) return refusedText("other", reading.problem);
  const [mac, other] = reading.macs;
  if (other !== undefined)
    return refusedText(
      "other",
      `This page names two phones, ${mac} and ${other}. Save the page of each phone by itself.`,
    );
  const isPhone = plainModelOf(reading.pid ?? reading.productName ?? "") !== null || reading.load !== null;
  if (mac === undefined || !isPhone) return refusedText("other", OTHER_MARKUP);
  return ok({ line, cells: cellsOf(reading, mac, file) });
}

/** A page among others: without a phone its row has no MAC, and says why. */
export function rowOrRemark(text: string, file: string, line: number): TextRow {
  const row = readStatusPage(text, file, line);
  if (row.ok) return row.value;
  return { line, cells: remarkCells(file, row.error.message) };
}

/** The cells of a file that gave no phone. */
export const remarkCells = (file: string, remark: string): string[] => [
  ...PAGE_COLUMNS.slice(0, -2).map(() => ""),
  ...[file, remark],
];

function cellsOf(reading: StatusReading, mac: string, file: string): string[] {
  const { pid, productName, vid, serial, load, softwareVersion, transitionAuthorizationType } = reading;
  // `CP-8841-3PCC` tells what the phone runs, not what it was sold as: of it the model alone is taken.
  const model = pid === null ? (plainModelOf(productName ?? "") ?? productName) : null;
  return [
    ...[mac, pid, model, vid === null ? null : formatVid(vid), serial, load ?? softwareVersion],
    ...[productName, transitionAuthorizationType, file, ""],
  ].map((cell) => cell ?? "");
}

function pagesIn(text: string): { text: string; line: number }[] {
  const pages: { text: string; line: number }[] = [];
  let from = 0;
  let line = 1;
  const add = (end: number) => {
    const page = text.slice(from, end);
    const blank = page.length - page.trimStart().length;
    if (page.trim() !== "") pages.push({ text: page, line: line + breaksIn(page.slice(0, blank)) });
    line += breaksIn(page);
    from = end;
  };
  for (const { index, 0: found } of text.matchAll(END_OF_PAGE)) add(index + found.length);
  if (pages.length === 0 || text.slice(from).includes("<")) add(text.length);
  return pages;
}

const breaksIn = (text: string): number => text.split("\n").length - 1;
