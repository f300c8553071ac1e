import { expect, test } from "vitest";
import { wayBackFor, wayBackOf } from "./way-back";

const THIRD = { direction: "E2M", target: "approved-third-party" } as const;
const WXC = { direction: "E2M", target: "webex-calling" } as const;
const UCM = { direction: "M2E", target: "ucm" } as const;
const E = { soldAs: "enterprise", fromVersion: "14.2.1SR1", toVersion: "12.0.3" } as const;
const M = { soldAs: "mpp", fromVersion: "12.0.3", toVersion: "14.2.1SR1" } as const;

test.each([
  { way: THIRD, phone: E, isFree: true, because: "guide, FAQ: after 11.3.3" },
  { way: THIRD, phone: { ...E, toVersion: "11.3.3" }, isFree: true, because: "exactly 11.3.3" },
  { way: THIRD, phone: { ...E, toVersion: "11.2.3" }, isFree: false, because: "guide, FAQ: 11.2.3 needs a licence" },
  { way: THIRD, phone: { ...E, toVersion: null }, isFree: null, because: "the version is not known" },
  { way: THIRD, phone: { ...E, soldAs: null }, isFree: null, because: "nobody knows what it was" },
  { way: THIRD, phone: { ...E, soldAs: "mpp" }, isFree: null, because: "it has come home; the guide says nothing" },
  { way: WXC, phone: { ...E, toVersion: null }, isFree: true, because: "guide, appendix A" },
  { way: UCM, phone: M, isFree: true, because: "guide, FAQ: 11.3.5 or later" },
  { way: UCM, phone: { ...M, fromVersion: "11.3.4" }, isFree: false, because: "below 11.3.5" },
  { way: UCM, phone: { ...M, fromVersion: null }, isFree: null, because: "what it ran is not known" },
] as const)("$way.direction to $way.target: $isFree, $because", ({ way, phone, isFree }) => {
  expect(wayBackOf(way, phone).isFree).toBe(isFree);
});

test("until it has moved a phone counts with the load that it is to get", () => {
  const conversion = { ...THIRD, loads: { sip88xx: "sip88xx.12-0-7-0001-17" } };
  const phone = { model: "8841", soldAs: "enterprise", version: "14.2.1" } as const;
  expect(wayBackFor(conversion, phone, false)).toEqual({
    isFree: true,
    because: "Free from MPP 11.3.3; it moves to 12.0.7.",
  });
  expect(wayBackFor(conversion, { ...phone, nowVersion: "11.2.3" }, true)).toEqual({
    isFree: false,
    because: "Not free below MPP 11.3.3; it moved to 11.2.3.",
  });
});

test.each([
  { way: THIRD, phone: { ...E, soldAs: "mpp" }, said: /^It goes back to what it was sold with;/, now: /^It runs what/ },
  { way: UCM, phone: { ...M, soldAs: "enterprise" }, said: /^It goes back to what it was sold with;/, now: /^It runs/ },
  { way: WXC, phone: E, said: /^With the licence of/, now: /^With the licence of/ },
  { way: THIRD, phone: E, said: /it moves to 12\.0\.3\.$/, now: /it moved to 12\.0\.3\.$/ },
] as const)("$way.direction to $way.target: what is to come is not said as if it had been: $said", (row) => {
  expect(wayBackOf(row.way, { ...row.phone, hasMoved: false }).because).toMatch(row.said);
  expect(wayBackOf(row.way, row.phone).because).toMatch(row.now);
});
