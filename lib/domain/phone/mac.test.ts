import { describe, expect, test } from "vitest";
import { isPlainDigits, looksLikeUpc, parseMac } from "./mac";

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

describe("a MAC in another dress", () => {
  test.each([
    { text: "SEP24161BAA0231.voice.example.com", because: "a host name with its domain" },
    { text: "sep24161baa0231.example.com.", because: "with the dot of the root" },
    { text: "SEP24161BAA0231.lan", because: "a domain of one word" },
    { text: "SEP24161BAA0231.cnf.xml", because: "the phone's file on the TFTP server" },
    { text: "24161baa0231.voice.example.com", because: "a host name without SEP" },
    { text: "24161BAA0231:P1", because: "port id of LLDP" },
    { text: "SEP24161BAA0231:P2", because: "port id of LLDP, with the name" },
    { text: "0124.161b.aa02.31", because: "client of an IOS DHCP server: 01 is Ethernet" },
    { text: "01:24:16:1b:aa:02:31", because: "client of a DHCP server, colons" },
    { text: "01-24-16-1B-AA-02-31", because: "client of a DHCP server, dashes" },
    { text: "MAC: 24161BAA0231", because: "as the label names it" },
    { text: "MAC Address: 24:16:1b:aa:02:31", because: "its whole name" },
    { text: "mac=24161baa0231", because: "with an equals sign" },
    { text: "'24161BAA0231", because: "an apostrophe keeps a text a text" },
    { text: '"24161BAA0231"', because: "quotation marks that stayed" },
    { text: "0x24161BAA0231", because: "as SNMP prints bytes" },
    { text: "24\u201116\u20111B\u2011AA\u201102\u201131", because: "hyphens of a word processor" },
    { text: "24161B\u200bAA0231", because: "a zero-width space of a web page" },
  ])("$text: $because", ({ text }) => {
    expect(parseMac(text)).toEqual({ ok: true, value: "24161BAA0231" });
  });

  test.each([
    { text: "SEP24161BAA023.voice.example.com", because: "a digit is missing before the dot" },
    { text: "24161BAA0231.dead.beef", because: "more hexadecimal digits are no domain" },
    { text: "24161BAA0231.5", because: "a number is no domain" },
    { text: "0224.161b.aa02.31", because: "hardware type 2 is no Ethernet" },
    { text: "0124161baa0231", because: "fourteen bare digits: two of them may be a slip" },
    { text: "24161BAA0231:24", because: "a group too many" },
    { text: "24161BAA0231 Lobby", because: "a word behind it" },
    { text: "MAC: SEP", because: "a name and no digits" },
    { text: `SEP24161BAA0231.${"a.".repeat(200_000)}`, because: "longer than a host name can be" },
    { text: `${"'".repeat(200_000)}x`, because: "nothing but quotation marks" },
  ])("is refused: $because", ({ text }) => {
    expect(parseMac(text).ok).toBe(false);
  });
});

test.each([
  { text: "882658123456", isPlain: true, isUpc: false, because: "twelve digits, but the last does not check" },
  { text: "882658123450", isPlain: true, isUpc: true, because: "UPC-A" },
  { text: "036000291452", isPlain: true, isUpc: true, because: "UPC-A that begins with a zero" },
  { text: "4006381333931", isPlain: false, isUpc: true, because: "EAN-13" },
  { text: "24161BAA0231", isPlain: false, isUpc: false, because: "letters" },
  { text: "24:16:10:11:02:31", isPlain: false, isUpc: false, because: "separators: nobody writes a UPC so" },
  { text: "502790000070", isPlain: true, isUpc: false, because: "a MAC can have no letter" },
  { text: "", isPlain: false, isUpc: false, because: "nothing" },
])("$text, plain digits $isPlain, UPC $isUpc: $because", ({ text, isPlain, isUpc }) => {
  expect([isPlainDigits(text), looksLikeUpc(text)]).toEqual([isPlain, isUpc]);
});
