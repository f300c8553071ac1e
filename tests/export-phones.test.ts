import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { CsvRow } from "@/lib/files/csv-row";
import type { InventoryImport } from "@/lib/schemas/imports";
import type { PhoneRow } from "@/lib/schemas/phones";
import { db } from "@/lib/server/database/db";
import { readCsv } from "@/lib/server/files/csv/csv";
import { withTables } from "@/lib/server/files/tables/open-tables";
import { sampleFleetCsv } from "@/lib/server/imports/sample-fleet";
import { expectJson, request } from "./api";
import { commit, importFile, upload } from "./imports";
import { newProject, newUser, newWorkspace } from "./people";

type Workspace = Awaited<ReturnType<typeof newWorkspace>>;
const FORMATS = ["csv", "xlsx"] as const;
type Format = (typeof FORMATS)[number];

async function exportOf(
  { token, project }: Workspace,
  format: Format,
  query: Record<string, string> = {},
): Promise<Buffer> {
  const response = await request(`GET /api/projects/{projectId}/phones.${format}`, {
    token,
    params: { projectId: project.id },
    query,
  });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-disposition")).toContain(`_phones.${format}"`);
  return Buffer.from(await response.arrayBuffer());
}

/** Every row of an export, the header first, as our own reader reads it. */
async function rowsOf(file: Buffer, format: Format): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  if (format === "csv") {
    for await (const batch of readCsv([file] as unknown as AsyncIterable<Uint8Array>)) rows.push(...batch);
    return rows;
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "export-"));
  const name = path.join(folder, "phones.xlsx");
  fs.writeFileSync(name, file);
  await withTables({ path: name, bytes: file.length, head: file.subarray(0, 65_536) }, async (workbook) => {
    for await (const batch of workbook.rows(0)) rows.push(...batch);
  });
  fs.rmSync(folder, { recursive: true });
  return rows;
}

async function columnOf(file: Buffer, format: Format, header: string): Promise<string[]> {
  const [head, ...rows] = await rowsOf(file, format);
  const at = head?.cells.indexOf(header) ?? -1;
  expect(at, header).toBeGreaterThanOrEqual(0);
  return rows.map(({ cells }) => cells[at] ?? "");
}

/** All that a file can tell about a phone. */
const FACTS = {
  mac: true,
  pid: true,
  model: true,
  productKind: true,
  soldAs: true,
  precision: true,
  vid: true,
  serial: true,
  manufacturedYear: true,
  ip: true,
  site: true,
  floor: true,
  owner: true,
  directoryNumber: true,
  description: true,
  devicePool: true,
  load: true,
  version: true,
  loadFirmware: true,
  statedFirmware: true,
  productName: true,
  runningFirmware: true,
  registrationState: true,
  kemCount: true,
  transitionAuthorizationType: true,
  earlierConversion: true,
  notes: true,
  verdict: true,
} as const;
const factsOf = (projectId: string) =>
  db.phone.findMany({ where: { projectId }, select: FACTS, orderBy: { mac: "asc" } });

/** Texts that spreadsheets run, cut, round or mistake. */
const ODD = [
  "=1+1",
  "'=x",
  "''=x",
  "'plain",
  "+49 30 901820",
  "-x",
  "@home",
  "＝1",
  "\u200b=1",
  "001122334455",
  "0012",
  "12E34",
  "1.10",
  "TRUE",
  "2024-03-05",
  "1/2",
  "😀 Ærø – „Łódź“",
  "Smith, Jr.",
  'say "so"',
  "one\ntwo",
  "one\r\ntwo",
  "tab\tinside",
  "_x000D_ and _x0041_",
  "<b>&amp;</b>",
  "]]>",
  "\u0001 control \u001f",
  "x".repeat(500),
];
const macAt = (index: number) => `0011223344${(0x10 + index).toString(16).toUpperCase()}`;

describe("an export goes into an empty project and gives the same values", () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await newWorkspace();
    await importFile(workspace, sampleFleetCsv(300));
    const data = ODD.map((text, index) => ({ ...oddPhone(text), mac: macAt(index) }));
    const [some] = await db.phone.findMany({ where: { projectId: workspace.project.id }, take: 1 });
    await db.phone.createMany({
      data: data.map((phone) => ({
        ...phone,
        projectId: workspace.project.id,
        verdict: some?.verdict ?? "",
        decisionId: some?.decisionId ?? "",
        updatedAt: new Date(),
      })),
    });
    await importFile(
      workspace,
      [
        "MAC,Model,KEMs,Authorization Type,Earlier Conversion,Status,Running Firmware,Device Pool",
        "001122334455,Cisco 8841,2,WxC,,Registered,MPP,DP-1",
        "502790000070,something else,0,,,,,",
      ].join("\n"),
    );
  });

  /** Every text column holds the odd text; what a parser reads stays as it would be read. */
  function oddPhone(text: string) {
    const [serial, site, floor, owner, directoryNumber, description, devicePool, registrationState, notes] =
      Array(9).fill(text);
    return { serial, site, floor, owner, directoryNumber, description, devicePool, registrationState, notes };
  }

  test.each(FORMATS)("%s", async (format) => {
    const target = { ...workspace, project: await newProject(workspace.organization.id, workspace.administrator.id) };
    const { id } = await upload(target, await exportOf(workspace, format), `phones.${format}`);
    const { counts } = await commit(target, id);
    const before = await factsOf(workspace.project.id);
    expect(counts).toMatchObject({ rows: before.length, created: before.length, rejected: 0 });
    const after = await factsOf(target.project.id);
    // The odd rows were written past the rules, which judge them now.
    const judged = ({ verdict, runningFirmware, manufacturedYear, ...facts }: (typeof before)[number]) => facts;
    expect(after.map(judged)).toEqual(before.map(judged));
    expect((await exportOf(target, format)).length).toBeGreaterThan(1_000);
  });

  test.each(FORMATS)("%s into its own project changes nothing", async (format) => {
    const { id } = await upload(workspace, await exportOf(workspace, format), `again.${format}`);
    expect((await commit(workspace, id)).counts).toMatchObject({ created: 0, changed: 0, rejected: 0 });
  });

  test("no cell of the workbook is a formula, and none that holds digits is a number, except counts", async () => {
    const [head, ...rows] = await rowsOf(await exportOf(workspace, "xlsx"), "xlsx");
    const numeric = new Set(rows.flatMap((row) => row.numeric ?? []).map((at) => head?.cells[at]));
    expect([...numeric].sort()).toEqual(["Built In", "KEM Count"]);
    expect(rows.some(({ cells }) => cells.includes("=1+1"))).toBe(true);
  });

  test("no cell of the CSV begins as a formula would", async () => {
    const text = (await exportOf(workspace, "csv")).toString("utf8");
    expect(text).not.toMatch(/(?:^|,|")[=+@-]/m);
    expect(text.startsWith("\uFEFF")).toBe(true);
  });

  test("LibreOffice, where it is installed, shows what we wrote", async ({ skip }) => {
    if (spawnSync("soffice", ["--version"]).status !== 0) return skip();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "export-"));
    fs.writeFileSync(path.join(folder, "phones.xlsx"), await exportOf(workspace, "xlsx"));
    const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false";
    const convert = ["--headless", "--convert-to", filter, "--outdir", folder, path.join(folder, "phones.xlsx")];
    spawnSync("soffice", [`-env:UserInstallation=file://${folder}/profile`, ...convert]);
    const shown: string[][] = [];
    const bytes = fs.readFileSync(path.join(folder, "phones.csv"));
    for await (const batch of readCsv([bytes] as unknown as AsyncIterable<Uint8Array>))
      shown.push(...batch.map(({ cells }) => cells));
    fs.rmSync(folder, { recursive: true });
    const written = await rowsOf(await exportOf(workspace, "xlsx"), "xlsx");
    const at = written[0]?.cells.indexOf("Description") ?? -1;
    const read = (cells: string[] | undefined) => [cells?.[0], cells?.[at]?.replaceAll("\r\n", "\n")];
    // Our reader takes apostrophes off a CSV, and LibreOffice drops control characters.
    const others = new Set(ODD.flatMap((text, index) => (/^'|control/.test(text) ? [macAt(index)] : [])));
    const comparable = (rows: string[][]) => rows.filter(([mac = ""]) => !others.has(mac)).map(read);
    expect(comparable(shown)).toEqual(comparable(written.map(({ cells }) => cells)));
  });
});

describe("an export shows what the table shows", () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await newWorkspace();
    await importFile(workspace, sampleFleetCsv(400));
  });

  test.each(FORMATS.flatMap((format) => ["mac", "-mac", "site", "-vid", "-owner"].map((sort) => ({ format, sort }))))(
    "$format, sorted by $sort",
    async ({ format, sort }) => {
      const query = { verdict: "eligible", sort };
      const { items, total } = await expectJson<{ items: PhoneRow[]; total: number }>(
        200,
        "GET /api/projects/{projectId}/phones",
        {
          token: workspace.token,
          params: { projectId: workspace.project.id },
          query: { ...query, limit: "500" },
        },
      );
      const macs = await columnOf(await exportOf(workspace, format, query), format, "MAC Address");
      expect(macs.length).toBe(total);
      expect(macs).toEqual(items.map(({ mac }) => mac));
    },
  );

  test.each(FORMATS)("%s: columns that a file brought, under their own names", async (format) => {
    const { projectId, id } = await db.phone.findFirstOrThrow({
      where: { projectId: workspace.project.id },
      orderBy: { mac: "asc" },
    });
    await db.extraField.createMany({
      data: ["Asset tag", "Verdict", "__proto__"].map((name) => ({ projectId, name })),
      skipDuplicates: true,
    });
    await db.phone.update({
      where: { projectId_id: { projectId, id } },
      data: { extra: { "Asset tag": "=0012", Verdict: "fine" } },
    });
    const file = await exportOf(workspace, format);
    expect((await columnOf(file, format, "Asset tag"))[0]).toBe("=0012");
    expect((await columnOf(file, format, "Verdict (from a file)"))[0]).toBe("fine");
    expect((await columnOf(file, format, "__proto__"))[0]).toBe("");
    const { columns } = await upload(workspace, file, `phones.${format}`);
    const read = new Map(
      columns.map(({ header, field }): [string, InventoryImport["columns"][number]["field"]] => [header, field]),
    );
    expect(read.get("MAC Address")).toBe("mac");
    for (const header of [
      "Verdict",
      "Reasons",
      "License",
      "State",
      "Batch",
      "Sold As",
      "Built In",
      "Support",
      "Way Back",
    ])
      expect(read.get(header), `${header} is what we say, not a fact`).toBeNull();
  });

  test.each(FORMATS)("%s: the columns of the table, in its order and the words of the screen", async (format) => {
    const extra = "Asset tag, old";
    await db.extraField.createMany({ data: [{ projectId: workspace.project.id, name: extra }], skipDuplicates: true });
    const columns = ["state", "verdict", `extra.${extra}`.replace(",", "%2C"), "model", "createdAt"].join(",");
    const [head, first] = await rowsOf(await exportOf(workspace, format, { columns }), format);
    expect(head?.cells).toEqual(["MAC Address", "State", "Verdict", extra, "Model", "First Seen"]);
    expect(first?.cells.slice(1, 3)).toEqual(["Not started", expect.stringMatching(/^[A-Z][a-z]+(?: [a-z]+)*$/)]);
    expect(first?.cells[5]).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/);
    const refused = await request(`GET /api/projects/{projectId}/phones.${format}`, {
      token: workspace.token,
      params: { projectId: workspace.project.id },
      query: { columns: "mac,secret" },
    });
    expect([refused.status, (await refused.json()).detail]).toEqual([422, "There is no column “secret”."]);
  });

  test.each(FORMATS)("%s: a technician gets the phones of their batches alone", async (format) => {
    const { token } = await newUser({
      organizationId: workspace.organization.id,
      projectId: workspace.project.id,
      role: "technician",
    });
    expect(await columnOf(await exportOf({ ...workspace, token }, format), format, "MAC Address")).toEqual([]);
  });

  test.each(FORMATS)("%s: a download that is broken off ends", async (format) => {
    const response = await request(`GET /api/projects/{projectId}/phones.${format}`, {
      token: workspace.token,
      params: { projectId: workspace.project.id },
    });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
  });
});
