import { expect, test } from "vitest";
import type { ExpectedPhone } from "./evidence-check";
import { judgeEvidence } from "./judge-evidence";
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
  {
    because: "a licence file of this MAC that succeeded needs no type beside it",
    expected: THIRD_PARTY,
    text: page(LINE.mac, LINE.mpp, SUCCEEDED),
    outcome: "verified",
  },
  {
    because: "failed first, succeeded after the retry",
    expected: THIRD_PARTY,
    text: page(
      LINE.mac,
      LINE.mpp,
      LINE.classic,
      SUCCEEDED.replace("Succeeded", "Failed"),
      SUCCEEDED.replace("12:00:00", "12:30:00"),
    ),
    outcome: "verified",
  },
  {
    because: "load names without a label",
    expected: THIRD_PARTY,
    text: page(`mac 00b0.d063.c226, sw sip88xx.12-0-3MPP0001-87`, LINE.classic),
    outcome: "verified",
  },
  {
    because: "a line of UCM's phone list, the load without a label",
    expected: BACK,
    text: `SEP${MAC} Registered sip88xx.14-2-1-0101-26`,
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
    because: "no target load",
    expected: { ...WXC, targetLoad: null },
    text: page(LINE.mac, LINE.mpp, LINE.wxc),
    code: "version",
    says: /no target load for model 8841/,
  },
] as const)("insufficient: $because", ({ expected, text, code, says }) => {
  const { outcome, checks } = judgeEvidence(readStatusText(text), expected);
  expect(outcome).toBe("insufficient");
  expect(checks.filter(({ result }) => result === "missing").map((check) => check.code)).toContain(code);
  expect(checks.find((check) => check.code === code)?.text).toMatch(says);
});

test.each([
  { because: "no type, no status", expected: THIRD_PARTY, text: page(LINE.mac, LINE.mpp), code: "authorization-type" },
  {
    because: "the licence may be needed",
    expected: { ...THIRD_PARTY, licenseKind: "undecided" },
    text: page(LINE.mac, LINE.mpp),
    code: "authorization-type",
  },
  {
    because: "a licence file that names no MAC proves nothing of this phone",
    expected: THIRD_PARTY,
    text: page(LINE.mac, LINE.mpp, SUCCEEDED.replace(MAC, "license")),
    code: "authorization-type",
  },
  {
    because: "the phone is still asking for its licence",
    expected: THIRD_PARTY,
    text: page(LINE.mac, LINE.mpp, LINE.classic, "Transition Authorization Status: pending"),
    code: "authorization-status",
  },
  {
    because: "Webex Calling asks for the type",
    expected: WXC,
    text: page(LINE.mac, LINE.mpp),
    code: "authorization-type",
  },
  {
    because: "a licence file is no licence for Webex Calling",
    expected: WXC,
    text: page(LINE.mac, LINE.mpp, SUCCEEDED),
    code: "authorization-type",
  },
] as const)("moved, not licensed: $because", ({ expected, text, code }) => {
  const { outcome, checks } = judgeEvidence(readStatusText(text), expected);
  expect(outcome).toBe("moved");
  expect(checks.filter(({ result }) => result !== "pass").map((check) => [check.code, check.result])).toEqual([
    [code, "missing"],
  ]);
});

const OTHER = "00B0D063C227";
test.each([
  {
    because: "a page of the phone before, all right for that one",
    expected: THIRD_PARTY,
    text: page(`MAC Address: ${OTHER}`, LINE.mpp, LINE.classic),
    about: [OTHER],
  },
  {
    because: "its old firmware is not this phone's",
    expected: WXC,
    text: page(`MAC Address: ${OTHER}`, LINE.enterprise),
    about: [OTHER],
  },
  {
    because: "a licence that succeeded names its phone",
    expected: THIRD_PARTY,
    text: page(LINE.mpp, SUCCEEDED.replace(MAC, OTHER)),
    about: [OTHER],
  },
  {
    because: "several, none of them this one",
    expected: BACK,
    text: page(`MAC Address: ${OTHER}`, "MAC Address: 00B0D063C228", LINE.mpp),
    about: [OTHER, "00B0D063C228"],
  },
])("another phone: $because", ({ expected, text, about }) => {
  expect(judgeEvidence(readStatusText(text), expected)).toEqual({
    outcome: "other-phone",
    checks: [],
    about,
    identityDiffers: false,
  });
});

test.each([
  { because: "no MAC", text: page(LINE.enterprise, LINE.wxc), about: [] },
  { because: "two phones", text: page(LINE.mac, `MAC Address: ${OTHER}`, LINE.enterprise), about: [MAC, OTHER] },
])("what may be another phone's never contradicts: $because", ({ text, about }) => {
  expect(judgeEvidence(readStatusText(text), THIRD_PARTY)).toMatchObject({ outcome: "insufficient", about });
});

const DONE = page(LINE.mac, LINE.mpp, LINE.classic);
test.each([
  {
    because: "another series needs another licence",
    expected: { ...THIRD_PARTY, model: "7841" },
    text: page(DONE, "Product Name: CP-8841-3PCC"),
    code: "model",
    says: /a 8841, the inventory says 7841\. The licence SKU .* may be wrong/,
  },
  {
    because: "another model of the series",
    expected: { ...THIRD_PARTY, model: "8851" },
    text: page(DONE, "Product Name: CP-8841-3PCC"),
    code: "model",
    says: /a 8841, the inventory says 8851\. Read the label/,
  },
  {
    because: "no phone runs the load of another family",
    expected: { ...THIRD_PARTY, model: "7841" },
    text: DONE,
    code: "model",
    says: /load of sip88xx, the inventory says 7841/,
  },
  {
    because: "another serial number",
    expected: { ...THIRD_PARTY, serial: "FCH20100312" },
    text: page(DONE, "Serial Number: FCH20100313"),
    code: "serial",
    says: /FCH20100313, the inventory FCH20100312/,
  },
  {
    because: "old firmware of a phone of which nobody knows which it is",
    expected: { ...THIRD_PARTY, serial: "FCH20100312" },
    text: page(LINE.mac, LINE.enterprise, "Serial Number: FCH20100313"),
    code: "serial",
    says: /correct the inventory first/,
  },
])("the identity differs, so nothing is proved: $because", ({ expected, text, code, says }) => {
  const { outcome, checks, identityDiffers } = judgeEvidence(readStatusText(text), expected);
  expect([outcome, identityDiffers]).toEqual(["insufficient", true]);
  expect(checks.find((check) => check.code === code)).toMatchObject({
    result: "fail",
    text: expect.stringMatching(says),
  });
});

test.each([
  { because: "the page does not name the radio", expected: { model: "8851NR" }, text: "Product Name: CP-8851-3PCC" },
  { because: "model and serial agree", expected: { serial: "fch20100312" }, text: "Serial Number: FCH20100312" },
  { because: "the inventory has no serial", expected: { serial: null }, text: "Serial Number: FCH20100312" },
  { because: "the page shows no serial", expected: { serial: "FCH20100312" }, text: "Serial Number:" },
  { because: "a product name nobody knows", expected: {}, text: "Product Name: Phone" },
])("the identity is not in doubt: $because", ({ expected, text }) => {
  const judgement = judgeEvidence(readStatusText(page(DONE, text)), { ...THIRD_PARTY, ...expected });
  expect(judgement).toMatchObject({ outcome: "verified", identityDiffers: false, about: [MAC] });
});

test.each([
  {
    because: "the file is not there",
    said: "Authorization Failed. File not found",
    says: /00B0D063C226\.lic is not on the server/,
  },
  { because: "it says nothing else", said: "File Not Found", says: /is not on the server.*1800 seconds/ },
  { because: "a server that tells by a number", said: "Authorization Failed: 404", says: /is not on the server/ },
  { because: "no reason is told", said: "Authorization Failed.", says: /Check the licence file and the rule/ },
])("why an authorization failed: $because", ({ said, says }) => {
  const status = SUCCEEDED.replace("Authorization Succeeded.", said);
  const { outcome, checks } = judgeEvidence(
    readStatusText(page(LINE.mac, LINE.mpp, LINE.classic, status)),
    THIRD_PARTY,
  );
  expect(outcome).toBe("contradicted");
  expect(checks.find(({ code }) => code === "authorization-status")?.text).toMatch(says);
});

test.each([
  {
    file: "00b0d063c22f.lic",
    says: /asks for 00b0d063c22f\.lic, but .* upper case\. Put 00B0D063C22F .*\$MAU, not \$MA/,
  },
  { file: "00b0d063c22f_M2E.lic", says: /upper case/ },
  { file: "00B0D063C22F.lic", says: /00B0D063C22F\.lic is not on the server/ },
])("a licence file $file is not found", ({ file, says }) => {
  const status = `Transition Authorization Status: [0][x][tftp://u/${file}]Authorization Failed. File not found`;
  const text = page("MAC Address: 00B0D063C22F", LINE.mpp, LINE.classic, status);
  const { checks } = judgeEvidence(readStatusText(text), { ...THIRD_PARTY, mac: "00B0D063C22F" });
  expect(checks.find(({ code }) => code === "authorization-status")?.text).toMatch(says);
});

test("a file in lower case that was taken is as good as another", () => {
  const status = "Transition Authorization Status: [0][x][tftp://u/00b0d063c22f.lic]Authorization Succeeded.";
  const text = page("MAC Address: 00B0D063C22F", LINE.mpp, LINE.classic, status);
  expect(judgeEvidence(readStatusText(text), { ...THIRD_PARTY, mac: "00B0D063C22F" }).outcome).toBe("verified");
});

test.each([
  { because: "in the UDI lines", text: "UDI: CP-7841, V07, FCH20100312" },
  { because: "in a heading", text: "Cisco 7841" },
  { because: "in Unified CM", text: "Product Type: Cisco 7841" },
  { because: "beside the right one", text: "Product Name: CP-8841-3PCC\nUDI: CP-7841, V07, FCH20100312" },
  { because: "a model of the past", text: "Product Name: CP-7941G" },
])("the page of another model verifies nothing: $because", ({ text }) => {
  const { outcome, checks } = judgeEvidence(readStatusText(page(DONE, text)), THIRD_PARTY);
  expect(outcome).toBe("insufficient");
  expect(checks.find(({ code }) => code === "model")).toMatchObject({ result: "fail", expected: "8841" });
});

test("a text that is no page of a Cisco phone says that, not what it lacks", () => {
  const text = page("Model: Yealink SIP-T46S", `MAC Address: ${OTHER}`);
  const { outcome, checks } = judgeEvidence(readStatusText(text), THIRD_PARTY);
  expect(outcome).toBe("insufficient");
  expect(checks[0]).toMatchObject({ code: "mac", result: "missing", text: expect.stringMatching(/another maker/) });
});

const ROW = {
  mac: MAC,
  load: "sip88xx.12-0-3MPP0001-87",
  version: null,
  serial: null,
  transitionAuthorizationType: null,
};

test.each([
  { because: "Webex Calling: MAC and load are enough", row: ROW, expected: WXC, outcome: "verified" },
  { because: "third party: the licence must show", row: ROW, expected: THIRD_PARTY, outcome: "moved" },
  {
    because: "third party: a free return has no licence to show",
    row: ROW,
    expected: { ...THIRD_PARTY, licenseKind: "none" as const },
    outcome: "verified",
  },
  {
    because: "third party: the type shows it",
    row: { ...ROW, transitionAuthorizationType: "Classic" },
    expected: THIRD_PARTY,
    outcome: "verified",
  },
  { because: "a row of another phone", row: { ...ROW, mac: OTHER }, expected: WXC, outcome: "other-phone" },
  { because: "another model", row: { ...ROW, model: "Cisco 7841" }, expected: WXC, outcome: "insufficient" },
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
