import { expect, test } from "vitest";
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
