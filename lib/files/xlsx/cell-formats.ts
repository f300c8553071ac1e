import { readWholeXml } from "@/lib/files/xlsx/xml";

/** How a workbook shows a number: as a date, as digits with zeros in front, or as it is. */
export type CellFormat = { kind: "plain" } | { kind: "date" } | { kind: "padded"; width: number };

const PLAIN: CellFormat = { kind: "plain" };
const DATE: CellFormat = { kind: "date" };
const MOST_FORMATS = 65_536;

/** Formats that have a number and no text of their own, and show a date or a time. ECMA-376 part 1, 18.8.30. */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47 || (id >= 50 && id <= 58);

/** Formats of `styles.xml` in the order in which cells name them. */
export async function readCellFormats(bytes: AsyncIterable<Uint8Array>): Promise<CellFormat[]> {
  const codes = new Map<string, string>();
  const formats: string[] = [];
  let section = "";
  await readWholeXml(bytes, {
    open(name, attributes) {
      if (name === "numFmts" || name === "cellXfs" || name === "cellStyleXfs" || name === "dxfs") section = name;
      else if (name === "numFmt" && section === "numFmts" && codes.size < MOST_FORMATS)
        codes.set(attributes.numFmtId ?? "", attributes.formatCode ?? "");
      else if (name === "xf" && section === "cellXfs" && formats.length < MOST_FORMATS)
        formats.push(attributes.numFmtId ?? "0");
    },
    close(name) {
      if (name === section) section = "";
    },
  });
  return formats.map((id) => formatOf(id, codes.get(id)));
}

function formatOf(id: string, code: string | undefined): CellFormat {
  if (code === undefined) return isBuiltInDate(Number(id)) ? DATE : PLAIN;
  if (/^0{2,}$/.test(code)) return { kind: "padded", width: code.length };
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "").split(";")[0] ?? "";
  return /[dmyhs]/i.test(bare) && !/general/i.test(bare) ? DATE : PLAIN;
}

/** A number as it stands in the sheet, in plain digits: `20017`, `3`, `0.5`, `00123` where the format says so. */
export function numberText(raw: string, format: CellFormat, is1904: boolean): string {
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  if (format.kind === "date") return dateText(value, is1904) ?? plainDigits(raw, value);
  if (format.kind === "padded" && Number.isInteger(value) && value >= 0)
    return plainDigits(raw, value).padStart(format.width, "0");
  return plainDigits(raw, value);
}

/** No exponent and no trailing zeros; a number beyond what a double holds stays as it was written. */
function plainDigits(raw: string, value: number): string {
  const text = String(value);
  if (!text.includes("e")) return text;
  if (Math.abs(value) >= 1) return raw.trim();
  return value.toFixed(20).replace(/0+$/, "");
}

const DAY = 86_400_000;
const DAYS_BEFORE_1970 = 25_569;
const DAYS_1904 = 1_462;
const LAST_DAY = 2_958_465; // 9999-12-31

/** Days since the end of 1899 as ISO text. Those before March 1900 are one off: the first spreadsheets took 1900 for a leap year. */
function dateText(days: number, is1904: boolean): string | null {
  if (days < 0 || days > LAST_DAY) return null;
  const since = days + (is1904 ? DAYS_1904 : days < 60 ? 1 : 0);
  const iso = new Date(Math.round((since - DAYS_BEFORE_1970) * DAY)).toISOString();
  const [date = "", time = ""] = iso.slice(0, 19).split("T");
  if (days < 1) return time;
  return time === "00:00:00" ? date : `${date} ${time}`;
}
