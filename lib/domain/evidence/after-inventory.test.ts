import { describe, expect, test } from "vitest";
import { AFTER_OUTCOMES, BEGUN_OUTCOMES, isStatusColumn, judgeAfterRow } from "./after-inventory";
import type { ExpectedPhone } from "./evidence-check";

const MAC = "00CCFC123456";
const MPP = "sip88xx.12-0-3MPP0001-87";
const ENTERPRISE = "sip88xx.14-2-1-0101-26";
const E2M: ExpectedPhone = {
  mac: MAC,
  direction: "E2M",
  target: "approved-third-party",
  targetLoad: MPP,
  model: "8841",
  licenseKind: "order",
};
const M2E: ExpectedPhone = { ...E2M, direction: "M2E", target: "ucm", targetLoad: ENTERPRISE };
const row = { mac: MAC, load: MPP, version: null, serial: null, transitionAuthorizationType: null };

describe("a row of an after-inventory", () => {
  test.each([
    {
      said: { transitionAuthorizationType: "Classic" },
      outcome: "verified",
      because: "the load is right and the type shows",
    },
    { said: {}, outcome: "moved", because: "other call control asks for the licence, and the file shows none" },
    {
      said: { transitionAuthorizationType: "empty" },
      outcome: "moved",
      because: "the type was read, and nothing was in it",
    },
    {
      said: { transitionAuthorizationStatus: `[0][01/01/2026][tftp://10.0.0.1/${MAC}.lic]Authorization Succeeded.` },
      outcome: "verified",
      because: "a file of this MAC that succeeded is as good as the type",
    },
    {
      said: {
        transitionAuthorizationStatus: "[0][01/01/2026][tftp://10.0.0.1/00CCFC999999.lic]Authorization Succeeded.",
      },
      outcome: "contradicted",
      because: "it is the licence of another phone",
    },
    {
      said: { transitionAuthorizationType: "WxC" },
      outcome: "contradicted",
      because: "WxC works with Webex Calling only",
    },
    { said: { load: "sip88xx.11-3-7MPP0001-9" }, outcome: "contradicted", because: "below the target load" },
    { said: { load: ENTERPRISE }, outcome: "not-moved", because: "it still runs what it came with" },
    { said: { load: null }, outcome: "unclear", because: "the file tells no firmware" },
    {
      said: { load: null, version: "12.0.3" },
      outcome: "unclear",
      because: "a bare version does not tell the firmware",
    },
    {
      said: { model: "7841", load: "sip78xx.12-0-3MPP0001-87" },
      outcome: "unclear",
      because: "another model: one of the records is wrong",
    },
  ])("$outcome: $because", ({ said, outcome }) => {
    expect(judgeAfterRow({ ...row, ...said }, E2M, false).outcome).toBe(outcome);
  });

  test.each([
    {
      expected: { ...E2M, target: "webex-calling" as const },
      outcome: "verified",
      because: "Webex Calling asks an inventory for no type",
    },
    {
      expected: { ...E2M, licenseKind: "none" as const },
      outcome: "verified",
      because: "it needs no licence, so none must show",
    },
    { expected: M2E, outcome: "not-moved", because: "on the way back MPP is what it came with" },
  ])("$outcome: $because", ({ expected, outcome }) => {
    expect(judgeAfterRow(row, expected, false).outcome).toBe(outcome);
  });

  test("a phone that was verified and runs the old firmware again is contradicted", () => {
    expect(judgeAfterRow({ ...row, load: ENTERPRISE }, E2M, true)).toMatchObject({
      outcome: "contradicted",
      evidence: "contradicted",
    });
  });

  test("on the way back the load alone verifies", () => {
    expect(judgeAfterRow({ ...row, load: ENTERPRISE }, M2E, false).outcome).toBe("verified");
  });
});

test("the outcomes of begun phones are outcomes", () => {
  expect(AFTER_OUTCOMES).toEqual(expect.arrayContaining([...BEGUN_OUTCOMES]));
});

test.each([
  { header: "Transition Authorization Status", is: true },
  { header: "transition_authorization_status", is: true },
  { header: "Status", is: false },
])("$header holds the authorization status: $is", ({ header, is }) => {
  expect(isStatusColumn(header)).toBe(is);
});
