import { describe, expect, test } from "vitest";
import { METHODS, TARGETS_OF } from "@/lib/domain/conversion";
import { PLACEHOLDERS } from "./fill-template";
import { routeNotice } from "./procedure-notice";
import { ROUTES, routeFor } from "./routes";
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
  {
    direction: "E2M",
    target: "webex-calling",
    method: "alternate-tftp",
    id: "e2m-webex-calling-alternate-tftp",
    because: "guide, figure 3, Manual",
  },
  {
    direction: "E2M",
    target: "approved-third-party",
    method: "staging-dhcp",
    id: "e2m-third-party-staging-dhcp",
    because: "guide, figure 4, At staging facility",
  },
  {
    direction: "M2E",
    target: "ucm",
    method: "staging-dhcp",
    id: "m2e-staging-dhcp",
    because: "not named by the guide, described by another Cisco publication",
  },
  { direction: "M2E", target: "ucm", method: "cloud-upgrader", id: "m2e-cloud-upgrader", because: "guide, figure 5" },
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

test("there is a procedure for every target and method", () => {
  const ids = Object.entries(TARGETS_OF).flatMap(([, targets]) =>
    targets.flatMap((target) =>
      METHODS.map((method) => routeFor({ direction: target === "ucm" ? "M2E" : "E2M", target }, method)?.id),
    ),
  );
  expect(ids).not.toContain(undefined);
  expect(new Set(ids).size).toBe(ROUTES.length);
});

test.each(ROUTES.filter(({ id }) => !id.endsWith("-ucm")))(
  "$id says where no source describes a step, and links the cloud upgrader there",
  ({ steps }) => {
    const open = steps.filter(({ phase, instruction }) => phase === "firmware" && /cloud upgrader/.test(instruction));
    const isDescribed = steps.some(({ id }) => id === "m2e-ucm.staging-set-dhcp");
    if (!isDescribed) expect(open).not.toEqual([]);
    for (const { values } of open)
      expect(values.some(({ template }) => template.startsWith("https://upgrade.cisco.com/"))).toBe(true);
  },
);
