import { expect, test } from "vitest";
import { NOTHING_SCANNED, withCode } from "./held-label";

const OWN = "00CCFC000001";
const OTHER = "00CCFC000002";

test.each<[string[], object, string]>([
  [["V03"], { read: { vid: "V03" }, otherMac: null }, "a code before the MAC counts"],
  [["V03", OWN, "SN: FCH2213E1RA"], { read: { vid: "V03", serial: "FCH2213E1RA" }, otherMac: null }, "and after it"],
  [[OTHER], { read: {}, otherMac: OTHER }, "the label of another phone is told"],
  [["V03", OTHER], { read: {}, otherMac: OTHER }, "what was read of it is dropped"],
  [[OTHER, "V03"], { read: {}, otherMac: OTHER }, "and what follows"],
  [[OTHER, OWN, "V04"], { read: { vid: "V04" }, otherMac: null }, "until the phone's own label is there"],
  [[`MAC:${OTHER} V05`], { read: {}, otherMac: OTHER }, "a 2D code that holds all of it"],
  [[`MAC:${OWN} V05`], { read: { vid: "V05" }, otherMac: null }, "of this phone"],
  [["V03", "V04"], { read: { vid: "V04" }, otherMac: null }, "the last one counts"],
  [["882658123456", "https://example.com"], NOTHING_SCANNED, "a UPC and an address say nothing of the label"],
])("%j: %j (%s)", (codes, expected, _because) => {
  expect(codes.reduce((label, code) => withCode(label, code, OWN), NOTHING_SCANNED)).toEqual(expected);
});
