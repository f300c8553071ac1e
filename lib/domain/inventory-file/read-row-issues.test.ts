import { expect, test } from "vitest";
import { mapColumns, toColumnMapping } from "./map-columns";
import { createRowReader } from "./read-row";

const MAC = "00CCFC000001";

/** Reads one row the way the import does: header text, cells separated by `|`. */
function read(header: string, row: string, line = 2) {
  const names = header.split("|");
  const cells = row.split("|");
  return createRowReader(toColumnMapping(mapColumns(names, [cells])), names)(cells, line);
}

test.each([
  { header: "MAC|VID", row: "|V05", code: "mac-missing", value: "", because: "no MAC" },
  { header: "MAC|VID", row: "n/a|V05", code: "mac-missing", value: "n/a", because: "a blank word is no MAC" },
  { header: "MAC|VID", row: " | ", code: "empty-row", value: "", because: "separators only" },
  {
    header: "MAC|VID",
    row: "2.79E+13|V05",
    code: "spreadsheet-number",
    value: "2.79E+13",
    because: "a spreadsheet ate it",
  },
  { header: "MAC|VID", row: "00CCFC00001|V05", code: "too-short", value: "00CCFC00001", because: "a digit is missing" },
  { header: "MAC|VID", row: "O0CCFC000001|V05", code: "letter-o", value: "O0CCFC000001", because: "a letter O" },
  {
    header: "MAC|VID",
    row: `${MAC}|V05|stray`,
    code: "too-many-cells",
    value: "stray",
    because: "more cells than the header",
  },
  { header: "MAC|VID", row: `${MAC}|V\u000005`, code: "nul-character", value: "V␀05", because: "a NUL character" },
])("error, row rejected: $because", ({ header, row, code, value }) => {
  const { phone, issues } = read(header, row, 17);
  expect(phone).toBeNull();
  expect(issues).toHaveLength(1);
  expect(issues[0]).toMatchObject({ severity: "error", line: 17, code, value });
});

test.each([
  {
    header: "MAC|VID",
    row: `${MAC}|old`,
    code: "not-a-version",
    value: "old",
    column: "VID",
    phone: { vid: null },
    because: "VID",
  },
  {
    header: "MAC|IP",
    row: `${MAC}|10.0.0.256`,
    code: "ip-invalid",
    value: "10.0.0.256",
    column: "IP",
    phone: { ip: null },
    because: "IP",
  },
  {
    header: "MAC|IP",
    row: `${MAC}|fe80::1`,
    code: "ip-invalid",
    value: "fe80::1",
    column: "IP",
    phone: { ip: null },
    because: "IPv6",
  },
  {
    header: "MAC|PID",
    row: `${MAC}|CP-FOO`,
    code: "model-unrecognised",
    value: "CP-FOO",
    column: "PID",
    phone: { pid: "CP-FOO", model: null },
    because: "PID text is kept",
  },
  {
    header: "MAC|Model",
    row: `${MAC}|Foo 1`,
    code: "model-unrecognised",
    value: "Foo 1",
    column: "Model",
    phone: { pid: "Foo 1", model: null },
    because: "model text is kept, to be mapped later",
  },
  {
    header: "MAC|PID|Model",
    row: `${MAC}|CP-FOO|8841`,
    code: "model-unrecognised",
    value: "CP-FOO",
    column: "PID",
    phone: { pid: "CP-FOO", model: "8841" },
    because: "the model helps out",
  },
  {
    header: "MAC|Serial",
    row: `${MAC}|X1`,
    code: "serial-unusual",
    value: "X1",
    column: "Serial",
    phone: { serial: "X1", manufacturedYear: null },
    because: "serial is kept",
  },
  {
    header: "MAC|VID|Site",
    row: `${MAC}|V05`,
    code: "too-few-cells",
    value: "2",
    column: "Site",
    phone: { vid: 5, site: null },
    because: "a cell is missing",
  },
  {
    header: "MAC|PID|Model",
    row: `${MAC}|CP-8841-K9=|Cisco 8851`,
    code: "model-conflict",
    value: "Cisco 8851",
    column: "Model",
    phone: { model: "8841", pid: "CP-8841-K9=" },
    because: "PID wins",
  },
  {
    header: "MAC|KEM",
    row: `${MAC}|two`,
    code: "kem-count-invalid",
    value: "two",
    column: "KEM",
    phone: { kemCount: null },
    because: "KEM count",
  },
  {
    header: "MAC|Firmware",
    row: `${MAC}|latest`,
    code: "load-unrecognised",
    value: "latest",
    column: "Firmware",
    phone: { load: "latest", version: null },
    because: "load is kept",
  },
  {
    header: "MAC|Running Firmware",
    row: `${MAC}|blue`,
    code: "running-firmware-unrecognised",
    value: "blue",
    column: "Running Firmware",
    phone: { statedFirmware: null },
    because: "firmware word",
  },
  {
    header: "MAC|Trans Auth Type",
    row: `${MAC}|Gold`,
    code: "transition-type-other",
    value: "Gold",
    column: "Trans Auth Type",
    phone: { transitionAuthorizationType: "Gold" },
    because: "any value of the web page counts, and one the guide does not name is said",
  },
  {
    header: "MAC|Earlier Conversion",
    row: `${MAC}|yes`,
    code: "earlier-conversion-unrecognised",
    value: "yes",
    column: "Earlier Conversion",
    phone: { earlierConversion: null },
    because: "history",
  },
  {
    header: "MAC|VID",
    row: `${MAC}|VO4`,
    code: "vid-letter-o",
    value: "VO4",
    column: "VID",
    phone: { vid: null },
    because: "a letter O is never made a zero",
  },
  {
    header: "MAC|VID",
    row: `${MAC}|rev 4`,
    code: "vid-revision",
    value: "rev 4",
    column: "VID",
    phone: { vid: null },
    because: "a revision is another quantity",
  },
  {
    header: "MAC|VID",
    row: `${MAC}|V04-B0`,
    code: "part-unread",
    value: "V04-B0",
    column: "VID",
    phone: { vid: 4 },
    because: "what stands behind the VID is said",
  },
  {
    header: "MAC|PID|VID",
    row: `${MAC}|CP-8841-K9= V07|V05`,
    code: "vid-conflict",
    value: "V05",
    column: "VID",
    phone: { pid: "CP-8841-K9=", vid: 5 },
    because: "two VIDs in one row",
  },
  {
    header: "MAC|PID|VID",
    row: `${MAC}|CP-8841-K9= V07|old`,
    code: "not-a-version",
    value: "old",
    column: "VID",
    phone: { pid: "CP-8841-K9=", vid: 7 },
    because: "the VID beside the product ID helps out",
  },
  {
    header: "MAC|PID",
    row: `${MAC}|CP-8841-K9= V07 Lobby`,
    code: "part-unread",
    value: "CP-8841-K9= V07 Lobby",
    column: "PID",
    phone: { pid: "CP-8841-K9=", vid: 7 },
    because: "what belongs nowhere is said",
  },
  {
    header: "MAC|PID",
    row: `${MAC}|CP-8841-K9= VO7`,
    code: "part-unread",
    value: "CP-8841-K9= VO7",
    column: "PID",
    phone: { pid: "CP-8841-K9=", model: "8841", vid: null },
    because: "a VID with a letter O is named, not guessed",
  },
  {
    header: "MAC|PID|Load",
    row: `${MAC}|CP-8841-K9=|sip78xx.14-2-1-0101-26`,
    code: "load-of-another-family",
    value: "sip78xx.14-2-1-0101-26",
    column: "Load",
    phone: { model: "8841", load: "sip78xx.14-2-1-0101-26" },
    because: "the load of another model",
  },
  {
    header: "MAC|Model|Load",
    row: `${MAC}|Cisco 7841|sip8845_65.12-0-3MPP0001-87`,
    code: "load-of-another-family",
    value: "sip8845_65.12-0-3MPP0001-87",
    column: "Load",
    phone: { model: "7841" },
    because: "MPP as well, by the model's name",
  },
])("warning, row kept: $because", ({ header, row, code, value, column, phone }) => {
  const result = read(header, row);
  expect(result.issues).toHaveLength(1);
  expect(result.issues[0]).toMatchObject({ severity: "warning", line: 2, column, code, value });
  expect(result.phone).toMatchObject({ mac: MAC, ...phone });
});

test("issues of one row do not leak into the next", () => {
  const reader = createRowReader(["mac", "vid"], ["MAC", "VID"]);
  expect(reader([MAC, "old"], 2).issues).toHaveLength(1);
  expect(reader([MAC, "V05"], 3).issues).toHaveLength(0);
});

test("a runaway cell is cut in the issue", () => {
  const { issues } = read("MAC|VID", `${MAC}|${"x".repeat(5000)}`);
  expect(issues[0]?.value.length).toBeLessThan(300);
});

test.each([
  { cells: ["502790000070", "3"], numeric: [0, 1], isRefused: true, because: "twelve digits prove nothing" },
  { cells: ["27900000000000", "3"], numeric: [0], isRefused: true, because: "what is left of 2.79E+13" },
  { cells: ["2024-03-05", "3"], numeric: [0], isRefused: true, because: "a date" },
  { cells: [MAC, "3"], numeric: [1], isRefused: false, because: "a VID may be a number" },
  { cells: [MAC, "3"], numeric: undefined, isRefused: false, because: "a text file has no numbers" },
])("a MAC that a workbook holds as a number: $because", ({ cells, numeric, isRefused }) => {
  const { phone, issues } = createRowReader(["mac", "vid"], ["MAC", "VID"])(cells, 9, numeric);
  if (!isRefused) return expect(phone).toMatchObject({ mac: MAC, vid: 3 });
  expect(phone).toBeNull();
  expect(issues).toMatchObject([
    { severity: "error", line: 9, column: "MAC", field: "mac", code: "mac-is-a-number", value: cells[0] },
  ]);
});

test("a number column that says nothing is a missing MAC, as in a text file", () => {
  const { issues } = createRowReader(["mac", "vid"], ["MAC", "VID"])(["", "3"], 9, [1]);
  expect(issues).toMatchObject([{ code: "mac-missing" }]);
});
