import { describe, expect, test } from "vitest";
import { decideRunningFirmware, loadFamilyOf, otherLoadFamily, parseLoad, parseRunningFirmware } from "./load";
import { parseProduct } from "./pid";

describe("parseLoad", () => {
  test.each([
    { text: "sip78xx.14-2-1-0101-26.loads", family: "sip78xx", firmware: "enterprise", version: "14.2.1SR1" },
    { text: "sip88xx.12-8-1-0001-455", family: "sip88xx", firmware: "enterprise", version: "12.8.1" },
    { text: "sip7832.12-0-3MPP0001-87", family: "sip7832", firmware: "mpp", version: "12.0.3" },
    { text: "sip8832.12-0-3MPP0101-92.loads", family: "sip8832", firmware: "mpp", version: "12.0.3SR1" },
    { text: "sip8845_65.12-0-3MPP0001-87", family: "sip8845_65", firmware: "mpp", version: "12.0.3" },
    { text: "SIP88XX.14-2-1-0101-26", family: "sip88xx", firmware: "enterprise", version: "14.2.1SR1" },
    { text: "sip88xx.TLexE2M.12-0-1-1", family: "sip88xx", firmware: "in-transition", version: "12.0.1" },
    { text: "sip88xx.11-2-3MSR1-1", family: "sip88xx", firmware: "mpp", version: "11.2.3SR1" },
    { text: "sip8821.11-0-6SR1-4", family: null, firmware: null, version: "11.0.6SR1" },
    { text: "SIP45.9-4-2SR3-1S", family: null, firmware: null, version: "9.4.2SR3" },
    { text: "rootfs288xx.12-5-1SR3-74", family: "sip88xx", firmware: "enterprise", version: "12.5.1SR3" },
    { text: "rootfs28845_65.14-2-1-0101-26", family: "sip8845_65", firmware: "enterprise", version: "14.2.1SR1" },
    { text: "sip78xx.14-1-1MN-366", family: "sip78xx", firmware: "enterprise", version: "14.1.1" },
    { text: "sip88xx.14-0-1MN-1036.loads", family: "sip88xx", firmware: "enterprise", version: "14.0.1" },
    { text: "14.2.1SR1", family: null, firmware: null, version: "14.2.1SR1" },
    { text: "whatever", family: null, firmware: null, version: null },
  ])("$text", ({ text, family, firmware, version }) => {
    const load = parseLoad(text);
    expect(load).toMatchObject({ family, firmware });
    expect(load?.version?.text ?? null).toBe(version);
  });

  test("keeps the name as UCM takes it: no .loads, no stray space", () => {
    expect(parseLoad(" sip78xx. 12-0-3MPP0001-87.loads ")?.text).toBe("sip78xx.12-0-3MPP0001-87");
  });

  test("a blank cell is no load", () => {
    expect(parseLoad("unknown")).toBeNull();
  });
});

test.each([
  ["7811", "sip78xx"],
  ["7821", "sip78xx"],
  ["7841", "sip78xx"],
  ["7861", "sip78xx"],
  ["7832", "sip7832"],
  ["8811", "sip88xx"],
  ["8841", "sip88xx"],
  ["8851", "sip88xx"],
  ["8851NR", "sip88xx"],
  ["8861", "sip88xx"],
  ["8832", "sip8832"],
  ["8832NR", "sip8832"],
  ["8845", "sip8845_65"],
  ["8865", "sip8845_65"],
  ["8865NR", "sip8845_65"],
  ["8821", null],
  ["7945", null],
])("%s takes the load family %s", (model, family) => {
  expect(loadFamilyOf(model)).toBe(family);
});

test.each([
  { model: "8841", load: "sip78xx.14-2-1-0101-26", other: "sip78xx", because: "the load of a 7841" },
  { model: "7841", load: "sip8845_65.14-2-1-0101-26", other: "sip8845_65", because: "the load of an 8845" },
  { model: "8851NR", load: "sip8832.12-0-3MPP0101-92", other: "sip8832", because: "MPP as well" },
  { model: "8821", load: "sip88xx.14-2-1-0101-26", other: "sip88xx", because: "an 8821 takes a load of its own" },
  { model: "7945", load: "sip78xx.14-2-1-0101-26", other: "sip78xx", because: "an older phone" },
  { model: "8841", load: "sip8821.11-0-6SR1-4", other: "sip8821", because: "the load of an 8821" },
  { model: "8841", load: "SIP45.9-4-2SR3-1S", other: "sip45", because: "the load of a 7945" },
  { model: "7821", load: "SCCP42.9-4-2SR3-1S", other: "sccp42", because: "the load of a 7942" },
  { model: "8841", load: "sip88xx.14-2-1-0101-26", other: null, because: "its own" },
  { model: "8811", load: "rootfs288xx.12-5-1SR3-74", other: null, because: "its own, as its page prints it" },
  { model: "8841", load: "14.2.1SR1", other: null, because: "a version is of every family" },
  { model: "8841", load: "TLexE2M-11-2-3C-12", other: null, because: "transition firmware without a family" },
  { model: "8841", load: "sip88xx.TLexE2M.12-0-1-1", other: null, because: "transition firmware of its own" },
  { model: "8821", load: "sip8821.11-0-6SR1-4", other: null, because: "we know no family of an 8821" },
])("$load on $model is of $other: $because", ({ model, load, other }) => {
  const parsed = parseLoad(load);
  expect(parsed && otherLoadFamily(model, parsed)).toBe(other);
});

test.each([
  ["MPP", "mpp"],
  ["mpp", "mpp"],
  ["3PCC", "mpp"],
  ["Multiplatform", "mpp"],
  ["Multi-Platform", "mpp"],
  ["Enterprise", "enterprise"],
  ["UCM", "enterprise"],
  ["CUCM", "enterprise"],
  ["HCS", "enterprise"],
  ["On-Prem", "enterprise"],
  ["Transition", "in-transition"],
  ["sip88xx.14-2-1-0101-26", null],
  ["", null],
  ["unknown", null],
  ["yes", null],
])("a firmware column '%s' means %s", (text, firmware) => {
  expect(parseRunningFirmware(text)).toBe(firmware);
});

describe("decideRunningFirmware", () => {
  const enterprise = parseProduct("CP-8841-K9=");
  const mpp = parseProduct("CP-8841-3PCC-K9=");
  const entLoad = "sip88xx.14-2-1-0101-26";
  const mppLoad = "sip88xx.12-0-3MPP0001-87";
  const none = { column: null, load: null, product: null, productName: null };

  test.each([
    {
      input: { ...none, column: "mpp" as const, load: entLoad },
      firmware: "mpp",
      by: "column",
      because: "a column is asked first",
    },
    {
      input: { ...none, load: mppLoad, product: enterprise },
      firmware: "mpp",
      by: "load",
      because: "a converted phone keeps its PID",
    },
    {
      input: { ...none, load: entLoad, product: mpp, productName: "CP-8841-3PCC" },
      firmware: "enterprise",
      by: "load",
      because: "load before name",
    },
    {
      input: { ...none, load: "sip88xx.TLexE2M.1", product: enterprise },
      firmware: "in-transition",
      by: "load",
      because: "transition load",
    },
    {
      input: { ...none, product: enterprise, productName: "CP-8841-3PCC" },
      firmware: "mpp",
      by: "product-name",
      because: "3PCC in the name",
    },
    {
      input: { ...none, load: "sip88xx.10-4-1-12", productName: "CP-8841-3PCC" },
      firmware: "mpp",
      by: "product-name",
      because: "outdated 10.x MPP",
    },
    {
      input: { ...none, load: "14.2.1SR1", product: mpp },
      firmware: null,
      by: "unknown",
      because: "a bare version that no 3PCC phone runs leaves it open",
    },
    {
      input: { ...none, load: "11.3.3", product: enterprise },
      firmware: null,
      by: "unknown",
      because: "11.x to 12.0.x are MPP releases: an Enterprise order code does not make one Enterprise",
    },
    {
      input: { ...none, load: "12.0(3)SR1", product: enterprise },
      firmware: null,
      by: "unknown",
      because: "the last MPP release of the guide",
    },
    {
      input: { ...none, load: "12.5.1", product: enterprise },
      firmware: "enterprise",
      by: "sold-as",
      because: "a version that does not contradict what it was sold with",
    },
    {
      input: { ...none, load: "10.4.1", product: mpp },
      firmware: "mpp",
      by: "sold-as",
      because: "10.x is outdated MPP firmware of a 3PCC phone",
    },
    {
      input: { ...none, column: "enterprise" as const, load: "11.3.3", product: enterprise },
      firmware: "enterprise",
      by: "column",
      because: "somebody said it outright",
    },
    {
      input: { ...none, product: parseProduct("Cisco 8841") },
      firmware: null,
      by: "unknown",
      because: "a model name tells nothing",
    },
    {
      input: { ...none, load: "14.2.1SR1", product: parseProduct("Cisco 8841") },
      firmware: null,
      by: "unknown",
      because: "neither does a bare version beside it",
    },
    {
      input: { ...none, product: parseProduct("CP-8841-3PCC") },
      firmware: "mpp",
      by: "product-name",
      because: "3PCC in the model field",
    },
    {
      input: { ...none, product: parseProduct("Cisco 6841") },
      firmware: "mpp",
      by: "product-name",
      because: "the 6800 series runs MPP only",
    },
    {
      input: { ...none, product: enterprise, productName: "CP-8841" },
      firmware: "enterprise",
      by: "sold-as",
      because: "a name without 3PCC does not tell",
    },
    { input: none, firmware: null, by: "unknown", because: "nothing known" },
  ])("$firmware by $by: $because", ({ input, firmware, by }) => {
    expect(decideRunningFirmware(input)).toEqual({ firmware, decidedBy: by });
  });
});
