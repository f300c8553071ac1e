import { describe, expect, test } from "vitest";
import type {
  DuplicateEntry,
  FileRow,
  FixPreview,
  ImportDifference,
  InventoryImport,
  UndoObstacle,
} from "@/lib/schemas/imports";
import { db } from "@/lib/server/database/db";
import { expectJson, request, runJobs } from "./api";
import { commit, importFile, rowsOf, upload } from "./imports";
import { newWorkspace } from "./people";

/** Corrections of a file before its commit: many at once, seen before, taken back, and never more than was seen. */

type Workspace = Awaited<ReturnType<typeof newWorkspace>>;
type Page<Item> = { items: Item[]; total: number; nextCursor: string | null };

const mac = (index: number) => `00CCFC00${(0x1000 + index).toString(16).toUpperCase()}`;
const withO = (index: number) => mac(index).replace("0", "O");

async function check({ token }: Workspace, importId: string) {
  await expectJson(202, "POST /api/imports/{importId}/check", { token, params: { importId } });
  await runJobs();
  const item = await expectJson<InventoryImport>(200, "GET /api/imports/{importId}", { token, params: { importId } });
  if (!item.check) throw new Error("The import was not checked.");
  return { ...item, check: item.check };
}

const checked = async (workspace: Workspace, text: string) => check(workspace, (await upload(workspace, text)).id);

const correct = ({ token }: Workspace, importId: string, json: object) =>
  request("POST /api/imports/{importId}/fixes", { token, params: { importId }, json });

const preview = ({ token }: Workspace, importId: string, query: Record<string, string>) =>
  expectJson<Page<FixPreview>>(200, "GET /api/imports/{importId}/fixes/preview", {
    token,
    params: { importId },
    query,
  });

const fileRows = ({ token }: Workspace, importId: string, query: Record<string, string> = {}) =>
  expectJson<Page<FileRow>>(200, "GET /api/imports/{importId}/file-rows", { token, params: { importId }, query });

const duplicates = ({ token }: Workspace, importId: string, query: Record<string, string> = {}) =>
  expectJson<Page<DuplicateEntry>>(200, "GET /api/imports/{importId}/duplicates", {
    token,
    params: { importId },
    query,
  });

const rows = (count: number, macOf: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => `${macOf(index)},CP-8841-K9=,V10`);

describe("a kind of problem is corrected at once", () => {
  const LETTERS = ["MAC,PID,VID", ...rows(30, withO), ...rows(2, (index) => `OO${index}`)].join("\n");

  test("the suggestion is seen old and new, taken for all rows by one request, and taken back as a whole", async () => {
    const workspace = await newWorkspace();
    const { id, check: found } = await checked(workspace, LETTERS);
    expect(found.counts.rejected).toBe(32);
    const query = { code: "letter-o", column: "0", change: "suggestion", limit: "20" };
    const first = await preview(workspace, id, query);
    expect(first.total).toBe(30);
    expect(first.items[0]).toEqual({ line: 2, before: withO(0), after: mac(0), problem: null });
    const second = await preview(workspace, id, { ...query, cursor: first.nextCursor ?? "" });
    expect([...first.items, ...second.items].map(({ line }) => line)).toEqual(
      Array.from({ length: 30 }, (_, index) => index + 2),
    );

    const group = { code: "letter-o", column: 0, change: "suggestion", rows: 30 };
    const answer = await correct(workspace, id, { group });
    expect(answer.status).toBe(200);
    expect((await check(workspace, id)).check.counts).toMatchObject({ created: 30, rejected: 2 });

    const undo = answer.headers.get("x-request-id");
    expect((await correct(workspace, id, { undo })).status).toBe(200);
    expect((await check(workspace, id)).check.counts).toMatchObject({ created: 0, rejected: 32 });
    expect((await correct(workspace, id, { undo })).status).toBe(409);
  });

  test("what was not seen is not changed: another number of rows is refused", async () => {
    const workspace = await newWorkspace();
    const { id } = await checked(workspace, LETTERS);
    const answer = await correct(workspace, id, {
      group: { code: "letter-o", column: 0, change: "suggestion", rows: 29 },
    });
    expect([answer.status, (await answer.json()).detail]).toEqual([
      409,
      "You saw 29 rows; now it would be 30. Nothing was changed: look at the list again.",
    ]);
    expect(await db.importFix.count({ where: { importId: id } })).toBe(0);
    expect((await db.import.findFirstOrThrow({ where: { id } })).check).not.toBeNull();
  });

  test("a row that somebody corrected or left out since the check keeps that", async () => {
    const workspace = await newWorkspace();
    const { id } = await checked(workspace, LETTERS);
    await correct(workspace, id, {
      fixes: [
        { line: 2, column: 0, value: mac(900) },
        { line: 3, leaveOut: true },
      ],
    });
    const query = { code: "letter-o", column: "0", change: "suggestion" };
    const { items, total } = await preview(workspace, id, query);
    expect([total, items[0]?.line]).toEqual([28, 4]);
    await correct(workspace, id, { group: { code: "letter-o", column: 0, change: "suggestion", rows: 28 } });
    const { check: found } = await check(workspace, id);
    expect(found.counts).toMatchObject({ created: 29, leftOut: 1, rejected: 2 });
  });

  test("find and replace changes the column of the problem alone", async () => {
    const workspace = await newWorkspace();
    const file = `MAC,PID,Description\n#${mac(1)},CP-8841-K9=,#1\n#${mac(2)},CP-8841-K9=,#2\n${mac(3)},CP-8841-K9=,#3`;
    const { id, check: found } = await checked(workspace, file);
    const code = found.problems[0]?.code ?? "";
    const query = { code, column: "0", change: "replace", find: "#", by: "" };
    expect((await preview(workspace, id, query)).items.map(({ before, after }) => [before, after])).toEqual([
      [`#${mac(1)}`, mac(1)],
      [`#${mac(2)}`, mac(2)],
    ]);
    const wrong = await preview(workspace, id, { ...query, by: "x" });
    expect(wrong.items[0]?.problem).toContain("hexadecimal");
    await correct(workspace, id, { group: { code, column: 0, change: "replace", find: "#", by: "", rows: 2 } });
    expect((await check(workspace, id)).check.counts).toMatchObject({ created: 3, rejected: 0 });
    const { items } = await fileRows(workspace, id);
    expect(items.map(({ cells }) => cells[2])).toEqual(["#1", "#2", "#3"]);
  });

  test("all rows of one kind are left out, and taken in again", async () => {
    const workspace = await newWorkspace();
    const { id } = await checked(workspace, LETTERS);
    await correct(workspace, id, { group: { code: "letter-o", column: 0, change: "leave-out", rows: 32 } });
    const { check: out } = await check(workspace, id);
    expect(out.counts).toMatchObject({ leftOut: 32, rejected: 0 });
    await correct(workspace, id, { group: { code: "left-out", column: -1, change: "take-in", rows: 32 } });
    expect((await check(workspace, id)).check.counts).toMatchObject({ leftOut: 0, rejected: 32 });
  });

  test("a thousand corrections are one request, and one that is wrong stores none of them", async () => {
    const workspace = await newWorkspace();
    const { id } = await upload(workspace, ["MAC,PID,VID", ...rows(1000, withO)].join("\n"));
    const fixes = Array.from({ length: 1000 }, (_, index) => ({ line: index + 2, column: 0, value: mac(index) }));
    const wrong = await correct(workspace, id, { fixes: [...fixes, { line: 5, column: 9, value: "x" }] });
    expect([wrong.status, await db.importFix.count({ where: { importId: id } })]).toEqual([422, 0]);
    expect((await correct(workspace, id, { fixes })).status).toBe(200);
    expect((await check(workspace, id)).check.counts).toMatchObject({ created: 1000, rejected: 0 });
  });

  test.each([
    { json: {}, because: "nothing" },
    {
      json: { fixes: [{ line: 2, leaveOut: true }], undo: "00000000-0000-4000-8000-000000000000" },
      because: "two things",
    },
    { json: { group: { code: "x", column: 0, change: "replace", rows: 1 } }, because: "a replacement of nothing" },
  ])("$because is refused", async ({ json }) => {
    const workspace = await newWorkspace();
    const { id } = await upload(workspace, LETTERS);
    expect((await correct(workspace, id, json)).status).toBe(422);
  });
});

describe("one MAC with different data", () => {
  const A = mac(1);
  const TWICE = `MAC,PID,Site\n${A},CP-8851-K9=,Lyon\n${mac(2)},CP-8841-K9=,Leeds\n${A},CP-8831-K9=,Leeds`;

  test("its rows are read side by side, and one is kept by leaving out the others", async () => {
    const workspace = await newWorkspace();
    const { id } = await checked(workspace, TWICE);
    const { items, total } = await duplicates(workspace, id);
    expect(total).toBe(1);
    expect(items).toEqual([
      {
        mac: A,
        keeps: null,
        total: 2,
        rows: [
          { line: 2, cells: [A, "CP-8851-K9=", "Lyon"] },
          { line: 4, cells: [A, "CP-8831-K9=", "Leeds"] },
        ],
      },
    ]);
    await correct(workspace, id, { fixes: [{ line: 2, leaveOut: true }] });
    expect((await check(workspace, id)).check.counts).toMatchObject({ created: 2, leftOut: 1, rejected: 0 });
    expect((await duplicates(workspace, id)).total).toBe(0);
  });

  test("where the last one counts it stands beside those left out", async () => {
    const workspace = await newWorkspace();
    const { id } = await upload(workspace, TWICE);
    const { token } = workspace;
    const json = { options: { duplicates: "last" } };
    await expectJson(200, "PATCH /api/imports/{importId}", { token, params: { importId: id }, json });
    await check(workspace, id);
    const { items } = await duplicates(workspace, id);
    expect(items).toMatchObject([{ keeps: 4, total: 2, rows: [{ line: 2 }, { line: 4 }] }]);
  });

  test("a MAC in a thousand rows names a few of them", async () => {
    const workspace = await newWorkspace();
    const file = ["MAC,Tag", ...Array.from({ length: 1500 }, (_, index) => `${A},T${index}`)].join("\n");
    const uploaded = await upload(workspace, file);
    const mapping = ["mac", "description"];
    const { token } = workspace;
    await expectJson(200, "PATCH /api/imports/{importId}", {
      token,
      params: { importId: uploaded.id },
      json: { mapping },
    });
    const { id } = await check(workspace, uploaded.id);
    const [first] = await rowsOf(workspace, id, "rejected");
    expect(first?.issues[0]?.message).toContain("in line 3, 4, 5 and 1,496 more too");
    const { items } = await duplicates(workspace, id);
    expect([items[0]?.total, items[0]?.rows.length]).toEqual([1500, 10]);
  });
});

describe("the rows of a file", () => {
  const FILE = [
    "Stock list",
    "MAC,PID,VID",
    ...rows(150, mac),
    "bad,CP-8841-K9=,V10",
    `${mac(200)},CP-8841-K9=,odd`,
  ].join("\n");

  test("come page by page in their order, with what was found and corrected", async () => {
    const workspace = await newWorkspace();
    const { id } = await checked(workspace, FILE);
    await correct(workspace, id, { fixes: [{ line: 4, column: 2, value: "V11" }] });
    await check(workspace, id);
    const first = await fileRows(workspace, id, { limit: "100" });
    const second = await fileRows(workspace, id, { limit: "100", cursor: first.nextCursor ?? "" });
    expect([first.total, first.items.length, second.items.length, second.nextCursor]).toEqual([152, 100, 52, null]);
    expect([...first.items, ...second.items].map(({ line }) => line)).toEqual(
      Array.from({ length: 152 }, (_, index) => index + 3),
    );
    expect(first.items[1]).toMatchObject({
      outcome: null,
      cells: [mac(1), "CP-8841-K9=", "V10"],
      fixes: [{ column: 2, value: "V11" }],
    });
    expect(second.items.at(-2)).toMatchObject({ outcome: "rejected", issues: [{ index: 0, severity: "error" }] });
  });

  test.each([
    { only: "errors", lines: [153] },
    { only: "remarks", lines: [154] },
    { only: "corrected", lines: [4, 9] },
    { only: "left-out", lines: [7] },
  ])("$only alone", async ({ only, lines }) => {
    const workspace = await newWorkspace();
    const { id } = await upload(workspace, FILE);
    await correct(workspace, id, {
      fixes: [
        { line: 9, column: 2, value: "V12" },
        { line: 4, column: 2, value: "V11" },
        { line: 7, leaveOut: true },
      ],
    });
    await check(workspace, id);
    const { items, total } = await fileRows(workspace, id, { only });
    expect([items.map(({ line }) => line), total]).toEqual([lines, lines.length]);
  });

  test("of a file that breaks in the middle the rows before come, then the reason", async () => {
    const workspace = await newWorkspace();
    const { id } = await upload(workspace, ["MAC,PID,VID", ...rows(20_000, mac), `"${mac(30_000)}"x,y,z`].join("\n"));
    expect((await fileRows(workspace, id, { limit: "50" })).items).toHaveLength(50);
    const { token } = workspace;
    const query = { limit: "50", cursor: "19990" };
    const answer = await request("GET /api/imports/{importId}/file-rows", { token, params: { importId: id }, query });
    expect([answer.status, (await answer.json()).detail]).toEqual([
      409,
      expect.stringContaining("Line 20002 has a quotation mark"),
    ]);
  });

  test("a long cell is shown in part and says so", async () => {
    const workspace = await newWorkspace();
    const { id } = await upload(workspace, `MAC,Description\n${mac(1)},${"x".repeat(300)}`);
    const { items } = await fileRows(workspace, id);
    expect([items[0]?.cells[1]?.length, items[0]?.cut]).toEqual([201, [1]]);
  });
});

describe("a commit", () => {
  const FILE = `MAC,PID,VID\n${mac(1)},CP-8841-K9=,V10`;
  const commitAs = ({ token }: Workspace, importId: string, revision: number) =>
    request("POST /api/imports/{importId}/commit", {
      token,
      params: { importId },
      json: {},
      headers: { "if-match": `"${revision}"` },
    });

  test.each([
    { what: "an option", change: { options: { newPhones: "leave" } } },
    { what: "an option that is read again", change: { options: { duplicates: "last" } } },
    { what: "a column", change: { mapping: ["mac", null, null] } },
  ])("refuses $what that somebody changed after the last look", async ({ change }) => {
    const workspace = await newWorkspace();
    const seen = await checked(workspace, FILE);
    const params = { importId: seen.id };
    await expectJson(200, "PATCH /api/imports/{importId}", { token: workspace.token, params, json: change });
    const answer = await commitAs(workspace, seen.id, seen.revision);
    expect([answer.status, (await answer.json()).detail]).toEqual([
      412,
      expect.stringContaining("after you looked at it"),
    ]);
    expect((await db.import.findFirstOrThrow({ where: { id: seen.id } })).status).toBe("ready");
  });

  test("goes through after a check, which chooses nothing, and is not done twice", async () => {
    const workspace = await newWorkspace();
    const seen = await upload(workspace, FILE);
    await check(workspace, seen.id);
    expect((await commitAs(workspace, seen.id, seen.revision)).status).toBe(202);
    expect((await commitAs(workspace, seen.id, seen.revision)).status).toBe(409);
  });
});

describe("numbers open to their rows", () => {
  const differences = ({ token }: Workspace, importId: string, query: Record<string, string>) =>
    expectJson<Page<ImportDifference>>(200, "GET /api/imports/{importId}/differences", {
      token,
      params: { importId },
      query,
    });

  test("new phones by verdict and by a part of their MAC", async () => {
    const workspace = await newWorkspace();
    const { id, check: found } = await checked(
      workspace,
      `MAC,PID,VID,Site\n${mac(1)},CP-8841-K9=,V10,Leeds\n${mac(2)},CP-7821-K9=,V25,`,
    );
    const all = await differences(workspace, id, { kind: "new" });
    expect(all.items).toMatchObject([
      { mac: mac(1), phoneId: null, oldVerdict: null, line: 2, changes: { vid: [null, 10], site: [null, "Leeds"] } },
      { mac: mac(2), newVerdict: "ineligible" },
    ]);
    for (const { verdict, count } of found.newVerdicts)
      expect((await differences(workspace, id, { kind: "new", to: verdict })).total).toBe(count);
    const search = `SEP${mac(2).slice(0, 6)}-${mac(2).slice(6)}`;
    expect((await differences(workspace, id, { kind: "new", search })).items.map((item) => item.mac)).toEqual([mac(2)]);
    expect((await differences(workspace, id, { kind: "new", search: "zz" })).total).toBe(0);
  });

  test("each change of verdict, and what is filled apart from what is overwritten", async () => {
    const workspace = await newWorkspace();
    await importFile(
      workspace,
      `MAC,PID,Site\n${mac(1)},CP-7841-K9=,Leeds\n${mac(2)},CP-7841-K9=,\n${mac(3)},CP-8841-K9=,`,
    );
    const { id, check: found } = await checked(
      workspace,
      `MAC,VID,Site\n${mac(1)},V03,York\n${mac(2)},V04,York\n${mac(3)},V10,Lyon`,
    );
    expect(found.fields).toEqual([
      { field: "site", count: 3, filled: 2, kept: 0 },
      { field: "vid", count: 3, filled: 3, kept: 0 },
    ]);
    for (const { from, to, code, count } of found.transitions) {
      const query = { kind: "changed", from, to, ...(code ? { reason: code } : {}) };
      expect((await differences(workspace, id, query)).total).toBe(count);
    }
    const how = async (word: string) =>
      (await differences(workspace, id, { kind: "changed", field: "site", how: word })).items.map((item) => item.mac);
    expect([await how("filled"), await how("overwritten")]).toEqual([[mac(2), mac(3)], [mac(1)]]);
  });

  test("an undo says beforehand what stands in its way", async () => {
    const workspace = await newWorkspace();
    const { token } = workspace;
    const { id } = await importFile(workspace, `MAC,PID\n${mac(1)},CP-8841-K9=\n${mac(2)},CP-8841-K9=`);
    const obstacles = async () =>
      (
        await expectJson<{ obstacles: UndoObstacle[] }>(200, "GET /api/imports/{importId}/undo", {
          token,
          params: { importId: id },
        })
      ).obstacles;
    expect(await obstacles()).toEqual([]);
    const later = await upload(workspace, `MAC,VID\n${mac(1)},V10`, "later.csv");
    await commit(workspace, later.id);
    expect(await obstacles()).toEqual([{ kind: "import", name: "later.csv", phones: 1 }]);
  });
});
