import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Summary } from "@/lib/schemas/summary";
import { sampleFleetCsv } from "@/lib/server/imports/sample-fleet";
import { expectJson } from "./api";
import { importFile } from "./imports";
import { newWorkspace } from "./people";

/** The real command, as a shell runs it: without a database, without settings. */

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "rehome-check-test-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

type Answer = { code: number; out: string; error: string };

function run(...args: string[]): Promise<Answer> {
  const script = path.join(import.meta.dirname, "..", "scripts", "cli", "check-inventory.mjs");
  const { DATABASE_URL: _, REHOME_DATA_DIR: __, REHOME_SECRET: ___, ...env } = process.env;
  return new Promise((resolve) =>
    execFile(
      process.execPath,
      [script, ...args],
      { cwd: folder, env: { ...env, INIT_CWD: folder } as NodeJS.ProcessEnv, maxBuffer: 1e8 },
      (error, out, said) => resolve({ code: error ? Number(error.code) : 0, out, error: said }),
    ),
  );
}

function file(name: string, text: string | Uint8Array): string {
  fs.writeFileSync(path.join(folder, name), text);
  return name; // relative: it is looked for where the caller stands
}

const HEAD = "MAC Address,Product ID,VID,Firmware";
const PLAN = ["--direction", "E2M", "--target", "approved-third-party"];

describe("exit codes", () => {
  test.each([
    {
      rows: ["00CCFC000001,CP-8841-K9=,V05,", "00CCFC000002,CP-BEKEM=,,"],
      code: 0,
      because: "all can move or need nothing",
    },
    { rows: ["00CCFC000001,CP-7821-K9=,V25,"], code: 1, because: "one is not eligible" },
    { rows: ["00CCFC000001,CP-7821-K9=,,"], code: 1, because: "one waits for its VID" },
    {
      rows: ["00CCFC000001,CP-7821-K9=,V25,", "00CCFC00002,CP-8841-K9=,V05,"],
      code: 2,
      because: "a rejected row weighs more",
    },
  ])("$code: $because", async ({ rows, code }) => {
    expect((await run(file("fleet.csv", [HEAD, ...rows].join("\n")), ...PLAN)).code).toBe(code);
  });

  test.each([
    { args: [], says: "Give one file.", because: "no file" },
    {
      args: ["a.csv", "--direction", "E2M", "--target", "ucm"],
      says: "E2M leads to webex-calling",
      because: "a target of the other direction",
    },
    { args: ["nowhere.csv", ...PLAN], says: "There is no file", because: "no such file" },
    { args: ["empty.csv", ...PLAN], says: "The file is empty.", because: "an empty file" },
    { args: ["words.csv", ...PLAN], says: "No column of the file holds MAC addresses", because: "no MACs" },
    { args: ["quotes.csv", ...PLAN], says: "quotation mark", because: "a file that breaks in the middle" },
    { args: ["a.csv", ...PLAN, "--colour"], says: "--colour", because: "an option that is none" },
  ])("3: $because", async ({ args, says }) => {
    file("empty.csv", "");
    file("words.csv", "a,b\nc,d\n");
    file("quotes.csv", `${HEAD}\n00CCFC000001,CP-8841-K9=,V05,\n00CCFC000002,"CP-88"41,V05,\n`);
    const { code, out, error } = await run(...args);
    expect([code, out]).toEqual([3, ""]);
    expect(error).toContain(says);
  });

  test("0: --help says what they mean", async () => {
    const { code, out } = await run("--help");
    expect([code, out]).toEqual([0, expect.stringContaining("Exit code, the first that is true")]);
  });
});

describe("what it says", () => {
  const FLEET = [
    HEAD,
    "00CCFC000001,CP-8841-K9=,V05,sip88xx.14-2-1-0101-26",
    "00CCFC000002,CP-7821-K9=,V25,",
    "00CCFC000003,CP-8851-K9=,,",
    "00CCFC00004,CP-8841-K9=,V05,",
    "00CCFC000005,CP-8845-K9=,V02,",
    "00CCFC000005,CP-8845-K9=,V03,",
    "00CCFC000001,CP-8841-K9=,V05,sip88xx.14-2-1-0101-26",
  ].join("\r\n");

  test("to people", async () => {
    const { out, code } = await run(file("fleet.csv", FLEET), ...PLAN);
    expect(code).toBe(2);
    expect(out).toContain("3  phones judged");
    expect(out).toContain("1  L-CP-E2M-88XX-CNV=");
    expect(out).toContain("1  CON-SW-LCPE2M8V, where there is no service contract");
    expect(out).toMatch(/Missing\n\s+1 {2}VID/);
    expect(out).toContain('line 5, MAC Address: "00CCFC00004" has 11 of 12');
    expect(out).toContain("line 6, MAC Address: This MAC stands in line 7 too");
  });

  test("to programs, in one document", async () => {
    const { out } = await run(file("fleet.csv", FLEET), ...PLAN, "--json");
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({
      plan: { direction: "E2M", target: "approved-third-party" },
      counts: { rows: 7, judged: 3, rejected: 3, repeated: 1 },
      verdicts: { eligible: 1, ineligible: 1, "needs-information": 1, "not-required": 0 },
      missing: { vid: 1, pid: 0 },
      licenses: [{ sku: "L-CP-E2M-88XX-CNV=", quantity: 1, supportSku: "CON-SW-LCPE2M8V", mayBeFree: 0 }],
    });
    expect(answer.problems.map(({ line, code }: { line: number; code: string }) => [line, code])).toEqual([
      [5, "too-short"],
      [7, "duplicate-mac"],
      [6, "duplicate-mac"],
    ]);
    expect(answer.phones).toBeUndefined();
  });

  test("every phone, when asked", async () => {
    const { out } = await run(file("fleet.csv", FLEET), ...PLAN, "--json", "--phones", "--accept-missing-vid");
    const { phones } = JSON.parse(out);
    expect(phones.find(({ mac }: { mac: string }) => mac === "00CCFC000003")).toMatchObject({
      line: 4,
      model: "8851",
      decision: { verdict: "eligible", license: { kind: "order", sku: "L-CP-E2M-88XX-CNV=" } },
    });
  });

  test("a load of one's own", async () => {
    const { out } = await run(file("fleet.csv", FLEET), ...PLAN, "--load", "sip88xx=sip88xx.11-3-5MPP0001-1", "--json");
    expect(JSON.parse(out).blocked).toMatchObject([{ code: "target-load-floor", count: 1 }, { count: 1 }]);
  });

  test("another encoding and delimiter", async () => {
    const bytes = Buffer.from("MAC;PID;VID;Site\n00CCFC000001;CP-8841-K9=;V05;M\u00FCnchen\n", "latin1");
    const { out, code } = await run(file("latin.csv", bytes), "--direction", "E2M", "--target", "webex-calling");
    expect([code, out]).toEqual([0, expect.stringContaining("windows-1252")]);
  });
});

describe("what is no phone and what is not decided", () => {
  test("0: soft clients and totals are left out, named, and no errors", async () => {
    const rows = ["CSFUSER1,,", "00CCFC000001,CP-8841-K9=,V05", "BOTUSER1,,", "Total count 3,,"];
    const { code, out } = await run(file("ucm.csv", ["Device Name,Product ID,VID", ...rows].join("\n")), ...PLAN);
    expect([code, out]).toEqual([0, expect.stringContaining("1  rows are soft clients (CSF): left out")]);
    const { out: json } = await run("ucm.csv", ...PLAN, "--json");
    expect(JSON.parse(json)).toMatchObject({
      counts: { rows: 4, judged: 1, rejected: 0, leftOut: 3 },
      noPhones: { "soft-client-csf": 1, "soft-client-bot": 1, total: 1 },
    });
  });

  const REVISIONS = "MAC,PID,HW Rev\n00CCFC000001,CP-7821-K9=,V33\n";

  test("1: a column that could mean two things decides nothing and is named", async () => {
    const { code, out } = await run(file("revisions.csv", REVISIONS), ...PLAN);
    expect(code).toBe(1);
    expect(out).toContain("“HW Rev” is not read: it may be VID.");
    expect(out).toMatch(/0 {2}Not eligible\n\s+1 {2}Needs information/);
  });

  test("what a person says of it is read", async () => {
    const { out } = await run(file("revisions.csv", REVISIONS), ...PLAN, "--column", "HW Rev=vid");
    expect(out).toMatch(/1 {2}Not eligible/);
  });

  test.each([
    { column: "HW Rev=colour", says: "The fields are mac", because: "no such field" },
    { column: "Colour=vid", says: "The file has no column “Colour”", because: "no such column" },
  ])("3: $because", async ({ column, says }) => {
    const { code, error } = await run(file("revisions.csv", REVISIONS), ...PLAN, "--column", column);
    expect([code, error]).toEqual([3, expect.stringContaining(says)]);
  });

  test("3: two columns of MACs that differ are not chosen between", async () => {
    const two = file("two.csv", "A,B\n00CCFC000001,00CCFC000003\n00CCFC000005,00CCFC000007\n");
    const { code, error } = await run(two, ...PLAN);
    expect([code, error]).toEqual([3, expect.stringContaining("“A” or “B”")]);
    expect((await run(two, ...PLAN, "--column", "B=mac")).code).toBe(1);
  });
});

test("it says what the application says of the same file", async () => {
  const csv = sampleFleetCsv(5_000);
  const { out } = await run(file("sample.csv", csv), ...PLAN, "--json");
  const workspace = await newWorkspace();
  const { counts } = await importFile(workspace, csv);
  const summary = await expectJson<Summary>(200, "GET /api/projects/{projectId}/summary", {
    token: workspace.token,
    params: { projectId: workspace.project.id },
  });
  const answer = JSON.parse(out);
  expect(answer.counts).toMatchObject({ rows: counts.rows, judged: counts.created, rejected: counts.rejected });
  const { verdicts, reasons, missing, licenses, licenseKinds } = answer;
  expect({ verdicts, reasons, missing, licenses, licenseKinds }).toEqual({
    verdicts: summary.verdicts,
    reasons: summary.reasons,
    missing: summary.missing,
    licenses: summary.licenses,
    licenseKinds: summary.licenseKinds,
  });
});

test("a workbook is read like an upload: the sheet with the phones, a MAC that is a number refused", async () => {
  const fixture = path.join(import.meta.dirname, "fixtures/workbooks");
  const book = fs.readdirSync(fixture).find((name) => name.startsWith("sheet") && name.endsWith(".xlsx")) ?? "";
  const csv = fs.readFileSync(path.join(fixture, book.replace(".xlsx", ".csv")));
  const json = async (name: string) => JSON.parse((await run(name, ...PLAN, "--json")).out);
  const asText = await json(file("same.csv", csv));
  const asBook = await json(file("same.xlsx", fs.readFileSync(path.join(fixture, book))));
  expect(asBook.read.sheet).toEqual(expect.any(String));
  expect(asBook.verdicts).toEqual(asText.verdicts);
  expect(asBook.counts.rows).toBe(asText.counts.rows);
});
