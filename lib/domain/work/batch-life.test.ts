import { expect, test } from "vitest";
import {
  BATCH_STATES,
  batchActionsIn,
  batchActionTo,
  batchAfter,
  batchStateOf,
  notReadyBecause,
  notReadyText,
} from "./batch-life";

test.each([
  { set: "planned", counts: [3, 0, 0], state: "planned", because: "nobody has begun" },
  { set: "ready", counts: [3, 0, 0], state: "ready", because: "people said so" },
  { set: "planned", counts: [3, 1, 0], state: "running", because: "a phone has begun, ready or not" },
  { set: "ready", counts: [3, 3, 2], state: "running", because: "one phone is still open" },
  { set: "ready", counts: [3, 3, 3], state: "done", because: "every phone is verified" },
  { set: "ready", counts: [0, 0, 0], state: "ready", because: "an empty batch is not done" },
  { set: "cancelled", counts: [3, 3, 3], state: "cancelled", because: "people ended it" },
] as const)("$set with $counts is $state: $because", ({ set, counts: [phones, begun, verified], state }) =>
  expect(batchStateOf(set, { phones, begun, verified })).toBe(state),
);

test.each([
  { from: "planned", action: "make-ready", to: "ready", because: "the usual way" },
  { from: "ready", action: "back-to-planned", to: "planned", because: "something was missing after all" },
  { from: "running", action: "back-to-planned", to: null, because: "phones have been touched" },
  { from: "running", action: "cancel", to: "cancelled", because: "a batch may be broken off" },
  { from: "done", action: "cancel", to: null, because: "there is nothing left to break off" },
  { from: "cancelled", action: "reopen", to: "planned", because: "it goes on after all" },
] as const)("$from, $action: $to, $because", ({ from, action, to }) => expect(batchAfter(from, action)).toBe(to));

test("nobody sets running or done: they follow from the phones", () => {
  for (const state of BATCH_STATES)
    for (const action of batchActionsIn(state)) expect(["running", "done"]).not.toContain(batchAfter(state, action));
});

test.each([
  { from: "planned", to: "ready", action: "make-ready" },
  { from: "cancelled", to: "planned", action: "reopen" },
  { from: "cancelled", to: "ready", action: null },
  { from: "done", to: "cancelled", action: null },
] as const)("from $from to $to by $action", ({ from, to, action }) => expect(batchActionTo(from, to)).toBe(action));

test("what keeps a batch from being ready is named, all of it", () => {
  expect(notReadyBecause({ phones: 0, notEligible: 0, startsAt: null, people: 0, pilotOpen: 0 })).toEqual([
    "empty",
    "no-window",
    "no-people",
  ]);
  expect(
    notReadyBecause({ phones: 4, notEligible: 2, startsAt: "2026-12-05T20:00:00Z", people: 1, pilotOpen: 0 }),
  ).toEqual(["not-eligible"]);
  expect(
    notReadyBecause({ phones: 4, notEligible: 0, startsAt: "2026-12-05T20:00:00Z", people: 1, pilotOpen: 0 }),
  ).toEqual([]);
});

test("a wave waits for the pilot", () => {
  const wave = { phones: 4, notEligible: 0, startsAt: "2026-12-05T20:00:00Z", people: 1, pilotOpen: 3 };
  expect(notReadyBecause(wave)).toEqual(["pilot-open"]);
  expect(notReadyText("pilot-open", wave)).toBe("The pilot is not done: 3 phones of it are not verified.");
});
