import { describe, expect, test } from "vitest";
import { compareVersions, parseVersion } from "./version";

describe("parseVersion", () => {
  test.each([
    { text: "12.0.3SR1", shown: "12.0.3SR1" },
    { text: "12.0.3 SR1", shown: "12.0.3SR1" },
    { text: "12.0(3)SR1", shown: "12.0.3SR1" },
    { text: "12.0(3)", shown: "12.0.3" },
    { text: "12.0.(3)", shown: "12.0.3" },
    { text: "12.0.3", shown: "12.0.3" },
    { text: "14.2.1SR1", shown: "14.2.1SR1" },
    { text: "14.2(1)SR1", shown: "14.2.1SR1" },
    { text: "v14.2.1sr1", shown: "14.2.1SR1" },
    { text: "11.3.5", shown: "11.3.5" },
    { text: "sip88xx.14-2-1-0101-26.loads", shown: "14.2.1SR1" },
    { text: "sip88xx.14-2-1-0101-26", shown: "14.2.1SR1" },
    { text: "sip88xx.14-2-1-0201-5", shown: "14.2.1SR2" },
    { text: "sip8832.12-0-3MPP0101-92", shown: "12.0.3SR1" },
    { text: "sip8845_65.12-0-3MPP0001-87.loads", shown: "12.0.3" },
    { text: "sip78xx. 12-0-3MPP0001-87", shown: "12.0.3" },
    { text: "sip88xx.12-8-1-0001-455", shown: "12.8.1" },
    { text: "sip7832.14-0-1-0001-135", shown: "14.0.1" },
    { text: "11-3-3MPP0001-398", shown: "11.3.3" },
    { text: "11-3-1MPP-678", shown: "11.3.1" },
    { text: "sip88xx.12-5-1SR3-74", shown: "12.5.1SR3" },
    { text: "sip78xx.11-2-3MSR1-1", shown: "11.2.3SR1" },
    { text: "SIP45.9-4-2SR3-1S", shown: "9.4.2SR3" },
    { text: "sip88xx.14-0-1MN-1036", shown: "14.0.1" },
    { text: "sip78xx.14-1-1MN-366", shown: "14.1.1" },
    { text: "sip8845_65.12-8-1MN-0366.loads", shown: "12.8.1" },
    { text: "14-0-1MN", shown: "14.0.1" },
    { text: "rootfs288xx.12-5-1SR3-74", shown: "12.5.1SR3" },
    { text: "12.6", shown: "12.6.0" },
    { text: "MPP 12.0.3SR1", shown: "12.0.3SR1" },
    { text: "  14.2.1SR1  ", shown: "14.2.1SR1" },
  ])("$text is $shown", ({ text, shown }) => {
    expect(parseVersion(text)?.text).toBe(shown);
  });

  test.each(["", "unknown", "8841", "V03", "10.20.30.40", "2024-07-01", "sip88xx", "sip88xx.loads", "MPP", "latest"])(
    "'%s' holds no release",
    (text) => {
      expect(parseVersion(text)).toBeNull();
    },
  );

  test("reads its own display back", () => {
    for (const text of ["14.2.1SR1", "12.0.3", "12.0.3SR12", "11.3.5"]) expect(parseVersion(text)?.text).toBe(text);
  });
});

describe("compareVersions", () => {
  const ascending = [
    "10.4.1",
    "11.2.3",
    "11.3.3",
    "11.3.5",
    "12.0.2",
    "12.0.2SR1",
    "12.0.3",
    "12.0.3SR1",
    "12.0.3SR2",
    "12.0.4",
    "12.5.1",
    "12.6",
    "12.8.1",
    "14.0.1",
    "14.1.1",
    "14.2.1",
    "14.2.1SR1",
    "14.2.1SR2",
    "14.3.1",
  ];
  const parsed = ascending.map((text) => {
    const version = parseVersion(text);
    if (!version) throw new Error(text);
    return version;
  });

  test("orders every pair, numbers as numbers", () => {
    for (const [i, a] of parsed.entries()) {
      for (const [j, b] of parsed.entries()) expect(Math.sign(compareVersions(a, b))).toBe(Math.sign(i - j));
    }
  });

  test("a version and a load name of the same release are equal", () => {
    const a = parseVersion("14.2(1)SR1");
    const b = parseVersion("sip88xx.14-2-1-0101-26.loads");
    expect(a && b && compareVersions(a, b)).toBe(0);
  });
});
