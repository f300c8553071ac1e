import { expect, test } from "vitest";
import { withFollowing } from "./following-marks";
import { type Mark, stepKey } from "./step-log";

const mark = (isTicked: boolean, over: Partial<Mark> = {}): Mark => ({
  ...{ isTicked, isOverridden: false, by: "Tom", at: "2026-11-01", note: "on all nodes", sending: null },
  ...over,
});
const STEPS = [
  { id: "upload", title: "Upload the files" },
  { id: "check", title: "Have the file", followsStep: "upload" },
];
const BATCHES = [{ id: "b", phones: [{ id: "p" }] }];
const UPLOAD = stepKey({ batchId: "b" }, "upload");
const CHECK = stepKey({ phoneId: "p" }, "check");

test.each([
  { marks: [], follows: undefined, because: "nothing was done" },
  { marks: [[UPLOAD, mark(true)]], follows: true, because: "the batch has it, so the phone has it" },
  { marks: [[UPLOAD, mark(false)]], follows: undefined, because: "it was taken back" },
  {
    marks: [[UPLOAD, mark(false, { isOverridden: true })]],
    follows: undefined,
    because: "to go on without it is not to have it",
  },
  {
    marks: [
      [UPLOAD, mark(true)],
      [CHECK, mark(false)],
    ],
    follows: false,
    because: "at the phone somebody saw that it is not there",
  },
] as const)("a step that follows is ticked: $follows, $because", ({ marks, follows }) => {
  expect(withFollowing(new Map(marks), STEPS, BATCHES).get(CHECK)?.isTicked).toBe(follows);
});

test("it says from what, by whom and when, without the note of the other step", () => {
  expect(withFollowing(new Map([[UPLOAD, mark(true)]]), STEPS, BATCHES).get(CHECK)).toEqual(
    mark(true, { note: null, from: "Upload the files" }),
  );
});
