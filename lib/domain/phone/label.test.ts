import { describe, expect, test } from "vitest";
import { readLabel } from "./label";

const read = (text: string) => {
  const { rest, ...said } = readLabel(text);
  return rest.length === 0 ? said : { ...said, rest: rest.map(({ word }) => word).join(" ") };
};
const MAC = "24161BAA0801";

describe("one code", () => {
  test.each([
    { text: MAC, says: { mac: MAC }, because: "the MAC" },
    { text: `MAC: ${MAC}`, says: { mac: MAC }, because: "with its name" },
    { text: "MAC ADDRESS: 24 16 1B AA 08 01", says: { mac: MAC }, because: "in pairs" },
    { text: `SEP${MAC}`, says: { mac: MAC }, because: "as Unified CM names the phone" },
    { text: "SN: FCH22260801", says: { serial: "FCH22260801" }, because: "the serial number" },
    { text: "S/N FCH22260801", says: { serial: "FCH22260801" }, because: "with a slash, without a colon" },
    { text: "Serial No. fch22260801", says: { serial: "FCH22260801" }, because: "in words" },
    { text: "CP-7841-K9=", says: { pid: "CP-7841-K9=" }, because: "the order code" },
    { text: "VID: V03", says: { vid: 3 }, because: "the hardware version" },
    { text: "VID 3", says: { vid: 3 }, because: "a bare number after its name" },
    { text: "UPC 882658123456", says: { upc: "882658123456" }, because: "a UPC that is named, misread or not" },
    { text: "882658123450", says: { upc: "882658123450" }, because: "a UPC by its check digit" },
    { text: "882658123456", says: { digits: "882658123456" }, because: "twelve digits that nothing names" },
    { text: "MAC: 502790000070", says: { mac: "502790000070" }, because: "a MAC without a letter that is named" },
    { text: "50:27:90:00:00:70", says: { mac: "502790000070" }, because: "nobody writes a UPC so" },
  ])("$text: $because", ({ text, says }) => expect(read(text)).toEqual(says));
});

describe("several values in one text", () => {
  const both = { pid: "CP-7841-K9=", vid: 3 };
  const all = { ...both, serial: "FCH22260801", mac: MAC };
  test.each([
    { text: "CP-7841-K9= V03", says: both, because: "as the label prints it" },
    { text: "PID VID: CP-7841-K9= V03", says: both, because: "with the name of both" },
    { text: "PID/VID: CP-7841-K9= / V03", says: both, because: "with slashes" },
    { text: "CP-7841-K9=/V03", says: both, because: "a slash and no space" },
    { text: "CP-7841-K9=V03", says: both, because: "nothing between them" },
    { text: "CP-7841-K9=, VID: V03", says: both, because: "a comma and a name" },
    { text: "CP-7841-K9= (V03)", says: both, because: "brackets" },
    { text: "V03 CP-7841-K9=", says: both, because: "the other way round" },
    { text: "Product ID: CP-7841-K9=; Version ID: V03", says: both, because: "whole names" },
    { text: "CP-7841-K9-V03", says: { pid: "CP-7841-K9", vid: 3 }, because: "a hyphen between them" },
    { text: `PID:CP-7841-K9=;VID:V03;SN:FCH22260801;MAC:${MAC}`, says: all, because: "a 2D code" },
    { text: `CP-7841-K9=,V03,FCH22260801,${MAC}`, says: all, because: "a 2D code without names" },
    { text: `PID VID: CP-7841-K9= V03\r\nSN: FCH22260801\r\nMAC: ${MAC}`, says: all, because: "line by line" },
    {
      text: `${MAC}\t882658123450\tCP-7841-K9= V03\tFCH22260801`,
      says: { ...all, upc: "882658123450" },
      because: "a UPC beside it",
    },
    { text: `882658123456 ${MAC}`, says: { digits: "882658123456", mac: MAC }, because: "the UPC first, misread" },
    { text: `CP-7841-K9= V03 MAC ${MAC} MAC ${MAC}`, says: { ...both, mac: MAC }, because: "one value twice" },
    { text: "CP-7841 -K9= V03", says: { pid: "CP-7841 -K9=", vid: 3 }, because: "a stray space" },
    { text: "PID: CP-7841-K9= , VID: n/a, SN: -", says: { pid: "CP-7841-K9=" }, because: "words for not known" },
  ])("$text: $because", ({ text, says }) => expect(read(text)).toEqual(says));
});

describe("what is not read is given back", () => {
  test.each([
    { text: "CP-7841-K9= VO3", says: { pid: "CP-7841-K9=", rest: "VO3" }, because: "a letter O" },
    { text: "CP-7841-K9= V03 V04", says: { pid: "CP-7841-K9=", vid: 3, rest: "V04" }, because: "two VIDs" },
    { text: `${MAC} 24161BAA0802`, says: { mac: MAC, rest: "24161BAA0802" }, because: "two phones" },
    {
      text: `MAC: ${MAC} WLAN MAC: 24161BAA0802`,
      says: { mac: MAC, rest: "24161BAA0802" },
      because: "the wireless MAC",
    },
    { text: "CP-7841-K9= V03-B0", says: { pid: "CP-7841-K9=", vid: 3, rest: "B0" }, because: "behind the VID" },
    { text: "CP-7841-K9= REV: V31", says: { pid: "CP-7841-K9=", rest: "V31" }, because: "a revision is no VID" },
    {
      text: "CP-7841-K9= CLEI: IPMTZ00ARA",
      says: { pid: "CP-7841-K9=", rest: "CLEI: IPMTZ00ARA" },
      because: "another name",
    },
    { text: "MAC: 24161BAA080", says: { rest: "24161BAA080" }, because: "a digit is missing" },
    { text: "Room 12", says: { rest: "Room 12" }, because: "words" },
    { text: `${"V03 ".repeat(100_000)}`, says: { rest: "V03 ".repeat(100_000) }, because: "longer than any label" },
  ])("$because", ({ text, says }) => expect(read(text)).toEqual(says));
});
