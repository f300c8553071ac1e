import { ok, type Result } from "@/lib/domain/result";
import { isNeighbourText, NEIGHBOUR_COLUMNS, readNeighbours } from "./cdp-lldp";
import { DHCP_COLUMNS, isDhcpBindings, readDhcpBindings } from "./dhcp-bindings";
import { isDhcpLeases, LEASE_COLUMNS, readDhcpLeases } from "./dhcp-leases";
import { isFixedWidth, isRisdbPhones, readFixedWidth, readRisdbPhones } from "./fixed-width";
import { isJson, readJson } from "./json-table";
import { isBlankSeparated, readBlankSeparated } from "./loose-words";
import { isXml, readSoap } from "./soap-table";
import { isCopiedPage, isStatusPage, readStatusPages } from "./status-pages";
import { OTHER_MARKUP, refusedText, TEXT_HEAD, type TextProblem, type TextTable } from "./text-table";

/** What a text is when it is no table with delimiters. */
export type TextKind = {
  is: (head: string) => boolean;
  read: (text: string) => Result<TextTable[], TextProblem>;
  /** Columns that are the same for every text of the kind, so that several can be one table. */
  columns: readonly string[] | null;
};

/** Old Excel and web tables hold cells under no name; Excel reads them better than we could. */
const UNNAMED_CELLS =
  /^\uFEFF?\s{0,1000}(?:<\?(?:xml|mso)[^>]{0,200}>\s{0,1000}){0,3}<(?:\w{1,20}:)?(?:Workbook|table|tr)[\s/>]/i;

const one = (table: Result<TextTable, TextProblem>): Result<TextTable[], TextProblem> =>
  table.ok ? ok([table.value]) : table;

/** The first that fits reads the text. */
const KINDS: readonly TextKind[] = [
  { is: isJson, read: (text) => one(readJson(text)), columns: null },
  { is: (head) => UNNAMED_CELLS.test(head), read: () => refusedText("other", OTHER_MARKUP), columns: null },
  { is: isStatusPage, read: (text) => one(readStatusPages(text)), columns: null },
  { is: isXml, read: (text) => one(readSoap(text)), columns: null },
  { is: isNeighbourText, read: (text) => ok([readNeighbours(text)]), columns: NEIGHBOUR_COLUMNS },
  { is: isDhcpBindings, read: (text) => ok([readDhcpBindings(text)]), columns: DHCP_COLUMNS },
  { is: isDhcpLeases, read: (text) => ok([readDhcpLeases(text)]), columns: LEASE_COLUMNS },
  { is: isRisdbPhones, read: (text) => ok([readRisdbPhones(text)]), columns: null },
  { is: isFixedWidth, read: (text) => ok(readFixedWidth(text)), columns: null },
  { is: isCopiedPage, read: (text) => one(readStatusPages(text)), columns: null },
];

const WORDS: TextKind = { is: isBlankSeparated, read: (text) => ok([readBlankSeparated(text)]), columns: null };

/** The reader for a text that begins like this; `null`: it is a table with delimiters, or words. */
export function kindOfText(head: string): TextKind | null {
  const start = head.slice(0, TEXT_HEAD);
  return KINDS.find(({ is }) => is(start)) ?? null;
}

/** As `kindOfText`, with lines of words: *Check phones* reads those among everything else. */
export function kindOfTextFile(head: string): TextKind | null {
  return kindOfText(head) ?? (WORDS.is(head.slice(0, TEXT_HEAD)) ? WORDS : null);
}
