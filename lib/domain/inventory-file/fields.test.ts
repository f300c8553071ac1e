import { describe, expect, test } from "vitest";
import { FIELD_OF_HEADER, INVENTORY_FIELDS, normaliseHeader } from "./fields";

describe("aliases", () => {
  test("no header names two fields", () => {
    const owners = new Map<string, string>();
    for (const { key, label, aliases } of INVENTORY_FIELDS) {
      for (const alias of [label, ...aliases]) {
        const name = normaliseHeader(alias);
        expect(owners.get(name) ?? key, alias).toBe(key);
        owners.set(name, key);
      }
    }
  });

  test.each([
    { header: "Device Name", field: "mac", because: "Bulk Administration export" },
    { header: "Phone Load Name", field: "load", because: "Bulk Administration export" },
    { header: "Device Type", field: "model", because: "Bulk Administration export" },
    { header: "Owner User ID", field: "owner", because: "Bulk Administration export" },
    { header: "Directory Number 1", field: "directoryNumber", because: "the first line's columns carry a 1" },
    { header: "Directory Number", field: "directoryNumber", because: "Cisco's manual prints it without" },
    { header: "Directory Number 2", field: null, because: "the second line is not the phone's" },
    { header: "Location", field: "site", because: "Bulk Administration export" },
    { header: "Device Pool", field: "devicePool", because: "Bulk Administration export" },
    { header: "Device Protocol", field: null, because: "nothing we keep" },
    { header: "Phone Button Template", field: null, because: "nothing we keep" },
    { header: "Name", field: "mac", because: "discovery script, if the values agree" },
    { header: "ActiveLoadID", field: "load", because: "discovery script" },
    { header: "InactiveLoadID", field: null, because: "the load the phone does not run" },
    { header: "IPAddress", field: "ip", because: "discovery script" },
    { header: "SerialNumber", field: "serial", because: "discovery script" },
    { header: "ModelNumber", field: "pid", because: "discovery script: holds the PID's front" },
    { header: "HardwareRevision", field: "vid", because: "discovery script: holds the VID" },
    { header: "devicename", field: "mac", because: "readiness report" },
    { header: "devicepool", field: "devicePool", because: "readiness report" },
    { header: "phone_model", field: "model", because: "readiness report" },
    { header: "firmware", field: "load", because: "readiness report" },
    { header: "hw_ver", field: "vid", because: "readiness report" },
    { header: "mpp_capable", field: null, because: "somebody else's verdict" },
    { header: "MAC Address", field: "mac", because: "spreadsheet" },
    { header: "PID", field: "pid", because: "spreadsheet" },
    { header: "Product ID", field: "pid", because: "spreadsheet" },
    { header: "HW Version", field: "vid", because: "spreadsheet" },
    { header: "Version", field: "vid", because: "spreadsheet" },
    { header: "S/N", field: "serial", because: "punctuation does not count" },
    { header: "Serial #", field: "serial", because: "punctuation does not count" },
    { header: "  EXTENSION ", field: "directoryNumber", because: "nor do case and spaces" },
    { header: "Building", field: "site", because: "spreadsheet" },
    { header: "\uFEFFmac", field: "mac", because: "a byte order mark may stick to the first header" },
    { header: "__proto__", field: null, because: "a header is never looked up in an object" },
    { header: "constructor", field: null, because: "a header is never looked up in an object" },
  ])("$header is $field: $because", ({ header, field }) => {
    expect(FIELD_OF_HEADER.get(normaliseHeader(header))?.field ?? null).toBe(field);
  });
});
