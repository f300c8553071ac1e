import { expect, test } from "vitest";
import { readLabelCode, readPastedLabels } from "./label-code";

const label = (fields: object, unread = "") => ({ kind: "label", fields, unread });
const mac = (fields: object = {}, unread = "") => ({ kind: "mac", mac: "00CCFC123456", fields, unread });
const both = { pid: "CP-7841-K9=", vid: 3 };

test.each([
  { text: "00CCFC123456", code: mac(), because: "the bare address" },
  { text: " SEP00CCFC123456 ", code: mac(), because: "as Unified CM writes it" },
  { text: "00:cc:fc:12:34:56", code: mac(), because: "any notation" },
  { text: "V03", code: label({ vid: 3 }), because: "as the label prints it" },
  { text: "VID: V10", code: label({ vid: 10 }), because: "with its name" },
  { text: "7", code: label({ vid: 7 }), because: "one digit is no part of a MAC" },
  { text: "CP-8841-K9=", code: label({ pid: "CP-8841-K9=" }), because: "an order code" },
  { text: "FCH20100312", code: label({ serial: "FCH20100312" }), because: "plant, year, week" },
  { text: "FCC20100312", code: label({ serial: "FCC20100312" }), because: "hexadecimal by chance" },
  { text: "12:34:56", code: { kind: "mac-part", digits: "123456" }, because: "the end of an address" },
  { text: "34", code: label({ vid: 34 }), because: "two digits are too few for a part" },
  { text: "Cisco 8841", code: { kind: "text", text: "Cisco 8841" }, because: "a model name is no order code" },
  { text: "PID VID: CP-7841-K9= V03", code: label(both), because: "the one barcode of a carton" },
  { text: "CP-7841-K9= V03", code: label(both), because: "the same without its name" },
  { text: "SN: FCH22260801", code: label({ serial: "FCH22260801" }), because: "a serial number with its name" },
  { text: "MAC: 00CCFC123456", code: mac(), because: "an address with its name" },
  { text: "MAC:00CCFC123456;PID:CP-7841-K9=;VID:V03", code: mac(both), because: "a 2D code" },
  {
    text: "CP-7841-K9= VO3",
    code: label({ pid: "CP-7841-K9=" }, expect.stringContaining("a letter O for a zero?")),
    because: "half of it is read, and the other half is said",
  },
  {
    text: "00CCFC123456 hello",
    code: mac({}, "“hello” is no VID, PID or serial number."),
    because: "what is not read is said",
  },
  { text: "Room V12", code: { kind: "text", text: "Room V12" }, because: "words to find a phone by" },
  {
    text: "882658123456",
    code: { kind: "digits", digits: "882658123456", message: expect.stringContaining("UPC") },
    because: "twelve digits may be the UPC of the carton",
  },
  { text: "SEP502790000070", code: { ...mac(), mac: "502790000070" }, because: "a MAC without a letter, as asked for" },
])("$text is $code.kind: $because", ({ text, code }) => {
  expect(readLabelCode(text)).toEqual(code);
});

test("a pasted block gives labels and mistakes by line", () => {
  const block = "00CCFC123456 V03\r\n\nV05;SEP00CCFC123457;FCH20100312\n00CCFC123458\nV04\n00CCFC123459 V03 hello";
  expect(readPastedLabels(block)).toEqual({
    labels: [
      { line: 1, mac: "00CCFC123456", vid: 3 },
      { line: 3, mac: "00CCFC123457", vid: 5, serial: "FCH20100312" },
    ],
    mistakes: [
      { line: 4, text: "00CCFC123458", message: "Only a MAC: write the VID behind it." },
      { line: 5, text: "V04", message: "No MAC address in this line." },
      { line: 6, text: "00CCFC123459 V03 hello", message: "“hello” is no VID, PID or serial number." },
    ],
  });
});

test("a pasted line may be a whole label, and a UPC is never taken for a MAC", () => {
  const block = [
    "PID VID: CP-7841-K9= V03 SN: FCH22260801 MAC: 24161BAA0801",
    "882658123450 24161BAA0802 V04",
    "882658123456 V04",
    "24161BAA0803 VO4",
    "24161BAA0804 5",
  ].join("\n");
  const { labels, mistakes } = readPastedLabels(block);
  expect(labels).toEqual([
    { line: 1, mac: "24161BAA0801", pid: "CP-7841-K9=", vid: 3, serial: "FCH22260801" },
    { line: 2, mac: "24161BAA0802", vid: 4 },
    { line: 5, mac: "24161BAA0804", vid: 5 },
  ]);
  expect(mistakes.map(({ line }) => line)).toEqual([3, 4]);
  expect(mistakes[0]?.message).toContain("UPC");
  expect(mistakes[1]?.message).toContain("a letter O for a zero?");
});
