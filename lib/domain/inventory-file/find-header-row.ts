import { isMac } from "./column-values";
import { fieldOfHeader, vagueHeader } from "./header-words";
import { type ColumnMapping, mapColumns, toColumnMapping } from "./map-columns";
import type { MappedColumn } from "./mapped-column";

type Rows = readonly (readonly string[])[];

/** A title, an empty line and a date may stand above the header; nobody writes 30 lines of them. */
const ROWS_LOOKED_AT = 30;

/**
 * Finds the row that names the columns among the first rows of a file. `index: -1` means that there is none and the data begins at once,
 * as in a bare list of MAC addresses. `null`: no header, and no column of MAC addresses either.
 * @param rows the first rows, and as many from further below as there are: a list may begin with what is no phone
 */
export function findHeaderRow(rows: Rows): { index: number; mapping: ColumnMapping } | null {
  const head = rows.slice(0, ROWS_LOOKED_AT);
  let best: { index: number; mapping: ColumnMapping } | null = null;
  let bestScore = 0;
  for (const [index, cells] of head.entries()) {
    if (cells.some((cell) => isMac(cell.trim()))) break; // data has begun: the header stands above it or nowhere
    const score = scoreOf(cells);
    if (score <= bestScore) continue;
    const columns = mapColumns(cells, rows.slice(index + 1));
    if (!columns.some(isMacOrMayBe)) continue;
    best = { index, mapping: toColumnMapping(columns) };
    bestScore = score;
  }
  return best ?? findUnnamed(rows, head);
}

const isMacOrMayBe = ({ field, proposal }: MappedColumn): boolean => field === "mac" || proposal === "mac";

/** Whether one of the first rows names two fields at least: the phones of such a list may stand far below others. */
export function hasKnownHeader(rows: Rows): boolean {
  return rows.slice(0, ROWS_LOOKED_AT).some((cells) => scoreOf(cells) >= 2 * KNOWN);
}

const KNOWN = 3;

/** How much a row looks like a header: names we know, the vague ones counting least. */
function scoreOf(cells: readonly string[]): number {
  let score = 0;
  for (const cell of cells) {
    if (vagueHeader(cell)) score += 1;
    else if (fieldOfHeader(cell)) score += KNOWN;
  }
  return score;
}

/** No row has a header we know. A column of MAC addresses is enough to go on; what stands above it is its header unless it may be data. */
function findUnnamed(rows: Rows, head: Rows): { index: number; mapping: ColumnMapping } | null {
  const width = head.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  const columns = mapColumns(Array<string>(width).fill(""), rows);
  const column = columns.find(isMacOrMayBe)?.index;
  if (column === undefined) return null;
  const mapping = toColumnMapping(columns);
  const first = rows.findIndex((cells) => isMac(cells[column]?.trim() ?? ""));
  for (let index = Math.min(first, head.length) - 1; index >= 0; index -= 1) {
    const above = head[index]?.[column]?.trim() ?? "";
    if (above === "") continue;
    // A damaged MAC has digits: as a header it would be lost in silence, as data it is reported.
    return { index: /\d/.test(above) ? -1 : index, mapping };
  }
  return { index: -1, mapping };
}
