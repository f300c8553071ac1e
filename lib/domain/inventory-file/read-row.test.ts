import { describe, expect, test } from "vitest";
import type { InventoryPhone } from "./inventory-phone";
import { mapColumns, toColumnMapping } from "./map-columns";
import { createRowReader } from "./read-row";

const MAC = "00CCFC000001";

/** Reads one row the way the import does: header text, cells separated by `|`. */
function read(header: string, row: string, line = 2) {
  const names = header.split("|");
  const cells = row.split("|");
  return createRowReader(toColumnMapping(mapColumns(names, [cells])), names)(cells, line);
}

const SHEET = "Site|Floor|MAC Address|Product ID|VID|Serial Number|IP Address|Firmware|User|Extension|Description";

describe("whole rows", () => {
  test("a project manager's spreadsheet", () => {
    const { phone, issues } = read(
      SHEET,
      " Dallas |3|SEP00ccfc000001|CP-8841-K9=|V05|FCH20100312|10.0.0.1|sip88xx.14-2-1-0101-26|Smith, Jr.|20000|=HYPERLINK(1)",
    );
    expect(issues).toEqual([]);
    expect(phone).toEqual({
      mac: MAC,
      pid: "CP-8841-K9=",
      model: "8841",
      productKind: "desk-phone",
      soldAs: "enterprise",
      precision: "pid",
      vid: 5,
      serial: "FCH20100312",
      manufacturedYear: 2016,
      ip: "10.0.0.1",
      site: "Dallas",
      floor: "3",
      owner: "Smith, Jr.",
      directoryNumber: "20000",
      description: "=HYPERLINK(1)",
      devicePool: null,
      load: "sip88xx.14-2-1-0101-26",
      version: "14.2.1SR1",
      loadFirmware: "enterprise",
      statedFirmware: null,
      productName: null,
      registrationState: null,
      kemCount: null,
      transitionAuthorizationType: null,
      earlierConversion: null,
      hasLicenseWarning: null,
      isRmaReplacement: null,
      extra: null,
      notes: null,
    } satisfies Record<keyof InventoryPhone, unknown>);
  });

  test("the discovery script: ModelNumber is the PID, HardwareRevision waits for a person", () => {
    const { phone, issues } = read(
      "Name|Model|Description|Status|ActiveLoadID|InactiveLoadID|IPAddress|SerialNumber|ModelNumber|HardwareRevision|Error",
      `SEP${MAC}|Cisco 8841|Lobby|Registered|sip88xx.12-0-3MPP0001-87||10.0.0.1|FCH20100312|CP-8841-3PCC|V04|`,
    );
    expect(issues).toEqual([]);
    expect(phone).toMatchObject({
      pid: "CP-8841-3PCC",
      model: "8841",
      soldAs: "mpp",
      vid: null,
      version: "12.0.3",
      loadFirmware: "mpp",
      registrationState: "Registered",
    });
  });

  test("the readiness report: hw_ver unknown is not known, without a warning", () => {
    const { phone, issues } = read(
      "devicename|devicepool|phone_model|firmware|description|ip|serial|hw_ver|mpp_capable",
      `SEP${MAC}|DP-Dallas|8841|sip88xx.14-0-1-0001-135|Lobby|10.0.0.1|FCH20100312|unknown|Unknown`,
    );
    expect(issues).toEqual([]);
    expect(phone).toMatchObject({ vid: null, model: "8841", pid: null, devicePool: "DP-Dallas", site: null });
  });

  test("a Bulk Administration export: no VID, PID, serial or IP", () => {
    const { phone, issues } = read(
      "Device Name|Description|Device Pool|Phone Button Template|CSS|Location|Phone Load Name|Device Type|User ID 1|Common Phone Profile|Owner User ID|Device Security Profile|Device Protocol|Directory Number 1|Route Partition 1|Line Network Hold MOH Audio Source  1",
      `SEP${MAC}|Lobby|DP-Dallas|Standard 8841 SIP|CSS|Loc-Dallas||Cisco 8841||Standard|aberg|UDT|SIP|20000|PT|`,
    );
    expect(issues).toEqual([]);
    expect(phone).toMatchObject({
      mac: MAC,
      pid: null,
      model: "8841",
      precision: "model-name",
      site: "Loc-Dallas",
      devicePool: "DP-Dallas",
      owner: "aberg",
      directoryNumber: "20000",
      load: null,
      loadFirmware: null,
    });
  });
});

test.each([
  { header: "MAC|IP", row: `${MAC}|n/a`, phone: { ip: null }, because: "n/a is not an address somebody got wrong" },
  { header: "MAC|VID", row: `${MAC}|5`, phone: { vid: 5 }, because: "a bare number" },
  {
    header: "MAC|PID",
    row: `${MAC}| CP-8841-K9++= `,
    phone: { pid: "CP-8841-K9++=", model: "8841", precision: "pid" },
    because: "trimmed",
  },
  {
    header: "MAC|Model",
    row: `${MAC}|CP-8841-3PCC-K9=`,
    phone: { pid: "CP-8841-3PCC-K9=", model: "8841", soldAs: "mpp" },
    because: "an order code in the model column is the PID",
  },
  {
    header: "MAC|PID|Model",
    row: `${MAC}|8841|CP-8841-3PCC-K9=`,
    phone: { pid: "CP-8841-3PCC-K9=", soldAs: "mpp", precision: "pid" },
    because: "columns swapped: the order code says more",
  },
  {
    header: "MAC|PID|Model",
    row: `${MAC}|CP-8841-K9=|Cisco 8841`,
    phone: { pid: "CP-8841-K9=", model: "8841" },
    because: "both agree",
  },
  {
    header: "MAC|Firmware",
    row: `${MAC}|MPP`,
    phone: { load: null, statedFirmware: "mpp" },
    because: "a word under Firmware is not a load",
  },
  {
    header: "MAC|Firmware",
    row: `${MAC}|14.2.1SR1`,
    phone: { load: "14.2.1SR1", version: "14.2.1SR1", loadFirmware: null, statedFirmware: null },
    because: "a bare version tells no firmware",
  },
  {
    header: "MAC|PID",
    row: `${MAC}|CP-8841-3PCC-K9=`,
    phone: { soldAs: "mpp", loadFirmware: null, statedFirmware: null },
    because: "what it was sold as is not what it runs",
  },
  {
    header: "MAC|PID|Load",
    row: `${MAC}|CP-8841-3PCC-K9=|sip88xx.14-2-1-0101-26`,
    phone: { soldAs: "mpp", loadFirmware: "enterprise" },
    because: "a converted phone keeps its PID",
  },
  {
    header: "MAC|PID|Load",
    row: `${MAC}|CP-8841-3PCC|sip88xx.10-4-1-0001-26`,
    phone: { soldAs: "mpp", loadFirmware: "enterprise", version: "10.4.1" },
    because: "what 3PCC beside a 10.x load means is deduced from the whole phone",
  },
  {
    header: "MAC|Load",
    row: `${MAC}|TLexE2M.10-3-1`,
    phone: { load: "TLexE2M.10-3-1", loadFirmware: "in-transition" },
    because: "transition firmware",
  },
  {
    header: "MAC|Product Name",
    row: `${MAC}|CP-8841-3PCC`,
    phone: { productName: "CP-8841-3PCC", statedFirmware: null },
    because: "what the phone's own page says is kept",
  },
  {
    header: "MAC|Running Firmware|Load",
    row: `${MAC}|Enterprise|sip88xx.12-0-3MPP0001-87`,
    phone: { statedFirmware: "enterprise", loadFirmware: "mpp" },
    because: "both are kept, the explicit column decides",
  },
  {
    header: "MAC|License Warning|RMA Replacement",
    row: `${MAC}|Yes|x`,
    phone: { hasLicenseWarning: true, isRmaReplacement: true },
    because: "what our own export writes",
  },
  {
    header: "MAC|Licence warning|RMA",
    row: `${MAC}|no|0`,
    phone: { hasLicenseWarning: false, isRmaReplacement: false },
    because: "no is said, a blank is not",
  },
  {
    header: "MAC|Licence warning|RMA",
    row: `${MAC}||`,
    phone: { hasLicenseWarning: null, isRmaReplacement: null },
    because: "a blank says nothing",
  },
  {
    header: "MAC|Earlier Conversion",
    row: `${MAC}|by Control Hub`,
    phone: { earlierConversion: "by-control-hub" },
    because: "as people write it",
  },
  { header: "MAC|KEMs", row: `${MAC}|2`, phone: { kemCount: 2 }, because: "a count" },
  {
    header: "MAC|Authorization Type",
    row: `${MAC}|wxc`,
    phone: { transitionAuthorizationType: "WxC" },
    because: "in its own spelling",
  },
  {
    header: "MAC|PID|VID",
    row: `${MAC}|CP-8841-K9= V07|`,
    phone: { pid: "CP-8841-K9=", vid: 7, model: "8841" },
    because: "a product ID and a VID in one cell",
  },
  {
    header: "MAC|PID",
    row: `${MAC}|CP-7861-K9=, VID: V02`,
    phone: { pid: "CP-7861-K9=", vid: 2 },
    because: "with a name, and no column of its own",
  },
  {
    header: "MAC|PID|VID",
    row: `${MAC}|CP-7821-K9=/V24|V24`,
    phone: { pid: "CP-7821-K9=", vid: 24 },
    because: "both say the same",
  },
  {
    header: "MAC|Model",
    row: `${MAC}|Cisco 8841 V05`,
    phone: { pid: null, model: "8841", precision: "model-name", vid: 5 },
    because: "a model name and a VID",
  },
  {
    header: "MAC|PID|Serial",
    row: `${MAC}|PID: CP-8865-K9= , VID: V07, SN: FCH2012A1B2|`,
    phone: { pid: "CP-8865-K9=", vid: 7, serial: "FCH2012A1B2", manufacturedYear: 2016 },
    because: "a whole line of show inventory",
  },
  {
    header: "MAC|PID",
    row: `${MAC}|CP-8841-K9= Cisco IP Phone 8841`,
    phone: { pid: "CP-8841-K9= Cisco IP Phone 8841", model: "8841", precision: "pid" },
    because: "a name beside the code is kept as it came",
  },
  {
    header: "MAC|Serial",
    row: `${MAC}|SN: FCH22260801`,
    phone: { serial: "FCH22260801", manufacturedYear: 2018 },
    because: "the name before it is no part of a serial number",
  },
  { header: "MAC|IP", row: `${MAC}|10.2.3.4/24`, phone: { ip: "10.2.3.4" }, because: "an address with its network" },
  {
    header: "MAC|PID|VID|Serial|IP",
    row: `'${MAC}|'CP-8841-K9=|'05|'FCH22260801|'10.2.3.4`,
    phone: { mac: MAC, pid: "CP-8841-K9=", vid: 5, serial: "FCH22260801", ip: "10.2.3.4" },
    because: "an apostrophe that keeps a text a text is no part of a value",
  },
  {
    header: "MAC|Owner|Site",
    row: `${MAC}|'t Hooft|'s-Hertogenbosch`,
    phone: { owner: "'t Hooft", site: "'s-Hertogenbosch" },
    because: "a name may begin with one",
  },
  { header: "MAC|PID|VID", row: `${MAC}|CP-8841-K9=|HW V04`, phone: { vid: 4 }, because: "the label's V tells" },
  {
    header: "MAC|Serial|VID|Load|Owner",
    row: `${MAC}|NaN|unavailable|unassigned|NoUserId`,
    phone: { serial: null, vid: null, load: null, owner: null },
    because: "words of programs for not known",
  },
  { header: "MAC|VID", row: `${MAC}|V05| |`, phone: { vid: 5 }, because: "empty cells beyond the header do no harm" },
])("no issue: $because", ({ header, row, phone }) => {
  const result = read(header, row);
  expect(result.issues).toEqual([]);
  expect(result.phone).toMatchObject(phone);
});

test("a clean row shares one empty list of issues", () => {
  const reader = createRowReader(["mac"], ["MAC"]);
  expect(reader([MAC], 2).issues).toBe(reader(["00CCFC000002"], 3).issues);
});
