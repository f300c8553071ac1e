import { expect, test } from "vitest";
import { readLabelCode, readPastedLabels } from "./label-code";

test.each([
  { text: "00CCFC123456", code: { kind: "mac", mac: "00CCFC123456" }, because: "the bare address" },
  { text: " SEP00CCFC123456 ", code: { kind: "mac", mac: "00CCFC123456" }, because: "as Unified CM writes it" },
  { text: "00:cc:fc:12:34:56", code: { kind: "mac", mac: "00CCFC123456" }, because: "any notation" },
  { text: "V03", code: { kind: "vid", vid: 3 }, because: "as the label prints it" },
  { text: "VID: V10", code: { kind: "vid", vid: 10 }, because: "with its name" },
  { text: "7", code: { kind: "vid", vid: 7 }, because: "one digit is no part of a MAC" },
  { text: "CP-8841-K9=", code: { kind: "pid", pid: "CP-8841-K9=" }, because: "an order code" },
  { text: "FCH20100312", code: { kind: "serial", serial: "FCH20100312" }, because: "plant, year, week" },
  { text: "FCC20100312", code: { kind: "serial", serial: "FCC20100312" }, because: "hexadecimal by chance" },
  { text: "12:34:56", code: { kind: "mac-part", digits: "123456" }, because: "the end of an address" },
  { text: "34", code: { kind: "vid", vid: 34 }, because: "two digits are too few for a part" },
  { text: "Cisco 8841", code: { kind: "text", text: "Cisco 8841" }, because: "a model name is no order code" },
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
