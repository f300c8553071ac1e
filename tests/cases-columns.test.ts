import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { ColumnChoice, ImportColumn, InventoryImport, SavedMapping } from "@/lib/schemas/imports";
import type { PhoneRow } from "@/lib/schemas/phones";
import { expectJson, runJobs } from "./api";
import { commit, upload } from "./imports";
import { newWorkspace } from "./people";

/** Lists in the shapes that people have: upload, what is asked, check, commit, and the phones as they are judged. */

type Workspace = Awaited<ReturnType<typeof newWorkspace>>;

const CASES = path.join(import.meta.dirname, "fixtures", "cases");
const caseFile = (name: string) => fs.readFileSync(path.join(CASES, name), "utf8");

const newE2m = () => newWorkspace({ direction: "E2M", target: "webex-calling" });

const entryOf = (column: ImportColumn): ColumnChoice => {
  if (column.confidence === "ask") return "ask";
  const { field, order } = column;
  return field && field !== "extra" && order > 0 ? { field, order } : field;
};

/** Says what one column holds, by its header. */
function choose({ token }: Workspace, { id, columns }: InventoryImport, header: string, choice: ColumnChoice) {
  const mapping = columns.map((column) => (column.header === header ? choice : entryOf(column)));
  return expectJson<InventoryImport>(200, "PATCH /api/imports/{importId}", {
    token,
    params: { importId: id },
    json: { mapping },
  });
}

async function check({ token }: Workspace, importId: string): Promise<InventoryImport> {
  await expectJson(202, "POST /api/imports/{importId}/check", { token, params: { importId } });
  await runJobs();
  return expectJson(200, "GET /api/imports/{importId}", { token, params: { importId } });
}

async function phonesOf({ token, project }: Workspace): Promise<Map<string, PhoneRow>> {
  const { items } = await expectJson<{ items: PhoneRow[] }>(200, "GET /api/projects/{projectId}/phones", {
    token,
    params: { projectId: project.id },
    query: { limit: "200" },
  });
  return new Map(items.map((phone) => [phone.mac, phone]));
}

/** `field` for each header that is read, `field?` for those that are asked. */
const readAs = ({ columns }: InventoryImport) =>
  Object.fromEntries(
    columns.flatMap(({ header, field, proposal }) =>
      field ? [[header, field]] : proposal ? [[header, `${proposal}?`]] : [],
    ),
  );

/** The sum that the result page prints. */
function expectSum({ counts }: InventoryImport) {
  const { rows, created, changed, unchanged, rejected, leftOut, noPhones } = counts;
  expect(created + changed + unchanged + rejected + leftOut).toBe(rows);
  expect(Object.values(noPhones).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(leftOut);
}

describe("a hardware revision is not the VID of a label", () => {
  test("01: it is asked, and decides nothing until a person says so", async () => {
    const workspace = await newE2m();
    const file = await upload(workspace, caseFile("01-hardware-revision.csv"));
    expect(readAs(file)).toMatchObject({ "Hardware Revision": "vid?", "Model Number": "pid", "MAC Address": "mac" });
    const column = file.columns.find(({ header }) => header === "Hardware Revision");
    expect(column).toMatchObject({ confidence: "ask", samples: ["33", "V31", "V01", "5"] });

    const done = await commit(workspace, file.id);
    expectSum(done);
    const phones = await phonesOf(workspace);
    expect(phones.get("24161BAA0501")).toMatchObject({ model: "7821", vid: null, verdict: "needs-information" });
    expect(phones.get("24161BAA0504")).toMatchObject({ model: "7841", vid: null, verdict: "needs-information" });
    expect([...phones.values()].filter(({ verdict }) => verdict === "ineligible")).toEqual([]);
    expect(done.columns.find(({ header }) => header === "Hardware Revision")?.confidence).toBe("ask");
  });

  test("what a person chooses is read, remembered for the next file, and asked again where nobody chose", async () => {
    const workspace = await newE2m();
    const text = caseFile("12-german-headers.csv").replace("HW-Version", "HW-Stand");
    const file = await upload(workspace, text);
    expect(readAs(file)).toEqual({
      ...{ Standort: "site", Etage: "floor", "MAC-Adresse": "mac", Modell: "model", Seriennummer: "serial" },
      ...{ "HW-Stand": "vid?", Benutzer: "owner", Durchwahl: "directoryNumber" },
    });
    const chosen = await choose(workspace, file, "HW-Stand", "vid");
    expect(readAs(chosen)["HW-Stand"]).toBe("vid");
    await commit(workspace, file.id);
    const phones = await phonesOf(workspace);
    expect(phones.get("24161BAA0211")).toMatchObject({ model: "8841", vid: 7, verdict: "eligible", site: "Berlin" });
    expect(phones.get("24161BAA0212")).toMatchObject({ model: "7841", vid: 3, verdict: "ineligible" });

    const next = await upload(workspace, text);
    expect(next.columns.find(({ header }) => header === "HW-Stand")).toMatchObject({
      field: "vid",
      confidence: "saved",
    });
    const { items } = await expectJson<{ items: SavedMapping[] }>(200, "GET /api/mappings", { token: workspace.token });
    expect(items[0]?.columns).toContainEqual(expect.objectContaining({ header: "HW-Stand", field: "vid" }));
  });

  test("a mapping that was taught for another column leaves the question open", async () => {
    const workspace = await newE2m();
    const text = "MAC,HW Rev,Ort\n24161BAA0601,V04,Köln\n";
    const file = await upload(workspace, text);
    const chosen = await choose(workspace, file, "Ort", "site");
    expect(readAs(chosen)).toEqual({ MAC: "mac", "HW Rev": "vid?", Ort: "site" });
    await commit(workspace, file.id);
    expect(readAs(await upload(workspace, text))).toEqual({ MAC: "mac", "HW Rev": "vid?", Ort: "site" });
  });

  test("what a person leaves out is asked no more", async () => {
    const workspace = await newE2m();
    const file = await upload(workspace, "MAC,HW Rev\n24161BAA0601,V04\n");
    const chosen = await choose(workspace, file, "HW Rev", null);
    expect(chosen.columns[1]).toMatchObject({ field: null, confidence: "chosen", proposal: null });
    await commit(workspace, file.id);
    const [, column] = (await upload(workspace, "MAC,HW Rev\n24161BAA0602,V04\n")).columns;
    expect(column).toMatchObject({ field: null, confidence: "saved" });
  });

  test("12: German headers, a hardware version written as on labels", async () => {
    const workspace = await newE2m();
    const file = await upload(workspace, caseFile("12-german-headers.csv"));
    await commit(workspace, file.id);
    const phones = await phonesOf(workspace);
    expect(phones.get("24161BAA0211")).toMatchObject({ model: "8841", vid: 7, verdict: "eligible", site: "Berlin" });
    expect(phones.get("24161BAA0212")).toMatchObject({ model: "7841", vid: 3, verdict: "ineligible" });
  });

  test("39: a column Version with nothing but VIDs is read", async () => {
    const workspace = await newE2m();
    const file = await upload(workspace, caseFile("39-ok-precheck-ps1.csv"));
    expect(readAs(file)).toMatchObject({ Version: "vid", Model: "model" });
    await commit(workspace, file.id);
    const phones = await phonesOf(workspace);
    expect(phones.get("24161BAA0511")).toMatchObject({ model: "7821", vid: 4, verdict: "eligible" });
    expect(phones.get("24161BAA0512")).toMatchObject({ model: "7841", vid: 3, verdict: "ineligible" });
    expect(phones.get("24161BAA0513")).toMatchObject({ model: "8851", verdict: "needs-information" });
  });
});

describe("rows that are no phones", () => {
  test.each([
    { name: "03-soft-clients-first.csv", because: "a list of AXL, sorted by name" },
    { name: "35-soft-clients-device-name.csv", because: "a list of UCM" },
  ])("$name: $because", async ({ name }) => {
    const workspace = await newE2m();
    const file = await upload(workspace, caseFile(name));
    const checked = await check(workspace, file.id);
    expect(checked.check).toMatchObject({
      counts: { rows: 95, created: 60, rejected: 0, leftOut: 35, noPhones: { "soft-client-csf": 35 } },
      problems: [],
    });
    const done = await commit(workspace, file.id, "all-or-nothing");
    expect(done).toMatchObject({
      status: "committed",
      counts: { created: 60, rejected: 0, leftOut: 35, noPhones: { "soft-client-csf": 35 } },
    });
    expectSum(done);
    const { items, total } = await expectJson<{ items: unknown[]; total: number }>(
      200,
      "GET /api/imports/{importId}/rows",
      { token: workspace.token, params: { importId: file.id }, query: { code: "soft-client-csf" } },
    );
    expect(total).toBe(35);
    expect(items[0]).toMatchObject({ line: 2, outcome: "left-out", cells: expect.arrayContaining(["CSFUSER000"]) });
  });

  test("34: a laptop of an asset list; its PIDs and owners are read", async () => {
    const workspace = await newE2m();
    const file = await upload(workspace, caseFile("34-snipeit.csv"));
    expect(readAs(file)).toMatchObject({ "Model No.": "pid", "Checked Out To": "owner", Serial: "serial" });
    const done = await commit(workspace, file.id, "all-or-nothing");
    expect(done.counts).toMatchObject({ created: 2, rejected: 0, leftOut: 1, noPhones: { "other-device": 1 } });
    const phones = await phonesOf(workspace);
    expect(phones.get("24161BAA0101")).toMatchObject({ pid: "CP-8841-K9=", model: "8841", owner: "Doe, Jane" });
  });

  test("a damaged phone among them still stops all or nothing", async () => {
    const workspace = await newE2m();
    const text =
      "Device Name,Device Type\nCSFA,\nSEP24161BAA0001,Cisco 8841\nSEP24161BAA000,Cisco 8841\nTotal count 3,\n";
    const { id } = await upload(workspace, text);
    const failed = await commit(workspace, id, "all-or-nothing");
    expect(failed).toMatchObject({ status: "failed", counts: { rejected: 1, leftOut: 2 } });
    const done = await commit(workspace, id, "valid-rows");
    expect(done.counts).toMatchObject({ created: 1, rejected: 1, noPhones: { "soft-client-csf": 1, total: 1 } });
    expectSum(done);
  });
});

describe("several columns of one field", () => {
  test("04: the wireless MAC first", async () => {
    const workspace = await newE2m();
    const file = await upload(workspace, caseFile("04-wireless-mac-first.csv"));
    expect(readAs(file)).toEqual({ "MAC Address (Wired)": "mac", Model: "model", VID: "vid" });
    await commit(workspace, file.id);
    expect([...(await phonesOf(workspace)).keys()]).toEqual(["24161BAA0351"]);
  });

  test("two MACs that differ are asked, and nothing is imported before", async () => {
    const workspace = await newE2m();
    const text =
      "MAC Address,Ethernet,PID\n24161BAA0352,24161BAA0351,CP-8861-K9=\n24161BAA0354,24161BAA0353,CP-8861-K9=\n";
    const file = await upload(workspace, text);
    expect(readAs(file)).toEqual({ "MAC Address": "mac?", Ethernet: "mac?", PID: "pid" });
    const refused = await expectJson<{ detail: string }>(422, "POST /api/imports/{importId}/commit", {
      token: workspace.token,
      params: { importId: file.id },
      json: {},
    });
    expect(refused.detail).toContain("“MAC Address” or “Ethernet”");
    await choose(workspace, file, "Ethernet", "mac");
    await commit(workspace, file.id);
    expect([...(await phonesOf(workspace)).keys()]).toEqual(["24161BAA0351", "24161BAA0353"]);
  });

  test("08: the name fills what the MAC column does not say", async () => {
    const workspace = await newE2m();
    const file = await upload(workspace, caseFile("08-name-and-mac-columns.csv"));
    expect(file.columns.filter(({ field }) => field === "mac").map(({ header, order }) => [header, order])).toEqual([
      ["name", 1],
      ["mac", 0],
    ]);
    const done = await commit(workspace, file.id, "all-or-nothing");
    expect(done.counts).toMatchObject({ created: 3, rejected: 0 });
    const phones = await phonesOf(workspace);
    expect(phones.get("24161BAA0001")).toMatchObject({ model: "8841", serial: "FCH22260001" });
    expect(phones.get("24161BAA0002")).toMatchObject({ model: "8851", vid: null });
    expect(phones.get("24161BAA0003")).toMatchObject({ model: "7841", serial: null, vid: null, pid: null });
  });

  test("columns that differ in a row are a remark of that row", async () => {
    const workspace = await newE2m();
    const rows = Array.from({ length: 6 }, (_, n) => `SEP24161BAA070${n},24161BAA070${n === 5 ? 9 : n}`);
    const { id } = await upload(workspace, ["name,mac", ...rows].join("\n"));
    const { check: found } = await check(workspace, id);
    expect(found?.problems).toMatchObject([
      { severity: "warning", code: "columns-differ", column: "name", count: 1, values: [{ value: "SEP24161BAA0705" }] },
    ]);
  });

  test("a person's order of two columns is read, kept and remembered", async () => {
    const workspace = await newE2m();
    const text = "MAC,Raum,Haus\n24161BAA0801,,West\n24161BAA0802,R2,Ost\n";
    const file = await upload(workspace, text);
    await choose(workspace, file, "Raum", "site");
    const chosen = await choose(workspace, { ...file, columns: (await check(workspace, file.id)).columns }, "Haus", {
      field: "site",
      order: 1,
    });
    expect(chosen.columns.map(({ field, order }) => [field, order])).toEqual([
      ["mac", 0],
      ["site", 0],
      ["site", 1],
    ]);
    await commit(workspace, file.id);
    const phones = await phonesOf(workspace);
    expect(phones.get("24161BAA0801")?.site).toBe("West");
    expect(phones.get("24161BAA0802")?.site).toBe("R2");
    expect((await upload(workspace, text)).columns.map(({ order }) => order)).toEqual([0, 0, 1]);
  });
});

describe("columns told by their values", () => {
  test("09: a device list of Webex", async () => {
    const workspace = await newE2m();
    const file = await upload(workspace, caseFile("09-product-column.csv"));
    expect(readAs(file)).toMatchObject({ product: "model", software: "load", displayName: "description?", mac: "mac" });
    await commit(workspace, file.id);
    const phones = await phonesOf(workspace);
    expect(phones.get("24161BAA0071")).toMatchObject({ model: "8841", verdict: "not-required" });
    expect(phones.get("24161BAA0072")).toMatchObject({ model: "7841", verdict: "not-required" });
    expect(phones.get("24161BAA0073")).toMatchObject({ model: null, pid: "Cisco Webex Room Kit" });
  });

  test("28: a packing list; its Line is no number to dial", async () => {
    const workspace = await newE2m();
    const file = await upload(workspace, caseFile("28-packing-list.csv"));
    expect(readAs(file)).toEqual({ "PID VID": "pid", "Serial Number": "serial", "MAC Address": "mac" });
    await commit(workspace, file.id);
    const phones = await phonesOf(workspace);
    expect([...phones.values()].map(({ model }) => model).sort()).toEqual(["7821", "7841", "8841"]);
  });
});
