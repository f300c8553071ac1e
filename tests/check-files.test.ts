import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readCheckFiles } from "@/lib/client/check-files";
import { checkPhones } from "@/lib/client/check-phones";
import { makeTar } from "./tar-files";
import { makeBook, makeZip, sheetData } from "./workbooks";

/** Files as *Check phones* takes them, in the browser's own reader. */

const fileOf = (name: string, content: string | Buffer) => new File([new Uint8Array(Buffer.from(content))], name);

/** The phones of files as MAC, model and VID, then the problems; or the sentence that refuses them. */
async function check(...files: File[]): Promise<{ phones: unknown[]; problems: string[] } | string> {
  try {
    const checked = await checkPhones(
      await readCheckFiles(files),
      { direction: "E2M", target: "webex-calling", policy: { acceptMissingVid: false }, loads: {} },
      { isStopped: () => false, onProgress: () => {} },
    );
    return {
      phones: checked?.phones.map(({ mac, phone }) => [mac, phone.model, phone.vid]) ?? [],
      problems: checked?.problems.map(({ message }) => message) ?? [],
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const page = (mac: string) =>
  `<?xml version="1.0"?>\n<DeviceInformation>\n<MACAddress>${mac}</MACAddress>\n<HostName>SEP${mac}</HostName>\n<appLoadID>sip88xx.14-2-1-0101-26</appLoadID>\n<modelNumber>CP-8841</modelNumber>\n</DeviceInformation>\n`;
const PHONE = (mac: string, vid: number | null = null) => [mac, "8841", vid];

describe("what Check phones reads", () => {
  test("a workbook: every sheet with phones, and a MAC that is a number is refused", async () => {
    const rows = (mac: string | number) =>
      sheetData([
        ["MAC", "PID", "VID"],
        [mac, "CP-8841-K9=", "V07"],
      ]);
    const book = await makeBook({
      sheets: [
        { name: "Read me", data: sheetData([["How to use this"]]) },
        { name: "Leeds", data: rows("24161BAA5001") },
        { name: "Lyon", data: rows("24161BAA5002") },
        { name: "Old", data: rows("24161BAA5003"), state: "hidden" },
      ],
    });
    expect(await check(fileOf("fleet.xlsx", book))).toMatchObject({
      phones: [PHONE("24161BAA5001", 7), PHONE("24161BAA5002", 7)],
    });
    const numbers = await makeBook({
      sheets: [
        {
          name: "A",
          data: sheetData([
            ["MAC", "PID"],
            [241612345678, "CP-8841-K9="],
            ["24161BAA5001", "CP-8841-K9="],
          ]),
        },
      ],
    });
    expect(await check(fileOf("n.xlsx", numbers))).toMatchObject({
      phones: [PHONE("24161BAA5001")],
      problems: [expect.stringContaining("as a number")],
    });
  });

  test("a workbook that Excel wrote", async () => {
    const file = fs.readFileSync(path.join(import.meta.dirname, "fixtures/workbooks/sheet.xlsx"));
    const text = fs.readFileSync(path.join(import.meta.dirname, "fixtures/workbooks/sheet.csv"), "utf8");
    const byBook = await check(fileOf("sheet.xlsx", file));
    const byText = await check(fileOf("sheet.csv", text));
    expect(typeof byBook === "string" ? byBook : byBook.phones).toEqual(
      typeof byText === "string" ? byText : byText.phones,
    );
  });

  test("pages of phones, each a file, or a zip of them with one that is broken", async () => {
    const [one, two] = ["24161BAA5001", "24161BAA5002"];
    const both = { phones: [PHONE(one), PHONE(two)] };
    expect(await check(fileOf("a.xml", page(one)), fileOf("b.xml", page(two)))).toMatchObject(both);
    const zip = await makeZip({
      "a.xml": page(one),
      "b.xml": page(two),
      "c.xml": "<DeviceInformation><MAC",
      "d.png": "x",
    });
    expect(await check(fileOf("pages.zip", zip))).toEqual({
      ...both,
      problems: [expect.stringMatching(/c\.xml.*left out/)],
    });
  });

  test("a tar archive, as BAT writes one, of a list and a page", async () => {
    const tar = makeTar({
      "list.csv": "MAC,PID\n24161BAA5001,CP-8841-K9=\n",
      "folder/b.xml": page("24161BAA5002"),
    });
    expect(await check(fileOf("bat.tar", tar))).toEqual({
      phones: [PHONE("24161BAA5001"), PHONE("24161BAA5002")],
      problems: [],
    });
    expect(await check(fileOf("link.tar", makeTar({ "a.csv": "" }, "2")))).toMatch(/no ordinary tar archive/);
    expect(await check(fileOf("inside.tar", makeTar({ "b.tar": tar })))).toMatch(/tar archive with another archive/);
    expect(await check(fileOf("half.tar", tar.subarray(0, 700)))).toMatch(/damaged or incomplete/);
  });

  test("a zip of a list and what a switch prints; each problem names its part", async () => {
    const zip = await makeZip({
      "list.csv": "MAC,PID\n24161BAA5001,CP-8841-K9=\n24161BAA50,CP-8841-K9=\n",
      "sw.txt": "-----\nDevice ID: SEP24161BAA5002\nPlatform: Cisco IP Phone 8841,  Capabilities: Host Phone\n",
    });
    expect(await check(fileOf("all.zip", zip))).toEqual({
      phones: [PHONE("24161BAA5001"), PHONE("24161BAA5002")],
      problems: [expect.stringMatching(/^list\.csv: .*10 of 12/)],
    });
  });

  const BLANKS = Buffer.alloc(20 * 1024 * 1024, " ");
  const lying = async () => {
    const zip = await makeZip({ "a.csv": "MAC\n24161BAA5001\n".repeat(100) });
    const at = zip.indexOf("PK\u0001\u0002");
    zip.writeUInt32LE(20, at + 24);
    return zip;
  };
  const patched = async (change: (zip: Buffer, at: number) => void) => {
    const zip = await makeZip({ "a.csv": "MAC\n24161BAA5001\n" });
    change(zip, zip.indexOf("PK\u0001\u0002"));
    return zip;
  };
  test.each([
    { because: "a bomb", make: () => makeZip({ "a.csv": BLANKS }), says: "Unpacked" },
    { because: "an entry that holds more than it says", make: lying, says: "damaged" },
    {
      because: "a zip in a zip",
      make: async () => makeZip({ "b.zip": await makeZip({ a: "x" }) }),
      says: "another archive",
    },
    { because: "a password", make: () => patched((zip, at) => zip.writeUInt16LE(1, at + 8)), says: "password" },
    {
      because: "a symbolic link",
      make: () => makeZip({ a: "/etc/passwd" }, { mode: 0o120_777 }),
      says: "made to harm",
    },
    {
      because: "entries over one another",
      make: () => patched((zip, at) => zip.writeUInt32LE(1e6, at + 20)),
      says: "damaged",
    },
    {
      because: "a place that is none",
      make: () => patched((zip, at) => zip.writeUInt32LE(7, at + 42)),
      says: "damaged",
    },
    { because: "cut off", make: async () => (await makeZip({ a: "x" })).subarray(0, 40), says: "damaged" },
    { because: "an .ods", make: () => makeZip({ mimetype: "x", "content.xml": "<a/>" }), says: "OpenDocument" },
    {
      because: "a workbook without MACs",
      make: () =>
        makeBook({
          sheets: [
            {
              name: "A",
              data: sheetData([
                ["x", "y"],
                ["1", "2"],
              ]),
            },
          ],
        }),
      says: "No sheet of x",
    },
    { because: "a picture", make: async () => Buffer.from("89504e470d0a1a0a000000", "hex"), says: "no text file" },
    {
      because: "a document type in a workbook",
      make: () => makeBook({ sheets: [{ name: "A", xml: `<!DOCTYPE a><worksheet/>` }] }),
      says: "document type",
    },
  ])("$because is refused", async ({ make, says }) => {
    expect(await check(fileOf("x", await make()))).toContain(says);
  });
});
