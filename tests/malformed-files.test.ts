import fs from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { InventoryImport } from "@/lib/schemas/imports";
import { db, pool } from "@/lib/server/database/db";
import { expectJson, request } from "./api";
import { commit, importFile, rowsOf, upload } from "./imports";
import { newWorkspace } from "./people";
import { makeTar } from "./tar-files";
import { bookParts, makeBook, makeZip, sheetData } from "./workbooks";

/** Files that nobody should send and some people do: each has its stated result, and none a half one. */

type Workspace = Awaited<ReturnType<typeof newWorkspace>>;
let workspace: Workspace;

beforeAll(async () => {
  workspace = await newWorkspace();
  await importFile(workspace, "MAC,PID,VID,Site\n00CCFC999999,CP-8841-K9=,V10,Leeds");
});

/** Everything that a file could leave behind: phones, their history, uploads on record and on disk. */
async function traces() {
  const { rows } = await pool.query(
    `SELECT (SELECT md5(string_agg(p::text, '|' ORDER BY "mac")) FROM "Phone" p WHERE "projectId" = $1) AS phones,
       (SELECT count(*) FROM "PhoneChange" WHERE "projectId" = $1) AS changes, (SELECT count(*) FROM "Import" WHERE "projectId" = $1) AS imports`,
    [workspace.project.id],
  );
  return { ...rows[0], files: fs.readdirSync(`${process.env.REHOME_DATA_DIR}/uploads`).sort() };
}

type Body = BodyInit | Uint8Array;

const send = (body: Body, filename = "x.csv", headers: Record<string, string> = {}) =>
  request("POST /api/projects/{projectId}/imports", {
    token: workspace.token,
    params: { projectId: workspace.project.id },
    query: { filename },
    body: body as BodyInit,
    headers,
  });

const MEGABYTE = 1024 * 1024;

/** Refused in words, soon, without memory, and without a trace. */
async function expectRefusal(file: Body, status: number, says: string, filename = "x.xlsx") {
  const before = await traces();
  const memory = process.memoryUsage.rss();
  const started = Date.now();
  const response = await send(file, filename);
  const problem = await response.json();
  expect([response.status, problem.detail]).toEqual([status, expect.stringContaining(says)]);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(Date.now() - started, "milliseconds").toBeLessThan(5_000);
  expect(process.memoryUsage.rss() - memory, "bytes of memory").toBeLessThan(100 * MEGABYTE);
  expect(await traces()).toEqual(before);
}

describe("what is no inventory file, by its content", () => {
  const hex = (text: string) => Buffer.from(text, "hex");
  const KINDS = [
    { kind: "an old .xls", file: hex("d0cf11e0a1b11ae10000"), says: "old Excel workbook" },
    { kind: "a PDF", file: "%PDF-1.7\n%", says: "a PDF" },
    { kind: "a JPEG", file: hex("ffd8ffe000104a464946"), says: "a JPEG" },
    { kind: "a GIF", file: "GIF89a\x01", says: "a GIF" },
    { kind: "a gzip archive", file: hex("1f8b0800000000000003"), says: "gzip" },
    { kind: "a 7-Zip archive", file: hex("377abcaf271c0004"), says: "7-Zip" },
    { kind: "a bzip2 archive", file: hex("425a683931415926"), says: "bzip2" },
    { kind: "an iPhone's photo", file: hex("000000246674797068656963"), says: "photo" },
    { kind: "a TIFF", file: hex("49492a0008000000"), says: "a TIFF" },
    { kind: "an RTF document", file: "{\\rtf1\\ansi}", says: "an RTF document" },
    { kind: "a database", file: "SQLite format 3\0", says: "a SQLite database" },
    { kind: "a network capture", file: hex("d4c3b2a102000400"), says: "a network capture" },
    { kind: "JSON without phones", file: `{"users": [{"name": "jo"}]}`, says: "JSON without a list of phones" },
    { kind: "XML without phones", file: "<rss><channel><title>News</title></channel></rss>", says: "web page or XML" },
    { kind: "a page of nothing", file: "<!DOCTYPE html><html><body>Hello</body></html>", says: "web page" },
    {
      kind: "a page with two phones",
      file: "<html><p>MAC Address: 24161BAA4001</p><p>MAC Address: 24161BAA4002</p><p>Model Number: CP-8841</p></html>",
      says: "two phones",
    },
    { kind: "a web page named .xls", file: "\uFEFF<html><table><tr><td>MAC</td></tr></table>", says: "web page" },
    { kind: "an XML spreadsheet of 2003", file: `<?xml version="1.0"?><Workbook/>`, says: "web page or XML" },
  ];
  test.each(KINDS)("$kind", ({ file, says }) => expectRefusal(file, 415, says, "phones.xlsx"));

  const ARCHIVES: { kind: string; parts: Record<string, string>; says: string }[] = [
    { kind: "a zip archive of lists", parts: { "a.csv": "MAC\n00CCFC123456", "b.zip": "PK" }, says: "zip archive" },
    { kind: "an .ods", parts: { mimetype: "application/vnd.oasis", "content.xml": "<a/>" }, says: "OpenDocument" },
    { kind: "an .xlsb", parts: { "xl/workbook.bin": "x" }, says: ".xlsb" },
    { kind: "a Word document", parts: { "word/document.xml": "<a/>" }, says: "Word" },
  ];
  test.each(ARCHIVES)("$kind", async ({ parts, says }) => expectRefusal(await makeZip(parts), 415, says));
});

const PHONES = sheetData([
  ["MAC", "Site"],
  ["00CCFC123456", "Lyon"],
]);
const SHEET = "xl/worksheets/sheet1.xml";
const book = (parts: Record<string, string | Uint8Array> = {}) =>
  bookParts({ sheets: [{ name: "Phones", data: PHONES }], parts });
const sheetXml = (inside: string) => `<worksheet><sheetData>${inside}</sheetData></worksheet>`;
const cell = (inside: string) => sheetXml(`<row r="1"><c r="A1" t="inlineStr"><is><t>${inside}</t></is></c></row>`);

/** So many empty files in an archive, written by hand: a library takes a minute for it. */
function manyEntries(count: number): Buffer {
  const names = Array.from({ length: count }, (_, index) => `xl/${String(index).padStart(6, "0")}`);
  const header = (signature: number, length: number, nameAt: number, name: string) => {
    const bytes = Buffer.alloc(length + name.length);
    bytes.writeUInt32LE(signature);
    bytes.writeUInt16LE(name.length, nameAt);
    bytes.write(name, length);
    return bytes;
  };
  const local = names.map((name) => header(0x04034b50, 30, 26, name));
  const central = names.map((name, index) => {
    const bytes = header(0x02014b50, 46, 28, name);
    bytes.writeUInt32LE(index * 39, 42);
    return bytes;
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(count * 55, 12);
  end.writeUInt32LE(count * 39, 16);
  return Buffer.concat([...local, ...central, end]);
}

describe("texts that are made to harm", () => {
  test.each([
    { kind: "a million lists in one another", file: "[".repeat(1_000_000), status: 413, says: "levels" },
    { kind: "two million objects", file: `[${"{},".repeat(2_000_000)}{}]`, status: 413, says: "a million objects" },
    { kind: "JSON that breaks off", file: `[{"mac": "24161BAA4001"}, {"mac`, status: 422, says: "broken or cut off" },
    { kind: "XML that breaks off", file: "<a><b>24161BAA4001</b>", status: 422, says: "broken or cut off" },
    { kind: "elements in one another", file: "<a>".repeat(100_000), status: 413, says: "deeper" },
    {
      kind: "a billion laughs",
      file: `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>`,
      status: 415,
      says: "document type",
    },
    {
      kind: "a file of the server",
      file: `<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>`,
      status: 415,
      says: "document type",
    },
    {
      kind: "a tar that is cut off",
      file: makeTar({ "a.csv": "x".repeat(2_000) }).subarray(0, 1_024),
      status: 422,
      says: "damaged",
    },
    { kind: "a tar with a link", file: makeTar({ "a.csv": "" }, "2"), status: 422, says: "a link" },
  ])("$kind", ({ file, status, says }) => expectRefusal(file, status, says, "x.txt"));
});

describe("workbooks that are made to harm", () => {
  test("195 kB that unpack to 200 MB", async () => {
    const file = await makeZip(book({ [SHEET]: Buffer.alloc(200 * MEGABYTE, " ") }));
    expect(file.length).toBeLessThan(250_000);
    await expectRefusal(file, 413, "Unpacked");
  });

  test("a cell of 400 MB", async () => {
    const xml = Buffer.alloc(400 * MEGABYTE, "A");
    xml.write(cell("").slice(0, -48));
    await expectRefusal(await makeZip(book({ [SHEET]: xml })), 413, "Unpacked");
  });

  test("a cell of 2 MB that does not look like a bomb", async () => {
    const words = Array.from({ length: 400_000 }, (_, index) => index.toString(36)).join(" ");
    await expectRefusal(await makeZip(book({ [SHEET]: cell(words) })), 413, "million characters");
    await expectRefusal(await makeZip(book({ [SHEET]: cell(words.slice(0, 200_000)) })), 413, "100,000 characters");
  });

  test("an attribute without an end", async () => {
    const words = Array.from({ length: 400_000 }, (_, index) => index.toString(36)).join(" ");
    await expectRefusal(await makeZip(book({ [SHEET]: `<worksheet a="${words}"/>` })), 413, "million characters");
  });

  test("a text that many cells share", async () => {
    const shared = [`<t>${Array.from({ length: 15_000 }, (_, index) => index.toString(36)).join(" ")}</t>`];
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="s"><v>0</v></c></row>`,
    );
    const file = await makeBook({ sheets: [{ name: "Phones", data: rows.join("") }], shared });
    await expectRefusal(file, 413, "more text than");
  });

  test.each([
    {
      kind: "a billion laughs",
      xml: `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${cell("&b;")}`,
      says: "document type",
    },
    { kind: "a file of the server", xml: `<!DOCTYPE a SYSTEM "file:///etc/passwd">${cell("")}`, says: "document type" },
    { kind: "an entity nobody knows", xml: cell("&secret;"), says: "damaged" },
    { kind: "a hundred thousand elements in one another", xml: "<a>".repeat(100_000), says: "damaged" },
    { kind: "XML that breaks off", xml: cell("x").slice(0, -20), says: "damaged" },
    { kind: "bytes that are not UTF-8", xml: Buffer.from(cell("\xff\xfe\xfd"), "latin1"), says: "damaged" },
    {
      kind: "rows out of order",
      xml: sheetXml(`<row r="5"><c r="A5"><v>1</v></c></row><row r="2"/>`),
      says: "row 2 does not follow",
    },
    { kind: "a row that no sheet has", xml: sheetXml(`<row r="1048577"/>`), says: "1048577" },
    { kind: "a column that no sheet has", xml: sheetXml(`<row r="1"><c r="XFE1"><v>1</v></c></row>`), says: "XFE1" },
    {
      kind: "a value in XFD1048576",
      xml: sheetXml(`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`),
      says: "far away",
    },
    {
      kind: "a text that is not there",
      xml: sheetXml(`<row r="1"><c r="A1" t="s"><v>7</v></c></row>`),
      says: "does not hold",
    },
    {
      kind: "__proto__ for a text",
      xml: sheetXml(`<row r="1"><c r="A1" t="s"><v>__proto__</v></c></row>`),
      says: "does not hold",
    },
  ])("$kind", async ({ xml, says }) => expectRefusal(await makeZip(book({ [SHEET]: xml })), 422, says));

  test("60,000 entries", async () => {
    await expectRefusal(manyEntries(60_000), 422, "60000 entries");
  });

  test("a dimension of XFD1048576 over a small table is only a claim", async () => {
    const here = await newWorkspace();
    const xml = `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${PHONES}</sheetData></worksheet>`;
    expect((await importFile(here, await makeZip(book({ [SHEET]: xml })))).counts).toMatchObject({ created: 1 });
  });

  test("a macro workbook is read and its macros are not even looked at", async () => {
    const here = await newWorkspace();
    const { id } = await upload(here, await makeZip(book({ "xl/vbaProject.bin": "Auto_Open" })), "phones.xlsm");
    expect((await commit(here, id)).counts).toMatchObject({ created: 1 });
  });
});

describe("archives that lie", () => {
  const LOCAL = 0x04034b50;
  const CENTRAL = 0x02014b50;
  /** Changes the headers of the archive in place: the local ones, or those of its directory. */
  function patched(zip: Buffer, signature: number, change: (header: Buffer, name: string) => void): Buffer {
    const [nameLength, nameAt] = signature === CENTRAL ? [28, 46] : [26, 30];
    for (let at = zip.indexOf("PK"); at >= 0 && at < zip.length - 4; at = zip.indexOf("PK", at + 2)) {
      if (zip.readUInt32LE(at) !== signature) continue;
      const header = zip.subarray(at);
      change(header, header.subarray(nameAt, nameAt + header.readUInt16LE(nameLength)).toString());
    }
    return zip;
  }
  const renamed = (zip: Buffer, from: string, to: string) =>
    Buffer.from(zip.toString("latin1").replaceAll(from, to), "latin1");

  test("an entry that holds more than it says", async () => {
    const zip = await makeZip(book({ [SHEET]: sheetXml(PHONES).padEnd(5 * MEGABYTE, " ") }));
    const lying = patched(zip, CENTRAL, (header, name) => {
      if (name === SHEET) header.writeUInt32LE(500, 24);
    });
    await expectRefusal(lying, 422, "damaged");
  });

  test("entries that lie over one another", async () => {
    const zip = patched(await makeZip(book()), CENTRAL, (header) => header.writeUInt32LE(1_000_000, 20));
    await expectRefusal(zip, 422, "overlap");
  });

  test("encrypted entries", async () => {
    const zip = patched(await makeZip(book()), CENTRAL, (header) =>
      header.writeUInt16LE(header.readUInt16LE(8) | 1, 8),
    );
    await expectRefusal(zip, 422, "password");
  });

  test("a symbolic link", async () => {
    const zip = await makeZip({ ...book(), "xl/linked": "/etc/passwd" }, { mode: 0o120_777 });
    await expectRefusal(zip, 422, "symbolic link");
  });

  test.each(["../../etc/passwd1", "/absolute/path12", "C:/windows/system"])("a name that leads out: %s", async (to) => {
    const from = "x".repeat(to.length);
    await expectRefusal(renamed(await makeZip({ ...book(), [from]: "x" }), from, to), 422, "damaged");
  });

  test("a NUL in a name, and one name twice", async () => {
    const zip = await makeZip({ ...book(), "xl/xxxx": "x" });
    await expectRefusal(renamed(zip, "xl/xxxx", "xl/x\0xx"), 422, "NUL");
    const twice = await makeZip({ ...book(), "xl/workbook.xmL": "x" });
    await expectRefusal(twice, 422, "one name");
  });

  test("cut in the middle", async () => {
    const zip = await makeZip(book());
    await expectRefusal(zip.subarray(0, zip.length - 30), 422, "damaged");
  });

  test("a directory that points at what is no entry", async () => {
    const zip = patched(await makeZip(book()), LOCAL, (header, name) => {
      if (name === SHEET) header.writeUInt32LE(0, 0);
    });
    await expectRefusal(zip, 422, "damaged");
  });
});

describe("text files with faults", () => {
  const HEAD = "MAC,PID,VID,Site";
  const utf16be = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16();
  const READ = [
    { kind: "UTF-16 big endian", file: utf16be(`${HEAD}\r\n00CCFC123456,CP-8841-K9=,V10,Kraków\r\n`), site: "Kraków" },
    {
      kind: "UTF-16 without a mark",
      file: Buffer.from(`${HEAD}\r\n00CCFC123456,CP-8841-K9=,V10,Lyon\r\n`, "utf16le"),
      site: "Lyon",
    },
    { kind: "bars between the cells", file: "MAC|PID|Site\n00CCFC123456|CP-8841-K9=|Lyon", site: "Lyon" },
    { kind: "LF header over CRLF rows", file: `${HEAD}\n00CCFC123456,CP-8841-K9=,V10,Lyon\r\n`, site: "Lyon" },
    { kind: "a quoted line end", file: `${HEAD}\n00CCFC123456,CP-8841-K9=,V10,"Lyon\nTower"\n`, site: "Lyon\nTower" },
    { kind: "a row that ends early", file: `${HEAD},Notes\n00CCFC123456,CP-8841-K9=,V10,Lyon\n`, site: "Lyon" },
  ];
  test.each(READ)("$kind: all of it is read", async ({ file, site }) => {
    const here = await newWorkspace();
    expect((await importFile(here, file)).counts).toMatchObject({ rows: 1, created: 1, rejected: 0 });
    expect(await db.phone.findMany({ where: { projectId: here.project.id } })).toMatchObject([
      { mac: "00CCFC123456", pid: "CP-8841-K9=", site },
    ]);
  });

  test("a byte that is not of the encoding somebody chose: nothing is imported, and the line is named", async () => {
    const rows = Array.from(
      { length: 9_000 },
      (_, index) => `00CCFC${String(index).padStart(6, "0")},CP-8841-K9=,V10,A`,
    );
    const file = Buffer.concat([
      Buffer.from(`${HEAD}\n${rows.join("\n")}\n00CCFC123456,CP-8841-K9=,V10,Z`),
      Buffer.from([0xfc]),
    ]);
    const here = await newWorkspace();
    const asked = { token: here.token, params: { importId: (await upload(here, file)).id } };
    await expectJson<InventoryImport>(200, "PATCH /api/imports/{importId}", { ...asked, json: { encoding: "utf-8" } });
    const done = await commit(here, asked.params.importId);
    expect(done).toMatchObject({ status: "failed", problem: { code: "wrong_encoding", line: expect.any(Number) } });
    expect(await db.phone.count({ where: { projectId: here.project.id } })).toBe(0);
  });

  test("a quote that never closes far below: nothing is imported", async () => {
    const rows = Array.from(
      { length: 3_000 },
      (_, index) => `00CCFC${String(index).padStart(6, "0")},CP-8841-K9=,V10,A`,
    );
    const here = await newWorkspace();
    const done = await importFile(here, `${HEAD}\n${rows.join("\n")}\n00CCFC123456,"CP-8841-K9=,V10,Z\n`);
    expect(done).toMatchObject({ status: "failed", problem: { code: expect.stringMatching(/bad_quotes|too_long/) } });
    expect(await db.phone.count({ where: { projectId: here.project.id } })).toBe(0);
  });

  test("rows with too few and too many cells: the one is kept with a remark, the other rejected", async () => {
    const here = await newWorkspace();
    const done = await importFile(here, `${HEAD}\n00CCFC000001,CP-8841-K9=\n00CCFC000002,CP-8841-K9=,V10,A,B\n`);
    expect(done.counts).toMatchObject({ rows: 2, created: 1, rejected: 1, warnings: 1 });
    expect((await rowsOf(here, done.id)).map(({ line, issues }) => [line, issues[0]?.code])).toEqual([
      [2, "too-few-cells"],
      [3, "too-many-cells"],
    ]);
  });
});

describe("uploads that go wrong on the way", () => {
  const file = `MAC,Site\n${"00CCFC123456,Lyon\n".repeat(1_000)}`;
  const stream = (pieces: Iterable<string | Uint8Array | Error>) => {
    const iterator = pieces[Symbol.iterator]();
    return new ReadableStream({
      pull(controller) {
        const { done, value } = iterator.next();
        if (done) controller.close();
        else if (value instanceof Error) controller.error(value);
        else controller.enqueue(Buffer.from(value as string));
      },
    });
  };

  test("it breaks off: 400, and nothing is left behind", async () => {
    const before = await traces();
    expect((await send(stream([file, new Error("the line is dead")]))).status).toBe(400);
    expect(await traces()).toEqual(before);
  });

  test("fewer bytes than announced: 400, and nothing is left behind", async () => {
    const before = await traces();
    const response = await send(stream([file]), "x.csv", { "content-length": String(file.length + 1) });
    expect([response.status, (await response.json()).detail]).toEqual([400, expect.stringContaining("broke off")]);
    expect(await traces()).toEqual(before);
  });

  test("100 MB where 20 are taken: 413 with flat memory, whether announced or not", async () => {
    function* hundred() {
      for (let sent = 0; sent < 100; sent++) yield Buffer.alloc(MEGABYTE, "00CCFC123456,Lyon\n");
    }
    const before = await traces();
    const memory = process.memoryUsage.rss();
    expect((await send(stream(hundred()))).status).toBe(413);
    const announced = await send(stream(hundred()), "x.csv", { "content-length": String(100 * MEGABYTE) });
    expect(announced.status).toBe(413);
    expect(process.memoryUsage.rss() - memory).toBeLessThan(100 * MEGABYTE);
    expect(await traces()).toEqual(before);
  });

  test("the same workbook twice at once: one creates, the other says so", async () => {
    const here = await newWorkspace();
    const bytes = await makeZip(book());
    const both = await Promise.all([upload(here, bytes, "a.xlsx"), upload(here, bytes, "b.xlsx")]);
    const ended = [await commit(here, both[0].id), await commit(here, both[1].id)];
    expect(ended.map(({ counts }) => [counts.created, counts.unchanged])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    const third = await upload(here, bytes, "c.xlsx");
    expect(["a.xlsx", "b.xlsx"]).toContain(third.sameFileAs);
  });

  test("a discarded workbook leaves no file, nor what was made of it", async () => {
    const before = await traces();
    const { id } = await upload(workspace, await makeZip(book()), "a.xlsx");
    expect((await traces()).files).toEqual(expect.arrayContaining([id, `${id}.rows`]));
    await expectJson(204, "DELETE /api/imports/{importId}", { token: workspace.token, params: { importId: id } });
    expect((await traces()).files).toEqual(before.files);
  });
});
