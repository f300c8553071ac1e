import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { InventoryImport } from "@/lib/schemas/imports";
import { db } from "@/lib/server/database/db";
import { readCsv } from "@/lib/server/files/csv/csv";
import { expectJson, request, runJobs } from "./api";
import { FLEET_SHAPES, fleetFile } from "./fleet-files";
import { commit, rowsOf, upload } from "./imports";
import { newWorkspace } from "./people";
import { makeBook, sheetData } from "./workbooks";

const fixture = (name: string) => fs.readFileSync(path.join(import.meta.dirname, "fixtures/workbooks", name));

type Workspace = Awaited<ReturnType<typeof newWorkspace>>;

async function importBook(workspace: Workspace, file: Uint8Array, filename = "fleet.xlsx") {
  const uploaded = await upload(workspace, file, filename);
  return { uploaded, done: await commit(workspace, uploaded.id) };
}

const FACTS = {
  mac: true,
  pid: true,
  model: true,
  vid: true,
  serial: true,
  ip: true,
  site: true,
  floor: true,
  owner: true,
  directoryNumber: true,
  description: true,
  devicePool: true,
  load: true,
  runningFirmware: true,
  registrationState: true,
  notes: true,
  verdict: true,
} as const;

const inventoryOf = ({ project }: Workspace) =>
  db.phone.findMany({ where: { projectId: project.id }, select: FACTS, orderBy: { mac: "asc" } });

const edit = ({ token }: Workspace, importId: string, json: object) =>
  expectJson<InventoryImport>(200, "PATCH /api/imports/{importId}", { token, params: { importId }, json });

/** Rows and columns of a fixture whose text LibreOffice kept as it was. */
async function cellsOf(name: string): Promise<Map<number, string[]>> {
  const rows = new Map<number, string[]>();
  for await (const batch of readCsv([fixture(name)] as unknown as AsyncIterable<Uint8Array>))
    for (const { line, cells } of batch) rows.set(line, cells);
  return rows;
}

/** LibreOffice takes a cell that begins with = for a formula when it opens a CSV, and stores what comes out of it. */
const asLibreOfficeSawIt = <Row extends { description: string | null }>(row: Row): Row => ({
  ...row,
  description: row.description?.replace(/^=HYPERLINK\("[^"]*","(.*)"\)$/, "$1") ?? null,
});

describe("a file of every shape that LibreOffice saved as .xlsx gives the same inventory as its CSV", () => {
  test.each(["sheet", "discovery", "readiness", "bat"])("%s", async (shape) => {
    const [text, book] = [await newWorkspace(), await newWorkspace()];
    const fromText = await importBook(text, fixture(`${shape}.csv`), `${shape}.csv`);
    const fromBook = await importBook(book, fixture(`${shape}.xlsx`));
    expect(fromBook.uploaded).toMatchObject({
      format: "xlsx",
      headerRow: fromText.uploaded.headerRow,
      expectedRows: 120,
    });
    expect(fromBook.uploaded.columns.map(({ header, field }) => [header, field])).toEqual(
      fromText.uploaded.columns.map(({ header, field }) => [header, field]),
    );
    expect(fromBook.done.counts).toEqual(fromText.done.counts);
    expect(await inventoryOf(book)).toEqual((await inventoryOf(text)).map(asLibreOfficeSawIt));
    expect(await rowsOf(book, fromBook.uploaded.id)).toEqual(await rowsOf(text, fromText.uploaded.id));
  });

  test.each(["vids", "numbers"])(
    "%s: what LibreOffice took for a number is refused with line and reason",
    async (shape) => {
      const [text, book] = [await newWorkspace(), await newWorkspace()];
      await importBook(text, fixture(`${shape}.csv`), `${shape}.csv`);
      const { done } = await importBook(book, fixture(`${shape}.xlsx`));
      const rejected = await rowsOf(book, done.id, "rejected");
      const damaged = rejected.filter(({ issues }) => issues.some(({ code }) => code === "mac-is-a-number"));
      expect(damaged.length).toBeGreaterThan(3);
      const rows = await cellsOf(`${shape}.csv`);
      const lost = new Set(damaged.map(({ line }) => rows.get(line)?.[0]?.toUpperCase()));
      for (const mac of lost) expect(mac, "only what reads as a number is lost").toMatch(/^[\d.]+(?:E\+?\d+)?$/);
      for (const { issues } of damaged)
        expect(issues[0]).toMatchObject({
          severity: "error",
          column: expect.stringContaining("MAC"),
          message: expect.stringContaining("column as text"),
        });
      const whole = (await inventoryOf(text)).filter(({ mac }) => !lost.has(mac));
      expect(await inventoryOf(book)).toEqual(whole);
    },
  );
});

test("LibreOffice, where it is installed, opens a fleet of every shape and saves what gives the same inventory", async ({
  skip,
}) => {
  if (spawnSync("soffice", ["--version"]).status !== 0) return skip();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "fleet-"));
  for (const shape of FLEET_SHAPES) {
    const name = path.join(folder, `${shape}.csv`);
    fs.writeFileSync(name, fleetFile(shape, 90));
    // Comma, double quote, UTF-8, from line 1, and every quoted cell and the MACs as text.
    const column =
      fleetFile(shape, 1)
        .split("\n")[0]
        ?.split(",")
        .findIndex((header) => /mac|name/i.test(header)) ?? 0;
    const options = [
      "--headless",
      "--convert-to",
      "xlsx:Calc MS Excel 2007 XML",
      `--infilter=CSV:44,34,76,1,${column + 1}/2`,
    ];
    spawnSync("soffice", [`-env:UserInstallation=file://${folder}/profile`, ...options, "--outdir", folder, name]);
    const [text, book] = [await newWorkspace(), await newWorkspace()];
    await importBook(text, fs.readFileSync(name), `${shape}.csv`);
    await importBook(book, fs.readFileSync(path.join(folder, `${shape}.xlsx`)));
    const expected = (await inventoryOf(text)).map(asLibreOfficeSawIt);
    expect(expected.length, shape).toBeGreaterThan(70);
    expect(await inventoryOf(book), shape).toEqual(expected);
  }
  fs.rmSync(folder, { recursive: true });
});

const TITLE = sheetData([["Phones of Leeds, as of May"]]);

describe("what a workbook can hold", () => {
  test("every kind of cell is read as it stands there", async () => {
    const workspace = await newWorkspace();
    const cells: [header: string, xml: string, preview: string, isNumeric?: true][] = [
      ["MAC Address", `t="s"><v>0</v>`, "00CCFC123456"],
      ["Product ID", `t="s"><v>1</v>`, "CP-8841-K9="],
      ["VID", `><v>3</v>`, "3", true],
      ["Extension", `><v>20017</v>`, "20017", true],
      ["Floor", `><v>4.0</v>`, "4", true],
      ["Site", `t="inlineStr"><is><t xml:space="preserve"> Kraków &amp; Łódź </t></is>`, " Kraków & Łódź "],
      ["Owner", `t="s"><v>2</v>`, "Ana Almeida"],
      ["Description", `t="str"><f>A2&amp;"!"</f><v>00CCFC123456!</v>`, "00CCFC123456!"],
      ["Notes", `t="s"><v>3</v>`, "one\r\ntwo _x000D_ 😀"],
      ["Checked", `t="b"><v>1</v>`, "TRUE"],
      ["Spare", `t="b"><f>1&gt;2</f><v>0</v>`, "FALSE"],
      ["Lookup", `t="e"><f>NA()</f><v>#N/A</v>`, "#N/A"],
      ["Bought", `s="1"><v>45356</v>`, "2024-03-05", true],
      ["Seen", `s="2"><v>45356.5</v>`, "2024-03-05 12:00:00", true],
      ["Iso", `t="d"><v>2024-03-05</v>`, "2024-03-05", true],
      ["Room", `s="3"><v>42</v>`, "00042", true],
      ["Share", `s="4"><v>0.05</v>`, "0.05", true],
      ["Small", `><v>1.5E-7</v>`, "0.00000015", true],
      ["Large", `><v>2.79E+13</v>`, "27900000000000", true],
      ["Shown", `><v>1.1000000000000001</v>`, "1.1", true],
      ["Empty", `s="1"/>`, ""],
      ["Blank", `t="inlineStr"><is><t/></is>`, ""],
    ];
    const letters = cells.map((_, index) => String.fromCharCode(65 + index));
    const inside = cells.map(([, xml], index) =>
      xml.endsWith("/>") && !xml.includes("<")
        ? `<c r="${letters[index]}2" ${xml}`
        : `<c r="${letters[index]}2" ${xml}</c>`,
    );
    const book = await makeBook({
      sheets: [
        { name: "Phones", data: `${sheetData([cells.map(([header]) => header)])}<row r="2">${inside.join("")}</row>` },
      ],
      shared: [
        "<t>00CCFC123456</t>",
        "<t>CP-8841-K9=</t>",
        `<r><rPr><b/></rPr><t>Ana</t></r><r><t xml:space="preserve"> Almeida</t></r><rPh sb="0" eb="1"><t>ANA</t></rPh>`,
        "<t>one_x000D_\ntwo _x005F_x000D_ 😀</t>",
      ],
      styles: `<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/><numFmt numFmtId="165" formatCode="00000"/><numFmt numFmtId="166" formatCode="0.0&quot; days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>`,
    });
    const { uploaded, done } = await importBook(workspace, book);
    expect(uploaded.preview[1]).toEqual({
      line: 2,
      cells: cells.map(([, , preview]) => preview),
      numeric: cells.flatMap(([, , , isNumeric], index) => (isNumeric ? [index] : [])),
    });
    expect(done.counts).toMatchObject({ rows: 1, created: 1, rejected: 0 });
    expect(await inventoryOf(workspace)).toMatchObject([
      {
        vid: 3,
        directoryNumber: "20017",
        floor: "4",
        site: "Kraków & Łódź",
        owner: "Ana Almeida",
        notes: "one\r\ntwo _x000D_ 😀",
      },
    ]);
  });

  test("prefixed names, rows and cells without a reference, UTF-16, a target from the root", async () => {
    const sheet = `<?xml version="1.0" encoding="utf-16"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>MAC</x:t></x:is></x:c><x:c t="str"><x:v>VID</x:v></x:c></x:row><x:row><x:c t="str"><x:v>00CCFC123456</x:v></x:c><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const book = await makeBook({
      sheets: [{ name: "A", xml: "" }],
      parts: {
        "xl/worksheets/sheet1.xml": Buffer.from(`\uFEFF${sheet}`, "utf16le"),
        "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s0" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>`,
      },
    });
    const workspace = await newWorkspace();
    await importBook(workspace, book);
    expect(await inventoryOf(workspace)).toMatchObject([{ mac: "00CCFC123456", vid: 5 }]);
  });

  test("a merged title above, gaps, a total below and a remark beside the table", async () => {
    const data = [
      TITLE,
      sheetData([["MAC", null, "PID", "VID"]], 4),
      sheetData([["00CCFC000001", null, "CP-8841-K9=", "V03"]], 5),
      `<row r="6" spans="1:4"/>`,
      sheetData([["00CCFC000002", null, null, "V04"]], 9),
      sheetData([["Total", null, null, 2]], 12),
      `<row r="13"><c r="F13" t="inlineStr"><is><t>checked by Bo</t></is></c></row>`,
    ];
    const workspace = await newWorkspace();
    const book = await makeBook({ sheets: [{ name: "Leeds", data: data.join("") }] });
    const { uploaded, done } = await importBook(workspace, book);
    expect(uploaded).toMatchObject({ headerRow: 4, expectedRows: 4 });
    expect(uploaded.columns.map(({ header }) => header)).toEqual(["MAC", "", "PID", "VID", "", ""]);
    expect(done.counts).toMatchObject({ rows: 4, created: 2, rejected: 1, leftOut: 1, noPhones: { total: 1 } });
    expect((await rowsOf(workspace, done.id)).map(({ line, issues }) => [line, issues[0]?.code])).toEqual([
      [12, "total"],
      [13, "mac-missing"],
    ]);
  });

  test("a MAC of twelve digits that is a number is refused all the same, and so is a date", async () => {
    const workspace = await newWorkspace();
    const rows = sheetData([
      ["MAC", "VID"],
      [502790000070, 3],
      ["002790000071", 3],
      [45356, 3],
    ]);
    const { done } = await importBook(workspace, await makeBook({ sheets: [{ name: "A", data: rows }] }));
    expect(done.counts).toMatchObject({ rows: 3, created: 1, rejected: 2 });
    expect(await rowsOf(workspace, done.id)).toMatchObject([
      { line: 2, mac: null, issues: [{ column: "MAC", code: "mac-is-a-number", value: "502790000070" }] },
      { line: 4, mac: null, issues: [{ column: "MAC", code: "mac-is-a-number", value: "45356" }] },
    ]);
  });

  test("a MAC typed in place of the number is taken, and the check sees it", async () => {
    const workspace = await newWorkspace();
    const rows = sheetData([
      ["MAC", "VID"],
      [2790000070, 3],
      [502790000070, 4],
    ]);
    const { id } = await upload(workspace, await makeBook({ sheets: [{ name: "A", data: rows }] }), "a.xlsx");
    const asked = { token: workspace.token, params: { importId: id } };
    await expectJson(202, "POST /api/imports/{importId}/check", asked);
    await runJobs();
    expect(await rowsOf(workspace, id, "rejected")).toMatchObject([{ line: 2 }, { line: 3 }]);
    const fixes = [{ line: 2, column: 0, value: "002790000070" }];
    await expectJson(200, "POST /api/imports/{importId}/fixes", { ...asked, json: { fixes } });
    expect((await commit(workspace, id)).counts).toMatchObject({ rows: 2, created: 1, rejected: 1 });
    expect(await inventoryOf(workspace)).toMatchObject([{ mac: "002790000070", vid: 3 }]);
  });

  test("rejects come as CSV with the cells as they stood, line, column and reason, and can be corrected", async () => {
    const workspace = await newWorkspace();
    const rows = sheetData([
      ["MAC", "Site"],
      [2790000070, "Leeds, 2nd"],
      ["00CCFC000002", "=cmd"],
    ]);
    const { done } = await importBook(workspace, await makeBook({ sheets: [{ name: "A", data: rows }] }), "a.b.xlsm");
    const response = await request("GET /api/imports/{importId}/rejects.csv", {
      token: workspace.token,
      params: { importId: done.id },
    });
    expect(response.headers.get("content-disposition")).toContain("a.b_rejects.csv");
    const text = await response.text();
    expect(text).toMatch(/MAC,Site,line,column,reason\r\n2790000070,"Leeds, 2nd",2,MAC,/);
    await importBook(workspace, Buffer.from(text.replace("2790000070", "002790000070")), "corrected.csv");
    expect(await inventoryOf(workspace)).toMatchObject([
      { mac: "002790000070", site: "Leeds, 2nd" },
      { mac: "00CCFC000002", site: "=cmd" },
    ]);
  });
});

describe("several sheets", () => {
  const phones = (mac: string) =>
    sheetData([
      ["MAC", "PID"],
      [mac, "CP-8841-K9="],
    ]);
  const book = () =>
    makeBook({
      sheets: [
        { name: "Read me", data: sheetData([["How to use this"], ["Fill in the next sheet"], ["Send it back"]]) },
        { name: "Old", data: phones("00CCFC000001"), state: "hidden" },
        {
          name: "Leeds",
          data: `${TITLE}${sheetData(
            [
              ["MAC", "VID"],
              ["00CCFC000002", "V03"],
            ],
            2,
          )}`,
        },
        { name: "Lyon", data: phones("00CCFC000003") },
        { name: "Empty" },
      ],
    });

  test("the first that anybody sees and that holds phones is read; another can be chosen, with its own header", async () => {
    const workspace = await newWorkspace();
    const uploaded = await upload(workspace, await book(), "fleet.xlsx");
    expect(uploaded).toMatchObject({
      sheets: ["Read me", "Old", "Leeds", "Lyon", "Empty"],
      sheet: 2,
      headerRow: 2,
      expectedRows: 1,
    });
    const lyon = await edit(workspace, uploaded.id, { sheet: 3 });
    expect(lyon).toMatchObject({ sheet: 3, headerRow: 1, columns: [{ field: "mac" }, { field: "pid" }] });
    expect(await edit(workspace, uploaded.id, { mapping: ["mac", null] })).toMatchObject({ sheet: 3, headerRow: 1 });
    await commit(workspace, uploaded.id);
    expect(await inventoryOf(workspace)).toMatchObject([{ mac: "00CCFC000003", pid: null }]);
  });

  test("an empty sheet, one that is not there and an encoding are refused, and what was chosen stays", async () => {
    const workspace = await newWorkspace();
    const { id } = await upload(workspace, await book(), "fleet.xlsx");
    const asked = { token: workspace.token, params: { importId: id } };
    for (const [json, says] of [
      [{ sheet: 4 }, "“Empty” is empty"],
      [{ sheet: 9 }, "5 sheets"],
      [{ encoding: "windows-1252" }, "neither encoding"],
    ] as const) {
      const refused = await expectJson(422, "PATCH /api/imports/{importId}", { ...asked, json });
      expect(refused.detail).toContain(says);
    }
    await commit(workspace, id);
    expect(await inventoryOf(workspace)).toMatchObject([{ mac: "00CCFC000002" }]);
  });

  test("only a hidden sheet holds phones: it is read", async () => {
    const workspace = await newWorkspace();
    const file = await makeBook({
      sheets: [
        {
          name: "Chart data",
          data: sheetData([
            ["Month", "Count"],
            ["May", 3],
          ]),
        },
        { name: "Phones", data: phones("00CCFC000001"), state: "veryHidden" },
      ],
    });
    expect(await upload(workspace, file, "fleet.xlsx")).toMatchObject({ sheet: 1, headerRow: 1 });
  });

  test("a sheet of MACs without a header", async () => {
    const workspace = await newWorkspace();
    const file = await makeBook({ sheets: [{ name: "A", data: sheetData([["00CCFC000001"], ["00CCFC000002"]]) }] });
    const { uploaded, done } = await importBook(workspace, file);
    expect(uploaded).toMatchObject({ headerRow: 0, expectedRows: 2 });
    expect(done.counts).toMatchObject({ rows: 2, created: 2 });
  });

  test("a text file has no sheets", async () => {
    const workspace = await newWorkspace();
    const { id, format, sheets } = await upload(workspace, "MAC\n00CCFC000001");
    expect([format, sheets]).toEqual(["csv", []]);
    const asked = { token: workspace.token, params: { importId: id }, json: { sheet: 1 } };
    expect((await expectJson(422, "PATCH /api/imports/{importId}", asked)).detail).toContain("no sheets");
  });
});
