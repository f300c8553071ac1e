import { expect, test } from "vitest";
import { type ExpectedPhone, judgeEvidence } from "./judge-evidence";
import { readStatusText } from "./read-status-text";
import { readingFromInventory } from "./reading-from-inventory";

const MAC = "00B0D063C226";
const THIRD_PARTY: ExpectedPhone = {
  mac: MAC,
  direction: "E2M",
  target: "approved-third-party",
  targetLoad: "sip88xx.12-0-3MPP0001-87.loads",
  model: "8841",
};
const WXC: ExpectedPhone = { ...THIRD_PARTY, target: "webex-calling" };
const BACK: ExpectedPhone = {
  ...THIRD_PARTY,
  direction: "M2E",
  target: "ucm",
  targetLoad: "sip88xx.14-2-1-0101-26.loads",
};

const SUCCEEDED = `Transition Authorization Status: [0][01/01/2026 12:00:00][https://host/licenses/e2m/${MAC}.lic]Authorization Succeeded.`;
const page = (...lines: string[]) => lines.join("\n");
const LINE = {
  mac: `MAC Address: ${MAC}`,
  mpp: "Software Version: sip88xx.12-0-3MPP0001-87",
  enterprise: "Version: sip88xx.14-2-1-0101-26",
  classic: "Transition Authorization Type: Classic",
  wxc: "Transition Authorization Type: WxC",
};

test.each([
  {
    because: "everything there",
    expected: THIRD_PARTY,
    text: page(LINE.mac, LINE.mpp, LINE.classic, SUCCEEDED),
    outcome: "verified",
  },
  {
    because: "the status is not on every page",
    expected: THIRD_PARTY,
    text: page(LINE.mac, LINE.mpp, LINE.classic),
    outcome: "verified",
  },
  { because: "Webex Calling", expected: WXC, text: page(LINE.mac, LINE.mpp, LINE.wxc), outcome: "verified" },
  {
    because: "a newer release",
    expected: WXC,
    text: page(LINE.mac, "Software Version: sip88xx.12-0-4MPP0101-9", LINE.wxc),
    outcome: "verified",
  },
  {
    because: "a bare version with 3PCC beside it",
    expected: WXC,
    text: page(LINE.mac, "Software Version: 12.0.3SR1", "Product Name: CP-8841-3PCC", LINE.wxc),
    outcome: "verified",
  },
  {
    because: "only the licence names the phone",
    expected: THIRD_PARTY,
    text: page(LINE.mpp, LINE.classic, SUCCEEDED),
    outcome: "verified",
  },
  { because: "back on Enterprise", expected: BACK, text: page(LINE.mac, LINE.enterprise), outcome: "verified" },
  {
    because: "back, with a type still shown",
    expected: BACK,
    text: page(LINE.mac, LINE.enterprise, LINE.wxc),
    outcome: "verified",
  },
  {
    because: "a free return to MPP shows no type",
    expected: { ...THIRD_PARTY, licenseKind: "none" },
    text: page(LINE.mac, LINE.mpp),
    outcome: "verified",
  },
] as const)("$outcome: $because", ({ expected, text, outcome }) => {
  expect(judgeEvidence(readStatusText(text), expected)).toMatchObject({ outcome });
});

test.each([
  {
    because: "another phone",
    expected: WXC,
    text: page("MAC Address: 00B0D063C227", LINE.mpp, LINE.wxc),
    code: "mac",
    says: /00B0D063C227, not 00B0D063C226/,
  },
  {
    because: "still Enterprise",
    expected: WXC,
    text: page(LINE.mac, LINE.enterprise, LINE.wxc),
    code: "firmware",
    says: /Enterprise firmware/,
  },
  {
    because: "still in transition",
    expected: WXC,
    text: page(LINE.mac, "Software Version: TLexE2M.12-0-3", LINE.wxc),
    code: "firmware",
    says: /transition firmware/,
  },
  { because: "still MPP", expected: BACK, text: page(LINE.mac, LINE.mpp), code: "firmware", says: /MPP firmware/ },
  {
    because: "too old",
    expected: WXC,
    text: page(LINE.mac, "Software Version: sip88xx.11-3-1MPP0001-87", LINE.wxc),
    code: "version",
    says: /11\.3\.1 is below the target 12\.0\.3/,
  },
  {
    because: "too old by a service release",
    expected: BACK,
    text: page(LINE.mac, "Version: sip88xx.14-2-1-0001-26"),
    code: "version",
    says: /below the target 14\.2\.1SR1/,
  },
  {
    because: "Classic where WxC is needed",
    expected: WXC,
    text: page(LINE.mac, LINE.mpp, LINE.classic),
    code: "authorization-type",
    says: /as Classic, this project needs WxC/,
  },
  {
    because: "WxC where Classic is needed",
    expected: THIRD_PARTY,
    text: page(LINE.mac, LINE.mpp, LINE.wxc),
    code: "authorization-type",
    says: /Webex Calling only/,
  },
  {
    because: "authorization failed",
    expected: THIRD_PARTY,
    text: page(LINE.mac, LINE.mpp, LINE.classic, SUCCEEDED.replace("Succeeded", "Failed")),
    code: "authorization-status",
    says: /failed/,
  },
  {
    because: "another phone's licence",
    expected: THIRD_PARTY,
    text: page(LINE.mac, LINE.mpp, LINE.classic, SUCCEEDED.replace(MAC, "00B0D063C227")),
    code: "authorization-status",
    says: /belongs to another phone/,
  },
] as const)("contradicted: $because", ({ expected, text, code, says }) => {
  const { outcome, checks } = judgeEvidence(readStatusText(text), expected);
  expect(outcome).toBe("contradicted");
  expect(checks.filter(({ result }) => result === "fail").map((check) => check.code)).toContain(code);
  expect(checks.find((check) => check.code === code)?.text).toMatch(says);
});

test.each([
  { because: "no MAC", expected: WXC, text: page(LINE.mpp, LINE.wxc), code: "mac", says: /Paste the line MAC Address/ },
  {
    because: "two phones",
    expected: WXC,
    text: page(LINE.mac, "MAC Address: 00B0D063C227", LINE.mpp, LINE.wxc),
    code: "mac",
    says: /this phone alone/,
  },
  {
    because: "no version",
    expected: WXC,
    text: page(LINE.mac, LINE.wxc),
    code: "version",
    says: /Paste the line Software Version/,
  },
  {
    because: "which firmware?",
    expected: WXC,
    text: page(LINE.mac, "Software Version: 12.0.3", LINE.wxc),
    code: "firmware",
    says: /Product Name/,
  },
  {
    because: "a bare Enterprise version",
    expected: BACK,
    text: page(LINE.mac, "Version: 14.2.1SR1"),
    code: "firmware",
    says: /load name/,
  },
  {
    because: "no type",
    expected: WXC,
    text: page(LINE.mac, LINE.mpp),
    code: "authorization-type",
    says: /Product Information/,
  },
  {
    because: "no target load",
    expected: { ...WXC, targetLoad: null },
    text: page(LINE.mac, LINE.mpp, LINE.wxc),
    code: "version",
    says: /no target load for model 8841/,
  },
  {
    because: "an unreadable status",
    expected: THIRD_PARTY,
    text: page(LINE.mac, LINE.mpp, LINE.classic, "Transition Authorization Status: pending"),
    code: "authorization-status",
    says: /neither success nor failure/,
  },
] as const)("insufficient: $because", ({ expected, text, code, says }) => {
  const { outcome, checks } = judgeEvidence(readStatusText(text), expected);
  expect(outcome).toBe("insufficient");
  expect(checks.filter(({ result }) => result === "missing").map((check) => check.code)).toContain(code);
  expect(checks.find((check) => check.code === code)?.text).toMatch(says);
});

const ROW = {
  mac: MAC,
  load: "sip88xx.12-0-3MPP0001-87",
  version: null,
  serial: null,
  transitionAuthorizationType: null,
};

test.each([
  { because: "MAC and load are enough", row: ROW, expected: WXC, outcome: "verified" },
  {
    because: "a type that is named must be right",
    row: { ...ROW, transitionAuthorizationType: "Classic" },
    expected: WXC,
    outcome: "contradicted",
  },
  {
    because: "still on the old load",
    row: { ...ROW, load: "sip88xx.14-2-1-0101-26" },
    expected: WXC,
    outcome: "contradicted",
  },
  { because: "no load", row: { ...ROW, load: null }, expected: WXC, outcome: "insufficient" },
  {
    because: "back on Enterprise",
    row: { ...ROW, load: "sip88xx.14-2-1-0101-26" },
    expected: BACK,
    outcome: "verified",
  },
  {
    because: "a bare version does not tell the firmware",
    row: { ...ROW, load: null, version: "14.2.1SR1" },
    expected: BACK,
    outcome: "insufficient",
  },
] as const)("after-inventory $outcome: $because", ({ row, expected, outcome }) => {
  const judgement = judgeEvidence(readingFromInventory(row), { ...expected, source: "after-inventory" });
  expect(judgement.outcome).toBe(outcome);
});
