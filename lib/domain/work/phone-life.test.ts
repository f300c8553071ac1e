import { describe, expect, test } from "vitest";
import { begins, PHONE_ACTIONS, PHONE_STATES, phoneAfter, phoneAfterWhen, statesBefore } from "./phone-life";

test.each([
  { from: "not-started", action: "tick", to: "in-progress", because: "the first step begins the work" },
  { from: "moved", action: "tick", to: "moved", because: "the licence steps follow the move" },
  { from: "verified", action: "tick", to: "verified", because: "a forgotten step may be ticked afterwards" },
  { from: "failed", action: "tick", to: null, because: "it is resumed first" },
  { from: "on-hold", action: "tick", to: null, because: "it is resumed first" },
  { from: "verified", action: "untick", to: null, because: "evidence is not forgotten" },
  { from: "not-started", action: "verify", to: "verified", because: "evidence can verify a phone that nobody ticked" },
  { from: "in-progress", action: "show-moved", to: "moved", because: "the load is on, the licence is not shown" },
  { from: "on-hold", action: "show-moved", to: null, because: "who put it on hold says when it goes on" },
  { from: "verified", action: "show-moved", to: null, because: "less evidence does not take away more" },
  { from: "failed", action: "resume", to: "in-progress", because: "a second try" },
  { from: "verified", action: "contradict", to: "failed", because: "later evidence contradicts" },
  { from: "in-progress", action: "contradict", to: null, because: "what is not done yet is not undone by a text" },
  { from: "withdrawn", action: "verify", to: null, because: "it is no part of the project until it is taken back" },
  { from: "withdrawn", action: "take-back", to: "not-started", because: "it turned up again" },
] as const)("$from, $action: $to, $because", ({ from, action, to }) => expect(phoneAfter(from, action)).toBe(to));

describe("for every state and action", () => {
  test("every state can be left", () => {
    for (const state of PHONE_STATES)
      expect(
        PHONE_ACTIONS.some((action) => ![null, state].includes(phoneAfter(state, action))),
        state,
      ).toBe(true);
  });
  test("only evidence verifies, and only a contradiction or a withdrawal ends that", () => {
    const into = PHONE_ACTIONS.filter((action) =>
      PHONE_STATES.some((state) => state !== "verified" && phoneAfter(state, action) === "verified"),
    );
    expect(into).toEqual(["verify"]);
    const out = PHONE_ACTIONS.filter((action) => ![null, "verified"].includes(phoneAfter("verified", action)));
    expect(out).toEqual(["contradict", "withdraw"]);
  });
  test("a withdrawn phone bears nothing but being taken back", () =>
    expect(PHONE_ACTIONS.filter((action) => phoneAfter("withdrawn", action) !== null)).toEqual(["take-back"]));
  test("the states an action may start from are those with an entry", () =>
    expect(statesBefore("resume")).toEqual(["on-hold", "failed"]));
});

test.each([
  { action: "tick", begun: true, because: "somebody worked on it" },
  { action: "hold", begun: false, because: "nobody touched the phone" },
  { action: "fail", begun: false, because: "it could not be started" },
  { action: "show-moved", begun: true, because: "it runs the target's firmware" },
] as const)("$action begins a phone: $begun, $because", ({ action, begun }) => expect(begins(action)).toBe(begun));

test.each([
  { begun: true, to: "in-progress", because: "the work goes on" },
  { begun: false, to: "not-started", because: "nobody had touched it before it was held back" },
])("resuming a phone, begun: $begun, leads to $to: $because", ({ begun, to }) =>
  expect(phoneAfterWhen(begun, "on-hold", "resume")).toBe(to),
);
