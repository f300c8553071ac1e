import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { InventoryImport } from "@/lib/schemas/imports";
import { db } from "@/lib/server/database/db";
import { expectJson } from "./api";
import { commit, rowsOf, upload } from "./imports";
import { newWorkspace } from "./people";
import { makeTar } from "./tar-files";
import { makeZip } from "./workbooks";

/** Files in the shapes that people hold, from the upload to the phones: each reader by the door of the import. */

const ofCase = (name: string) => fs.readFileSync(path.join(import.meta.dirname, "fixtures", "cases", name));

async function phonesOf(file: string | Uint8Array, filename: string) {
  const here = await newWorkspace();
  const seen = await upload(here, file, filename);
  const done = await commit(here, seen.id);
  const phones = await db.phone.findMany({ where: { projectId: here.project.id }, orderBy: { mac: "asc" } });
  return { here, seen, done, phones };
}

const CASES = [
  {
    file: "14-cdp-neighbors-detail.txt",
    phones: [
      { mac: "24161BAA0051", model: "8841", ip: "10.20.1.51", load: "sip88xx.14-2-1-0101-26" },
      { mac: "24161BAA0052", model: "7841", ip: "10.20.1.52", load: "sip78xx.12-5-1SR3-74" },
    ],
  },
  {
    file: "24-risport.json",
    phones: [{ mac: "24161BAA0161", model: "8841", ip: "10.20.1.161", load: "sip88xx.14-2-1-0101-26" }],
  },
  {
    file: "26-risdb-query-phone.txt",
    phones: [
      {
        ...{ mac: "24161BAA0031", model: "8841", ip: "10.20.1.31", load: "sip88xx.14-2-1-0101-26" },
        ...{ description: "Reception 4131", registrationState: "reg", owner: "jdoe" },
      },
      {
        ...{ mac: "24161BAA0032", model: "7841", ip: "10.20.1.32", load: "sip78xx.12-5-1SR3-74" },
        ...{ description: "Clerk 4132", registrationState: "unr", owner: null },
      },
    ],
  },
  {
    file: "32-space-separated.txt",
    phones: [
      { mac: "24161BAA0791", model: "8841", vid: 7, pid: "CP-8841-K9=" },
      { mac: "24161BAA0792", model: "7841", vid: 4, pid: "CP-7841-K9=" },
    ],
  },
];

test.each(CASES)("$file", async ({ file, phones }) => {
  const found = await phonesOf(ofCase(file), file);
  expect(found.seen).toMatchObject({ format: "tables", headerRow: 0 });
  expect(found.phones).toMatchObject(phones);
  expect(found.phones).toHaveLength(phones.length);
});

test("what is no row of `show risdb query phone` is none: the soft client alone is left", async () => {
  const { here, done } = await phonesOf(ofCase("26-risdb-query-phone.txt"), "risdb.txt");
  expect(done.counts).toMatchObject({ rows: 3, created: 2 });
  expect((await rowsOf(here, done.id)).filter(({ outcome }) => outcome !== "stored").map(({ line }) => line)).toEqual([
    9,
  ]);
});

test("a switch and an access point among a switch's neighbours are left out as no phones", async () => {
  const other = (name: string, platform: string, capabilities: string) =>
    `-------------------------\nDevice ID: ${name}\nPlatform: ${platform},  Capabilities: ${capabilities}\nInterface: Gi1/0/47,  Port ID (outgoing port): Gi0/1\n`;
  const text = `${ofCase("14-cdp-neighbors-detail.txt")}\n${other("core-1.example.com", "cisco WS-C2960X-48FPS-L", "Switch IGMP")}${other("AP-hall", "cisco AIR-AP2802I-E-K9", "Trans-Bridge Source-Route-Bridge IGMP")}`;
  const { done } = await phonesOf(text, "cdp.txt");
  expect(done.counts).toMatchObject({ rows: 4, created: 2, rejected: 0, leftOut: 2 });
});

test("the columns can be chosen anew, and the given names stay", async () => {
  const here = await newWorkspace();
  const { id, columns } = await upload(here, ofCase("24-risport.json"), "ris.json");
  const mapping = columns.map(({ field, header }) => (header === "Status" ? "notes" : field));
  const edited = await expectJson<InventoryImport>(200, "PATCH /api/imports/{importId}", {
    token: here.token,
    params: { importId: id },
    json: { mapping },
  });
  expect(edited).toMatchObject({ headerRow: 0, expectedRows: 1 });
  await commit(here, id);
  expect(await db.phone.findMany({ where: { projectId: here.project.id } })).toMatchObject([
    { mac: "24161BAA0161", notes: "Registered" },
  ]);
});

const page = (mac: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<DeviceInformation>\n<MACAddress>${mac}</MACAddress>\n<HostName>SEP${mac}</HostName>\n<appLoadID>sip88xx.14-2-1-0101-26</appLoadID>\n<serialNumber>FCH2226${mac.slice(-4)}</serialNumber>\n<modelNumber>CP-8841</modelNumber>\n<udi>phone\nCisco IP Phone 8841, Global\nCP-8841\nV09\nFCH2226${mac.slice(-4)}</udi>\n</DeviceInformation>\n`;

describe("saved pages of phones", () => {
  test("one page is an inventory of one phone", async () => {
    const { phones } = await phonesOf(page("24161BAA2001"), "SEP24161BAA2001.xml");
    expect(phones).toMatchObject([{ mac: "24161BAA2001", model: "8841", load: "sip88xx.14-2-1-0101-26" }]);
  });

  test("a zip of ten, one of them broken: nine phones, and the tenth is rejected under its name", async () => {
    const files: Record<string, string> = { "pages/": "", "__MACOSX/._x": "x", "pages/style.css": "a{}" };
    for (let at = 0; at < 10; at += 1) files[`pages/SEP24161BAA200${at}.xml`] = page(`24161BAA200${at}`);
    files["pages/SEP24161BAA2007.xml"] = "<DeviceInformation><MACAddr";
    delete files["pages/"];
    const { here, done, seen, phones } = await phonesOf(await makeZip(files), "pages.zip");
    expect(seen.sheets).toEqual(["Status pages"]);
    expect(done.counts).toMatchObject({ rows: 10, created: 9, rejected: 1 });
    expect(phones[0]).toMatchObject({ mac: "24161BAA2000", serial: "FCH22262000" });
    const [broken] = await rowsOf(here, done.id, "rejected");
    expect(broken?.cells).toEqual(expect.arrayContaining(["pages/SEP24161BAA2007.xml"]));
  });

  test("a zip of HTML pages with what belongs to them and one PDF", async () => {
    const html = `<html><head><title>Cisco</title></head><body><table><tr><td>MAC Address</td><td>24161BAA2011</td></tr><tr><td>Version</td><td>sip88xx.14-2-1-0101-26</td></tr><tr><td>Model Number</td><td>CP-8841</td></tr></table></body></html>`;
    const files = { "a.htm": html, "a_files/logo.png": "x", "manual.pdf": "%PDF-1.7" };
    const { here, done, phones } = await phonesOf(await makeZip(files), "pages.zip");
    expect(phones).toMatchObject([{ mac: "24161BAA2011", model: "8841" }]);
    const [pdf] = await rowsOf(here, done.id, "rejected");
    expect(pdf?.cells?.join(" ")).toMatch(/manual\.pdf This is a PDF/);
  });
});

describe("archives of lists", () => {
  const LIST = "MAC Address,Product ID,VID\n24161BAA2101,CP-8841-K9=,V07\n24161BAA2102,CP-8851-K9=,V04\n";
  test.each([
    { kind: "zip", make: (files: Record<string, string>) => makeZip(files) },
    { kind: "tar", make: async (files: Record<string, string>) => makeTar(files) },
  ])("a $kind with two CSVs: the one with phones is chosen, the other can be", async ({ kind, make }) => {
    const here = await newWorkspace();
    const file = await make({ "enduser.csv": "FIRST NAME,USER ID\nJo,jo\nKim,kim\n", "phone.csv": LIST });
    const seen = await upload(here, file, `bat.${kind}`);
    expect(seen).toMatchObject({ format: "tables", sheets: ["enduser.csv", "phone.csv"], sheet: 1, headerRow: 1 });
    const asked = { token: here.token, params: { importId: seen.id } };
    const other = await expectJson<InventoryImport>(200, "PATCH /api/imports/{importId}", {
      ...asked,
      json: { sheet: 0 },
    });
    expect(other.columns.map(({ header }) => header)).toEqual(["FIRST NAME", "USER ID"]);
    await expectJson<InventoryImport>(200, "PATCH /api/imports/{importId}", { ...asked, json: { sheet: 1 } });
    expect((await commit(here, seen.id)).counts).toMatchObject({ rows: 2, created: 2 });
  });

  test("texts of several switches are one table, each row with its file", async () => {
    const cdp = (mac: string) =>
      `-----\nDevice ID: SEP${mac}\nEntry address(es):\n  IP address: 10.9.1.1\nPlatform: Cisco IP Phone 8841,  Capabilities: Host Phone\nInterface: Gi1/0/5,  Port ID (outgoing port): Port 1\n`;
    const files = { "sw1.txt": cdp("24161BAA2201"), "sw2.txt": cdp("24161BAA2202") };
    const { seen, phones } = await phonesOf(await makeZip(files), "switches.zip");
    expect(seen.columns.map(({ header }) => header)).toContain("File");
    expect(phones.map(({ mac }) => mac)).toEqual(["24161BAA2201", "24161BAA2202"]);
  });

  test("one letter that is no UTF-8 makes a list Windows-1252", async () => {
    const file = makeTar({ "phone.csv": Buffer.from(`MAC,Site\n24161BAA2301,Z\xfcrich\n`, "latin1") });
    expect((await phonesOf(file, "bat.tar")).phones).toMatchObject([{ site: "Zürich" }]);
  });
});
