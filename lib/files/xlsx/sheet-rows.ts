import type { CsvRow } from "@/lib/files/csv-row";
import { FileError } from "@/lib/files/file-error";
import { type CellFormat, numberText } from "@/lib/files/xlsx/cell-formats";
import { decodeEscapes, type SharedStrings, TextOfRuns } from "@/lib/files/xlsx/shared-strings";
import type { XmlHandler } from "@/lib/files/xlsx/xml";

/** As many as columns can be mapped. */
const MOST_COLUMNS = 2_000;
const LAST_COLUMN = 16_384;
const LAST_ROW = 1_048_576;
/** As for a row of a text file. */
const LONGEST_ROW = 1_000_000;
const PLAIN: CellFormat = { kind: "plain" };

type Known = { sheet: string; strings: SharedStrings | null; formats: CellFormat[]; is1904: boolean };

/** Takes the XML of a worksheet in pieces and gives its rows. Formulas count by the value that was stored with them. */
export class SheetRows implements XmlHandler {
  readonly #known: Known;
  #ready: CsvRow[] = [];
  #line = 0;
  #cells: string[] = [];
  #numeric: number[] = [];
  #length = 0;
  #column = -1;
  #type = "";
  #format = PLAIN;
  #isInValue = false;
  #value = "";
  #isInline = false;
  readonly #inline = new TextOfRuns();

  constructor(known: Known) {
    this.#known = known;
  }

  /** Rows that are complete by now. */
  take(): CsvRow[] {
    const rows = this.#ready;
    this.#ready = [];
    return rows;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === "c") this.#openCell(attributes);
    else if (name === "v") {
      this.#isInValue = true;
      this.#value = "";
    } else if (name === "row") this.#openRow(attributes.r);
    else if (name === "is") {
      this.#isInline = true;
      this.#inline.begin();
    } else if (this.#isInline) this.#inline.open(name);
  }

  text(text: string): void {
    if (this.#isInValue) this.#value += text;
    else if (this.#isInline) this.#inline.add(text);
  }

  close(name: string): void {
    if (name === "c") this.#closeCell();
    else if (name === "v") this.#isInValue = false;
    else if (name === "row") this.#closeRow();
    else if (name === "is") {
      this.#isInline = false;
      this.#value = this.#inline.end();
    } else if (this.#isInline) this.#inline.close(name);
  }

  #openRow(number: string | undefined): void {
    const line = number === undefined ? this.#line + 1 : Number(number);
    if (!Number.isInteger(line) || line <= this.#line || line > LAST_ROW)
      throw this.#damaged(`its row ${number ?? line} does not follow row ${this.#line}`);
    this.#line = line;
    this.#cells = [];
    this.#numeric = [];
    this.#length = 0;
    this.#column = -1;
  }

  #openCell({ r: reference, t: type = "n", s: style }: Record<string, string>): void {
    this.#column = reference === undefined ? this.#column + 1 : columnOf(reference);
    if (!(this.#column >= 0 && this.#column < LAST_COLUMN))
      throw this.#damaged(`it has a cell ${reference ?? ""} that no sheet has`);
    this.#type = type;
    this.#format = style === undefined ? PLAIN : (this.#known.formats[Number(style)] ?? PLAIN);
    this.#value = "";
  }

  #closeCell(): void {
    const text = this.#cellText();
    if (text === "") return;
    const column = this.#column;
    if (column >= MOST_COLUMNS)
      throw new FileError(
        "invalid_input",
        `The sheet “${this.#known.sheet}” has a value far away from any table, in column ${column + 1} of row ${this.#line}. Delete it, or move the table of phones to a sheet of its own.`,
        { line: this.#line, message: `At most ${MOST_COLUMNS} columns are read.` },
      );
    this.#length += text.length;
    if (this.#length > LONGEST_ROW)
      throw new FileError(
        "too_large",
        `Row ${this.#line} of the sheet “${this.#known.sheet}” holds more than a million characters. Empty the cell that is too long and upload the workbook again.`,
        { line: this.#line, message: "The row is too long." },
      );
    while (this.#cells.length < column) this.#cells.push("");
    this.#cells[column] = text;
    if (this.#type === "n" || this.#type === "d") this.#numeric.push(column);
  }

  #cellText(): string {
    const value = this.#value;
    switch (this.#type) {
      case "s": {
        if (value === "") return "";
        const text = this.#known.strings?.at(Number(value));
        if (text === undefined)
          throw this.#damaged(`a cell of its row ${this.#line} names a text that it does not hold`);
        return text;
      }
      case "n":
        return value === "" ? "" : numberText(value, this.#format, this.#known.is1904);
      case "b":
        return value === "" ? "" : value.trim() === "1" ? "TRUE" : "FALSE";
      case "str":
        return decodeEscapes(value);
      default: // inline text, errors such as #N/A, dates in words
        return value;
    }
  }

  #closeRow(): void {
    const cells = this.#cells;
    if (!cells.some((cell) => cell.trim() !== "")) return;
    this.#ready.push({
      line: this.#line,
      cells,
      ...(this.#numeric.length > 0 ? { numeric: this.#numeric } : {}),
    });
  }

  #damaged(why: string): FileError {
    return new FileError(
      "invalid_input",
      `The sheet “${this.#known.sheet}” is damaged: ${why}. Open the workbook, save it again, and upload that.`,
    );
  }
}

const A = 64;
const LOWER_A = 96;

/** Position of the column that a reference such as `AB12` names, counted from 0; NaN when it names none. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at);
    if (code > A && code <= A + 26) column = column * 26 + code - A;
    else if (code > LOWER_A && code <= LOWER_A + 26) column = column * 26 + code - LOWER_A;
    else break;
    if (column > LAST_COLUMN) return Number.NaN;
  }
  return column === 0 ? Number.NaN : column - 1;
}
