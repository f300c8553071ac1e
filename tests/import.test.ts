import fs from "node:fs";
import { describe, expect, test } from "vitest";
import type { PhoneRow } from "@/lib/schemas/phones";
import type { Summary } from "@/lib/schemas/summary";
import { db } from "@/lib/server/database/db";
import { uploadPath } from "@/lib/server/files/uploads";
import { failOrphanedImports } from "@/lib/server/imports/fail-import";
import { sampleFleetCsv } from "@/lib/server/imports/sample-fleet";
import { expectJson, request, runJobs } from "./api";
import { FLEET_SHAPES, fleetFile } from "./fleet-files";
import { commit, importFile, rowsOf, upload } from "./imports";
import { newWorkspace } from "./people";

const HEAD = "MAC Address,Product ID,VID,Serial Number,Site,Firmware,User";
const row = (mac: string, pid = "CP-8841-K9=", vid = "V10", rest = "FCH2012A1B2,Leeds,sip88xx.14-2-1-0101-26,Ana") =>
  [mac, pid, vid, rest].join(",");

const phonesOf = async (
  { token, project }: Awaited<ReturnType<typeof newWorkspace>>,
  query: Record<string, string> = {},
) =>
  (
    await expectJson<{ items: PhoneRow[] }>(200, "GET /api/projects/{projectId}/phones", {
      token,
      params: { projectId: project.id },
      query: { limit: "500", ...query },
    })
  ).items;

const summaryOf = ({ token, project }: Awaited<ReturnType<typeof newWorkspace>>) =>
  expectJson<Summary>(200, "GET /api/projects/{projectId}/summary", { token, params: { projectId: project.id } });

describe("shapes of files people have", () => {
  // One phone in each shape of domain.md §8, with what must come out of it without touching the mapping.
  const SHAPES = [
    {
      shape: "UCM Bulk Administration export",
      file: "Device Name,Description,Device Pool,Phone Button Template,CSS,Location,Phone Load Name,Device Type,User ID 1,Owner User ID,Device Protocol,Directory Number 1,Route Partition 1,Directory Number 2\nSEP00CCFC123456,Lobby,DP-Leeds,Standard 8841 SIP,CSS,Loc-Leeds,,Cisco 8841,,ana,SIP,20001,PT,20002",
      expected: {
        model: "8841",
        vid: null,
        site: "Loc-Leeds",
        owner: "ana",
        directoryNumber: "20001",
        verdict: "needs-information",
      },
    },
    {
      shape: "discovery script",
      file: '"Name","Model","Description","Status","ActiveLoadID","InactiveLoadID","IPAddress","SerialNumber","ModelNumber","HardwareRevision","Error"\n"SEP00CCFC123456","Cisco 7841","Lobby","Registered","sip78xx.14-2-1-0101-26","","10.1.2.3","FCH2012A1B2","CP-7841","V04",""',
      expected: { model: "7841", vid: null, ip: "10.1.2.3", serial: "FCH2012A1B2", verdict: "needs-information" },
    },
    {
      shape: "readiness report",
      file: "devicename,devicepool,phone_model,firmware,description,ip,serial,hw_ver,mpp_capable\nSEP00CCFC123456,DP-Leeds,7821,sip78xx.14-2-1-0101-26,Lobby,10.1.2.3,FCH2012A1B2,unknown,Unknown",
      expected: { model: "7821", vid: null, verdict: "needs-information" },
    },
    {
      shape: "bare MAC list with a header",
      file: "phone\n00:CC:FC:12:34:56",
      expected: { model: null, verdict: "needs-information" },
    },
    {
      shape: "bare MAC list without one",
      file: "00cc.fc12.3456\n",
      expected: { model: null, verdict: "needs-information" },
    },
    {
      shape: "somebody's spreadsheet, semicolons, a title above, Windows-1252",
      file: Buffer.from(
        "Phones of M\xfcnchen;;\n;;\nS/N;VID;Mac;Product ID;Building\nFCH2012A1B2;V10;00-cc-fc-12-34-56;CP-8851-K9=;M\xfcnchen\n",
        "latin1",
      ),
      expected: { model: "8851", vid: 10, site: "München", verdict: "eligible" },
    },
    {
      shape: "UTF-16 with tabs, as Excel saves Unicode text",
      file: Buffer.from(`﻿MAC\tPID\tVID\tLocation\r\n00CCFC123456\tCP-8845-K9=\t3\tKraków\r\n`, "utf16le"),
      expected: { model: "8845", vid: 3, site: "Kraków", verdict: "eligible" },
    },
  ];

  test.each(SHAPES)("$shape", async ({ file, expected }) => {
    const workspace = await newWorkspace();
    const done = await importFile(workspace, file);
    expect(done).toMatchObject({ status: "committed", counts: { rows: 1, created: 1, rejected: 0 } });
    expect(await phonesOf(workspace)).toMatchObject([{ mac: "00CCFC123456", ...expected }]);
  });
});

describe("every row ends somewhere", () => {
  test("a fleet with faults: counts add up to the rows of the file", async () => {
    const workspace = await newWorkspace();
    const file = sampleFleetCsv(2_000);
    const { counts, status, id } = await importFile(workspace, file);
    expect(status).toBe("committed");
    expect(counts.rows).toBe(file.split("\r\n").length - 1);
    expect(counts.created + counts.changed + counts.unchanged + counts.rejected).toBe(counts.rows);
    expect((await summaryOf(workspace)).phones).toBe(counts.created);
    expect((await rowsOf(workspace, id, "rejected")).length).toBe(counts.rejected);
  });

  test.each(FLEET_SHAPES)("a fleet with faults in the shape %s: no row is lost", async (shape) => {
    const { counts } = await importFile(await newWorkspace(), fleetFile(shape, 1_000));
    expect(counts.rows).toBe(1_000);
    expect(counts.created + counts.unchanged + counts.rejected).toBe(1_000);
    expect(counts.created).toBeGreaterThan(850);
    expect(counts.rejected).toBeGreaterThan(10);
  });

  const DAMAGED = [
    { mac: "2.79E+13", code: "spreadsheet-number", because: "a spreadsheet took it for a number" },
    { mac: "0CCFC123456", code: "too-short", because: "the leading zero is lost" },
    { mac: "O0CCFC123456", code: "letter-o", because: "O instead of 0" },
    { mac: "000000000000", code: "all-zero", because: "no phone has it" },
    { mac: "01CCFC123456", code: "multicast", because: "the first octet is odd" },
    { mac: "", code: "mac-missing", because: "nothing there" },
  ];
  test.each(DAMAGED)("a MAC $mac is rejected: $because", async ({ mac, code }) => {
    const workspace = await newWorkspace();
    const { id, counts } = await importFile(workspace, [HEAD, row("00CCFC123456"), row(mac)].join("\n"));
    expect(counts).toMatchObject({ rows: 2, created: 1, rejected: 1 });
    expect(await rowsOf(workspace, id)).toMatchObject([
      { line: 3, outcome: "rejected", issues: [{ severity: "error", column: "MAC Address", code, value: mac }] },
    ]);
  });

  test("the same MAC with the same data counts once", async () => {
    const { counts } = await importFile(
      await newWorkspace(),
      [HEAD, row("00CCFC123456"), row("00:cc:fc:12:34:56")].join("\n"),
    );
    expect(counts).toMatchObject({ rows: 2, created: 1, unchanged: 1, rejected: 0 });
  });

  test("the same MAC with other data is rejected both ways, with the lines named", async () => {
    const workspace = await newWorkspace();
    const { id, counts } = await importFile(
      workspace,
      [HEAD, row("00CCFC123456"), row("00CCFC000001"), row("00CCFC123456", "CP-8851-K9=")].join("\n"),
    );
    expect(counts).toMatchObject({ rows: 3, created: 1, rejected: 2 });
    const rejected = await rowsOf(workspace, id, "rejected");
    expect(rejected.map(({ line }) => line)).toEqual([2, 4]);
    expect(rejected[0]?.issues[0]?.message).toContain("line 4");
    expect(rejected[1]?.issues[0]?.message).toContain("line 2");
  });

  test("rejects come back as they were, with line, column and reason, and can be corrected and uploaded again", async () => {
    const workspace = await newWorkspace();
    const { id } = await importFile(
      workspace,
      [
        HEAD,
        row("00CCFC123456"),
        row("2.79E+13", "CP-8841-K9=", "V10", '"FCH2012A1B2","Leeds, 2nd floor",,"=cmd"'),
      ].join("\n"),
    );
    const response = await request("GET /api/imports/{importId}/rejects.csv", {
      token: workspace.token,
      params: { importId: id },
    });
    const text = await response.text();
    expect(response.headers.get("content-disposition")).toContain("attachment");
    expect(text).toContain("line,column,reason");
    expect(text).toContain('"Leeds, 2nd floor"');
    expect(text, "no cell may run in a spreadsheet").toContain("'=cmd");
    const corrected = await importFile(workspace, text.replace("2.79E+13", "00CCFC000002"));
    expect(corrected.counts).toMatchObject({ rows: 1, created: 1, rejected: 0 });
  });

  test("all or nothing: one bad row stores none, and says which", async () => {
    const workspace = await newWorkspace();
    const { id, status, problem } = await importFile(
      workspace,
      [HEAD, row("00CCFC123456"), row("bad")].join("\n"),
      "all-or-nothing",
    );
    expect(status).toBe("failed");
    expect(problem).toMatchObject({ code: "rejected-rows" });
    expect(await phonesOf(workspace)).toEqual([]);
    expect(await rowsOf(workspace, id, "rejected")).toMatchObject([{ line: 3 }]);
    const again = await commit(workspace, id, "valid-rows");
    expect(again.counts).toMatchObject({ created: 1, rejected: 1 });
  });

  test("a row with more cells than the header is rejected: its cells may be shifted", async () => {
    const { counts } = await importFile(await newWorkspace(), [HEAD, `${row("00CCFC123456")},extra`].join("\n"));
    expect(counts).toMatchObject({ rows: 1, rejected: 1 });
  });
});

describe("a second file", () => {
  test("the VID list somebody collected later decides the phones that waited", async () => {
    const workspace = await newWorkspace();
    const bat = [
      "Device Name,Description,Device Type,Owner User ID",
      "SEP00CCFC000001,Lobby,Cisco 7821,ana",
      "SEP00CCFC000002,Desk,Cisco 7821,bo",
      "SEP00CCFC000003,Lab,Cisco 8841,",
    ].join("\n");
    await importFile(workspace, bat);
    expect((await summaryOf(workspace)).verdicts).toMatchObject({ "needs-information": 3 });
    const { counts } = await importFile(workspace, "MAC,VID\n00CCFC000001,V03\n00CCFC000002,V25\n00CCFC000003,V01");
    expect(counts).toMatchObject({ rows: 3, created: 0, changed: 3 });
    const phones = await phonesOf(workspace);
    expect(phones.map(({ vid, verdict, owner }) => [vid, verdict, owner])).toEqual([
      [3, "eligible", "ana"],
      [25, "ineligible", "bo"],
      [1, "eligible", null],
    ]);
  });

  test("a blank never empties a field, a repeated file changes nothing", async () => {
    const workspace = await newWorkspace();
    const file = [HEAD, row("00CCFC123456")].join("\n");
    await importFile(workspace, file);
    expect((await importFile(workspace, file)).counts).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
    const blank = await importFile(workspace, [HEAD, "00CCFC123456,,,,,,"].join("\n"));
    expect(blank.counts).toMatchObject({ changed: 0, unchanged: 1 });
    expect(await phonesOf(workspace)).toMatchObject([{ pid: "CP-8841-K9=", vid: 10, site: "Leeds" }]);
  });

  test("a model name does not push out an order code that is known", async () => {
    const workspace = await newWorkspace();
    await importFile(workspace, "MAC,PID,VID\n00CCFC123456,CP-8841-3PCC-K9=,V10");
    const { counts } = await importFile(workspace, "Device Name,Device Type\nSEP00CCFC123456,Cisco 8841");
    expect(counts).toMatchObject({ unchanged: 1 });
    expect(await phonesOf(workspace)).toMatchObject([{ pid: "CP-8841-3PCC-K9=", soldAs: "mpp" }]);
  });

  test("a text that was not recognised is kept when a later file names only the model", async () => {
    const workspace = await newWorkspace();
    await importFile(workspace, "MAC,PID,VID\n00CCFC123456,CP-8841,V10");
    await importFile(workspace, "MAC,Model\n00CCFC123456,Cisco 8841");
    expect(await phonesOf(workspace)).toMatchObject([{ pid: "CP-8841", model: "8841" }]);
  });

  test("an import whose job is gone ends as failed at the next start and can be started again", async () => {
    const workspace = await newWorkspace();
    const { id } = await upload(workspace, `${HEAD}\n${row("00CCFC123456")}`);
    await db.import.updateMany({ where: { id }, data: { status: "running" } });
    await failOrphanedImports();
    expect(await db.import.findFirst({ where: { id } })).toMatchObject({
      status: "failed",
      problem: { code: "interrupted" },
    });
    expect((await commit(workspace, id)).status).toBe("committed");
  });

  test("an import that is cancelled before its turn stores nothing and can be started again", async () => {
    const workspace = await newWorkspace();
    const { id } = await upload(workspace, `${HEAD}\n${row("00CCFC123456")}`);
    const asked = { token: workspace.token, params: { importId: id } };
    await expectJson(202, "POST /api/imports/{importId}/commit", { ...asked, json: {} });
    await expectJson(204, "DELETE /api/imports/{importId}", asked);
    await runJobs();
    expect(await db.import.findFirst({ where: { id } })).toMatchObject({ status: "cancelled" });
    expect((await summaryOf(workspace)).phones).toBe(0);
    expect((await commit(workspace, id)).counts).toMatchObject({ created: 1 });
  });

  test("what changed is written down, old and new, with the verdict", async () => {
    const workspace = await newWorkspace();
    await importFile(workspace, "MAC,PID\n00CCFC123456,CP-7821-K9=");
    await importFile(workspace, "MAC,VID\n00CCFC123456,V25");
    const [change] = await db.phoneChange.findMany({ where: { projectId: workspace.project.id } });
    expect(change?.changes).toEqual({ vid: [null, 25], verdict: ["needs-information", "ineligible"] });
  });

  test("the same file twice at once is imported once", async () => {
    const workspace = await newWorkspace();
    const file = [HEAD, row("00CCFC123456"), row("00CCFC123457")].join("\n");
    const [first, second] = await Promise.all([upload(workspace, file), upload(workspace, file)]);
    const ended = [await commit(workspace, first.id), await commit(workspace, second.id)];
    expect(ended.map(({ counts }) => counts.created).sort()).toEqual([0, 2]);
    expect((await summaryOf(workspace)).phones).toBe(2);
  });
});

describe("export and import", () => {
  test("give the same values back, formulas and apostrophes included", async () => {
    const workspace = await newWorkspace();
    const odd = ["+4930123", "=1+1", "-x", "'=kept", "@home", "'plain", "tab\tinside"];
    const rows = odd.map(
      (text, index) => `00CCFC00000${index},CP-8841-K9=,V10,"${text}",${text.includes("\t") ? "" : text}`,
    );
    await importFile(workspace, ["MAC,PID,VID,Description,Extension", ...rows].join("\n"));
    const params = { projectId: workspace.project.id };
    const exported = await request("GET /api/projects/{projectId}/phones.csv", { token: workspace.token, params });
    const text = await exported.text();
    expect(text).toContain("'=1+1");
    const { counts } = await importFile(workspace, text);
    expect(counts).toMatchObject({ rows: odd.length, changed: 0, created: 0, unchanged: odd.length });
    expect((await phonesOf(workspace)).map(({ description }) => description)).toEqual(
      odd.map((value) => (value === "'=kept" ? "=kept" : value)),
    );
  });

  test("do not turn what was inferred into a fact", async () => {
    const workspace = await newWorkspace();
    await importFile(workspace, "MAC,PID,VID\n00CCFC123456,CP-8841-K9=,V10");
    const exported = await request("GET /api/projects/{projectId}/phones.csv", {
      token: workspace.token,
      params: { projectId: workspace.project.id },
    });
    expect((await importFile(workspace, await exported.text())).counts).toMatchObject({ unchanged: 1 });
    expect(await db.phone.findFirst({ where: { projectId: workspace.project.id } })).toMatchObject({
      statedFirmware: null,
      runningFirmware: "enterprise",
    });
  });
});

describe("files that are no inventory", () => {
  const REFUSED = [
    { kind: "empty", file: "", status: 422, says: "empty" },
    { kind: "only blank lines", file: "\n\n\n", status: 422, says: "empty" },
    { kind: "header only", file: `${HEAD}\n`, status: 422, says: "no rows below" },
    {
      kind: "a PNG named .csv",
      file: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
      status: 415,
      says: "PNG",
    },
    { kind: "a torn workbook", file: Buffer.from("504b030414000600080000002100", "hex"), status: 422, says: "damaged" },
    { kind: "NUL characters", file: "MAC\n00CC\0FC123456\n", status: 422, says: "NUL" },
    {
      kind: "an unclosed quote",
      file: `${HEAD}\n"00CCFC123456,CP-8841-K9=\n${row("00CCFC123457")}\n`,
      status: 422,
      says: "quotation mark",
    },
    {
      kind: "a 50 MB cell cut at the cap",
      file: `${HEAD}\n${"x".repeat(2_000_000)}`,
      status: 422,
      says: "million characters",
    },
    { kind: "more than the cap", file: Buffer.alloc(21 * 1024 * 1024, "a"), status: 413, says: "20 MB" },
  ];
  test.each(REFUSED)("$kind: $status", async ({ file, status, says }) => {
    const { token, project } = await newWorkspace();
    const response = await request("POST /api/projects/{projectId}/imports", {
      token,
      params: { projectId: project.id },
      query: { filename: "x.csv" },
      body: file as BodyInit,
    });
    const problem = await response.json();
    expect([response.status, problem.detail]).toEqual([status, expect.stringContaining(says)]);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await db.import.count({ where: { projectId: project.id } }), "nothing is kept").toBe(0);
    expect(fs.readdirSync(`${process.env.REHOME_DATA_DIR}/uploads`).filter((name) => name.endsWith(".part"))).toEqual(
      [],
    );
  });

  const READ = [
    { kind: "UTF-8 with BOM", file: Buffer.from(`﻿MAC,Site\n00CCFC123456,Lyon`), site: "Lyon" },
    { kind: "CRLF header over LF rows", file: "MAC,Site\r\n00CCFC123456,Lyon\n", site: "Lyon" },
    { kind: "CR only", file: "MAC,Site\r00CCFC123456,Lyon\r", site: "Lyon" },
    { kind: "tabs", file: "MAC\tSite\n00CCFC123456\tLyon", site: "Lyon" },
    {
      kind: "__proto__ and constructor as headers",
      file: "__proto__,constructor,MAC,Site\nx,y,00CCFC123456,Lyon",
      site: "Lyon",
    },
    { kind: "duplicate and empty headers", file: "MAC,,Site,Site\n00CCFC123456,x,Lyon,Leeds", site: "Lyon" },
    {
      kind: "a formula in a cell",
      file: 'MAC,Site\n00CCFC123456,"=HYPERLINK(""http://x"",""y"")"',
      site: '=HYPERLINK("http://x","y")',
    },
    {
      kind: "an accent in Windows-1252 far below",
      file: Buffer.concat([
        Buffer.from(`MAC,Site\n${"00CCFC999999,A\n".repeat(6000)}00CCFC123456,Z`),
        Buffer.from("\xfcrich", "latin1"),
      ]),
      site: "Zürich",
    },
  ];
  test.each(READ)("$kind is read", async ({ file, site }) => {
    const workspace = await newWorkspace();
    const { status } = await importFile(workspace, file);
    expect(status).toBe("committed");
    expect(await phonesOf(workspace, { q: "00CCFC123456" })).toMatchObject([{ mac: "00CCFC123456", site }]);
  });

  test("200,000 columns are refused without a crash", async () => {
    const { token, project } = await newWorkspace();
    const file = `MAC${",x".repeat(200_000)}\n00CCFC123456${",y".repeat(200_000)}`;
    const response = await request("POST /api/projects/{projectId}/imports", {
      token,
      params: { projectId: project.id },
      query: { filename: "x.csv" },
      body: file,
    });
    expect(response.status).toBe(422);
  });

  test("no MAC column: uploaded, but the commit says what is missing until a column is chosen", async () => {
    const workspace = await newWorkspace();
    const { token } = workspace;
    const { id, columns } = await upload(
      workspace,
      "Asset,Product ID,VID\nabc,CP-8841-K9=,V10\ndef,CP-8841-K9=,V10\n00CCFC123456,CP-8841-K9=,V10",
    );
    expect(columns.map(({ field }) => field)).toEqual([null, "pid", "vid"]);
    const refused = await request("POST /api/imports/{importId}/commit", { token, params: { importId: id }, json: {} });
    expect([refused.status, (await refused.json()).detail]).toEqual([422, expect.stringContaining("MAC")]);
    await expectJson(200, "PATCH /api/imports/{importId}", {
      token,
      params: { importId: id },
      json: { mapping: ["mac", "pid", "vid"] },
    });
    expect((await commit(workspace, id)).counts).toMatchObject({ rows: 3, created: 1, rejected: 2 });
  });

  test("an upload that breaks off is refused and leaves nothing", async () => {
    const { token, project } = await newWorkspace();
    const response = await request("POST /api/projects/{projectId}/imports", {
      token,
      params: { projectId: project.id },
      query: { filename: "x.csv" },
      body: `${HEAD}\n${row("00CCFC123456")}`,
      headers: { "content-length": "100000" },
    });
    expect(response.status).toBe(400);
    expect(await db.import.count({ where: { projectId: project.id } })).toBe(0);
  });

  test("a file that is gone from the disk is named, by a correction and by the import, and the phones stay", async () => {
    const workspace = await newWorkspace();
    const { id } = await upload(workspace, `${HEAD}\n${row("00CCFC123456")}`);
    fs.rmSync(uploadPath(id));
    const gone = {
      code: "conflict",
      detail: expect.stringMatching(/^The file of this import is gone .* upload the file again\.$/),
    };
    const about = { token: workspace.token, params: { importId: id } };
    expect(await expectJson(409, "PATCH /api/imports/{importId}", { ...about, json: { headerRow: 1 } })).toMatchObject(
      gone,
    );
    const { status, problem } = await commit(workspace, id);
    expect({ status, problem }).toEqual({ status: "failed", problem: gone });
    expect((await summaryOf(workspace)).phones).toBe(0);
  });

  test("a file that breaks in the middle imports nothing and names the line", async () => {
    const workspace = await newWorkspace();
    const rows = Array.from({ length: 3_000 }, (_, index) => row(`00CCFC${(0x100000 + index).toString(16)}`));
    rows[2_500] = '00CCFC999999,"CP-8841"x,V10';
    const { status, problem } = await importFile(workspace, [HEAD, ...rows].join("\n"));
    expect([status, problem?.code, problem?.line]).toEqual(["failed", "bad_quotes", 2_502]);
    expect((await summaryOf(workspace)).phones).toBe(0);
  });
});
