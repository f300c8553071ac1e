import { describe, expect, test } from "vitest";
import { type CellFormat, numberText, readCellFormats } from "./cell-formats";

const PLAIN: CellFormat = { kind: "plain" };
const DATE: CellFormat = { kind: "date" };

async function formatOf(code: string): Promise<CellFormat | undefined> {
  const escaped = code.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  const xml = `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${escaped}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`;
  return (await readCellFormats([Buffer.from(xml)] as unknown as AsyncIterable<Uint8Array>))[0];
}

describe("a number is shown in plain digits", () => {
  test.each([
    { raw: "20017", format: PLAIN, text: "20017", because: "an extension" },
    { raw: "3.0", format: PLAIN, text: "3", because: "no trailing zero" },
    { raw: "2.79E+13", format: PLAIN, text: "27900000000000", because: "no exponent" },
    { raw: "1.1000000000000001", format: PLAIN, text: "1.1", because: "what a double rounds to" },
    { raw: "-0.5", format: PLAIN, text: "-0.5", because: "a sign is kept" },
    { raw: "1.5E-7", format: PLAIN, text: "0.00000015", because: "no exponent below one either" },
    { raw: "1.7976931348623157E+308", format: PLAIN, text: "1.7976931348623157E+308", because: "not 309 digits" },
    { raw: "oops", format: PLAIN, text: "oops", because: "what is no number stays as it came" },
    { raw: "123", format: { kind: "padded", width: 5 } as const, text: "00123", because: "people saw 00123" },
    { raw: "-123", format: { kind: "padded", width: 5 } as const, text: "-123", because: "no zeros before a sign" },
    { raw: "45356", format: DATE, text: "2024-03-05", because: "a date" },
    { raw: "45356.75", format: DATE, text: "2024-03-05 18:00:00", because: "a date with a time" },
    { raw: "0.5", format: DATE, text: "12:00:00", because: "a time alone" },
    { raw: "1", format: DATE, text: "1900-01-01", because: "the first day" },
    { raw: "59", format: DATE, text: "1900-02-28", because: "before the leap day that never was" },
    { raw: "61", format: DATE, text: "1900-03-01", because: "after it" },
    { raw: "-1", format: DATE, text: "-1", because: "no date at all" },
  ])("$raw is $text: $because", ({ raw, format, text }) => expect(numberText(raw, format, false)).toBe(text));

  test("days are counted from 1904 where the workbook says so", () => {
    expect(numberText("0", DATE, true)).toBe("00:00:00");
    expect(numberText("43894", DATE, true)).toBe("2024-03-05");
  });
});

describe("a format is one of a date, of padded digits, or plain", () => {
  test.each([
    { code: "yyyy\\-mm\\-dd", kind: "date", because: "escaped hyphens" },
    { code: "[$-409]d/mmm/yy;@", kind: "date", because: "a language in brackets" },
    { code: "h:mm AM/PM", kind: "date", because: "a time" },
    { code: "00000", kind: "padded", because: "an extension with zeros" },
    { code: "0", kind: "plain", because: "a whole number" },
    { code: "General", kind: "plain", because: "no format" },
    { code: '0.0" days"', kind: "plain", because: "words in quotes are not the format" },
    { code: "#,##0.00_);[Red](#,##0.00)", kind: "plain", because: "money, and a colour with a d in it" },
    { code: "0.00E+00", kind: "plain", because: "an exponent" },
    { code: "[h]:mm", kind: "date", because: "hours; minutes remain" },
    { code: "@", kind: "plain", because: "text" },
  ])("$code is $kind: $because", async ({ code, kind }) => expect(await formatOf(code)).toMatchObject({ kind }));

  test("a format that is only a style, or of a differing cell, is not a cell's", async () => {
    const xml = `<styleSheet><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs><dxfs><dxf><numFmt numFmtId="200" formatCode="00"/></dxf></dxfs></styleSheet>`;
    const formats = await readCellFormats([Buffer.from(xml)] as unknown as AsyncIterable<Uint8Array>);
    expect(formats.map(({ kind }) => kind)).toEqual(["plain", "date"]);
  });
});
