import { describe, expect, test } from "vitest";
import { readTables as read, readRows as rowsOf } from "./reading.fixture";

describe("JSON and XML", () => {
  const ITEM = {
    Name: "SEP24161BAA1061",
    Model: "683",
    IPAddress: { item: { IP: "10.9.1.61" } },
    DirNumber: "4131-Registered",
  };
  const ROW = { Name: "SEP24161BAA1061", Model: "683", IP: "10.9.1.61", DirNumber: "4131-Registered" };
  const ris = (...nodes: unknown[]) =>
    JSON.stringify({ SelectCmDeviceResult: { TotalDevicesFound: 2, CmNodes: { item: nodes } } });
  const CSF = { Name: "CSFJDOE", Model: "503" };
  test.each([
    { because: "a list", text: JSON.stringify([ITEM]), rows: [ROW] },
    {
      because: "RIS: devices inside nodes, one of them without a phone",
      text: ris({ Name: "cm1", CmDevices: { item: [ITEM, CSF] } }, { Name: "cm2", CmDevices: null }),
      rows: [ROW, CSF],
    },
    {
      because: "RIS with one item, which converters do not write as a list",
      text: ris({ Name: "cm1", CmDevices: { item: ITEM } }),
      rows: [ROW],
    },
    {
      because: "two nodes, one with a list of phones, one with an object",
      text: ris(
        { Name: "cm1", CmDevices: { item: [ITEM] } },
        { Name: "cm2", CmDevices: { item: { ...ITEM, Name: "SEP24161BAA1062" } } },
      ),
      rows: [ROW, { ...ROW, Name: "SEP24161BAA1062" }],
    },
    {
      because: "Webex wraps its list",
      text: JSON.stringify({
        items: [{ mac: "24:16:1B:AA:10:61", product: "Cisco 8841", tags: ["a", "b"], ok: true, n: 3 }],
      }),
      rows: [{ mac: "24:16:1B:AA:10:61", product: "Cisco 8841", tags: "a; b", ok: "true", n: "3" }],
    },
    {
      because: "what lies beside a nested phone belongs to its row",
      text: JSON.stringify([{ place: "Leeds", phone: { mac: "24161BAA1061" }, lines: [{ dn: 1 }, { dn: 2 }] }]),
      rows: [{ place: "Leeds", "phone.mac": "24161BAA1061", dn: "1", "lines 2.dn": "2" }],
    },
    {
      because: "twelve digits beside the list are no phone",
      text: JSON.stringify({ at: "202611271012", list: [{ mac: "24161BAA1061" }, { mac: "24161BAA1062" }] }),
      rows: [{ mac: "24161BAA1061" }, { mac: "24161BAA1062" }],
    },
    {
      because: "a server's own MAC beside many phones is no row of theirs",
      text: JSON.stringify({ mac: "00AABBCCDD01", list: Array.from({ length: 11 }, () => ({ mac: "24161BAA1061" })) }),
      rows: Array.from({ length: 11 }, () => ({ mac: "24161BAA1061" })),
    },
    {
      because: "two addresses of a phone are parts of it",
      text: JSON.stringify([{ name: "SEP24161BAA1061", nets: [{ mac: "24161BAA1061" }, { mac: "24161BAA1062" }] }]),
      rows: [{ name: "SEP24161BAA1061", mac: "24161BAA1061", "nets 2.mac": "24161BAA1062" }],
    },
    {
      because: "one object a line",
      text: `{"mac":"24161BAA1061"}\n{"mac":"24161BAA1062","vid":"V07"}\n`,
      rows: [{ mac: "24161BAA1061" }, { mac: "24161BAA1062", vid: "V07" }],
    },
    {
      because: "a key may be called as it likes",
      text: `[{"mac":"24161BAA1061","__proto__":{"x":"1"},"constructor":"y"}]`,
      rows: [{ mac: "24161BAA1061", "__proto__.x": "1", constructor: "y" }],
    },
    {
      because: "RIS in SOAP, with prefixes, comments, character data, entities and an empty element",
      text: `<?xml version="1.0"?><soapenv:Envelope xmlns:soapenv="http://x"><soapenv:Body><ns1:r xmlns:ns1="y"><!-- <a> --><ns1:CmNodes><ns1:item><ns1:Name>cm1</ns1:Name><ns1:CmDevices><ns1:item><ns1:Name>SEP24161BAA1061</ns1:Name><ns1:Description><![CDATA[<Desk>]]> A &amp; B &#65;</ns1:Description><ns1:LoginUserId xsi:nil="true"/></ns1:item><ns1:item a=">"><ns1:Name>CSFJDOE</ns1:Name></ns1:item></ns1:CmDevices></ns1:item></ns1:CmNodes></ns1:r></soapenv:Body></soapenv:Envelope>`,
      rows: [{ Name: "SEP24161BAA1061", Description: "<Desk> A & B A" }, { Name: "CSFJDOE" }],
    },
    {
      because: "AXL with one phone",
      text: `<soapenv:Envelope><soapenv:Body><ns:listPhoneResponse xmlns:ns="z"><return><phone uuid="{1}"><name>SEP24161BAA1061</name><model>Cisco 8841</model><devicePoolName uuid="{2}">Leeds</devicePoolName></phone></return></ns:listPhoneResponse></soapenv:Body></soapenv:Envelope>`,
      rows: [{ name: "SEP24161BAA1061", model: "Cisco 8841", devicePoolName: "Leeds" }],
    },
  ])("$because", ({ text, rows }) => {
    expect(rowsOf(text)).toEqual(rows);
  });

  test.each([
    { text: `{"a": [1, 2]}`, says: "without a list of phones" },
    { text: `[{"mac":"24161BAA1061"`, says: "broken or cut off" },
    { text: `${"[".repeat(200_000)}`, says: "levels" },
    { text: `[${'{"a":'.repeat(100)}1${"}".repeat(100)}]`, says: "levels" },
    { text: `[${"{},".repeat(1_100_000)}{}]`, says: "a million" },
    { text: `<a><b>24161BAA1061</b>`, says: "broken or cut off" },
    { text: `<a><b>x</a></b>`, says: "broken or cut off" },
    { text: `<a><b>&secret;</b></a>`, says: "broken or cut off" },
    { text: `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>`, says: "document type" },
    { text: "<a>".repeat(100), says: "deeper" },
    { text: `<a ${"x".repeat(20_000)}`, says: "broken or cut off" },
    { text: `<?xml version="1.0"?><Workbook><Row><Cell>24161BAA1061</Cell></Row></Workbook>`, says: "web page or XML" },
    { text: `<rss><channel><title>News</title></channel></rss>`, says: "web page or XML" },
  ])("$says: $text", ({ text, says }) => {
    expect(read(text)).toContain(says);
  });
});
