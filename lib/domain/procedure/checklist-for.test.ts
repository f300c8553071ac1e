import { describe, expect, test } from "vitest";
import { checklistForBatch, checklistForPhone, checklistForProject, type FilledStep } from "./checklist-for";
import type { ChecklistPhone, ChecklistProject } from "./conditions";
import { licenseFileName } from "./license-file";
import { routeFor } from "./routes";

const E2M: ChecklistProject = {
  direction: "E2M",
  target: "approved-third-party",
  method: "ucm",
  ucmAddress: "ucm.acme.test",
  name: "ACME",
};
const WXC: ChecklistProject = { ...E2M, target: "webex-calling" };
const M2E: ChecklistProject = { ...E2M, direction: "M2E", target: "ucm" };

const PHONE: ChecklistPhone = {
  mac: "00CCFC123456",
  model: "8841",
  loadFamily: "sip88xx",
  ip: "10.1.2.3",
  version: "14.2.1SR1",
  runningFirmware: "enterprise",
  licenseKind: "order",
  pid: "CP-8841-K9=",
  vid: 7,
  serial: "FCH20100312",
  targetLoad: "sip88xx.12-0-3MPP0001-87.loads",
};

function routeOf(project: ChecklistProject) {
  const route = routeFor(project, project.method);
  if (!route) throw new Error("no route");
  return route;
}
const stepsFor = (project: ChecklistProject, phone: Partial<ChecklistPhone> = {}) =>
  checklistForPhone(routeOf(project), { ...PHONE, ...phone }, project);
const stepOf = (steps: FilledStep[], id: string) => {
  const step = steps.find((one) => one.id === id);
  if (!step) throw new Error(`no step ${id}`);
  return step;
};
const findValue = (steps: FilledStep[], id: string, label: string) =>
  stepOf(steps, id).values.find((one) => one.label === label);

describe("one phone of every family", () => {
  test.each([
    { project: E2M, model: "7821", family: "sip78xx", load: "sip78xx.12-0-3MPP0001-87" },
    { project: E2M, model: "7832", family: "sip7832", load: "sip7832.12-0-3MPP0001-87" },
    { project: E2M, model: "8851NR", family: "sip88xx", load: "sip88xx.12-0-3MPP0001-87" },
    { project: E2M, model: "8832", family: "sip8832", load: "sip8832.12-0-3MPP0101-92" },
    { project: E2M, model: "8865", family: "sip8845_65", load: "sip8845_65.12-0-3MPP0001-87" },
    { project: WXC, model: "7821", family: "sip78xx", load: "sip78xx.12-0-3MPP0001-87" },
    { project: WXC, model: "7832", family: "sip7832", load: "sip7832.12-0-3MPP0001-87" },
    { project: WXC, model: "8841", family: "sip88xx", load: "sip88xx.12-0-3MPP0001-87" },
    { project: WXC, model: "8832", family: "sip8832", load: "sip8832.12-0-3MPP0101-92" },
    { project: WXC, model: "8845", family: "sip8845_65", load: "sip8845_65.12-0-3MPP0001-87" },
  ] as const)("$project.target, $model: Phone Load is $load", ({ project, model, family, load }) => {
    const steps = stepsFor(project, { model, loadFamily: family, targetLoad: `${load}.loads` });
    expect(findValue(steps, "e2m-ucm.set-phone-load", "Phone Load")).toEqual({
      label: "Phone Load",
      kind: "text",
      value: load,
      missing: null,
    });
    expect(findValue(steps, "e2m-ucm.find-phone", "MAC address")?.value).toBe("00CCFC123456");
    expect(findValue(steps, "e2m-ucm.open-admin-page", "Phone's web page")?.value).toBe(
      "https://10.1.2.3/admin/advanced",
    );
  });

  test.each([
    { model: "7841", family: "sip78xx", load: "sip78xx.14-2-1-0101-26" },
    { model: "7832", family: "sip7832", load: "sip7832.14-2-1-0101-26" },
    { model: "8861", family: "sip88xx", load: "sip88xx.14-2-1-0101-26" },
    { model: "8832", family: "sip8832", load: "sip8832.14-2-1-0101-26" },
    { model: "8845", family: "sip8845_65", load: "sip8845_65.14-2-1-0101-26" },
  ] as const)("M2E, $model: the upgrade rule names the file", ({ model, family, load }) => {
    const steps = stepsFor(M2E, {
      model,
      loadFamily: family,
      targetLoad: load,
      runningFirmware: "mpp",
      version: "12.0.3SR1",
    });
    expect(findValue(steps, "m2e-ucm.set-upgrade-rule", "Upgrade Rule")?.value).toBe(
      `https://ucm.acme.test:6970/${load}.loads`,
    );
    expect(findValue(steps, "m2e-ucm.set-authorization-rule", "Transition Load Authorization Rule")?.value).toBe(
      "https://ucm.acme.test:6970/$MAU_M2E.lic",
    );
  });
});

test("third party: rule and type", () => {
  const steps = stepsFor(E2M);
  expect(stepOf(steps, "e2m-third-party.set-authorization").values.map(({ value }) => value)).toEqual([
    "tftp://ucm.acme.test/00CCFC123456.lic",
    "Classic",
  ]);
});

test("Webex Calling: type WxC, no licence file anywhere", () => {
  const steps = stepsFor(WXC, { licenseKind: "automatic" });
  expect(stepOf(steps, "e2m-wxc.set-authorization").values.map(({ value }) => value)).toEqual(["WxC"]);
  expect(steps.flatMap(({ values }) => values).filter(({ kind }) => kind === "file")).toEqual([]);
});

test.each([
  { mac: "00ccfc123456", direction: "E2M", file: "00CCFC123456.lic", because: "upper case, as the zip names it" },
  {
    mac: "00CCFC123456",
    direction: "M2E",
    file: "00CCFC123456_M2E.lic",
    because: "both licences can lie side by side",
  },
] as const)("$file: $because", ({ mac, direction, file }) => expect(licenseFileName(mac, direction)).toBe(file));

test.each([
  {
    project: E2M,
    phone: { ip: null },
    id: "e2m-ucm.open-admin-page",
    missing: /Applications → Status → Network Status → IPv4/,
    because: "Enterprise menu",
  },
  {
    project: M2E,
    phone: { ip: null },
    id: "m2e-ucm.open-admin-page",
    missing: /Applications → Settings → Status → Network Status → IPv4/,
    because: "MPP menu",
  },
  {
    project: { ...E2M, ucmAddress: " " },
    phone: {},
    id: "e2m-third-party.set-authorization",
    missing: /UCM address in the project's settings/,
    because: "no UCM address",
  },
  {
    project: E2M,
    phone: { targetLoad: null },
    id: "e2m-ucm.set-phone-load",
    missing: /target load for sip88xx/,
    because: "no load for this family",
  },
  {
    project: E2M,
    phone: { serial: null },
    id: "e2m-ucm.check-label",
    missing: /label on the back/,
    because: "no serial",
  },
])("what is missing is named: $because", ({ project, phone, id, missing }) => {
  const open = stepOf(stepsFor(project, phone), id).values.filter(({ value }) => value === null);
  expect(open).toHaveLength(1);
  expect(open[0]?.missing).toMatch(missing);
});

test("two missing values are both named", () => {
  const steps = stepsFor({ ...M2E, ucmAddress: null }, { targetLoad: null });
  expect(findValue(steps, "m2e-ucm.set-upgrade-rule", "Upgrade Rule")?.missing).toMatch(/UCM address.*target load/);
});

test.each([
  { project: E2M, phone: { version: "14.2.1SR1" }, applies: false, because: "exactly the floor" },
  { project: E2M, phone: { version: "14.2.1" }, applies: true, because: "the floor without its service release" },
  { project: E2M, phone: { version: "12.8.1" }, applies: true, because: "older" },
  { project: E2M, phone: { version: "14.3.1" }, applies: false, because: "newer" },
  { project: E2M, phone: { version: null }, applies: true, because: "unknown is never enough" },
  { project: WXC, phone: { version: "14.1.1" }, applies: true, because: "Webex Calling has the same floor" },
  {
    project: E2M,
    phone: { version: "14.3.1", runningFirmware: "in-transition" },
    applies: true,
    because: "in transition",
  },
  {
    project: E2M,
    phone: { version: "14.3.1", runningFirmware: null },
    applies: true,
    because: "a version of nobody knows which firmware",
  },
] as const)("Enterprise pre-upgrade applies $applies: $because", ({ project, phone, applies }) => {
  const step = stepOf(stepsFor(project, phone), "e2m-ucm.pre-upgrade");
  expect(step.applies).toBe(applies);
  expect(step.appliesBecause).toContain("14.2.1SR1");
});

test.each([
  { phone: { model: "8841", version: "12.0.3" }, applies: false, because: "exactly the floor" },
  { phone: { model: "8841", version: "11.3.5" }, applies: true, because: "older" },
  { phone: { model: "8832", version: "12.0.3" }, applies: true, because: "the 8832 needs SR1" },
  { phone: { model: "8832NR", version: "12.0.3SR1" }, applies: false, because: "the 8832NR with SR1" },
  { phone: { model: "8841", version: null }, applies: true, because: "unknown" },
])("MPP pre-upgrade of a $phone.model applies $applies: $because", ({ phone, applies }) => {
  const steps = stepsFor(M2E, { runningFirmware: "mpp", ...phone });
  expect(stepOf(steps, "m2e-ucm.pre-upgrade").applies).toBe(applies);
});

test.each([
  {
    project: E2M,
    phone: { version: "12.0.3", runningFirmware: "mpp" },
    id: "e2m-ucm.pre-upgrade",
    because: "MPP 12.0.3 lies below 14.2.1SR1 as a number only",
  },
  {
    project: WXC,
    phone: { version: null, runningFirmware: "mpp" },
    id: "e2m-ucm.pre-upgrade",
    because: "whatever its version is, the Enterprise firmware is gone",
  },
  {
    project: M2E,
    phone: { version: "10.3.1", runningFirmware: "enterprise" },
    id: "m2e-ucm.pre-upgrade",
    because: "an old Enterprise release is no old MPP release",
  },
] as const)("$id is behind a phone that has moved: $because", ({ project, phone, id }) => {
  const step = stepOf(stepsFor(project, phone), id);
  expect(step.applies).toBe(false);
  expect(step.appliesBecause).toMatch(/^It has moved already/);
});

test.each([
  { kind: "order", file: true, glo: false, because: "an ordered licence is a file" },
  { kind: "glo-case", file: true, glo: true, because: "so is one from a GLO case" },
  { kind: "undecided", file: true, glo: false, because: "unknown is never no" },
  { kind: "none", file: false, glo: false, because: "a free return" },
  { kind: "automatic", file: false, glo: false, because: "Control Hub" },
] as const)("licence $kind: file steps $file, GLO $glo: $because", ({ kind, file, glo }) => {
  const thirdParty = stepsFor(E2M, { licenseKind: kind });
  const back = stepsFor(M2E, { licenseKind: kind });
  expect(stepOf(thirdParty, "e2m-third-party.set-authorization").applies).toBe(file);
  expect(stepOf(thirdParty, "e2m-third-party.check-license-file").applies).toBe(file);
  expect(stepOf(back, "m2e-ucm.set-authorization-rule").applies).toBe(file);
  expect(stepOf(back, "m2e-ucm.set-upgrade-rule").applies).toBe(true);
  expect(stepOf(back, "shared.request-glo-license").applies).toBe(glo);
});

test("a step without a condition applies and needs no reason", () => {
  expect(stepOf(stepsFor(E2M), "e2m-ucm.find-phone")).toMatchObject({ applies: true, appliesBecause: null });
});

test.each([
  { project: E2M, model: "8841", load: "sip88xx.14-2-1-0101-26", because: "Table 6 prints 14.2.1SR1, the floor" },
  { project: WXC, model: "7832", load: "sip7832.14-2-1-0101-26", because: "the same floor" },
  { project: M2E, model: "8841", load: "sip88xx.12-0-3MPP0001-87", because: "Table 5 prints 12.0.3" },
  { project: M2E, model: "8832NR", load: "sip8832.12-0-3MPP0101-92", because: "Table 5: the 8832 has SR1" },
])("the pre-upgrade of a $model names $load: $because", ({ project, model, load }) => {
  const steps = stepsFor(project, { model, loadFamily: null });
  const id = project.direction === "E2M" ? "e2m-ucm.pre-upgrade" : "m2e-ucm.pre-upgrade";
  expect(findValue(steps, id, "A load that does")?.value).toBe(load);
  const series = stepOf(steps, id).values.filter(({ label }) => label.startsWith("Release notes"));
  expect(series.map(({ label }) => label)).toEqual([`Release notes, ${model.slice(0, 2)}00 series`]);
});

test.each([
  { ucmAddress: "10.1.1.10", value: "10.1.1.10", missing: null, because: "an address is typed as it is" },
  {
    ucmAddress: "ucm.acme.test",
    value: null,
    missing: /IP address.*ucm\.acme\.test/,
    because: "the field takes no name",
  },
  { ucmAddress: null, value: null, missing: /project's settings/, because: "nothing is known" },
])("TFTP Server 1 with UCM at $ucmAddress: $because", ({ ucmAddress, value, missing }) => {
  const found = findValue(stepsFor({ ...M2E, ucmAddress }), "m2e-ucm.register", "TFTP Server 1");
  expect(found?.value).toBe(value);
  if (missing) expect(found?.missing).toMatch(missing);
});

describe("a batch", () => {
  const phones: ChecklistPhone[] = [
    PHONE,
    { ...PHONE, mac: "00CCFC123457", licenseKind: "none" },
    { ...PHONE, mac: "00CCFC123458", model: "8832", loadFamily: "sip8832", targetLoad: "sip8832.12-0-3MPP0101-92" },
  ];

  test("names each load once and one licence file for each phone that needs it", () => {
    const steps = checklistForBatch(routeOf(E2M), { name: "Pilot", phones }, E2M);
    const files = (id: string) =>
      stepOf(steps, id)
        .values.filter(({ kind }) => kind === "file")
        .map(({ value }) => value);
    expect(files("e2m-ucm.put-load-on-ucm")).toEqual([
      "sip88xx.12-0-3MPP0001-87.loads",
      "sip8832.12-0-3MPP0101-92.loads",
    ]);
    expect(files("e2m-third-party.upload-license-files")).toEqual(["00CCFC123456.lic", "00CCFC123458.lic"]);
    expect(stepOf(steps, "e2m-third-party.upload-license-files").appliesBecause).toBe(
      "Asked for by 2 of the 3 phones of this batch.",
    );
    expect(steps.every(({ scope }) => scope === "batch")).toBe(true);
  });

  test("a batch of free returns uploads nothing", () => {
    const free = phones.map((phone) => ({ ...phone, licenseKind: "none" as const }));
    const steps = checklistForBatch(routeOf(M2E), { name: "Back", phones: free }, M2E);
    expect(stepOf(steps, "m2e-ucm.upload-license-files").applies).toBe(false);
  });

  test("the Control Hub task's name has no spaces", () => {
    const steps = checklistForBatch(routeOf(WXC), { name: "HQ Tower, sip88xx, 1 of 3", phones }, WXC);
    expect(findValue(steps, "e2m-wxc.create-task", "Task name")?.value).toBe("HQ-Tower-sip88xx-1-of-3");
  });
});

describe("a project", () => {
  test.each([
    { licenses: null, applies: true, because: "not counted yet" },
    { licenses: { order: 3, none: 2 }, applies: true, because: "three to order" },
    { licenses: { none: 5 }, applies: false, because: "nothing to order" },
    { licenses: { "glo-case": 1 }, applies: false, because: "a GLO case is not an order" },
  ])("ordering applies $applies: $because", ({ licenses, applies }) => {
    const steps = checklistForProject(routeOf(E2M), E2M, licenses);
    expect(stepOf(steps, "e2m-third-party.order-licenses").applies).toBe(applies);
    expect(steps.every(({ scope }) => scope === "project")).toBe(true);
  });

  test.each([
    { licenses: { order: 3, none: 2 }, applies: true, because: "two go back free" },
    { licenses: { order: 3 }, applies: false, because: "none does" },
  ])("free returns are told: $because", ({ licenses, applies }) => {
    const steps = checklistForProject(routeOf(M2E), M2E, licenses);
    expect(stepOf(steps, "shared.return-free").applies).toBe(applies);
  });

  test("Webex Calling orders nothing", () => {
    const ids = checklistForProject(routeOf(WXC), WXC).map(({ id }) => id);
    expect(ids.filter((id) => id.includes("order") || id.includes("pak"))).toEqual([]);
  });
});
