import { expect, test } from "vitest";
import { requiresReason, STEP_ACTIONS, whyNotOnStep } from "./step-actions";

test.each([
  { action: "tick", needs: false, because: "the usual case must be one touch" },
  { action: "untick", needs: true, because: "it takes something back" },
  { action: "note", needs: false, because: "the note is the text" },
  { action: "fail", needs: true, because: "somebody must be able to help" },
  { action: "hold", needs: true, because: "somebody must know what it waits for" },
  { action: "resume", needs: false, because: "the hold said it all" },
  { action: "override", needs: true, because: "phones go on although something is missing" },
] as const)("$action needs a reason: $needs, $because", ({ action, needs }) =>
  expect(requiresReason(action)).toBe(needs),
);

test.each([
  {
    step: { scope: "phone", phase: "verification", isEvidence: true },
    refused: ["tick", "untick", "override"],
    because: "an evidence step is never ticked by hand",
  },
  { step: { scope: "phone", phase: "firmware" }, refused: ["override"], because: "nothing waits for it" },
  { step: { scope: "batch", phase: "firmware" }, refused: [], because: "the load on UCM is waited for" },
  { step: { scope: "project", phase: "prepare" }, refused: [], because: "so is what the project prepares" },
  { step: { scope: "batch", phase: "license" }, refused: ["override"], because: "licences gate nothing" },
] as const)("of a $step.phase step of the $step.scope $refused are refused: $because", ({ step, refused }) => {
  expect(STEP_ACTIONS.filter((action) => whyNotOnStep(step, action) !== null)).toEqual(refused);
});
