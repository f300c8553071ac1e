import { expect, test } from "vitest";
import { scannedPhone } from "./scanned-phone";

const PHONES = [
  { id: "01a2230e-c04f-7060-84ea-000000000001", mac: "00CCFC000001", serial: "FCH2213E1RA" },
  { id: "01a2230e-c04f-7060-84ea-000000000002", mac: "112233445566", serial: "FCH2213E1RB" },
  { id: "01a2230e-c04f-7060-84ea-000000000003", mac: "00CCFC000003", serial: null },
  { id: "01a2230e-c04f-7060-84ea-000000000004", mac: "00CCFC000004", serial: "FCH0000E000" },
  { id: "01a2230e-c04f-7060-84ea-000000000005", mac: "00CCFC000005", serial: "FCH0000E000" },
];

test.each<[string, unknown, string]>([
  ["00CCFC000001", { phone: PHONES[0] }, "the MAC of the label, one of its three codes"],
  ["MAC:00ccfc000001", { phone: PHONES[0] }, "in the dress of another label"],
  ["SN: FCH2213E1RA", { phone: PHONES[0] }, "the serial number is a code of its own"],
  ["fch2213e1rb", { phone: PHONES[1] }, "in small letters"],
  ["112233445566", { phone: PHONES[1] }, "twelve digits are a MAC when the list has it"],
  ["999999999999", null, "else they may be the UPC of the carton"],
  ["00CCFC0000AA", { otherMac: "00CCFC0000AA" }, "a phone that is not in the list is told"],
  ["FCH2213E1RZ", null, "an unknown serial number may be of anything"],
  ["FCH0000E000", null, "a serial number that two phones have opens neither"],
  ["CP-8841-K9=", null, "a product ID names no phone"],
  ["V03", null, "nor does a VID"],
  [`https://rehome.example.com/field?phone=${PHONES[2]?.id}`, { phone: PHONES[2] }, "the QR of a work order"],
  ["https://rehome.example.com/field?phone=01a2230e-c04f-7060-84ea-0000000000ff", null, "of a phone of others"],
])("%s: %j (%s)", (text, expected, _because) => {
  expect(scannedPhone(text, PHONES)).toEqual(expected);
});
