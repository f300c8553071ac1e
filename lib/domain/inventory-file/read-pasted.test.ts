import fs from "node:fs";
import { describe, expect, test } from "vitest";
import { type PastedLine, readPasted } from "./read-pasted";
import { splitCells, splitRecords } from "./split-text";

const read = (text: string) => [...readPasted(text)];
const short = ({ line, mac, phone, issues }: PastedLine) =>
  [line, mac, phone?.model, phone?.vid, ...issues.map(({ code }) => code)].filter((part) => part ?? false).join(" ");

describe("lines as people paste them", () => {
  test.each([
    { text: "CP-7821-K9= V24", says: "1 7821 24", because: "an order code and a VID" },
    { text: "cp-8841-k9=,v5", says: "1 8841 5", because: "commas, small letters" },
    { text: "Cisco IP Phone 8841", says: "1 8841", because: "a model name of several words" },
    { text: "SEP00CCFC123456", says: "1 00CCFC123456", because: "a MAC alone" },
    { text: "00:cc:fc:12:34:56\tCP-8845-K9=\tV03", says: "1 00CCFC123456 8845 3", because: "tabs" },
    {
      text: "PID: CP-8865-K9= , VID: V07, SN: FCH2012A1B2",
      says: "1 8865 7",
      because: "as `show inventory` prints it",
    },
    { text: "PID:CP-8865-K9=,VID:7", says: "1 8865 7", because: "labels without a space" },
    { text: "8841 V10 sip88xx.14-2-1-0101-26", says: "1 8841 10", because: "a load" },
    { text: "CP-8832-NR-K9= V02 12.8.1", says: "1 8832NR 2", because: "a bare release" },
    { text: "Polycom VVX 450 V01", says: "1 1 model-unrecognised", because: "what we do not know is named" },
    { text: "SEP00CCFC12345", says: "1 too-short", because: "a damaged MAC is an error, not a product" },
    { text: "2.79E+13 CP-8841-K9=", says: "1 spreadsheet-number", because: "a spreadsheet's number" },
    { text: "Third floor", says: "1 nothing-read", because: "words only are left out, and said" },
    { text: "BEKEM", says: "1 BEKEM", because: "a product without a digit" },
    { text: "PID VID: CP-7841-K9= V03", says: "1 7841 3", because: "the one barcode of a carton" },
    { text: "MAC: 24161BAA0801", says: "1 24161BAA0801", because: "a name before it" },
    { text: "SN: FCH22260801 CP-7841-K9=/V03", says: "1 7841 3", because: "a slash between them" },
    { text: "882658123450 24161BAA0801 CP-7841-K9= V04", says: "1 24161BAA0801 7841 4", because: "a UPC first" },
    { text: "882658123450", says: "1 nothing-read", because: "a UPC alone is no phone" },
    { text: "SEP24161BAA0231.voice.example.com CP-8841", says: "1 24161BAA0231 8841", because: "a host name" },
    { text: '="24161BAA0231",CP-8841-K9=', says: "1 24161BAA0231 8841", because: "a formula that keeps a text" },
    { text: "CP-7841-K9= VO4", says: "1 7841 vid-letter-o", because: "a letter O is asked about" },
    {
      text: "CP-8841-K9= V07 sip78xx.14-2-1-0101-26",
      says: "1 8841 7 load-of-another-family",
      because: "the load of another model",
    },
  ])("$text: $because", ({ text, says }) => {
    expect(read(text).map(short)).toEqual([says]);
  });

  test("a load tells what a phone runs", () => {
    expect(read("CP-8841-K9= V10 sip88xx.12-0-4MPP0001-58")[0]?.phone).toMatchObject({
      loadFirmware: "mpp",
      version: "12.0.4",
    });
    expect(read("8841 Enterprise")[0]?.phone?.statedFirmware).toBe("enterprise");
  });
});

describe("tables", () => {
  test("with a header, in any order, with quotes; line numbers are those of the text", () => {
    const lines = read(
      'Inventory of Leeds\n\nSite;Product ID;VID;MAC Address\n"Leeds; 2nd floor";CP-7841-K9=;V04;00CCFC000001\nLyon;CP-8851-K9=;;00CCFC000002',
    );
    expect(lines.map(short)).toEqual(["1 nothing-read", "4 00CCFC000001 7841 4", "5 00CCFC000002 8851"]);
  });

  test("without any MAC: a verdict needs none", () => {
    expect(read("PID\tVID\nCP-7821-K9=\tV03\nCP-7821-K9=\tV25").map(short)).toEqual(["2 7821 3", "3 7821 25"]);
  });

  test("with formulas that keep texts", () => {
    expect(read('MAC;PID;VID\n="002461BAA203";CP-8841-K9=;V07').map(short)).toEqual(["2 002461BAA203 8841 7"]);
  });

  test("a row that says nothing of a phone is left out, and said", () => {
    const lines = read("MAC,PID,Site\n00CCFC000001,CP-8841-K9=,Leeds\n,,Lyon\nTotal,,\n");
    expect(lines.map(short)).toEqual(["2 00CCFC000001 8841", "3 nothing-read", expect.stringMatching(/^4 /)]);
  });

  test("with a MAC here and there", () => {
    const lines = read("MAC,PID,VID\n00CCFC000001,CP-8841-K9=,V01\n,CP-8841-K9=,V02\nSEP00CC,CP-8841-K9=,V03");
    expect(lines.map(short)).toEqual(["2 00CCFC000001 8841 1", "3 8841 2", "4 too-short"]);
  });

  test("mixed: loose lines, a table, another one, and a MAC list", () => {
    const lines = read(
      [
        "CP-8811-K9= V02",
        "mac,pid",
        "00CCFC000001,CP-8841-K9=",
        "SEP00CCFC000002",
        "Model;VID",
        "8845;V03",
        "MAC",
        "00CCFC000003",
      ].join("\n"),
    );
    expect(lines.map(short)).toEqual([
      "1 8811 2",
      "3 00CCFC000001 8841",
      "4 00CCFC000002",
      "6 8845 3",
      "8 00CCFC000003",
    ]);
  });

  test("a cell with a line break does not shift the lines below it", () => {
    const lines = read('PID,VID,Description\nCP-8841-K9=,V05,"two\nlines"\nCP-8845-K9=,V06,one');
    expect(lines.map(short)).toEqual(["2 8841 5", "4 8845 6"]);
  });
});

describe("splitting", () => {
  test("a lonely quotation mark joins nothing", () => {
    expect(splitRecords('a,"b\nc\nd').map(({ text }) => text)).toEqual(['a,"b', "c", "d"]);
    expect(splitRecords('7" screen\n8" screen')).toHaveLength(2);
  });

  test.each([
    { record: 'a,"b,c",d', cells: ["a", "b,c", "d"] },
    { record: '"say ""hi""",x', cells: ['say "hi"', "x"] },
    { record: 'a 7" b,c', cells: ['a 7" b', "c"] },
    { record: ',"",', cells: ["", "", ""] },
  ])("$record", ({ record, cells }) => {
    expect(splitCells(record, ",")).toEqual(cells);
  });
});

describe("texts of a kind of their own, as the files of people hold them", () => {
  const ofCase = (name: string) =>
    fs.readFileSync(new URL(`../../../tests/fixtures/cases/${name}`, import.meta.url), "utf8");
  const phones = (text: string) =>
    read(text).flatMap(({ mac, phone }) => (phone ? [[mac, phone.model, phone.vid, phone.ip, phone.load]] : []));
  test.each([
    {
      file: "14-cdp-neighbors-detail.txt",
      found: [
        ["24161BAA0051", "8841", null, "10.20.1.51", "sip88xx.14-2-1-0101-26"],
        ["24161BAA0052", "7841", null, "10.20.1.52", "sip78xx.12-5-1SR3-74"],
      ],
    },
    { file: "24-risport.json", found: [["24161BAA0161", "8841", null, "10.20.1.161", "sip88xx.14-2-1-0101-26"]] },
    {
      file: "26-risdb-query-phone.txt",
      found: [
        ["24161BAA0031", "8841", null, "10.20.1.31", "sip88xx.14-2-1-0101-26"],
        ["24161BAA0032", "7841", null, "10.20.1.32", "sip78xx.12-5-1SR3-74"],
      ],
    },
    {
      file: "32-space-separated.txt",
      found: [
        ["24161BAA0791", "8841", 7, null, null],
        ["24161BAA0792", "7841", 4, null, null],
      ],
    },
  ])("$file", ({ file, found }) => {
    expect(phones(ofCase(file))).toEqual(found);
  });

  test("what is of a known kind and cannot be read says so, once", () => {
    expect(read('{"phones": [').map(({ issues }) => issues[0]?.message)).toEqual([expect.stringContaining("JSON")]);
  });
});

describe("a word that stands alone takes no line below it", () => {
  const PHONES = "24161BAA0051 CP-8841-K9= V07\n24161BAA0052 CP-7841-K9= V04";
  const BOTH = ["24161BAA0051 8841 7", "24161BAA0052 7841 4"];
  test.each(["Version :", "Version", "Site", "Line", "User", "Notes", "Load", "Serial", "VID", "MAC", "Model"])(
    "%s",
    (word) => {
      const lines = read(`${word}\n${PHONES}`).filter(({ phone }) => phone);
      expect(lines.map(short).map((line) => line.replace(/^\d+ /, ""))).toEqual(BOTH);
    },
  );

  test.each([
    { text: "VID\n7", says: "2 7", because: "a bare number is what the word above says" },
    { text: "Load\n24161BAA0051", says: "2 24161BAA0051", because: "a MAC is one under any word" },
    { text: "MAC\nSEP24161BAA005", says: "2 too-short", because: "a damaged one too" },
  ])("$text: $because", ({ text, says }) => {
    expect(read(text).map(short)).toEqual([says]);
  });
});

test("a column that could mean two things is not read, and said so", () => {
  const lines = [...readPasted("MAC,HW Rev\n24161BAA0001,V33\n")];
  expect(lines).toMatchObject([
    {
      line: 1,
      phone: null,
      issues: [{ code: "column-asked", message: expect.stringContaining("name the column so") }],
    },
    { line: 2, mac: "24161BAA0001", phone: { vid: null } },
  ]);
});
