import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { CsvRow } from "@/lib/files/csv-row";
import { isDelimited, withTables } from "@/lib/server/files/tables/open-tables";
import { headOfFile } from "@/lib/server/files/uploads";
import { makeTar, tarHeader } from "./tar-files";
import { makeZip } from "./workbooks";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "rehome-tables-test-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Sheets and rows of a file, or the sentence that refuses it. */
async function read(bytes: Buffer | string): Promise<{ sheets: string[]; rows: CsvRow[][] } | string> {
  const file = path.join(folder, randomUUID());
  fs.writeFileSync(file, bytes);
  try {
    const head = await headOfFile(file);
    if (isDelimited(head)) return "delimited";
    return await withTables({ path: file, bytes: fs.statSync(file).size, head }, async (tables) => {
      const rows: CsvRow[][] = [];
      for (const index of tables.sheets.keys()) {
        const all: CsvRow[] = [];
        for await (const batch of tables.rows(index)) all.push(...batch);
        rows.push(all);
      }
      return { sheets: tables.sheets.map(({ name }) => name), rows };
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const LIST = "MAC,VID\n24161BAA3001,V07\n";

describe("archives that are refused, each in a sentence that says what it is", () => {
  const longName = (size: number) =>
    Buffer.concat([tarHeader("x", size, "L"), Buffer.alloc(1_024), makeTar({ a: LIST })]);
  test.each([
    {
      because: "a zip in a zip",
      make: async () => makeZip({ "a.csv": LIST, "b.zip": await makeZip({ "c.csv": LIST }) }),
      says: "another archive",
    },
    {
      because: "a workbook in a zip",
      make: async () => makeZip({ "b.xlsx": await makeZip({ "xl/workbook.xml": "<a/>" }) }),
      says: "a workbook in it (“b.xlsx”)",
    },
    {
      because: "a tar in a tar",
      make: async () => makeTar({ "b.tar": makeTar({ a: LIST }) }),
      says: "another archive",
    },
    {
      because: "a gzip in a tar",
      make: async () => makeTar({ "b.gz": Buffer.from("1f8b0800", "hex") }),
      says: "another archive",
    },
    {
      because: "a zip of pictures",
      make: async () => makeZip({ "a.png": "x", "b.jpg": "y" }),
      says: "an empty zip archive",
    },
    {
      because: "a zip of PDFs",
      make: async () => makeZip({ "a.pdf": "%PDF-1.7" }),
      says: "Of “a.pdf” in it: This is a PDF",
    },
    { because: "a zip of programs", make: async () => makeZip({ "a.dat": "\0\0\0\u0001" }), says: "no text file" },
    { because: "an empty tar", make: async () => Buffer.concat([tarHeader("a", 0)]), says: "an empty tar archive" },
    { because: "a password", make: async () => encrypted(await makeZip({ "a.csv": LIST })), says: "password" },
    {
      because: "a list of blanks that unpacks to 20 MB",
      make: () => makeZip({ "a.csv": Buffer.alloc(20 * 1024 * 1024, " ") }),
      says: "Unpacked",
    },
    { because: "a link of a tar", make: async () => makeTar({ "a.csv": "" }, "2"), says: "a link" },
    {
      because: "a device of a tar",
      make: async () => makeTar({ "a.csv": "" }, "3"),
      says: "neither a file nor a folder",
    },
    {
      because: "a tar that leads out of itself",
      make: async () => makeTar({ "../../etc/passwd": LIST }),
      says: "leads out",
    },
    { because: "a tar with an absolute name", make: async () => makeTar({ "/etc/passwd": LIST }), says: "leads out" },
    {
      because: "a tar with a name twice",
      make: async () => Buffer.concat([makeTar({ a: LIST }).subarray(0, 1_024), makeTar({ a: LIST })]),
      says: "one name",
    },
    {
      because: "a tar that is cut off",
      make: async () => makeTar({ "a.csv": LIST.repeat(100) }).subarray(0, 1_024),
      says: "damaged",
    },
    {
      because: "a tar with a wrong checksum behind the first file",
      make: async () => brokenBehind(makeTar({ a: LIST, b: LIST })),
      says: "damaged",
    },
    {
      because: "a tar whose size is no number",
      make: async () => sizeless(makeTar({ a: LIST, b: LIST })),
      says: "damaged",
    },
    { because: "a long name that is longer than any", make: async () => longName(5_000_000), says: "damaged" },
    {
      because: "a long name above the cap",
      make: async () => Buffer.concat([tarHeader("x", 5_000, "L"), Buffer.alloc(8_192)]),
      says: "longer than any",
    },
    { because: "25,000 entries of a tar", make: async () => manyEntries(25_000), says: "more than 20000 entries" },
  ])("$because", async ({ make, says }) => {
    expect(await read(await make())).toContain(says);
  });

  test("more lists than anybody would choose from", async () => {
    const lists = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`${index}.csv`, LIST]));
    expect(await read(makeTar(lists))).toContain("more than 500 lists");
  });

  function encrypted(zip: Buffer): Buffer {
    for (let at = zip.indexOf("PK\u0001\u0002"); at >= 0; at = zip.indexOf("PK\u0001\u0002", at + 4))
      zip.writeUInt16LE(zip.readUInt16LE(at + 8) | 1, at + 8);
    return zip;
  }
  function brokenBehind(tar: Buffer): Buffer {
    tar.write("zzz", 1_024);
    return tar;
  }
  function sizeless(tar: Buffer): Buffer {
    const header = tarHeader("b", 0);
    header.write("99999999999\0", 124);
    header.write("        ", 148);
    const sum = header.reduce((all, byte) => all + byte, 0);
    header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    header.copy(tar, 1_024);
    return tar;
  }
  const manyEntries = (count: number) =>
    Buffer.concat([...Array.from({ length: count }, (_, index) => tarHeader(`f${index}`, 0)), Buffer.alloc(1_024)]);
});

describe("archives that are read", () => {
  test.each([
    {
      because: "a folder and a file of a computer's own",
      make: async () => Buffer.concat([tarHeader("d/", 0, "5"), makeTar({ "d/._a": "x", "d/a.csv": LIST })]),
      sheets: ["d/a.csv"],
    },
    {
      because: "a name of GNU",
      make: async () =>
        Buffer.concat([makeTar({ x: `${"n".repeat(120)}.csv\0` }, "L").subarray(0, 1_024), makeTar({ short: LIST })]),
      sheets: [`${"n".repeat(120)}.csv`],
    },
    {
      because: "a name of pax",
      make: async () =>
        Buffer.concat([makeTar({ x: "18 path=phone.csv\n" }, "x").subarray(0, 1_024), makeTar({ short: LIST })]),
      sheets: ["phone.csv"],
    },
    {
      because: "two lists, each by itself",
      make: async () => makeZip({ "a.csv": LIST, "b.csv": LIST }),
      sheets: ["a.csv", "b.csv"],
    },
    {
      because: "a text of a kind of its own beside a list",
      make: async () => makeZip({ "a.csv": LIST, "b.json": `[{"mac":"24161BAA3001"}]` }),
      sheets: ["b.json", "a.csv"],
    },
  ])("$because", async ({ make, sheets }) => {
    expect(await read(await make())).toMatchObject({ sheets });
  });

  test("UTF-16, and a delimiter of its own", async () => {
    const found = await read(await makeZip({ "a.csv": Buffer.from("\uFEFFMAC;Site\n24161BAA3001;Łódź\n", "utf16le") }));
    expect(found).toMatchObject({ rows: [[{ cells: ["MAC", "Site"] }, { line: 2, cells: ["24161BAA3001", "Łódź"] }]] });
  });

  test("a broken text among those of several switches is a row that says so", async () => {
    const cdp = "-----\nDevice ID: SEP24161BAA3001\nPlatform: Cisco IP Phone 8841,  Capabilities: Host Phone\n";
    const found = await read(await makeZip({ "a.txt": cdp, "b.txt": cdp.replace("3001", "3002") }));
    expect(found).toMatchObject({
      sheets: ["2 texts"],
      rows: [[{ line: 0 }, { line: 1, cells: expect.arrayContaining(["a.txt, line 2"]) }, { line: 2 }]],
    });
  });
});

test.each([
  { file: "", says: "delimited", because: "an empty file is for the reader of CSV to name" },
  { file: `{"a":`.repeat(10_000_001), says: "more than 50 MB", because: "JSON above the cap, not even parsed" },
  { file: `<a>${"<b>x</b>".repeat(6_500_000)}</a>`, says: "more than 50 MB", because: "XML above the cap" },
  { file: "[".repeat(1_000_000), says: "levels", because: "a million levels" },
  { file: Buffer.from('\uFEFF[{"mac":"24161BAA3001"}]', "utf16le"), says: "24161BAA3001", because: "JSON in UTF-16" },
])("$because", async ({ file, says }) => {
  const memory = process.memoryUsage.rss();
  expect(JSON.stringify(await read(file))).toContain(says);
  expect(process.memoryUsage.rss() - memory, "bytes of memory").toBeLessThan(100 * 1024 * 1024);
});
