import { expect, test } from "vitest";
import type { FilledStep } from "./checklist-for";
import { waitsFor } from "./gate";

const step = (id: string, phase: FilledStep["phase"], over: Partial<FilledStep> = {}): FilledStep => ({
  ...{ id, phase, scope: "batch", owner: "ucm-administrator", title: id, instruction: "", source: "", values: [] },
  ...{ applies: true, appliesBecause: null, ...over },
});
const LOAD = step("put-load", "firmware");
const PROOF = step("proof", "prepare", { scope: "project", owner: "project-manager" });
const PAK = step("pak", "license", { scope: "project", owner: "project-manager" });

test.each([
  {
    id: "e2m-ucm.set-phone-load",
    done: [],
    waits: ["proof", "put-load"],
    because: "both prepare; the licence gates nothing",
  },
  { id: "e2m-ucm.set-phone-load", done: ["proof"], waits: ["put-load"], because: "one is done" },
  { id: "e2m-ucm.set-phone-load", done: ["proof", "put-load"], waits: [], because: "all is ready" },
  {
    id: "m2e-ucm.set-upgrade-rule",
    done: ["proof"],
    waits: ["put-load"],
    because: "it is the way back's first change",
  },
  { id: "e2m-ucm.check-label", done: [], waits: [], because: "a label can always be read" },
  { id: "e2m-third-party.set-authorization", done: [], waits: [], because: "licences are never gated" },
  { id: "e2m-third-party.verify", done: [], waits: [], because: "evidence is never gated" },
])("$id with $done done waits for $waits: $because", ({ id, done, waits }) => {
  const isDone = (one: FilledStep) => done.some((name) => name === one.id);
  expect(waitsFor({ id }, [PROOF, PAK, LOAD], isDone).map(({ title }) => title)).toEqual(waits);
});

test("says who can clear it", () => {
  expect(waitsFor({ id: "e2m-ucm.set-phone-load" }, [LOAD], () => false)).toEqual([
    { title: "put-load", owner: "ucm-administrator" },
  ]);
});

test("a step that does not apply is not waited for", () => {
  expect(waitsFor({ id: "e2m-ucm.set-phone-load" }, [{ ...LOAD, applies: false }], () => false)).toEqual([]);
});
