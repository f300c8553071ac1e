import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readLabel } from "@/lib/domain/phone/label";
import { expectJson } from "./api";
import { commit, rowsOf, upload } from "./imports";
import { newWorkspace } from "./people";

/** Files in the shapes that people have, and made-up siblings of them: what a label says, uploaded as a person does it. */

type Phone = Record<string, unknown> & { mac: string };

const fixture = (name: string) => fs.readFileSync(path.join(import.meta.dirname, "fixtures", "cases", name), "utf8");

/** Uploads a file, says what its columns are where it cannot be told, and answers the phones and what was remarked. */
async function imported(file: string, mapping?: (string | null)[]) {
  const workspace = await newWorkspace({ target: "webex-calling" });
  const { id } = await upload(workspace, file);
  if (mapping) {
    const params = { importId: id };
    await expectJson(200, "PATCH /api/imports/{importId}", { token: workspace.token, params, json: { mapping } });
  }
  const { counts } = await commit(workspace, id);
  const { items } = await expectJson<{ items: Phone[] }>(200, "GET /api/projects/{projectId}/phones", {
    token: workspace.token,
    params: { projectId: workspace.project.id },
    query: { limit: "100", sort: "mac" },
  });
  const remarks = (await rowsOf(workspace, id)).flatMap(({ line, issues }) =>
    issues.map(({ code }) => `${line} ${code}`),
  );
  return { counts, phones: items, remarks: remarks.sort() };
}

const values = (phones: readonly Phone[], ...fields: string[]) =>
  phones.map((phone) => fields.map((field) => phone[field]));

describe("a cell that holds a product ID and a VID is taken apart", () => {
  const apart = [
    ["CP-8841-K9=", 7, "eligible"],
    ["CP-7841-K9=", 3, "ineligible"],
    ["CP-7821-K9=", 24, "eligible"],
  ];

  test("both in the column of the product ID", async () => {
    const { phones, remarks } = await imported(fixture("06-pid-and-vid-in-one-cell.csv"));
    expect(values(phones, "pid", "vid", "verdict")).toEqual([...apart, ["CP-7861-K9=", 2, "ineligible"]]);
    expect(remarks).toEqual([]);
  });

  test("a packing list whose column is chosen by a person", async () => {
    const { phones } = await imported(fixture("28-packing-list.csv"), [null, "pid", "serial", "mac", null]);
    expect(values(phones, "pid", "vid", "verdict")).toEqual(apart);
    expect(values(phones, "serial")).toEqual([["FCH22260131"], ["FCH22260132"], ["FCH22260133"]]);
  });

  test("siblings: names, brackets, the model's column, a conflict with the VID column", async () => {
    const { phones, remarks } = await imported(
      [
        "MAC,PID,Model,VID,Serial",
        "24161BAA1001,PID VID: CP-7841-K9= V04,,,",
        '24161BAA1002,CP-8851-K9= (V05),,,"SN: FCH22261002"',
        "24161BAA1003,,Cisco 8845 V02,,",
        "24161BAA1004,CP-8841-K9=V07,,V09,",
        "24161BAA1005,CP-7841-K9= VO3,,,",
        "24161BAA1006,CP-8841-K9= V07 Lobby,,,",
      ].join("\r\n"),
    );
    expect(values(phones, "pid", "model", "vid", "serial")).toEqual([
      ["CP-7841-K9=", "7841", 4, null],
      ["CP-8851-K9=", "8851", 5, "FCH22261002"],
      [null, "8845", 2, null],
      ["CP-8841-K9=", "8841", 9, null],
      ["CP-7841-K9=", "7841", null, null],
      ["CP-8841-K9=", "8841", 7, null],
    ]);
    expect(remarks).toEqual(["5 vid-conflict", "6 part-unread", "7 part-unread"]);
  });
});

describe("an address in another dress", () => {
  test.each([
    { file: "16-fqdn-hostnames.csv", macs: ["24161BAA0231", "24161BAA0232"], because: "host names with a domain" },
    { file: "17-excel-formula-text.csv", macs: ["002461BAA203", "002461BAA204"], because: "formulas that keep texts" },
    { file: "40-ok-inch-mark.csv", macs: ["24161BAA0741", "24161BAA0742", "24161BAA0743"], because: "inch marks" },
  ])("$file: $because", async ({ file, macs }) => {
    const { counts, phones } = await imported(fixture(file));
    expect(phones.map(({ mac }) => mac)).toEqual(macs);
    expect(counts.rejected).toBe(0);
  });

  test("siblings: ports, clients of DHCP, names before it, a formula at the end of a line, an address with its network", async () => {
    const { counts, phones, remarks } = await imported(
      [
        "MAC Address,PID,IP,VID",
        '24161BAA1101:P1,CP-8841-K9=,10.2.3.4/24,="V07"',
        '0124.161b.aa11.02,CP-8841-K9=,10.2.3.5,="V08"',
        '"MAC: 24:16:1B:AA:11:03",CP-8841-K9=,http://10.2.3.6/,V09',
        "'24161BAA1104,CP-8841-K9=,10.2.3.0/24,V10",
      ].join("\r\n"),
    );
    expect(counts).toMatchObject({ created: 4, rejected: 0 });
    expect(values(phones, "mac", "ip", "vid")).toEqual([
      ["24161BAA1101", "10.2.3.4", 7],
      ["24161BAA1102", "10.2.3.5", 8],
      ["24161BAA1103", "10.2.3.6", 9],
      ["24161BAA1104", null, 10],
    ]);
    expect(remarks).toEqual(["5 ip-invalid"]);
  });
});

describe("names and words", () => {
  test("price-list names", async () => {
    const { phones, remarks } = await imported(fixture("19-price-list-names.csv"));
    const models = ["7841", "8841", "8851", "8841", "8851NR", "8811", "8841", "8841", "8845", "8841", "7821"];
    expect(values(phones, "model")).toEqual(models.map((model) => [model]));
    expect(values(phones, "soldAs").filter(([soldAs]) => soldAs === "mpp")).toHaveLength(1);
    expect(remarks).toEqual([]);
  });

  test("neighbours that no list of convertible phones has are named, not asked about; an NS stays a question", async () => {
    const { phones, remarks } = await imported(
      [
        "MAC,PID",
        "24161BAA1201,DP-9841-K9",
        "24161BAA1202,CP-8875-L-K9=",
        "24161BAA1203,CP-DX650-K9=",
        "24161BAA1204,CP-6851-3PCC-K9=",
        "24161BAA1205,CP-7811-3PW-CE-K9=",
        "24161BAA1206,CP-8841NS-K9=",
      ].join("\n"),
    );
    expect(values(phones, "model")).toEqual([["9841"], ["8875"], ["DX650"], ["6851"], ["7811"], [null]]);
    expect(remarks).toEqual(["7 model-unrecognised"]);
  });

  test("words for not known are no values", async () => {
    const { phones, counts } = await imported(fixture("23-blank-words.csv"));
    expect(values(phones, "serial", "vid", "ip", "load")).toEqual([
      [null, null, null, null],
      [null, null, null, null],
      ["FCH22260243", null, null, null],
    ]);
    expect(counts.rejected).toBe(0);
  });

  test("words for not known in other languages and of other programs", async () => {
    const { phones, remarks } = await imported(
      [
        "MAC,Model,Serial,VID,IP,Owner,Site",
        "24161BAA1301,Cisco 8841,unbekannt,keine Angabe,n.v.t.,NoUserId,Leer",
        "24161BAA1302,Cisco 8841,inconnu,desconocido,sconosciuto,Brak,undefined",
        "24161BAA1303,Cisco 8841,#NV,não disponível,nieznany,(blank),unassigned",
      ].join("\n"),
    );
    expect(values(phones, "serial", "vid", "ip", "owner", "site")).toEqual([
      [null, null, null, null, "Leer"],
      [null, null, null, "Brak", null],
      [null, null, null, null, null],
    ]);
    expect(remarks).toEqual([]);
  });
});

describe("loads", () => {
  test("a release with MN is read", async () => {
    const { phones } = await imported(fixture("21-mn-loads.csv"));
    expect(values(phones, "version")).toEqual([["14.0.1"], ["14.1.1"]]);
  });

  test("a load of another family than the model is remarked, row by row", async () => {
    const { phones, remarks } = await imported(fixture("22-load-of-another-family.csv"));
    expect(phones).toHaveLength(2);
    expect(remarks).toEqual(["2 load-of-another-family", "3 load-of-another-family"]);
  });
});

test("scans of labels and cartons are read line by line, and a UPC is no MAC", () => {
  const scans = fixture("07-label-scans.txt").trim().split(/\r?\n/);
  expect(scans.map((scan) => readLabel(scan))).toEqual([
    { mac: "24161BAA0801", rest: [] },
    { pid: "CP-7841-K9=", vid: 3, rest: [] },
    { pid: "CP-7841-K9=", vid: 3, rest: [] },
    { serial: "FCH22260801", rest: [] },
    { mac: "24161BAA0801", rest: [] },
    { digits: "882658123456", rest: [] },
  ]);
});

test("a column Version that holds hardware versions stays one", async () => {
  const { phones } = await imported(fixture("39-ok-precheck-ps1.csv"));
  expect(values(phones, "model", "vid", "verdict")).toEqual([
    ["7821", 4, "eligible"],
    ["7841", 3, "ineligible"],
    ["8851", null, "needs-information"],
  ]);
});
