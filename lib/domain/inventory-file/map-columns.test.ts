import { expect, test } from "vitest";
import { mapColumns } from "./map-columns";

const fieldsOf = (headers: string[], samples: string[][] = []) =>
  mapColumns(headers, samples).map(({ field }) => field);

test.each([
  {
    because: "make-fleet sheet",
    headers: "Site,Floor,MAC Address,Product ID,VID,Serial Number,IP Address,Firmware,User,Extension,Description",
    sample:
      "Dallas,3,00:CC:FC:00:00:01,CP-8841-K9=,V05,FCH20100312,10.0.0.1,sip88xx.14-2-1-0101-26,Ana Berg,20000,Lobby",
    fields: "site,floor,mac,pid,vid,serial,ip,load,owner,directoryNumber,description",
  },
  {
    because: "hardware discovery script",
    headers:
      "Name,Model,Description,Status,ActiveLoadID,InactiveLoadID,IPAddress,SerialNumber,ModelNumber,HardwareRevision,Error",
    sample: "SEP00CCFC000001,Cisco 8841,Lobby,Registered,sip88xx.14-2-1-0101-26,,10.0.0.1,FCH20100312,CP-8841,V05,",
    fields: "mac,model,description,registrationState,load,,ip,serial,pid,,",
  },
  {
    because: "readiness report",
    headers: "devicename,devicepool,phone_model,firmware,description,ip,serial,hw_ver,mpp_capable,recommended",
    sample: "SEP00CCFC000001,DP-Dallas,8841,sip88xx.14-2-1-0101-26,Lobby,10.0.0.1,FCH20100312,V05,Unknown,",
    fields: "mac,devicePool,model,load,description,ip,serial,vid,,",
  },
  {
    because: "Bulk Administration export",
    headers:
      "Device Name,Description,Device Pool,Phone Button Template,CSS,Location,Phone Load Name,Device Type,User ID 1,Common Phone Profile,Owner User ID,Device Security Profile,Device Protocol,Directory Number 1,Route Partition 1,Line Network Hold MOH Audio Source  1,Directory Number 2",
    sample:
      "SEP00CCFC000001,Lobby,DP-Dallas,Standard 8841 SIP,CSS,Loc-Dallas,,Cisco 8841,,Standard,aberg,UDT,SIP,20000,PT,,20001",
    fields: "mac,description,devicePool,,,site,load,model,,,owner,,,directoryNumber,,,",
  },
  { because: "make-fleet vids", headers: "MAC,VID", sample: "00CCFC000001,V05", fields: "mac,vid" },
  { because: "list by phone", headers: "phone", sample: "SEP00CCFC000001", fields: "mac" },
  { because: "list by device", headers: "device", sample: "00cc.fc00.0001", fields: "mac" },
  { because: "list by name", headers: "name", sample: "00-cc-fc-00-00-01", fields: "mac" },
  { because: "a name is no MAC", headers: "Name,Mac", sample: "Ana Berg,00CCFC000001", fields: ",mac" },
  {
    because: "a MAC column beats a device name",
    headers: "Device Name,MAC Address",
    sample: "x,00CCFC000001",
    fields: ",mac",
  },
  {
    because: "Site beats Location",
    headers: "Location,MAC,Site,Building",
    sample: "L,00CCFC000001,S,B",
    fields: ",mac,site,",
  },
  {
    because: "location stands in for a site",
    headers: "MAC,Building,Location",
    sample: "00CCFC000001,B,L",
    fields: "mac,,site",
  },
  {
    because: "a pool is never a site",
    headers: "MAC,Device Pool",
    sample: "00CCFC000001,DP",
    fields: "mac,devicePool",
  },
  {
    because: "the leftmost of two equals",
    headers: "MAC,Notes,Notes",
    sample: "00CCFC000001,a,b",
    fields: "mac,notes,",
  },
  {
    because: "a version that holds nothing but VIDs",
    headers: "MAC,Version",
    sample: "00CCFC000001,V05",
    fields: "mac,vid",
  },
  {
    because: "a version that is firmware",
    headers: "MAC,Version",
    sample: "00CCFC000001,14.2.1SR1",
    fields: "mac,load",
  },
  { because: "an unknown header, told by values", headers: "Gerät,Ort", sample: "00CCFC000001,Köln", fields: "mac," },
  {
    because: "harmless header names",
    headers: "__proto__,constructor,mac",
    sample: "a,b,00CCFC000001",
    fields: ",,mac",
  },
])("$because", ({ headers, sample, fields }) => {
  const found = fieldsOf(headers.split(","), [sample.split(",")]);
  expect(found.map((field) => field ?? "").join(",")).toBe(fields);
});

test.each([
  {
    headers: ["MAC address"],
    index: 0,
    confidence: "exact",
    reason: /header is “MAC address”/,
    because: "its own name",
  },
  {
    headers: ["devicename"],
    index: 0,
    confidence: "alias",
    reason: /another name for MAC address/,
    because: "an alias",
  },
  { headers: ["Apparat"], index: 0, confidence: "values", reason: /Most values/, because: "values only" },
  { headers: ["mac", "Colour"], index: 1, confidence: "none", reason: /not known/, because: "unknown" },
  { headers: ["mac", ""], index: 1, confidence: "none", reason: /no header/, because: "empty header" },
  {
    headers: ["mac", "Location", "Site"],
    index: 1,
    confidence: "none",
    reason: /Site is already taken from “Site” \(column 3\)/,
    because: "the loser of a conflict is told who won",
  },
])("says why: $because", ({ headers, index, confidence, reason }) => {
  const column = mapColumns(headers, [["00CCFC000001", "red", "x"]])[index];
  expect(column).toMatchObject({ confidence });
  expect(column?.reason).toMatch(reason);
});

test("a few damaged MACs do not hide the column", () => {
  expect(fieldsOf(["Name"], [["SEP00CCFC000001"], ["2.79E+13"], ["SEP00CCFC000002"]])).toEqual(["mac"]);
});
