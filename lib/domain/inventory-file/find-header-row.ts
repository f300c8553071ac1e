import { FIELD_OF_HEADER, normaliseHeader, VAGUE_MAC_HEADERS } from "./fields";
import { type ColumnMapping, findMacColumn, isMac, mapColumns, toColumnMapping } from "./map-columns";

type Rows = readonly (readonly string[])[];

/** A title, an empty line and a date may stand above the header; nobody writes 30 lines of them. */
const ROWS_LOOKED_AT = 30;

/**
 * Finds the row that names the columns among the first rows of a file. `index: -1` means that there is none and the data begins at once,
 * as in a bare list of MAC addresses. `null`: no header, and no column of MAC addresses either.
 */
export function findHeaderRow(rows: Rows): { index: number; mapping: ColumnMapping } | null {
  const head = rows.slice(0, ROWS_LOOKED_AT);
  let best: { index: number; mapping: ColumnMapping } | null = null;
  let bestScore = 0;
  for (const [index, cells] of head.entries()) {
    if (cells.some((cell) => isMac(cell.trim()))) break; // data has begun: the header stands above it or nowhere
    const score = scoreOf(cells);
    if (score <= bestScore) continue;
    const mapping = toColumnMapping(mapColumns(cells, head.slice(index + 1)));
    if (!mapping.includes("mac")) continue;
    best = { index, mapping };
    bestScore = score;
  }
  return best ?? findUnnamed(head);
}

/** How much a row looks like a header: names we know, the vague ones counting least. */
function scoreOf(cells: readonly string[]): number {
  let score = 0;
  for (const cell of cells) {
    const name = normaliseHeader(cell);
    if (FIELD_OF_HEADER.has(name)) score += VAGUE_MAC_HEADERS.has(name) ? 1 : 3;
  }
  return score;
}

/** No row has a header we know. A column of MAC addresses is enough to go on; what stands above it is its header unless it may be data. */
function findUnnamed(head: Rows): { index: number; mapping: ColumnMapping } | null {
  const width = head.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  const column = findMacColumn(width, head);
  if (column === null) return null;
  const mapping: ColumnMapping = Array.from({ length: width }, (_, at) => (at === column ? "mac" : null));
  const first = head.findIndex((cells) => isMac(cells[column]?.trim() ?? ""));
  for (let index = first - 1; index >= 0; index -= 1) {
    const above = head[index]?.[column]?.trim() ?? "";
    if (above === "") continue;
    // A damaged MAC has digits: as a header it would be lost in silence, as data it is reported.
    return { index: /\d/.test(above) ? -1 : index, mapping };
  }
  return { index: -1, mapping };
}
