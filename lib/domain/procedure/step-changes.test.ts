import { expect, test } from "vitest";
import { procedureFor, routeFor } from "./routes";
import type { StepChanges } from "./step-changes";

const PROJECT = { direction: "E2M", target: "approved-third-party", method: "ucm" } as const;
const ALL = routeFor(PROJECT, PROJECT.method)?.steps ?? [];
const LABEL = "e2m-ucm.check-label";
const VERIFY = "e2m-third-party.verify";
const steps = (stepChanges?: StepChanges) =>
  procedureFor({ ...PROJECT, ...(stepChanges ? { stepChanges } : {}) })?.steps ?? [];
const ids = (stepChanges?: StepChanges) => steps(stepChanges).map(({ id }) => id);

test("the steps of these tests are steps of the procedure", () => {
  expect(ALL.find(({ id }) => id === LABEL)?.isEvidence).toBeUndefined();
  expect(ALL.find(({ id }) => id === VERIFY)?.isEvidence).toBe(true);
});

const CHANGES: { changes: StepChanges | undefined; gone: string[]; because: string }[] = [
  { changes: undefined, gone: [], because: "a device may hold a list from before there were any" },
  { changes: {}, gone: [], because: "nothing is changed" },
  { changes: { [LABEL]: { isHidden: true } }, gone: [LABEL], because: "this project does not show it" },
  { changes: { [VERIFY]: { isHidden: true } }, gone: [], because: "without evidence nothing is verified" },
  {
    changes: { "no.such-step": { isHidden: true } },
    gone: [],
    because: "an edition may not have it any more",
  },
];
test.each(CHANGES)("$changes leaves out $gone: $because", ({ changes, gone }) => {
  expect(ids(changes)).toEqual(ALL.map(({ id }) => id).filter((id) => !gone.includes(id)));
});

test("a text stands beside its step, and nothing else of it changes", () => {
  const changed = steps({ [LABEL]: { note: "The label is under the stand." } });
  expect(changed).toEqual(
    ALL.map((step) => (step.id === LABEL ? { ...step, note: "The label is under the stand." } : step)),
  );
});
