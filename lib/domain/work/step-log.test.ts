import { describe, expect, test } from "vitest";
import { countOf, countStates } from "./phone-count";
import { progressOf } from "./phone-progress";
import { marksOf, type Operation, phoneStatesOf, remarksOf, stepKey } from "./step-log";

const PHONE = { phoneId: "p" };
const stored = (isTicked: boolean, at: string, batchId: string | null = null) => ({
  ...{ phoneId: "p", batchId, step: "load", isTicked, isOverridden: false, by: "Tom", at, note: null },
});
const operation = (action: Operation["event"]["action"], change: Partial<Operation> = {}): Operation => ({
  event: { operationId: "o", action, step: "load", at: "2026-11-02T00:00:00Z", phoneId: "p", note: "why" },
  ...{ status: "unsent", why: null, storedAt: null, state: null, isSettled: false },
  ...change,
});

describe("what stands of a step", () => {
  test.each([
    { steps: [stored(true, "2026-11-01")], operations: [], isTicked: true, because: "the server says so" },
    {
      ...{ steps: [stored(true, "2026-11-01"), stored(false, "2026-11-03", "b")], operations: [] },
      ...{ isTicked: false, because: "the later one counts, in whichever batch it was done" },
    },
    {
      ...{ steps: [stored(true, "2026-11-01")], operations: [operation("untick")] },
      ...{ isTicked: false, because: "what was done here lies above it" },
    },
    {
      ...{ steps: [], operations: [operation("tick", { status: "refused" })] },
      ...{ isTicked: undefined, because: "a refused tick is none" },
    },
    {
      ...{ steps: [stored(false, "2026-11-03")], operations: [operation("tick", { isSettled: true })] },
      ...{ isTicked: false, because: "the server knows it, and what came after it" },
    },
    { steps: [], operations: [operation("note")], isTicked: undefined, because: "a note ticks nothing" },
  ])("$isTicked: $because", ({ steps, operations, isTicked }) => {
    expect(marksOf(steps, operations).get(stepKey(PHONE, "load"))?.isTicked).toBe(isTicked);
  });
});

describe("the state of a phone after what was done here", () => {
  const work = (state: "not-started" | "failed") => ({ batches: [{ phones: [{ id: "p", state }] }] });
  test.each([
    { from: "not-started", operations: [operation("tick")], to: "in-progress", because: "the first tick starts it" },
    { from: "failed", operations: [operation("tick")], to: "failed", because: "a tick does not heal it" },
    { from: "failed", operations: [operation("resume")], to: "in-progress", because: "a second try" },
    {
      from: "not-started",
      ...{ operations: [operation("tick", { status: "stored", state: "on-hold" })] },
      ...{ to: "on-hold", because: "the server’s answer beats the guess" },
    },
    {
      from: "not-started",
      ...{ operations: [operation("fail", { status: "refused" })] },
      ...{ to: "not-started", because: "a refused failure is none" },
    },
  ] as const)("$from to $to: $because", ({ from, operations, to }) => {
    expect(phoneStatesOf(work(from), operations, []).get("p")).toBe(to);
  });
  test("evidence that was judged here decides", () => {
    const judged = [{ phoneId: "p", state: "verified", at: 1 } as const];
    expect(phoneStatesOf(work("failed"), [operation("hold")], judged).get("p")).toBe("verified");
  });
});

describe("remarks of a step", () => {
  const held = {
    ...{ operationId: "h", phoneId: "p", batchId: null },
    action: "fail",
    note: "dark",
    audience: "team" as const,
    by: "Tom",
  } as const;
  test.each([
    { operations: [], notes: ["dark"], because: "the server holds one" },
    { operations: [operation("note")], notes: ["dark", "why"], because: "one was written here since" },
    { operations: [operation("tick")], notes: ["dark"], because: "the note of a tick stands at the tick" },
    {
      ...{ operations: [{ ...operation("note"), event: { ...operation("note").event, operationId: "h" } }] },
      ...{ notes: ["dark"], because: "it is the one the server holds" },
    },
  ])("$notes: $because", ({ operations, notes }) => {
    const remarks = remarksOf([{ ...held, step: "load" }], operations, PHONE, "load");
    expect(remarks.map(({ note }) => note)).toEqual(notes);
  });
});

describe("how far a phone is", () => {
  const steps = [
    { id: "load", scope: "phone", applies: true },
    { id: "spare", scope: "phone", applies: false },
    { id: "look", scope: "phone", applies: true, isEvidence: true },
  ];
  const ticked = marksOf([stored(true, "2026-11-01")], []);
  test.each([
    { marks: new Map(), state: "not-started", done: 0, because: "nothing is ticked" },
    {
      marks: ticked,
      state: "in-progress",
      done: 1,
      because: "one of two is ticked; a step that does not apply is none",
    },
    { marks: ticked, state: "verified", done: 2, because: "evidence fulfils its own step" },
  ] as const)("$done of 2: $because", ({ marks, state, done }) => {
    expect(countOf(steps, { id: "p" }, ["spare"], marks, state)).toEqual({ done, total: 2 });
    const filled = steps.map((step) => ({ ...step, title: "", values: [] }) as never);
    expect(progressOf(filled, { id: "p" }, marks, state)).toMatchObject({ done, total: 2 });
  });
  test("phones are counted by their state", () => {
    expect(countStates(["failed", "verified", "failed"] as const, (state) => state)).toMatchObject({
      ...{ all: 3, failed: 2, verified: 1, "on-hold": 0 },
    });
  });
});
