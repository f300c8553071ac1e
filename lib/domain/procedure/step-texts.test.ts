import { describe, expect, test } from "vitest";
import { loadFamilyOf } from "@/lib/domain/phone/load";
import { parseVersion } from "@/lib/domain/phone/version";
import { FIRMWARE_FLOORS } from "@/lib/domain/rules/eligibility/firmware-floors";
import { MODEL_RULES } from "@/lib/domain/rules/eligibility/model-rules";
import { targetLoadFor } from "@/lib/domain/rules/eligibility/target-load";
import { LICENSE_SKUS } from "@/lib/domain/rules/licensing/support-skus";
import { checklistForBatch, checklistForPhone, checklistForProject, type FilledStep } from "./checklist-for";
import type { ChecklistPhone, ChecklistProject } from "./conditions";
import { ROUTES, routeFor } from "./routes";
import type { Step } from "./step";

const SKU = /\b(?:L-CP|CON-SW)-[A-Z0-9-]+=?/g;
/** `14.2.1SR1`, `12.0(3)`, `12.0.3SR1`, `sip88xx.12-0-3MPP0001-87`; an IP address is none. */
const RELEASE = /(?<![\d.-])\d{1,2}[.-]\d(?:\(\d\)|[.-]\d(?![\d.]))(?:SR\d)?/g;

const textsOf = ({ title, instruction, values }: Step | FilledStep): string[] => [
  title,
  instruction,
  ...values.flatMap((value) => [value.label, "template" in value ? value.template : (value.value ?? "")]),
];

test.each([
  { text: "Upgrade to 14.2.1SR1 first", pattern: RELEASE, found: ["14.2.1SR1"], because: "a release as we write it" },
  { text: "Get 12.0(3) or later", pattern: RELEASE, found: ["12.0(3)"], because: "as the guide writes it" },
  { text: "sip88xx.12-0-3MPP0001-87.loads", pattern: RELEASE, found: [], because: "a load belongs to its family" },
  { text: "https://10.1.2.3/admin", pattern: RELEASE, found: [], because: "an address is no release" },
  { text: "Order L-CP-E2M-78XX-CNV= once", pattern: SKU, found: ["L-CP-E2M-78XX-CNV="], because: "a licence" },
  { text: "and CON-SW-LCPE2M7N", pattern: SKU, found: ["CON-SW-LCPE2M7N"], because: "its service" },
])("$text names $found: $because", ({ text, pattern, found }) => {
  expect([...text.matchAll(pattern)].map(([match]) => match)).toEqual(found);
});

test.each(ROUTES)("$id: no text holds a SKU, a release or a load that a table holds already", ({ steps }) => {
  for (const step of steps) {
    for (const text of textsOf(step)) {
      expect(text.match(SKU), step.id).toBeNull();
      expect(text.match(RELEASE), step.id).toBeNull();
      expect(text, step.id).not.toMatch(/\bsip\w+\.\d/);
    }
  }
});

const PROJECTS: ChecklistProject[] = [
  { direction: "E2M", target: "approved-third-party", method: "ucm", ucmAddress: "10.1.1.10", name: "ACME" },
  { direction: "E2M", target: "webex-calling", method: "ucm", ucmAddress: "10.1.1.10", name: "ACME" },
  { direction: "M2E", target: "ucm", method: "ucm", ucmAddress: "10.1.1.10", name: "ACME" },
];

describe.each(PROJECTS)("$direction to $target", (project) => {
  const route = routeFor(project, project.method);
  const { direction } = project;
  const admitted = MODEL_RULES.filter((rule) => rule.direction === direction && rule.admits);

  test.each(admitted)("every text for an $model is filled in, from the tables", ({ model }) => {
    if (!route) throw new Error("no procedure");
    const load = targetLoadFor(model, { direction, loads: {} });
    const phone: ChecklistPhone = {
      mac: "00CCFC123456",
      model,
      loadFamily: loadFamilyOf(model),
      ip: "10.1.2.3",
      version: null,
      runningFirmware: null,
      licenseKind: "order",
      pid: `CP-${model}-K9=`,
      vid: 15,
      serial: "FCH20100312",
      targetLoad: load?.load ?? null,
    };
    const texts = [
      ...checklistForProject(route, project),
      ...checklistForBatch(route, { name: "Pilot", phones: [phone] }, project),
      ...checklistForPhone(route, phone, project),
    ].flatMap(textsOf);
    const all = texts.join("\n");
    expect(all).not.toMatch(/\{\w+\}/);
    expect(texts.filter((text) => text === "")).toEqual([]);
    const skus = LICENSE_SKUS.filter((row) => row.direction === direction).flatMap((row) => [row.sku, row.supportSku]);
    for (const sku of all.match(SKU) ?? []) expect(skus).toContain(sku);
    const releases = FIRMWARE_FLOORS.filter((row) => row.direction === direction).map(({ floor }) => floor.text);
    for (const release of all.match(RELEASE) ?? [])
      expect([...releases, parseVersion(load?.load ?? "")?.text]).toContain(release);
  });
});

test("an order names each licence and its service SKU", () => {
  for (const project of PROJECTS.filter(({ target }) => target !== "webex-calling")) {
    const route = routeFor(project, project.method);
    if (!route) throw new Error("no procedure");
    const step = checklistForProject(route, project).find(({ id }) => id.endsWith(".order-licenses"));
    const expected = LICENSE_SKUS.filter(({ direction }) => direction === project.direction).flatMap((row) => [
      row.sku,
      row.supportSku,
    ]);
    expect(step?.values.map(({ value }) => value).sort()).toEqual(expected.sort());
  }
});

test("the floors of the MPP load are named with the exception of the 8832", () => {
  const route = routeFor({ direction: "E2M", target: "approved-third-party" }, "ucm");
  if (!route || !PROJECTS[0]) throw new Error("no procedure");
  const steps = checklistForBatch(route, { name: "Pilot", phones: [] }, PROJECTS[0]);
  expect(steps.find(({ id }) => id === "e2m-ucm.put-load-on-ucm")?.instruction).toContain(
    "at least 12.0.3 (8832, 8832NR: 12.0.3SR1)",
  );
});
