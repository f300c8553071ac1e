import { expect, test } from "vitest";
import { canMovePhone, NEXT_PHONE_STATES, PHONE_STATES } from "./phone-life";
import { canActOnStep, requiresReason, STEP_ACTIONS } from "./step-actions";

test.each([
  { action: "tick", needs: false, because: "the usual case must be one touch" },
  { action: "untick", needs: true, because: "it takes something back" },
  { action: "note", needs: false, because: "the note is the text" },
  { action: "fail", needs: true, because: "somebody must be able to help" },
  { action: "hold", needs: true, because: "somebody must know what it waits for" },
  { action: "resume", needs: false, because: "the hold said it all" },
] as const)("$action needs a reason: $needs, $because", ({ action, needs }) =>
  expect(requiresReason(action)).toBe(needs),
);

test("an evidence step is never ticked by hand", () => {
  expect(STEP_ACTIONS.filter((action) => !canActOnStep({ isEvidence: true }, action))).toEqual(["tick", "untick"]);
  expect(STEP_ACTIONS.filter((action) => !canActOnStep({}, action))).toEqual([]);
});

test.each([
  { from: "not-started", to: "verified", can: true, because: "an after-inventory verifies phones nobody ticked" },
  { from: "failed", to: "in-progress", can: true, because: "a second try" },
  { from: "verified", to: "failed", can: true, because: "later evidence contradicts" },
  { from: "verified", to: "not-started", can: false, because: "evidence is not forgotten" },
  { from: "verified", to: "in-progress", can: false, because: "evidence is not forgotten" },
  { from: "withdrawn", to: "verified", can: false, because: "it is no part of the project until it is taken back" },
  { from: "withdrawn", to: "not-started", can: true, because: "it turned up again" },
  { from: "in-progress", to: "in-progress", can: false, because: "nothing moves" },
] as const)("$from to $to: $can, $because", ({ from, to, can }) => expect(canMovePhone(from, to)).toBe(can));

test("every phone state can be left", () => {
  for (const state of PHONE_STATES) expect(NEXT_PHONE_STATES[state].length, state).toBeGreaterThan(0);
});
