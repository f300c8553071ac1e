import { describe, expect, test } from "vitest";
import type { ImportDifference, ImportRow, InventoryImport, SavedMapping } from "@/lib/schemas/imports";
import type { Phone, PhoneRow } from "@/lib/schemas/phones";
import { db } from "@/lib/server/database/db";
import { checkImport } from "@/lib/server/imports/check-import";
import { expectJson, request, runJobs } from "./api";
import { commit, importFile, rowsOf, upload } from "./imports";
import { newProject, newWorkspace } from "./people";

/** What a file would do is seen before it is done: problems, differences, choices. */

type Workspace = Awaited<ReturnType<typeof newWorkspace>>;
type Page<Item> = { items: Item[]; total: number };

const A = "00CCFC000001";
const B = "00CCFC000002";
const C = "00CCFC000003";

async function check({ token }: Workspace, importId: string): Promise<InventoryImport> {
  await expectJson(202, "POST /api/imports/{importId}/check", { token, params: { importId } });
  await runJobs();
  return expectJson(200, "GET /api/imports/{importId}", { token, params: { importId } });
}

const checked = async (workspace: Workspace, file: string) => check(workspace, (await upload(workspace, file)).id);

const foundIn = ({ check: found }: InventoryImport) => {
  if (!found) throw new Error("The import was not checked.");
  return found;
};

const edit = ({ token }: Workspace, importId: string, json: object) =>
  expectJson<InventoryImport>(200, "PATCH /api/imports/{importId}", { token, params: { importId }, json });

const fix = ({ token }: Workspace, importId: string, ...fixes: object[]) =>
  expectJson<InventoryImport>(200, "POST /api/imports/{importId}/fixes", {
    token,
    params: { importId },
    json: { fixes },
  });

const settle = ({ token, project }: Workspace, json: object) =>
  expectJson(204, "POST /api/projects/{projectId}/value-mappings", { token, params: { projectId: project.id }, json });

const phonesOf = async ({ token, project }: Workspace, query: Record<string, string> = {}) =>
  (
    await expectJson<Page<PhoneRow>>(200, "GET /api/projects/{projectId}/phones", {
      token,
      params: { projectId: project.id },
      query,
    })
  ).items;

async function phoneOf(workspace: Workspace, mac: string): Promise<Phone> {
  const row = await db.phone.findFirstOrThrow({ where: { projectId: workspace.project.id, mac } });
  return expectJson(200, "GET /api/phones/{phoneId}", { token: workspace.token, params: { phoneId: row.id } });
}

const differencesOf = ({ token }: Workspace, importId: string, query: Record<string, string>) =>
  expectJson<Page<ImportDifference>>(200, "GET /api/imports/{importId}/differences", {
    token,
    params: { importId },
    query,
  });

describe("a check", () => {
  test("says what a commit would do and stores nothing; the commit does just that", async () => {
    const workspace = await newWorkspace();
    const file = `MAC,PID,VID,Site\n${A},CP-8841-K9=,V10,Leeds\n${B},CP-7821-K9=,V25,Leeds\n2.79E+13,CP-8841-K9=,V1,Leeds`;
    const item = await checked(workspace, file);
    expect(item.status).toBe("ready");
    const found = foundIn(item);
    expect(found.counts).toMatchObject({ rows: 3, created: 2, changed: 0, unchanged: 0, rejected: 1, leftOut: 0 });
    expect(found.newVerdicts).toEqual(
      expect.arrayContaining([
        { verdict: "eligible", count: 1 },
        { verdict: "ineligible", count: 1 },
      ]),
    );
    expect(await db.phone.count({ where: { projectId: workspace.project.id } })).toBe(0);
    const { counts } = await commit(workspace, item.id);
    expect(counts).toMatchObject({ rows: 3, created: 2, rejected: 1 });
  });

  test("shows every changed field old and new, the verdicts that change and why, and phones not listed", async () => {
    const workspace = await newWorkspace();
    await importFile(workspace, `MAC,PID,Site\n${A},CP-7841-K9=,Leeds\n${B},CP-7841-K9=,Leeds\n${C},CP-8841-K9=,Lyon`);
    const item = await checked(workspace, `MAC,VID,Site\n${A},V03,Leeds\n${B},V04,York`);
    const found = foundIn(item);
    expect(found.counts).toMatchObject({ created: 0, changed: 2, unchanged: 0 });
    expect(found.transitions).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ from: "needs-information", to: "ineligible", count: 1 }),
        expect.objectContaining({ from: "needs-information", to: "eligible", count: 1 }),
      ]),
    );
    expect(found.fields).toEqual([
      { field: "vid", count: 2, kept: 0 },
      { field: "site", count: 1, kept: 0 },
    ]);
    expect(found.absent).toEqual({ phones: 1, begun: 0 });
    expect(found.newSites).toEqual([{ value: "York", count: 1 }]);
    const { items } = await differencesOf(workspace, item.id, { kind: "changed", field: "site" });
    expect(items).toMatchObject([
      { mac: B, changes: { vid: [null, 4], site: ["Leeds", "York"] }, newVerdict: "eligible" },
    ]);
    const absent = await differencesOf(workspace, item.id, { kind: "absent" });
    expect(absent.items.map(({ mac }) => mac)).toEqual([C]);
  });

  test("groups problems by kind and column with their values, and lists the rows of one kind", async () => {
    const workspace = await newWorkspace();
    const item = await checked(
      workspace,
      `MAC,Model,VID\n${A},Widget 3000,V01\n${B},Widget 3000,V01\n${C},Gadget,V01\nxyz,8841,V01`,
    );
    const [error, warning] = foundIn(item).problems;
    expect(error).toMatchObject({ severity: "error", column: "MAC", count: 1 });
    expect(warning).toMatchObject({
      severity: "warning",
      code: "model-unrecognised",
      field: "model",
      index: 1,
      count: 3,
      distinct: 2,
      values: [
        { value: "Widget 3000", count: 2 },
        { value: "Gadget", count: 1 },
      ],
    });
    const { items, total } = await expectJson<Page<ImportRow>>(200, "GET /api/imports/{importId}/rows", {
      token: workspace.token,
      params: { importId: item.id },
      query: { code: "model-unrecognised", column: "1", value: "Widget 3000" },
    });
    expect([items.map(({ line }) => line), total]).toEqual([[2, 3], 2]);
    const [rejected] = await rowsOf(workspace, item.id, "rejected");
    expect(rejected?.cells).toEqual(["xyz", "8841", "V01"]);
  });

  test("is gone after a correction, and after another file changed the inventory", async () => {
    const workspace = await newWorkspace();
    const item = await checked(workspace, `MAC,PID,VID\n${A},CP-8841-K9=,V10`);
    expect((await edit(workspace, item.id, { options: { corrections: "overwrite" } })).check).toBeNull();
    await check(workspace, item.id);
    await importFile(workspace, `MAC,PID,VID\n${B},CP-8841-K9=,V10`);
    const again = await expectJson<InventoryImport>(200, "GET /api/imports/{importId}", {
      token: workspace.token,
      params: { importId: item.id },
    });
    expect(again.check).toBeNull();
  });

  test("that is under way ends when the file is committed", async () => {
    const workspace = await newWorkspace();
    const { id: importId } = await upload(workspace, `MAC,PID,VID\n${A},CP-8841-K9=,V10`);
    await expectJson(202, "POST /api/imports/{importId}/check", { token: workspace.token, params: { importId } });
    expect(await commit(workspace, importId)).toMatchObject({ status: "committed", counts: { created: 1 } });
  });
});

describe("corrections before the commit", () => {
  test("a cell is corrected in place, and the correction can be taken back", async () => {
    const workspace = await newWorkspace();
    const item = await checked(workspace, `MAC,PID,VID\n00CCFC00000,CP-8841-K9=,V10`);
    await fix(workspace, item.id, { line: 2, column: 0, value: A });
    expect(foundIn(await check(workspace, item.id)).counts).toMatchObject({ created: 1, rejected: 0 });
    await fix(workspace, item.id, { line: 2, column: 0 });
    expect(foundIn(await check(workspace, item.id)).counts).toMatchObject({ created: 0, rejected: 1 });
  });

  test("a row that is left out is counted apart and does not stop all-or-nothing", async () => {
    const workspace = await newWorkspace();
    const { id } = await upload(workspace, `MAC,PID,VID\n${A},CP-8841-K9=,V10\nTotal,,1`);
    await fix(workspace, id, { line: 3, leaveOut: true });
    const done = await commit(workspace, id, "all-or-nothing");
    expect(done).toMatchObject({ status: "committed", counts: { rows: 2, created: 1, rejected: 0, leftOut: 1 } });
    const [row] = await rowsOf(workspace, id);
    expect(row).toMatchObject({ line: 3, outcome: "left-out", issues: [{ code: "left-out" }] });
  });

  test.each([
    { fixes: [{ line: 2 }], because: "neither a column nor the whole row" },
    { fixes: [{ line: 2, column: 9, value: "x" }], because: "no such column" },
    { fixes: [{ line: 0, column: 0, value: "x" }], because: "lines are counted from 1" },
  ])("$because is refused", async ({ fixes }) => {
    const workspace = await newWorkspace();
    const { id: importId } = await upload(workspace, `MAC,PID,VID\n${A},CP-8841-K9=,V10`);
    const { token } = workspace;
    const answer = await request("POST /api/imports/{importId}/fixes", {
      token,
      params: { importId },
      json: { fixes },
    });
    expect(answer.status).toBe(422);
  });

  test("a text is settled once for all rows, and for the files that come later", async () => {
    const workspace = await newWorkspace();
    const item = await checked(
      workspace,
      `MAC,Model,VID,Building\n${A},Lobby set,V10,Muenchen\n${B},Lobby set,V10,n/k`,
    );
    expect(foundIn(item).problems).toMatchObject([{ code: "model-unrecognised", count: 2 }]);
    await settle(workspace, { field: "model", text: "Lobby set", value: "8841" });
    await settle(workspace, { field: "site", text: "Muenchen", value: "München" });
    await settle(workspace, { field: "site", text: "n/k", value: null });
    expect(foundIn(await check(workspace, item.id)).problems).toEqual([]);
    await commit(workspace, item.id);
    await importFile(workspace, `MAC,Model,VID\n${C},lobby set,V10\n${C.replace(/3$/, "4")},Lobby set,V11`);
    const phones = await phonesOf(workspace);
    expect(phones.map(({ model, site }) => [model, site])).toEqual([
      ["8841", "München"],
      ["8841", null],
      [null, null], // another spelling is another text
      ["8841", null],
    ]);
    const query = { field: "site", text: "n/k" };
    const params = { projectId: workspace.project.id };
    await expectJson(204, "DELETE /api/projects/{projectId}/value-mappings", { token: workspace.token, params, query });
    const { items } = await expectJson<{ items: unknown[] }>(200, "GET /api/projects/{projectId}/value-mappings", {
      token: workspace.token,
      params,
    });
    expect(items).toHaveLength(2);
  });
});

describe("columns", () => {
  test("a column without a field of ours is kept as it came, under its own name", async () => {
    const workspace = await newWorkspace();
    const { id } = await upload(
      workspace,
      `MAC,PID,VID,Asset tag,__proto__,Asset tag\n${A},CP-8841-K9=,V10,0042,x,"Smith, Jr."`,
    );
    await edit(workspace, id, { mapping: ["mac", "pid", "vid", "extra", "extra", "extra"] });
    await commit(workspace, id);
    const { extra } = await db.phone.findFirstOrThrow({ where: { projectId: workspace.project.id } });
    expect(Object.entries(extra as object)).toEqual(
      expect.arrayContaining([
        ["Asset tag", "0042"],
        ["Asset tag (column 6)", "Smith, Jr."],
        ["__proto__", "x"],
      ]),
    );
    const fields = await db.extraField.findMany({ where: { projectId: workspace.project.id } });
    expect(fields.map(({ name }) => name).sort()).toEqual(["Asset tag", "Asset tag (column 6)", "__proto__"]);
    const again = await upload(workspace, `Asset tag,MAC\n0042,${A}`);
    expect(again.columns[0]).toMatchObject({ field: "extra", confidence: "saved" });
    // A file without the column leaves it; one with another column adds to it.
    const { id: second } = await upload(workspace, `MAC,Room\n${A},12`);
    await edit(workspace, second, { mapping: ["mac", "extra"] });
    await commit(workspace, second);
    const after = await db.phone.findFirstOrThrow({ where: { projectId: workspace.project.id } });
    expect(after.extra).toMatchObject({ "Asset tag": "0042", Room: "12" });
  });

  test("what was chosen for a header is remembered in the organisation, and only there", async () => {
    const workspace = await newWorkspace();
    const { id } = await upload(workspace, `Endpoint,Kind,Rev\n${A},CP-8841-K9=,V10`);
    await edit(workspace, id, { mapping: ["mac", "pid", "vid"] });
    await commit(workspace, id);
    const project = await newProject(workspace.organization.id, workspace.administrator.id);
    const again = await upload({ ...workspace, project }, `endpoint,KIND,rev.\n${B},CP-8841-K9=,V10`, "second.csv");
    expect(again.columns.map(({ field }) => field)).toEqual(["mac", "pid", "vid"]);
    expect(again.columns[2]).toMatchObject({
      confidence: "saved",
      reason: "As chosen for an earlier file with this header.",
    });

    const stranger = await newWorkspace();
    const theirs = await upload(stranger, `Endpoint,Kind,Rev\n${A},CP-8841-K9=,V10`);
    expect(theirs.columns.map(({ field }) => field)).toEqual(["mac", "pid", null]);

    const { items } = await expectJson<{ items: SavedMapping[] }>(200, "GET /api/mappings", { token: workspace.token });
    const params = { headerKey: items[0]?.headerKey ?? "" };
    expect((await request("DELETE /api/mappings/{headerKey}", { token: stranger.token, params })).status).toBe(404);
    await expectJson(204, "DELETE /api/mappings/{headerKey}", { token: workspace.token, params });
    const forgotten = await upload({ ...workspace, project }, `Endpoint,Kind,Rev\n${B},CP-8841-K9=,V10`);
    expect(forgotten.columns.map(({ field }) => field)).toEqual(["mac", "pid", null]);
  });
});

describe("a second file is a difference", () => {
  const FIRST = `MAC,PID,VID,Site,Owner\n${A},CP-8841-K9=,V10,Leeds,Ana\n${B},CP-8841-K9=,V11,Leeds,`;

  async function second(options: object, file: string) {
    const workspace = await newWorkspace();
    await importFile(workspace, FIRST);
    const { id } = await upload(workspace, file);
    await edit(workspace, id, { options });
    const done = await commit(workspace, id);
    const phones = await phonesOf(workspace, { state: "not-started,withdrawn", sort: "mac" });
    return { done, phones: phones.map(({ mac, site, owner, state }) => [mac, site, owner, state]) };
  }

  test.each([
    {
      options: {},
      file: `MAC,Site,Owner,PID,VID\n${A},York,,,\n${C},Lyon,Bo,CP-8841-K9=,V1`,
      counts: { rows: 2, created: 1, changed: 1, unchanged: 0, leftOut: 0, withdrawn: 0 },
      phones: [
        [A, "York", "Ana", "not-started"],
        [B, "Leeds", null, "not-started"],
        [C, "Lyon", "Bo", "not-started"],
      ],
      because: "a blank never overwrites, and absent phones stay",
    },
    {
      options: { newPhones: "leave" },
      file: `MAC,Site\n${A},York\n${C},Lyon`,
      counts: { rows: 2, created: 0, changed: 1, leftOut: 1 },
      phones: [
        [A, "York", "Ana", "not-started"],
        [B, "Leeds", null, "not-started"],
      ],
      because: "new phones are left out on request",
    },
    {
      options: { changedPhones: "leave" },
      file: `MAC,Site\n${A},York\n${C},Lyon`,
      counts: { rows: 2, created: 1, changed: 0, unchanged: 1 },
      phones: [
        [A, "Leeds", "Ana", "not-started"],
        [B, "Leeds", null, "not-started"],
        [C, "Lyon", null, "not-started"],
      ],
      because: "known phones stay as they are on request",
    },
    {
      options: { fillOnly: ["site", "owner"] },
      file: `MAC,Site,Owner\n${A},York,Zoe\n${B},York,Zoe`,
      counts: { rows: 2, changed: 1, unchanged: 1 },
      phones: [
        [A, "Leeds", "Ana", "not-started"],
        [B, "Leeds", "Zoe", "not-started"],
      ],
      because: "these fields may be filled, not changed",
    },
    {
      options: { absentPhones: "withdraw" },
      file: `MAC,Site\n${A},Leeds`,
      counts: { rows: 1, unchanged: 1, withdrawn: 1 },
      phones: [
        [A, "Leeds", "Ana", "not-started"],
        [B, "Leeds", null, "withdrawn"],
      ],
      because: "phones that are gone are withdrawn on request, never deleted",
    },
    {
      options: { duplicates: "last" },
      file: `MAC,Site\n${A},York\n${A},Lyon`,
      counts: { rows: 2, changed: 1, rejected: 0, leftOut: 1 },
      phones: [
        [A, "Lyon", "Ana", "not-started"],
        [B, "Leeds", null, "not-started"],
      ],
      because: "the last row of a phone counts on request",
    },
  ])("$because", async ({ options, file, counts, phones }) => {
    const found = await second(options, file);
    expect(found.done).toMatchObject({ status: "committed", counts });
    const { rows, created, changed, unchanged, rejected, leftOut } = found.done.counts;
    expect(created + changed + unchanged + rejected + leftOut).toBe(rows);
    expect(found.phones).toEqual(phones);
  });

  test("phones are not withdrawn while a row could not be read: it may be the phone", async () => {
    const { done, phones } = await second({ absentPhones: "withdraw" }, `MAC,Site\n${A},Leeds\n00CCFC00000,Leeds`);
    expect(done).toMatchObject({ status: "failed", problem: { code: "absent-unsure" } });
    expect(phones.map(([, , , state]) => state)).toEqual(["not-started", "not-started"]);
  });

  test("a phone on which work has begun is never withdrawn by a file", async () => {
    const workspace = await newWorkspace();
    await importFile(workspace, FIRST);
    const { id: phoneId } = await db.phone.findFirstOrThrow({ where: { projectId: workspace.project.id, mac: B } });
    await db.phoneWork.create({
      data: { projectId: workspace.project.id, phoneId, state: "verified", begunAt: new Date() },
    });
    const { id } = await upload(workspace, `MAC,Site\n${A},Leeds`);
    await edit(workspace, id, { options: { absentPhones: "withdraw" } });
    expect(foundIn(await check(workspace, id)).absent).toEqual({ phones: 1, begun: 1 });
    expect((await commit(workspace, id)).counts.withdrawn).toBe(0);
    expect((await phoneOf(workspace, B)).state).toBe("verified");
  });

  test("a withdrawn phone that is listed again is taken back on request", async () => {
    const workspace = await newWorkspace();
    await importFile(workspace, FIRST);
    await db.phone.updateMany({
      where: { projectId: workspace.project.id, mac: B },
      data: { withdrawnAt: new Date() },
    });
    const { id } = await upload(workspace, FIRST);
    expect(foundIn(await check(workspace, id)).withdrawnListed).toBe(1);
    await edit(workspace, id, { options: { withdrawnPhones: "take-back" } });
    await commit(workspace, id);
    const { state, history } = await phoneOf(workspace, B);
    expect(state).toBe("not-started");
    expect(history[0]).toMatchObject({ changes: { state: ["withdrawn", "not-started"] } });
  });

  test.each([
    { corrections: "keep", vid: 4, kept: 1, because: "a correction by hand stays" },
    { corrections: "overwrite", vid: 3, kept: 1, because: "unless a person says so" },
  ])("$because", async ({ corrections, vid, kept }) => {
    const workspace = await newWorkspace();
    await importFile(workspace, `MAC,PID,VID,Site\n${A},CP-7841-K9=,V02,Leeds`);
    const phone = await phoneOf(workspace, A);
    await expectJson(200, "PATCH /api/phones/{phoneId}", {
      token: workspace.token,
      params: { phoneId: phone.id },
      json: { vid: 4, reason: "read from the label" },
      headers: { "if-match": `"${phone.revision}"` },
    });
    const { id } = await upload(workspace, `MAC,VID,Site\n${A},V03,York`);
    await edit(workspace, id, { options: { corrections } });
    const found = foundIn(await check(workspace, id));
    expect(found.fields.find(({ field }) => field === "vid")?.kept).toBe(kept);
    await commit(workspace, id);
    expect(await phoneOf(workspace, A)).toMatchObject({ vid, site: "York" });
  });

  test("names the batches whose phones would no longer be eligible", async () => {
    const workspace = await newWorkspace();
    await importFile(workspace, `MAC,PID,VID,Site\n${A},CP-7841-K9=,V04,Leeds`);
    const { token, project } = workspace;
    await expectJson(200, "POST /api/projects/{projectId}/batches/apply", {
      token,
      params: { projectId: project.id },
      json: { pilotSize: 0, maxSize: 10 },
    });
    const item = await checked(workspace, `MAC,VID\n${A},V03`);
    expect(foundIn(item).batches).toMatchObject([{ phones: 1 }]);
    const batches = () =>
      expectJson<{ items: { stale: number }[] }>(200, "GET /api/projects/{projectId}/batches", {
        token,
        params: { projectId: project.id },
      });
    expect((await batches()).items).toMatchObject([{ stale: 0 }]);
    await commit(workspace, item.id);
    expect((await batches()).items).toMatchObject([{ stale: 1 }]);
  });
});

describe("undoing an import", () => {
  const undo = ({ token }: Workspace, importId: string) =>
    request("POST /api/imports/{importId}/undo", { token, params: { importId } });
  const FIRST = `MAC,PID,VID,Site\n${A},CP-8841-K9=,V10,Leeds\n${B},CP-7821-K9=,V10,Leeds`;
  const SECOND = `MAC,VID,Site\n${A},V11,York\n${C},V1,York`;

  test("deletes what it brought and puts the old values back, verdicts too", async () => {
    const workspace = await newWorkspace();
    await importFile(workspace, FIRST);
    const before = await phoneOf(workspace, B);
    const { id } = await importFile(workspace, `MAC,VID,Site\n${B},V25,York\n${C},V1,York`);
    expect((await phoneOf(workspace, B)).verdict).toBe("ineligible");
    const answer = await undo(workspace, id);
    expect(await answer.json()).toEqual({ deleted: 1, restored: 1 });
    const after = await phoneOf(workspace, B);
    expect([after.vid, after.site, after.verdict]).toEqual([before.vid, before.site, before.verdict]);
    expect((await phonesOf(workspace)).map(({ mac }) => mac)).toEqual([A, B]);
    expect((await undo(workspace, id)).status).toBe(409);
    const audit = await db.auditEvent.findFirst({ where: { projectId: workspace.project.id, action: "import.undo" } });
    expect(audit?.after).toEqual({ deleted: 1, restored: 1 });
  });

  test("brings withdrawn phones back", async () => {
    const workspace = await newWorkspace();
    await importFile(workspace, FIRST);
    const { id } = await upload(workspace, `MAC,Site\n${A},Leeds`);
    await edit(workspace, id, { options: { absentPhones: "withdraw" } });
    await commit(workspace, id);
    expect((await phoneOf(workspace, B)).state).toBe("withdrawn");
    await undo(workspace, id);
    expect((await phoneOf(workspace, B)).state).toBe("not-started");
  });

  const plan = ({ token, project }: Workspace) =>
    expectJson(200, "POST /api/projects/{projectId}/batches/apply", {
      token,
      params: { projectId: project.id },
      json: { pilotSize: 0, maxSize: 10 },
    });

  test.each([
    {
      depends: "import",
      act: (workspace: Workspace) => importFile(workspace, `MAC,Site\n${C},Lyon`),
      because: "another file changed a phone that it brought",
    },
    {
      depends: "edit",
      act: async (workspace: Workspace) => {
        const { id, revision } = await phoneOf(workspace, A);
        const headers = { "if-match": `"${revision}"` };
        const { token } = workspace;
        await expectJson(200, "PATCH /api/phones/{phoneId}", {
          token,
          params: { phoneId: id },
          json: { vid: 12 },
          headers,
        });
      },
      because: "the same field was corrected by hand",
    },
    { depends: "batch", act: plan, because: "a phone that it brought is in a batch" },
  ])("is refused while something depends on it: $because", async ({ depends, act }) => {
    const workspace = await newWorkspace();
    await importFile(workspace, FIRST);
    const { id } = await importFile(workspace, `MAC,PID,VID,Site\n${A},,V11,York\n${C},CP-8841-K9=,V1,York`);
    await act(workspace);
    const answer = await undo(workspace, id);
    expect(answer.status).toBe(409);
    const problem = (await answer.json()) as { errors: { path: string }[] };
    expect(problem.errors.map(({ path }) => path)).toEqual([depends]);
    expect((await phoneOf(workspace, A)).site).toBe("York");
  });

  test("goes through when a later change is of another field, and that change stays", async () => {
    const workspace = await newWorkspace();
    await importFile(workspace, FIRST);
    const { id } = await importFile(workspace, `MAC,Site\n${A},York`);
    await importFile(workspace, `MAC,Owner\n${A},Ana`);
    expect((await undo(workspace, id)).status).toBe(200);
    expect(await phoneOf(workspace, A)).toMatchObject({ site: "Leeds", owner: "Ana" });
  });

  test("and then the earlier one, in the order they came", async () => {
    const workspace = await newWorkspace();
    const first = await importFile(workspace, FIRST);
    const second = await importFile(workspace, SECOND);
    expect((await undo(workspace, first.id)).status).toBe(409);
    expect((await undo(workspace, second.id)).status).toBe(200);
    expect((await undo(workspace, first.id)).status).toBe(200);
    expect(await phonesOf(workspace)).toEqual([]);
  });
});

test("a check that is overtaken by a correction and by another check stores nothing", async () => {
  const workspace = await newWorkspace();
  const { id: importId } = await upload(workspace, `MAC,Kind,VID\n${A},CP-8841-K9=,V10`);
  const { projectId, version } = await db.import.findFirstOrThrow({ where: { id: importId } });
  const { token } = workspace;
  await expectJson(202, "POST /api/imports/{importId}/check", { token, params: { importId } });
  const overtaken = { projectId, importId, version: version + 1 };
  await edit(workspace, importId, { mapping: ["mac", "pid", "vid"] });
  await expectJson(202, "POST /api/imports/{importId}/check", { token, params: { importId } });
  await checkImport(overtaken); // as if its worker had been slow
  expect(await db.import.findFirstOrThrow({ where: { id: importId } })).toMatchObject({
    status: "checking",
    check: null,
  });
  await runJobs();
  const item = await expectJson<InventoryImport>(200, "GET /api/imports/{importId}", { token, params: { importId } });
  expect(foundIn(item).newVerdicts).toEqual([{ verdict: "eligible", count: 1 }]);
});

describe("what a person set stays as they set it", () => {
  async function phoneWith(json: object) {
    const workspace = await newWorkspace();
    const { id: importId } = await upload(
      workspace,
      `MAC,PID,VID,Firmware,Tag\n${A},CP-8841-K9=,V10,sip88xx.14-2-1-0101-26,old`,
    );
    await edit(workspace, importId, { mapping: ["mac", "pid", "vid", "load", "extra"] });
    await commit(workspace, importId);
    const { id, revision } = await phoneOf(workspace, A);
    await expectJson(200, "PATCH /api/phones/{phoneId}", {
      token: workspace.token,
      params: { phoneId: id },
      json: { ...json, reason: "seen on the phone" },
      headers: { "if-match": `"${revision}"` },
    });
    return workspace;
  }

  test("also in a column that is kept as it came", async () => {
    const workspace = await phoneWith({ extra: { Tag: "right" } });
    const item = await checked(workspace, `MAC,Tag\n${A},stale`);
    expect(foundIn(item).fields).toEqual([{ field: "extra", count: 0, kept: 1 }]);
    await commit(workspace, item.id);
    expect((await phoneOf(workspace, A)).extra).toEqual({ Tag: "right" });
  });

  test("a load set by hand keeps the firmware that it names", async () => {
    const workspace = await phoneWith({ load: "sip88xx.12-0-3MPP0001-87" });
    expect((await phoneOf(workspace, A)).verdict).toBe("not-required");
    await importFile(workspace, `MAC,Firmware\n${A},sip88xx.14-1-1-0001-410`);
    expect(await phoneOf(workspace, A)).toMatchObject({ verdict: "not-required", runningFirmware: "mpp" });
  });

  test("until the file wins: then the value is nobody's any more, and undoing the import makes it theirs again", async () => {
    const workspace = await phoneWith({ vid: 11 });
    const { id } = await upload(workspace, `MAC,VID\n${A},V12`);
    await edit(workspace, id, { options: { corrections: "overwrite" } });
    await commit(workspace, id);
    const corrected = async () =>
      (await db.phone.findFirstOrThrow({ where: { projectId: workspace.project.id } })).corrected;
    expect([(await phoneOf(workspace, A)).vid, await corrected()]).toEqual([12, []]);
    await expectJson(200, "POST /api/imports/{importId}/undo", { token: workspace.token, params: { importId: id } });
    expect([(await phoneOf(workspace, A)).vid, await corrected()]).toEqual([11, ["vid"]]);
  });
});

test("half of an emoji at the end of what is shown of a cell stops nothing", async () => {
  const workspace = await newWorkspace();
  const note = `${"x".repeat(119)}😀${"y".repeat(79)}😀`;
  const item = await checked(workspace, `MAC,Description\nbad,${note}\n${A},${note}`);
  expect(foundIn(item).counts).toMatchObject({ rows: 2, created: 1, rejected: 1 });
});

test("a row that is left out by hand lists its phone all the same", async () => {
  const workspace = await newWorkspace();
  await importFile(workspace, `MAC,PID,VID\n${A},CP-8841-K9=,V10\n${B},CP-8841-K9=,V10`);
  const { id } = await upload(workspace, `MAC,VID\n${A},V10\n${B},V99`);
  await fix(workspace, id, { line: 3, leaveOut: true });
  await edit(workspace, id, { options: { absentPhones: "withdraw" } });
  expect(await commit(workspace, id)).toMatchObject({ counts: { leftOut: 1, withdrawn: 0 } });
  expect((await phoneOf(workspace, B)).state).toBe("not-started");
});

test("a correction that was undone and done again stands in the way of undoing the import", async () => {
  const workspace = await newWorkspace();
  const { id: importId } = await importFile(workspace, `MAC,PID,VID\n${A},CP-8841-K9=,V10`);
  const { token, project } = workspace;
  const { id: phoneId, revision } = await phoneOf(workspace, A);
  const headers = { "if-match": `"${revision}"` };
  await expectJson(200, "PATCH /api/phones/{phoneId}", { token, params: { phoneId }, json: { vid: 11 }, headers });
  const undo = async (requestId: string) =>
    expectJson<{ requestId: string }>(200, "POST /api/projects/{projectId}/changes/{requestId}/undo", {
      token,
      params: { projectId: project.id, requestId },
      json: {},
    });
  const change = await db.phoneChange.findFirstOrThrow({ where: { phoneId, kind: "edit" } });
  const first = await undo(change.requestId ?? "");
  await undo(first.requestId);
  expect((await phoneOf(workspace, A)).vid).toBe(11);
  const answer = await request("POST /api/imports/{importId}/undo", { token, params: { importId } });
  expect(answer.status).toBe(409);
});

test("remarks are counted as they are listed, and taken back phones are told", async () => {
  const workspace = await newWorkspace();
  await importFile(workspace, `MAC,PID,VID\n${A},CP-8841-K9=,V10`);
  await db.phone.updateMany({ where: { projectId: workspace.project.id }, data: { withdrawnAt: new Date() } });
  const { id } = await upload(workspace, `MAC,VID,Site\n${A},odd,\n${B},odd,Leeds\n${B},odd,York\n${C},odd,`);
  await edit(workspace, id, { options: { newPhones: "leave", withdrawnPhones: "take-back" } });
  const { counts } = await commit(workspace, id);
  expect(counts).toMatchObject({ rows: 4, unchanged: 1, rejected: 2, leftOut: 1, warnings: 1, takenBack: 1 });
  expect((await rowsOf(workspace, id, "stored")).map(({ line }) => line)).toEqual([2]);
});
