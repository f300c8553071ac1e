import { expect, test } from "vitest";
import { caseText } from "./glo-case";

const phone = {
  direction: "E2M",
  target: "approved-third-party",
  model: "8841",
  old: { mac: "00CCFC540001", pid: "CP-8841-K9=", serial: "FCH12345678", sku: "L-CP-E2M-88XX-CNV=" },
  new: { mac: "00CCFC540002", pid: "CP-8841-K9=", serial: null },
  reason: "The screen is broken",
} as const;

test("a case names both phones, the licence that is lost and what is asked", () => {
  expect(caseText(phone).split("\n")).toEqual([
    "Firmware conversion licence for a replaced phone (RMA), from Enterprise to Multiplatform (MPP) firmware",
    "",
    "Returned phone: MAC address 00CCFC540001 (CP-8841-K9=, serial number FCH12345678)",
    "Replacement phone: MAC address 00CCFC540002 (CP-8841-K9=)",
    "Model: 8841",
    "Licence of the returned phone: L-CP-E2M-88XX-CNV=",
    "Reason: The screen is broken",
    "",
    expect.stringContaining("Please generate a licence file for the replacement phone."),
  ]);
});

test("for Webex Calling it asks who gives the licence: the guide does not say", () => {
  const text = caseText({ ...phone, target: "webex-calling", model: null, old: { ...phone.old, sku: null } });
  expect(text).toContain("whether the migration assistant in Control Hub generates");
  expect(text).not.toContain("Model:");
  expect(text).not.toContain("Licence of the returned phone:");
});
