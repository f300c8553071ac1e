import { describe, expect, test } from "vitest";
import { parseMac } from "./mac";

describe("parseMac accepts", () => {
  test.each([
    { text: "00CCFC123456", because: "bare" },
    { text: "00ccfc123456", because: "lower case" },
    { text: "SEP00CCFC123456", because: "UCM device name" },
    { text: "sep00ccfc123456", because: "UCM device name in lower case" },
    { text: "SEP 00CCFC123456", because: "prefix apart" },
    { text: "SEP00:CC:FC:12:34:56", because: "prefix and colons" },
    { text: "00:CC:FC:12:34:56", because: "colons" },
    { text: "00-cc-fc-12-34-56", because: "dashes" },
    { text: "00cc.fc12.3456", because: "Cisco dots" },
    { text: "00CCFC-123456", because: "two halves" },
    { text: "00 CC FC 12 34 56", because: "spaces between equal groups" },
    { text: "  00CCFC123456\t", because: "spaces around" },
    { text: "\u00a000CCFC123456\ufeff", because: "hard space and byte order mark around" },
  ])("$text: $because", ({ text }) => {
    expect(parseMac(text)).toEqual({ ok: true, value: "00CCFC123456" });
  });

  test.each(["02", "0A", "0C", "0E", "00", "F8", "fe"])("first octet %s, which is even", (octet) => {
    expect(parseMac(`${octet}CCFC123456`).ok).toBe(true);
  });
});

describe("parseMac refuses", () => {
  test.each([
    { text: "", code: "missing", because: "empty" },
    { text: "   ", code: "missing", because: "only spaces" },
    { text: "n/a", code: "missing", because: "a word for not known" },
    { text: "SEP", code: "missing", because: "prefix alone" },
    { text: "2.79E+13", code: "spreadsheet-number", because: "scientific notation" },
    { text: "2,79E+13", code: "spreadsheet-number", because: "decimal comma" },
    { text: "3E+11", code: "spreadsheet-number", because: "one digit" },
    { text: "2.79e13", code: "spreadsheet-number", because: "no plus" },
    { text: "1.23456789E10", code: "spreadsheet-number", because: "its characters would make twelve hex digits" },
    { text: "00CCFC12345", code: "too-short", because: "eleven digits" },
    { text: "279012345678".slice(1), code: "too-short", because: "lost leading zero" },
    { text: "00CC", code: "too-short", because: "four digits" },
    { text: "0:CC:FC:12:34:56", code: "too-short", because: "a zero lost in a group" },
    { text: "0:CC:FC:12:34:567", code: "too-short", because: "twelve digits in unequal groups" },
    { text: "00CCFC1234567", code: "too-long", because: "thirteen digits" },
    { text: "00:CC:FC:12:34:56:78", code: "too-long", because: "seven groups" },
    { text: "O0CCFC123456", code: "letter-o", because: "letter O for zero" },
    { text: "00CCFC12345o", code: "letter-o", because: "small letter o" },
    { text: "00CCFC12345G", code: "not-hex", because: "G is no hex digit" },
    { text: "Reception", code: "not-hex", because: "a word" },
    { text: "00CCFC12345O-lobby", code: "not-hex", because: "letter O is not the only fault" },
    { text: "00,CC,FC,12,34,56", code: "not-hex", because: "commas are no separators" },
    { text: "000000000000", code: "all-zero", because: "all zero" },
    { text: "00:00:00:00:00:00", code: "all-zero", because: "all zero with colons" },
    { text: "ffffffffffff", code: "all-f", because: "broadcast" },
    { text: "01005E000001", code: "multicast", because: "odd first octet" },
    { text: "0BCCFC123456", code: "multicast", because: "B is odd" },
    { text: "SEP0fccfc123456", code: "multicast", because: "f is odd, with a prefix" },
  ])("$text as $code: $because", ({ text, code }) => {
    const result = parseMac(text);
    expect(result.ok ? "accepted" : result.error.code).toBe(code);
  });

  test("odd and even first octets, each one", () => {
    for (let octet = 1; octet < 255; octet += 1) {
      const text = `${octet.toString(16).padStart(2, "0")}0000000001`;
      expect(parseMac(text).ok).toBe(octet % 2 === 0);
    }
  });

  test("a lost leading zero with a hint, and never repairs it", () => {
    const result = parseMac("0CCFC123456");
    expect(result.ok ? "" : result.error.message).toMatch(/leading zeros.*text/);
  });
});
