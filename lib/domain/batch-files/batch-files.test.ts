import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import type { ChecklistProject } from "@/lib/domain/procedure/conditions";
import {
  customFile,
  fileServerOf,
  filesFor,
  loadsOf,
  phoneConfigs,
  phoneLoads,
  phonesOf,
  stagingConfigs,
  upgradeRules,
} from "./batch-files";
import { dhcpSnippet } from "./dhcp-options";
import type { FilePhone } from "./file-phone";
import { mppConfig } from "./mpp-config";

const E2M: ChecklistProject = {
  direction: "E2M",
  target: "approved-third-party",
  method: "ucm",
  ucmAddress: "10.1.1.10",
  name: "ACME",
};
const WXC: ChecklistProject = { ...E2M, target: "webex-calling" };
const M2E: ChecklistProject = { ...E2M, direction: "M2E", target: "ucm" };
const STAGING: ChecklistProject = { ...E2M, method: "staging-dhcp" };

const PHONE: FilePhone = {
  mac: "00CCFC123456",
  model: "8841",
  loadFamily: "sip88xx",
  ip: null,
  version: "14.2.1SR1",
  runningFirmware: "enterprise",
  licenseKind: "order",
  pid: "CP-8841-K9=",
  vid: 7,
  serial: null,
  targetLoad: "sip88xx.12-0-3MPP0001-87",
  state: "not-started",
  verdict: "eligible",
  blocker: null,
  isPreUpgraded: false,
};
const MPP_PHONE: FilePhone = {
  ...PHONE,
  runningFirmware: "mpp",
  version: "12.0.3SR1",
  targetLoad: "sip88xx.14-2-1-0101-26",
};

test.each([
  { project: E2M, kinds: ["bulk-administration", "phone-loads", "phone-configs"], because: "UCM sets the load" },
  { project: WXC, kinds: ["bulk-administration", "phone-loads"], because: "Control Hub licenses: no rule is known" },
  {
    project: M2E,
    kinds: ["upgrade-rules", "phone-configs", "staging-configs", "dhcp-options"],
    because: "the phone is not on UCM yet",
  },
  { project: STAGING, kinds: ["phone-configs", "staging-configs", "dhcp-options"], because: "nothing by UCM" },
])("files for $project.direction to $project.target by $project.method: $because", ({ project, kinds }) => {
  expect(filesFor(project)).toEqual(kinds);
});

test.each([
  { phone: {}, because: null },
  { phone: { verdict: "needs-information" as const }, because: /needs information/ },
  { phone: { state: "verified" as const }, because: /verified/ },
  { phone: { state: "on-hold" as const }, because: /on hold/ },
  { phone: { blocker: "The project's load is below 11.3.3." }, because: /below 11\.3\.3/ },
  { phone: { targetLoad: null }, because: /no load/ },
  { phone: { version: "12.8.1" }, because: /pre-upgrade.*12\.8\.1.*14\.2\.1SR1/ },
  { phone: { version: null }, because: /pre-upgrade.*not known/ },
  { phone: { version: null, isPreUpgraded: true }, because: null },
])("a phone is left out with the reason $because", ({ phone, because }) => {
  const { taken, leftOut } = phonesOf("phone-loads", E2M, [{ ...PHONE, ...phone }]);
  expect(taken).toHaveLength(because === null ? 1 : 0);
  if (because) expect(leftOut[0]?.because).toMatch(because);
});

describe("for UCM", () => {
  const phones = [
    PHONE,
    { ...PHONE, mac: "00CCFC123457" },
    { ...PHONE, mac: "00CCFC123458", model: "8832", targetLoad: "sip8832.12-0-3MPP0101-92.loads" },
  ];

  test("one custom file for each load, one device name a line", () => {
    const files = loadsOf(phones).map(({ load, phones: of }) => ({ load, lines: customFile(of).split("\r\n") }));
    expect(files).toEqual([
      { load: "sip8832.12-0-3MPP0101-92", lines: ["SEP00CCFC123458", ""] },
      { load: "sip88xx.12-0-3MPP0001-87", lines: ["SEP00CCFC123456", "SEP00CCFC123457", ""] },
    ]);
  });

  test("the loads stand under the headers of UCM's own export, without .loads", () => {
    expect(phoneLoads(phones)).toEqual([
      ["Device Name", "Phone Load Name"],
      ["SEP00CCFC123456", "sip88xx.12-0-3MPP0001-87"],
      ["SEP00CCFC123457", "sip88xx.12-0-3MPP0001-87"],
      ["SEP00CCFC123458", "sip8832.12-0-3MPP0101-92"],
    ]);
  });
});

/** The elements of a file with their text, by a strict XML parser. */
function elementsOf(xml: string): Record<string, string> {
  const found: Record<string, string> = {};
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    open.push(name);
    if (name !== "flat-profile") expect(attributes.ua).toBe("na");
  });
  parser.on("text", (text) => {
    const name = open.at(-1);
    if (name && text.trim()) found[name] = (found[name] ?? "") + text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(xml).close();
  return found;
}

test.each([
  {
    project: M2E,
    phone: MPP_PHONE,
    server: "https://10.1.1.10:6970",
    path: "Cisco/CP-8841-3PCC/00ccfc123456.cfg",
    has: {
      Upgrade_Rule: "https://10.1.1.10:6970/sip88xx.14-2-1-0101-26.loads",
      Trans_Auth_Rule: "https://10.1.1.10:6970/00CCFC123456_M2E.lic",
      Trans_Auth_Type: "Classic",
    },
    because: "M2E upgrades and authorizes",
  },
  {
    project: M2E,
    phone: { ...MPP_PHONE, licenseKind: "none" as const },
    server: "https://10.1.1.10:6970",
    path: "Cisco/CP-8841-3PCC/00ccfc123456.cfg",
    has: { Upgrade_Rule: "https://10.1.1.10:6970/sip88xx.14-2-1-0101-26.loads" },
    because: "a free return has no licence file",
  },
  {
    project: E2M,
    phone: PHONE,
    server: "tftp://10.1.1.10",
    path: "Cisco/CP-8841-3PCC/00ccfc123456.cfg",
    has: { Trans_Auth_Rule: "tftp://10.1.1.10/00CCFC123456.lic", Trans_Auth_Type: "Classic" },
    because: "UCM sets the load",
  },
])("a phone's configuration: $because", ({ project, phone, server, path, has }) => {
  expect(fileServerOf(project)).toBe(server);
  const [file] = phoneConfigs([phone], project, server);
  expect(file?.name).toBe(path);
  expect(elementsOf(file?.text ?? "")).toEqual(has);
});

test("nothing that a person typed breaks out of the XML", () => {
  const odd = 'https://h/<a href="x">&\u0000\u001B</a>';
  const found = elementsOf(mppConfig({ upgradeRule: odd, authorizationRule: "tftp://h/'\"" }));
  expect(found).toEqual({
    Upgrade_Rule: 'https://h/<a href="x">&</a>',
    Trans_Auth_Rule: "tftp://h/'\"",
    Trans_Auth_Type: "Classic",
  });
});

test("one staging file for each model, with the phone's own MAC as a macro", () => {
  const free = {
    ...MPP_PHONE,
    mac: "00CCFC123460",
    model: "7832",
    licenseKind: "none" as const,
    targetLoad: "sip7832.14-2-1-0101-26",
  };
  const files = stagingConfigs([MPP_PHONE, { ...MPP_PHONE, mac: "00CCFC123457" }, free], M2E, "https://s");
  expect(files.map(({ name, text }) => [name, elementsOf(text)])).toEqual([
    ["7832-3PCC.xml", { Upgrade_Rule: "https://s/sip7832.14-2-1-0101-26.loads" }],
    [
      "8841-3PCC.xml",
      {
        Upgrade_Rule: "https://s/sip88xx.14-2-1-0101-26.loads",
        Trans_Auth_Rule: "https://s/$MAU_M2E.lic",
        Trans_Auth_Type: "Classic",
      },
    ],
  ]);
});

test("the rules of each phone are what the checklist shows", () => {
  expect(upgradeRules([MPP_PHONE], "https://10.1.1.10:6970")[1]).toEqual([
    "00CCFC123456",
    "https://10.1.1.10:6970/sip88xx.14-2-1-0101-26.loads",
    "https://10.1.1.10:6970/$MAU_M2E.lic",
    "Classic",
    "00CCFC123456_M2E.lic",
  ]);
});

test("DHCP: 66 takes one address, 150 several, 160 a URL and only when it is named", () => {
  const text = dhcpSnippet({ addresses: ["10.1.1.10", "10.1.1.11"], url: "http://10.1.1.12/phones" });
  expect(text.split("\n").filter((line) => line.startsWith("option "))).toEqual([
    'option tftp-server-name "10.1.1.10"; # option 66',
    "option tftp-addresses code 150 = array of ip-address;",
    "option tftp-addresses 10.1.1.10, 10.1.1.11;",
    "option provisioning-url code 160 = text;",
    'option provisioning-url "http://10.1.1.12/phones";',
    'option 66 ascii "10.1.1.10"',
    "option 150 ip 10.1.1.10 10.1.1.11",
    'option 160 ascii "http://10.1.1.12/phones"',
  ]);
  expect(dhcpSnippet({ addresses: ["10.1.1.10"], url: null })).not.toContain("160");
});
