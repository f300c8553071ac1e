import { describe, expect, test } from "vitest";
import { METHODS } from "@/lib/domain/conversion";
import { PLACEHOLDERS } from "./fill-template";
import { ROUTES, routeFor, routeNotice } from "./routes";
import { STEP_PHASES, STEP_SCOPES } from "./step";

test.each([
  {
    direction: "E2M",
    target: "approved-third-party",
    method: "ucm",
    id: "e2m-third-party-ucm",
    because: "guide, 16 steps",
  },
  {
    direction: "E2M",
    target: "webex-calling",
    method: "ucm",
    id: "e2m-webex-calling-ucm",
    because: "Control Hub, then UCM",
  },
  { direction: "M2E", target: "ucm", method: "ucm", id: "m2e-ucm", because: "guide, 11 steps" },
  { direction: "E2M", target: "ucm", method: "ucm", id: null, because: "MPP firmware does not work on UCM" },
  { direction: "M2E", target: "webex-calling", method: "ucm", id: null, because: "Enterprise firmware is for UCM" },
  { direction: "E2M", target: "webex-calling", method: "alternate-tftp", id: null, because: "no steps in the guide" },
  { direction: "E2M", target: "webex-calling", method: "staging-dhcp", id: null, because: "no steps in the guide" },
  { direction: "M2E", target: "ucm", method: "cloud-upgrader", id: null, because: "no steps in the guide" },
] as const)("$direction to $target by $method is $id: $because", ({ direction, target, method, id }) => {
  expect(routeFor({ direction, target }, method)?.id ?? null).toBe(id);
});

test.each(METHODS)("the notice for %s points to the cloud upgrader", (method) => {
  expect(routeNotice(method)).toContain("https://upgrade.cisco.com/e2m_converter_wxc");
  const own = routeNotice(method, { direction: "M2E", target: "ucm" });
  expect(own).toContain("https://upgrade.cisco.com/m2e_converter");
  expect(own).not.toContain("e2m");
});

describe.each(ROUTES)("$id", (route) => {
  test("has each step once", () => {
    const ids = route.steps.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("goes through the phases in order, and in a phase from project to phone", () => {
    const ranks = route.steps.map(({ phase, scope }) => STEP_PHASES.indexOf(phase) * 10 + STEP_SCOPES.indexOf(scope));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });

  test("ends with the one step that only evidence fulfils", () => {
    expect(route.steps.filter(({ isEvidence }) => isEvidence)).toEqual([route.steps.at(-1)]);
    expect(route.steps.at(-1)).toMatchObject({ scope: "phone", phase: "verification" });
    expect(route.steps.at(-1)?.id).toMatch(/\.verify$/);
  });

  test("every step names its source, every phone step has a value, every placeholder is known", () => {
    for (const step of route.steps) {
      expect(step.source, step.id).not.toBe("");
      if (step.scope === "phone") expect(step.values.length, step.id).toBeGreaterThan(0);
      for (const { template } of step.values) {
        for (const [, name] of template.matchAll(/\{(\w+)\}/g)) expect(PLACEHOLDERS, step.id).toContain(name);
      }
    }
  });
});

test.each([
  { id: "e2m-third-party-ucm", steps: 16 },
  { id: "m2e-ucm", steps: 11 },
])("$id covers all $steps steps of the guide, in order", ({ id, steps }) => {
  const route = ROUTES.find((one) => one.id === id);
  const covered = (route?.steps ?? [])
    .filter(({ source }) => source.startsWith(route?.source ?? "?"))
    .flatMap(({ source }) => {
      const [, first, last] = /steps? (\d+)(?: (?:to|and) (\d+))?/.exec(source) ?? [];
      return Array.from({ length: Number(last ?? first) - Number(first) + 1 }, (_, at) => Number(first) + at);
    });
  expect([...new Set(covered)].sort((a, b) => a - b)).toEqual(Array.from({ length: steps }, (_, at) => at + 1));
});

test("a step that two routes share is the same step", () => {
  const seen = new Map<string, unknown>();
  for (const step of ROUTES.flatMap(({ steps }) => steps)) {
    expect(seen.get(step.id) ?? step).toBe(step);
    seen.set(step.id, step);
  }
});

test("a technician owns steps of phones alone: what holds for a whole batch or project is not theirs to tick", () => {
  for (const { id, scope, owner } of ROUTES.flatMap(({ steps }) => steps))
    if (owner === "technician") expect(scope, id).toBe("phone");
});
