import { describe, expect, test } from "vitest";
import { readAuthorization } from "./read-authorization";
import { readStatusText } from "./read-status-text";

const STATUS = "[0][01/01/2026 12:00:00][https://host/licenses/e2m/00B0D063C226.lic]Authorization Succeeded.";

const WHOLE = {
  macs: ["00B0D063C226"],
  softwareVersion: "sip88xx.12-0-3MPP0001-87",
  productName: "CP-8841-3PCC",
  vid: 5,
  hardwareRevision: "1.0.0",
  serial: "FCH20100312",
  transitionAuthorizationType: "Classic",
  transitionAuthorizationStatus: STATUS,
  authorization: { outcome: "succeeded", file: "00B0D063C226.lic", mac: "00B0D063C226", reason: null },
};

const PAIRS: [string, string][] = [
  ["Product Name", "CP-8841-3PCC"],
  ["Serial Number", "FCH20100312"],
  ["Software Version", "sip88xx.12-0-3MPP0001-87"],
  ["Hardware Version", "1.0.0"],
  ["VID", "V05"],
  ["MAC Address", "00:b0:d0:63:c2:26"],
  ["Customization", "Open"],
  ["Transition Authorization Type", "Classic"],
  ["Transition Authorization Status", STATUS],
];
const write = (pair: (label: string, value: string) => string, between: string) =>
  PAIRS.map(([label, value]) => pair(label, value)).join(between);

test.each([
  { because: "label: value", text: write((label, value) => `${label}: ${value}`, "\n") },
  { because: "CRLF and odd spaces", text: write((label, value) => `  ${label} :   ${value} `, "\r\n") },
  { because: "two columns by tab", text: write((label, value) => `${label}\t${value}`, "\n") },
  { because: "label with colon, then tab", text: write((label, value) => `${label}:\t${value}`, "\n") },
  { because: "label and value on two lines", text: write((label, value) => `${label}\n${value}`, "\n") },
  { because: "two lines, with colon and empty lines", text: write((label, value) => `${label}:\n\n${value}`, "\n\n") },
  { because: "several pairs in one line", text: write((label, value) => `${label}:\t${value}`, "\t") },
  { because: "several pairs by wide spaces", text: write((label, value) => `${label}: ${value}`, "    ") },
  {
    because: "several pairs run together",
    text: write((label, value) => `${label}: ${value}`, "\n").replace("3PCC\n", "3PCC "),
  },
  { because: "typed without colons", text: write((label, value) => `${label} ${value}`, "\n") },
  { because: "hard spaces of a web page", text: write((label, value) => `${label}:\u00A0${value}`, "\n") },
])("$because", ({ text }) => {
  expect(readStatusText(`Info  Status\nProduct Information\n${text}\nOther`)).toMatchObject(WHOLE);
});

describe("an Enterprise phone", () => {
  test("its web page: the version is the load, not the boot image", () => {
    const text =
      "Device Information\nMAC address\t00B0D063C226\nHost name\tSEP00B0D063C226\nPhone DN\t20000\nApp load ID\trootfs88xx.14-2-1-0101-26\nBoot load ID\ttboot1.88xx\nVersion\tsip88xx.14-2-1-0101-26\nHardware revision\t5\nSerial number\tFCH20100312\nModel number\tCP-8841";
    expect(readStatusText(text)).toMatchObject({
      macs: ["00B0D063C226"],
      softwareVersion: "sip88xx.14-2-1-0101-26",
      productName: "CP-8841",
      hardwareRevision: "5",
      transitionAuthorizationType: null,
      authorization: null,
    });
  });

  test("DeviceInformationX as it comes", () => {
    const text =
      '<?xml version="1.0"?><DeviceInformation><MACAddress>00B0D063C226</MACAddress><HostName>SEP00B0D063C226</HostName><versionID>sip88xx.14-2-1-0101-26</versionID><serialNumber>FCH20100312</serialNumber><modelNumber>CP-8841</modelNumber></DeviceInformation>';
    expect(readStatusText(text)).toMatchObject({ macs: ["00B0D063C226"], softwareVersion: "sip88xx.14-2-1-0101-26" });
  });
});

test.each([
  { because: "nothing", text: "", macs: [] },
  { because: "prose", text: "Done, works fine!", macs: [] },
  { because: "a free MAC", text: "phone SEP00B0D063C226 ok", macs: ["00B0D063C226"] },
  {
    because: "the same MAC twice",
    text: "MAC Address: 00B0D063C226\nHost name: SEP00B0D063C226",
    macs: ["00B0D063C226"],
  },
  {
    because: "two phones",
    text: "MAC Address: 00B0D063C226\nMAC Address: 00B0D063C227",
    macs: ["00B0D063C226", "00B0D063C227"],
  },
  {
    because: "a labelled one hides others",
    text: "MAC Address: 00B0D063C226\nNeighbor 0011.2233.4455",
    macs: ["00B0D063C226"],
  },
  { because: "the licence file's MAC is not the phone's", text: STATUS, macs: [] },
])("MACs of $because", ({ text, macs }) => expect(readStatusText(text).macs).toEqual(macs));

test.each([
  {
    because: "empty before a known label",
    text: "Transition Authorization Type:\nTransition Authorization Status:\nx",
  },
  { because: "empty before an unknown label", text: "Transition Authorization Type:\nCustomization: Open" },
  { because: "empty cell of a table", text: "Transition Authorization Type\t\nCustomization\tOpen" },
  { because: "a table whose empty cells were cut", text: "Transition Authorization Type\nCustomization\tOpen" },
  { because: "a blank word", text: "Transition Authorization Type: N/A" },
])("no authorization type: $because", ({ text }) => {
  expect(readStatusText(text).transitionAuthorizationType).toBeNull();
});

test.each([
  { status: STATUS, outcome: "succeeded", file: "00B0D063C226.lic", mac: "00B0D063C226" },
  { status: STATUS.replace("Succeeded", "Failed"), outcome: "failed", file: "00B0D063C226.lic", mac: "00B0D063C226" },
  {
    status: "[0][x][https://u:6970/00B0D063C226_M2E.lic]Authorization Succeeded.",
    outcome: "succeeded",
    file: "00B0D063C226_M2E.lic",
    mac: "00B0D063C226",
  },
  {
    status: "[0][x][tftp://u/license.lic]Authorization Succeeded.",
    outcome: "succeeded",
    file: "license.lic",
    mac: null,
  },
  { status: "Pending", outcome: null, file: null, mac: null },
])("$status", ({ status, outcome, file, mac }) =>
  expect(readAuthorization(status)).toEqual({ outcome, file, mac, reason: null }),
);

const at = (time: string, outcome: string) => `[0][${time}][https://host/00B0D063C226.lic]Authorization ${outcome}.`;
test.each([
  {
    because: "the later time",
    lines: [at("01/02/2026 12:00:00", "Failed"), at("01/02/2026 12:30:00", "Succeeded")],
    is: "succeeded",
  },
  {
    because: "wherever it stands",
    lines: [at("01/02/2026 12:30:00", "Succeeded"), at("01/02/2026 12:00:00", "Failed")],
    is: "succeeded",
  },
  {
    because: "a later failure too",
    lines: [at("01/02/2026 12:00:00", "Succeeded"), at("01/03/2026 12:00:00", "Failed")],
    is: "failed",
  },
  {
    because: "by the year first",
    lines: [at("01/01/2027 00:00:00", "Succeeded"), at("12/31/2026 23:59:59", "Failed")],
    is: "succeeded",
  },
  {
    because: "the day first, as 31 proves",
    lines: [at("31/01/2026 10:00:00", "Failed"), at("01/02/2026 10:00:00", "Succeeded")],
    is: "succeeded",
  },
  {
    because: "in the afternoon",
    lines: [at("01/02/2026 01:00:00 PM", "Succeeded"), at("01/02/2026 11:00:00 AM", "Failed")],
    is: "succeeded",
  },
  {
    because: "year first",
    lines: [at("2026-02-01 10:00:00", "Succeeded"), at("2026-01-31 10:00:00", "Failed")],
    is: "succeeded",
  },
  {
    because: "no time is the oldest",
    lines: [at("01/01/2026 12:00:00", "Succeeded"), "[0][x]Authorization Failed."],
    is: "succeeded",
  },
  {
    because: "at the same time the later line",
    lines: [at("01/01/2026 12:00:00", "Failed"), at("01/01/2026 12:00:00", "Succeeded")],
    is: "succeeded",
  },
  {
    because: "without any time the later line",
    lines: ["[0][x]Authorization Failed.", "[1][x]Authorization Succeeded."],
    is: "succeeded",
  },
])("of several authorizations the newest counts: $because", ({ lines, is }) => {
  const label = "Transition Authorization Status: ";
  const texts = [
    lines.map((line) => label + line).join("\n"), // each with its label
    label + lines.join("\n"), // one label for all
    label + lines.join(" "), // on one line
    lines.join("\n"), // without a label
  ];
  expect(texts.map((text) => readStatusText(text).authorization?.outcome)).toEqual([is, is, is, is]);
});

const FILE = "https://host/00B0D063C2AF.lic";
const numbered = (number: number, time: string, said: string) =>
  `Transition Authorization Status ${number}:\t[0]${time && `[01/01/2026 ${time}]`}[${FILE}]${said}`;
test.each([
  {
    because: "a success that is the newest",
    lines: [numbered(1, "12:30:00", "Authorization Succeeded."), numbered(2, "12:00:00", "Authorization Failed.")],
    is: "succeeded",
  },
  {
    because: "a failure that is the newest",
    lines: [numbered(1, "12:30:00", "Authorization Failed."), numbered(2, "12:00:00", "Authorization Succeeded.")],
    is: "failed",
  },
  {
    because: "the time stands above the number",
    lines: [numbered(1, "12:00:00", "Authorization Failed."), numbered(2, "12:30:00", "Authorization Succeeded.")],
    is: "succeeded",
  },
  {
    because: "without a time the first number",
    lines: [numbered(1, "", "Authorization Failed."), numbered(2, "", "Authorization Succeeded.")],
    is: "failed",
  },
  {
    because: "wherever the first number stands",
    lines: [numbered(2, "", "Authorization Succeeded."), numbered(1, "", "Authorization Failed.")],
    is: "failed",
  },
  {
    because: "empty lines are none",
    lines: ["Transition Authorization Status 1:\t", numbered(2, "12:00:00", "Authorization Succeeded.")],
    is: "succeeded",
  },
  {
    because: "a file that is not there has failed",
    lines: [numbered(1, "12:30:00", "File not found."), numbered(2, "12:00:00", "Authorization Succeeded.")],
    is: "failed",
  },
])("of numbered lines $is: $because", ({ lines, is }) => {
  const head = "Download Status\nTransition Authorization Status";
  const text = lines.join("\n");
  const texts = [
    `${head}\n${text}`,
    `${head}\n${text.replaceAll("\t", "\t\t")}`,
    `${head}\n${text.replaceAll("\t", " ")}`,
  ];
  expect(texts.map((one) => readStatusText(one).authorization?.outcome)).toEqual([is, is, is]);
});

test.each([
  {
    text: "sw sip88xx.12-0-3MPP0001-87, type Classic",
    version: "sip88xx.12-0-3MPP0001-87",
    because: "a load name stands for itself",
  },
  { text: "sip88xx.12-0-3MPP0001-87.loads", version: "sip88xx.12-0-3MPP0001-87", because: "its file" },
  {
    text: "rootfs78xx.14-2-1-0101-26",
    version: "rootfs78xx.14-2-1-0101-26",
    because: "as an Enterprise page prints it",
  },
  { text: "Software Version: 12.0.3\nsip88xx.14-2-1-0101-26", version: "12.0.3", because: "a label counts first" },
  { text: "sip88xx.14-2-1-0101-26 sip88xx.12-0-3MPP0001-87", version: null, because: "which of the two runs?" },
  { text: "Upgrade Rule: https://u:6970/sip88xx.14-2-1-0101-26.loads", version: null, because: "the load to come" },
  { text: "Inactive Load ID: sip88xx.14-2-1-0101-26", version: null, because: "the load in reserve" },
  { text: "release 14.2.1", version: null, because: "a bare number is unmistakable nowhere" },
])("$text runs $version: $because", ({ text, version }) => {
  expect(readStatusText(text).softwareVersion).toBe(version);
});

test("the status is found without its label", () => {
  expect(readStatusText(`x\n${STATUS}\ny`).transitionAuthorizationStatus).toBe(STATUS);
});

test("a huge paste is read in no time", () => {
  const start = performance.now();
  readStatusText("[".repeat(100_000) + "Transition Authorization ".repeat(10_000));
  readStatusText("Product Name: ".repeat(20_000));
  expect(performance.now() - start).toBeLessThan(2000);
});
