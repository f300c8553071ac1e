import { isBlank } from "@/lib/domain/phone/blank";
import { TRANSITION_AUTHORIZATION_TYPES } from "@/lib/domain/phone/phone-facts";
import { type Labelled, labelsIn, looksLikeLabel, wholeLabel } from "./read-labels";
import type { StatusField } from "./status-labels";
import type { Rows } from "./text-rows";

export type FoundValue = { value: string; number: number | null };
/** Everything that stands behind a label, in the order of the text; an empty list where a label has no value. */
export type FoundValues = ReadonlyMap<StatusField, readonly FoundValue[]>;

type Add = (field: StatusField, value: string, number?: number | null) => void;

/** Longer values of a UDI are not its lines any more. */
const LONGEST_UDI = 400;

/** The values by label, wherever they stand: in the same cell, in the next that is filled, on the next line, or below in a table. */
export function collectValues(rows: Rows): FoundValues {
  const found = new Map<StatusField, FoundValue[]>();
  const add: Add = (field, value, number = null) => {
    const values = found.get(field) ?? [];
    found.set(field, values);
    if (!isBlank(value)) values.push({ value, number });
  };
  for (let at = 0; at < rows.length; at += 1) {
    const below = addTable(rows, at, add);
    if (below > 0) at += below;
    else addRow(rows, at, add);
  }
  return found;
}

function addRow(rows: Rows, at: number, add: Add) {
  const cells = rows[at] ?? [];
  for (const [index, cell] of cells.entries()) {
    const labels = cell === "" ? [] : labelsIn(cell);
    for (const [place, label] of labels.entries()) {
      const isLast = place === labels.length - 1;
      add(label.field, isLast ? wholeValue(label, rows, at, index) : label.value, label.number);
    }
  }
}

function wholeValue({ field, value }: Labelled, rows: Rows, at: number, index: number): string {
  if (field === "udi") return `${value} ${linesBehind(rows, at, index)}`.trim();
  return value === "" ? valueBehind(field, rows, at, index) : value;
}

/** On the next line there may stand the heading of another part of the page as well, so there a type must be one that is known. */
const SHOWN_BELOW: Readonly<Partial<Record<StatusField, RegExp>>> = {
  transitionAuthorizationType: new RegExp(`^(?:${TRANSITION_AUTHORIZATION_TYPES.join("|")})$`, "i"),
};

/** The value of a label that stands alone in its cell: the next filled cell of the row; on the next line only where the row ends here. */
function valueBehind(field: StatusField, rows: Rows, at: number, index: number): string {
  const cells = rows[at] ?? [];
  for (let beside = index + 1; beside < cells.length; beside += 1) {
    const cell = cells[beside] ?? "";
    if (cell !== "") return looksLikeLabel(cell) ? "" : cell;
  }
  const below = index + 1 < cells.length ? "" : nextLine(rows, at);
  return SHOWN_BELOW[field]?.test(below) === false ? "" : below;
}

function nextLine(rows: Rows, at: number): string {
  for (let next = at + 1; next < rows.length; next += 1) {
    const cells = (rows[next] ?? []).filter((cell) => cell !== "");
    const [only] = cells;
    if (only === undefined) continue;
    return cells.length === 1 && !looksLikeLabel(only) ? only : "";
  }
  return "";
}

/** The lines of a UDI, up to the next label. */
function linesBehind(rows: Rows, at: number, index: number): string {
  let text = "";
  for (let row = at; row < rows.length && text.length < LONGEST_UDI; row += 1) {
    const cells = rows[row] ?? [];
    for (let column = row === at ? index + 1 : 0; column < cells.length; column += 1) {
      const cell = cells[column] ?? "";
      if (cell === "") continue;
      if (looksLikeLabel(cell) || text.length > LONGEST_UDI) return text;
      text += ` ${cell}`;
    }
    if (/[A-Z]{3}\d{4}[0-9A-Z]{4}$/i.test(text.slice(-20))) return text; // its last line
  }
  return text;
}

/** A table with its labels in one row and a phone in each row below. Gives how many rows below belong to it. */
function addTable(rows: Rows, at: number, add: Add): number {
  const head = rows[at] ?? [];
  if (head.filter((cell) => cell !== "").length < 2) return 0;
  const fields = head.map((cell) => (cell === "" ? null : wholeLabel(cell)));
  if (head.some((cell, column) => cell !== "" && fields[column] === null)) return 0;
  let below = 0;
  for (let row = at + 1; row < rows.length; row += 1) {
    const cells = rows[row] ?? [];
    const isRuler = cells.every((cell) => /^[-=+:\s]*$/.test(cell));
    if (!isRuler && (cells.length !== head.length || cells.some((cell) => looksLikeLabel(cell)))) break;
    if (!isRuler) for (const [column, field] of fields.entries()) if (field) add(field, cells[column] ?? "");
    below += 1;
  }
  return below;
}
