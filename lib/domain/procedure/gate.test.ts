import { expect, test } from "vitest";
import { gateOf, isGated, waitsOf } from "./gate";
import { routeFor } from "./routes";
import type { Route, Step } from "./step";

const step = (id: string, phase: Step["phase"], over: Partial<Step> = {}): Step => ({
  ...{ id, phase, scope: "batch", owner: "ucm-administrator", title: id, instruction: "", source: "", values: [] },
  ...over,
});
const PROOF = step("proof", "prepare", { scope: "project", owner: "project-manager", isByPilot: true });
const PAK = step("pak", "license", { scope: "project", owner: "project-manager" });
const FILES = step("license-files", "license");
const LOAD = step("put-load", "firmware");
const LABEL = step("label", "prepare", { scope: "phone" });
const ROUTE = { steps: [PROOF, PAK, FILES, LOAD, LABEL, step("verify", "verification", { scope: "phone" })] };

test.each([
  { kind: "wave", done: [], waits: ["proof", "put-load"], because: "both prepare; licences gate nothing" },
  { kind: "wave", done: ["proof"], waits: ["put-load"], because: "one is done, or gone on without" },
  { kind: "wave", done: ["proof", "put-load"], waits: [], because: "all is ready" },
  { kind: "pilot", done: [], waits: ["put-load"], because: "the pilot is the proof: it cannot wait for it" },
])("a $kind with $done done waits for $waits: $because", ({ kind, done, waits }) => {
  expect(waitsOf(ROUTE, { kind }, ({ id }) => done.some((one) => one === id)).map(({ id }) => id)).toEqual(waits);
});

test.each([
  { id: "e2m-ucm.set-phone-load", is: true, because: "with it the firmware changes" },
  { id: "m2e-ucm.set-upgrade-rule", is: true, because: "it is the way back's first change" },
  { id: "e2m-ucm.check-label", is: false, because: "a label can always be read" },
  { id: "e2m-third-party.set-authorization", is: false, because: "licences are never gated" },
  { id: "e2m-third-party.verify", is: false, because: "evidence is never gated" },
])("$id is gated: $is, $because", ({ id, is }) => expect(isGated(id)).toBe(is));

const BY_UCM: Route[] = (
  [
    { direction: "E2M", target: "approved-third-party" },
    { direction: "E2M", target: "webex-calling" },
    { direction: "M2E", target: "ucm" },
  ] as const
).flatMap((project) => routeFor(project, "ucm") ?? []);

test("each way by UCM has one gated step, the load among what it waits for, and nothing that applies to some phones alone", () => {
  expect(BY_UCM.map(({ steps }) => steps.filter(({ id }) => isGated(id)).length)).toEqual([1, 1, 1]);
  const gates = BY_UCM.map((route) => gateOf(route, { kind: "wave" }));
  for (const gate of gates) {
    expect(gate.map(({ id }) => id)).toContainEqual(expect.stringContaining("put-load-on-ucm"));
    expect(gate.filter(({ when }) => when)).toEqual([]);
  }
});
