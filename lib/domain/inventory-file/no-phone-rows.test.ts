import { describe, expect, test } from "vitest";
import { mapColumns, toColumnMapping } from "./map-columns";
import { createRowReader } from "./read-row";

const SEP = "SEP24161BAA0001";

/** Reads one row of a list whose first row is a phone. */
function read(headers: string, phone: string, row: string) {
  const names = headers.split(";");
  const mapping = toColumnMapping(mapColumns(names, [phone.split(";"), row.split(";")]));
  return createRowReader(mapping, names)(row.split(";"), 7);
}

const UCM = "Device Name;Description;Device Type";
const UCM_PHONE = `${SEP};Lobby;Cisco 8841`;
const ASSETS = "Model;Category;Serial;MAC Address;Asset Name";
const ASSET_PHONE = `IP Phone 8841;Phones;FCH22260101;24161BAA0001;${SEP}`;
const SCAN = "IP;MAC;Model;Serial";
const SCAN_PHONE = "10.1.1.1;24161BAA0001;8841;FCH22260101";

describe("rows that are no phones are left out and named", () => {
  test.each([
    {
      kind: "soft-client-csf",
      headers: UCM,
      phone: UCM_PHONE,
      row: "CSFUSER000;Jabber;Cisco Unified Client Services Framework",
    },
    { kind: "soft-client-bot", headers: UCM, phone: UCM_PHONE, row: "BOTJDOE;Jabber;Cisco Dual Mode for Android" },
    { kind: "soft-client-tct", headers: UCM, phone: UCM_PHONE, row: "TCTJDOE;Jabber;" },
    { kind: "soft-client-tab", headers: UCM, phone: UCM_PHONE, row: "TABJDOE;Jabber;Cisco Jabber for Tablet" },
    { kind: "soft-client-csf", headers: UCM, phone: UCM_PHONE, row: "jdoe-soft;Jabber;503" },
    { kind: "cti", headers: UCM, phone: UCM_PHONE, row: "CTIRD_JDOE;Remote;CTI Remote Device" },
    { kind: "cti", headers: UCM, phone: UCM_PHONE, row: "Queue_4000;Pilot;CTI Route Point" },
    { kind: "cti", headers: UCM, phone: UCM_PHONE, row: "uccx_port_1;Port;CTI Port" },
    { kind: "analog", headers: UCM, phone: UCM_PHONE, row: "AN24161BAA00010;Fax;Analog Phone" },
    { kind: "analog", headers: UCM, phone: UCM_PHONE, row: "ATA24161BAA0099;Fax;Cisco ATA 191" },
    { kind: "analog", headers: UCM, phone: UCM_PHONE, row: "VGC1234567890AB;Fax;VGC Phone" },
    { kind: "conference-bridge", headers: UCM, phone: UCM_PHONE, row: "CFB_2;Media;" },
    { kind: "other-device", headers: ASSETS, phone: ASSET_PHONE, row: "ThinkPad T14;Laptops;PF22260103;;LT-1003" },
    { kind: "other-device", headers: ASSETS, phone: ASSET_PHONE, row: "Catalyst 9300;Switches;FOC22260103;n/a;SW-1" },
    { kind: "other-device", headers: ASSETS, phone: ASSET_PHONE, row: "LaserJet 400;Printer;;;PR-7" },
    { kind: "no-answer", headers: SCAN, phone: SCAN_PHONE, row: "10.1.1.2;;;" },
    { kind: "no-answer", headers: SCAN, phone: SCAN_PHONE, row: "10.1.1.3;n/a;timeout;" },
    { kind: "no-answer", headers: SCAN, phone: SCAN_PHONE, row: "10.1.1.4;no answer;;no answer" },
    { kind: "total", headers: UCM, phone: UCM_PHONE, row: "Total count 3;;" },
    { kind: "total", headers: UCM, phone: UCM_PHONE, row: "Summe;;120" },
    { kind: "total", headers: SCAN, phone: SCAN_PHONE, row: "Grand total;3;;" },
    { kind: "prompt", headers: UCM, phone: UCM_PHONE, row: "admin:;;" },
    { kind: "prompt", headers: UCM, phone: UCM_PHONE, row: "switch-1#" },
    { kind: "prompt", headers: UCM, phone: UCM_PHONE, row: "(35 rows)" },
    { kind: "prompt", headers: UCM, phone: UCM_PHONE, row: "----------------" },
  ])("$row is $kind", ({ kind, headers, phone, row }) => {
    const { noPhone, issues, phone: read_ } = read(headers, phone, row);
    expect(noPhone).toBe(kind);
    expect(read_).toBeNull();
    expect(issues).toMatchObject([{ severity: "warning", code: kind, message: expect.stringContaining("left out") }]);
  });
});

describe("a phone that is damaged stays an error", () => {
  test.each([
    { headers: UCM, phone: UCM_PHONE, row: "SEP24161BAA00;Lobby;Cisco 8841", code: "too-short" },
    { headers: UCM, phone: UCM_PHONE, row: "SEP24161BAAOO01;Lobby;Cisco 8841", code: "letter-o" },
    { headers: UCM, phone: UCM_PHONE, row: ";Lobby;Cisco 8841", code: "mac-missing" },
    { headers: UCM, phone: UCM_PHONE, row: "Lobby phone;Printer room;Cisco 8841", code: "not-hex" },
    { headers: ASSETS, phone: ASSET_PHONE, row: "IP Phone 8841;Phones;FCH22260103;;", code: "mac-missing" },
    { headers: ASSETS, phone: ASSET_PHONE, row: "New Phone XY;Phones;FCH22260103;;", code: "mac-missing" },
    { headers: SCAN, phone: SCAN_PHONE, row: "10.1.1.2;;8841;", code: "mac-missing" },
    { headers: SCAN, phone: SCAN_PHONE, row: "10.1.1.2;;;FCH22260103", code: "mac-missing" },
    { headers: UCM, phone: UCM_PHONE, row: "2.4161E+11;Total;", code: "spreadsheet-number" },
  ])("$row: $code", ({ headers, phone, row, code }) => {
    const { noPhone, issues } = read(headers, phone, row);
    expect(noPhone).toBeNull();
    expect(issues).toMatchObject([{ severity: "error", code }]);
  });

  test("a soft client with a MAC of its own is a device that the rules judge", () => {
    expect(read(UCM, UCM_PHONE, "SEP24161BAA0009;Softphone;Cisco IP Communicator")).toMatchObject({
      noPhone: null,
      phone: { model: "CIPC" },
    });
  });
});

describe("several columns of one field", () => {
  const NAMES = ["name", "mac", "serial", "PID"];
  const reader = createRowReader([{ field: "mac", order: 1 }, "mac", "serial", "pid"], NAMES);
  const MAC = "24161BAA0001";
  test.each([
    { cells: [SEP, MAC], mac: MAC, codes: [], because: "both say the same" },
    { cells: [SEP, ""], mac: MAC, codes: [], because: "a gap is filled" },
    { cells: [SEP, "n/a"], mac: MAC, codes: [], because: "a word for nothing is a gap" },
    { cells: [SEP, "u"], mac: MAC, codes: ["column-unread"], because: "a rest of a word is named" },
    { cells: [SEP, "24161BAA00O1"], mac: MAC, codes: ["column-unread"], because: "a damaged one is named" },
    { cells: ["Lobby", MAC], mac: MAC, codes: [], because: "the second may be anything" },
    { cells: [SEP, "24161BAA0002"], mac: "24161BAA0002", codes: ["columns-differ"], because: "swapped phones" },
    { cells: ["Lobby", "u"], mac: null, codes: ["not-hex"], because: "neither is one" },
    { cells: ["CSFUSER1", ""], mac: null, codes: ["soft-client-csf"], because: "no phone in either" },
  ])("$because", ({ cells, mac, codes }) => {
    const { phone, issues } = reader(cells.concat(["", ""]), 3);
    expect(phone?.mac ?? null).toBe(mac);
    expect(issues.map(({ code }) => code)).toEqual(codes);
  });

  test("one character is no serial and no PID", () => {
    const { phone, issues } = reader([SEP, MAC, "n", "c"], 3);
    expect(phone).toMatchObject({ serial: null, pid: null });
    expect(issues.map(({ code, column }) => `${code} ${column}`)).toEqual([
      "one-character PID",
      "one-character serial",
    ]);
  });

  test("rows do not see each other's choice", () => {
    expect(reader([SEP, "", "", ""], 3).phone?.mac).toBe(MAC);
    expect(reader(["", "24161BAA0002", "", ""], 4).phone?.mac).toBe("24161BAA0002");
  });
});
