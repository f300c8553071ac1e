import { beforeAll, describe, expect, test } from "vitest";
import type { ChangeGroup, EditPhonesAnswer, UndoAnswer } from "@/lib/schemas/phone-changes";
import type { Phone, PhoneFacets, PhoneRow } from "@/lib/schemas/phones";
import type { SavedView } from "@/lib/schemas/views";
import { db, pool } from "@/lib/server/database/db";
import { expectJson, request } from "./api";
import { importFile } from "./imports";
import { newUser, newWorkspace } from "./people";

/** The inventory in people's hands: filters and sorts, bulk edits with preview and undo, additions, views, collection. */

type Workspace = Awaited<ReturnType<typeof newWorkspace>>;
type List = { items: PhoneRow[]; total: number; nextCursor: string | null };

const mac = (index: number) => `00CCFC${(0x200000 + index).toString(16).toUpperCase()}`;
const MODELS = ["CP-8841-K9=", "CP-7821-K9=", "CP-8851-3PCC-K9="];

/** 30 phones: two sites, three floors, three PIDs (the last sold as MPP), no VID on every second. */
const FLEET = [
  "MAC,PID,VID,Site,Floor,Owner,Device Pool,Serial",
  ...Array.from({ length: 30 }, (_, index) => {
    const vid = index % 2 === 0 ? "" : "V05";
    const owner = index === 29 ? "" : `Owner ${String(index).padStart(2, "0")}`;
    return `${mac(index)},${MODELS[index % 3]},${vid},${index < 20 ? "Leeds" : "Lyon"},${index % 3},${owner},DP-${index % 2},FCH2010${1000 + index}`;
  }),
].join("\n");

async function newFleet(): Promise<Workspace> {
  const workspace = await newWorkspace();
  await importFile(workspace, FLEET);
  return workspace;
}

const list = ({ token, project }: Workspace, query: Record<string, string> = {}) =>
  expectJson<List>(200, "GET /api/projects/{projectId}/phones", {
    token,
    params: { projectId: project.id },
    query: { limit: "100", ...query },
  });

const edit = ({ token, project }: Workspace, json: object) =>
  expectJson<EditPhonesAnswer>(200, "POST /api/projects/{projectId}/phones/edit", {
    token,
    params: { projectId: project.id },
    json,
  });

const undo = ({ token, project }: Workspace, requestId: string | null) =>
  expectJson<UndoAnswer>(200, "POST /api/projects/{projectId}/changes/{requestId}/undo", {
    token,
    params: { projectId: project.id, requestId: requestId ?? "" },
    json: {},
  });

const getPhone = ({ token }: { token: string }, phoneId: string) =>
  expectJson<Phone>(200, "GET /api/phones/{phoneId}", { token, params: { phoneId } });

/** Everything about the phones but when they were touched: equal before and after means nothing was lost. */
async function snapshot({ project }: Workspace): Promise<unknown[]> {
  const { rows } = await pool.query(
    `SELECT "mac", "pid", "model", "soldAs", "precision", "vid", "site", "owner", "notes", "extra", "corrected", "loadFirmware", "statedFirmware", "runningFirmware", "verdict", "decisionId",
       "withdrawnAt" IS NOT NULL AS "isWithdrawn", w."batchId", w."state"
     FROM "Phone" p LEFT JOIN "PhoneWork" w ON w."projectId" = p."projectId" AND w."phoneId" = p."id" WHERE p."projectId" = $1 ORDER BY "mac"`,
    [project.id],
  );
  return rows;
}

describe("a search finds what people type", () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await newWorkspace();
    const rows = [
      "MAC,PID,VID,Model,Firmware,Site,Owner,Directory Number,IP Address,Notes",
      "00CCFC300001,CP-8841-K9=,V10,,sip88xx.14-2-1-0101-26,Leeds,Ann Smith,8841,10.1.2.3,Behind the bar",
      "00CCFC300002,CP-8841-3PCC-K9=,,,,leeds,Bo,,,",
      "00CCFC300003,CP-7821-K9=,,,sip78xx.14-2-1-0101-26,Cape Town,Ann Jones,,,8841 comes later",
      "00CCFC300004,,,Cisco 8831,,Leeds,,,,",
      "00CCFC300005,CP-9999-K9=,,,sip88xx.12-8-1-0001-455,,Leeds Smith,,,100% sure",
    ];
    await importFile(workspace, rows.join("\n"));
    const { items } = await list(workspace);
    const { id } = await expectJson<{ id: string }>(201, "POST /api/projects/{projectId}/batches", {
      token: workspace.token,
      params: { projectId: workspace.project.id },
      json: { name: "Night shift" },
    });
    await expectJson(200, "POST /api/projects/{projectId}/batches/move", {
      token: workspace.token,
      params: { projectId: workspace.project.id },
      json: { selection: { ids: items.slice(0, 1).map((phone) => phone.id) }, batchId: id },
    });
  });
  const facets = (query: Record<string, string>) =>
    expectJson<PhoneFacets>(200, "GET /api/projects/{projectId}/facets", {
      token: workspace.token,
      params: { projectId: workspace.project.id },
      query,
    });

  test.each<{ q: string; found: string; read: string; because: string; more?: Record<string, string> }>([
    { q: "8841", found: "12", read: "model", because: "a model" },
    { q: '"8841"', found: "13", read: "", because: "in quotes a text: a number and a note" },
    { q: "8831", found: "4", read: "model", because: "a model without a PID" },
    { q: "LEEDS", found: "124", read: "site", because: "a site in any case, not the owner of that name" },
    { q: "leeds 8841", found: "12", read: "site model", because: "two fields" },
    { q: "cape town ann", found: "3", read: "site", because: "a site of two words and an owner" },
    { q: "smith ann", found: "1", read: "", because: "two words of one field in another order" },
    { q: "ann 10.1.2", found: "1", read: "", because: "an owner and the beginning of an IP" },
    { q: "CP-8841-3", found: "2", read: "pid", because: "the beginning of a PID" },
    { q: "cp-88", found: "12", read: "pid", because: "a short beginning" },
    { q: "CP-9999-K9", found: "5", read: "pid", because: "a PID we do not recognise" },
    { q: "sip88xx.14", found: "1", read: "load", because: "the beginning of a load" },
    { q: "sip88xx.1_", found: "", read: "load", because: "a sign of patterns is a sign" },
    { q: "night shift", found: "1", read: "batch", because: "the name of a batch" },
    { q: "the bar", found: "1", read: "", because: "notes" },
    { q: "100%", found: "5", read: "", because: "notes with a sign of patterns" },
    { q: "8841", found: "", read: "model", because: "a filter of another model", more: { model: "8831" } },
    { q: "leeds", found: "124", read: "site", because: "a filter of the same site", more: { site: "Leeds,leeds" } },
  ])("$q finds $found: $because", async ({ q, found, read, more }) => {
    const { items, total } = await list(workspace, { q, ...more });
    expect(items.map((phone) => phone.mac.slice(-1)).join("")).toBe(found);
    expect(total).toBe(found.length);
    const { search } = await facets({ q, ...more });
    expect(search.map(({ field }) => field).join(" ")).toBe(read);
  });

  test("a change of all that a search finds touches the same phones", async () => {
    const answer = await edit(workspace, {
      selection: { filter: { q: "leeds 8841" }, except: [] },
      set: { floor: "9" },
      preview: true,
    });
    expect(answer.selected).toBe(2);
  });
});

describe("lists", () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await newFleet();
  });

  const FILTERS: { query: Record<string, string>; total: number; because: string }[] = [
    { query: { floor: "2" }, total: 10, because: "a floor" },
    { query: { pool: "DP-1" }, total: 15, because: "a device pool" },
    { query: { vid: "5" }, total: 15, because: "a VID as a number" },
    { query: { vid: "none" }, total: 15, because: "no VID" },
    { query: { soldAs: "mpp" }, total: 10, because: "the PID says MPP" },
    { query: { firmware: "mpp" }, total: 10, because: "without a load it runs what it was sold with" },
    { query: { q: "00:cc:fc:20:00:1d" }, total: 1, because: "a MAC in another notation" },
    { query: { q: "fc20.00" }, total: 30, because: "a part of a MAC with dots" },
    { query: { q: "owner 0", site: "Leeds" }, total: 10, because: "search and filter together" },
    { query: { q: "1000" }, total: 1, because: "any part of a serial" },
  ];
  test.each(FILTERS)("$query gives $total: $because", async ({ query, total }) => {
    expect((await list(workspace, query)).total).toBe(total);
  });

  const SORTS = [
    "pid",
    "vid",
    "serial",
    "floor",
    "owner",
    "devicePool",
    "version",
    "runningFirmware",
    "soldAs",
    "reason",
  ].concat(["license", "batch", "kemCount", "notes", "manufacturedYear", "createdAt", "updatedAt", "extra.Asset"]);
  test.each(SORTS.flatMap((sort) => [sort, `-${sort}`]))(
    "sorted by %s every phone comes once, in order",
    async (sort) => {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: List = await list(workspace, { sort, limit: "7", ...(cursor ? { cursor } : {}) });
        seen.push(...page.items.map((phone) => phone.mac));
        cursor = page.nextCursor;
      } while (cursor);
      const whole = await list(workspace, { sort });
      expect(seen).toEqual(whole.items.map((phone) => phone.mac));
      expect(new Set(seen).size).toBe(30);
    },
  );

  test("a sort that does not exist is refused by name", async () => {
    const options = { token: workspace.token, params: { projectId: workspace.project.id }, query: { sort: "search" } };
    const response = await request("GET /api/projects/{projectId}/phones", options);
    expect([response.status, await response.text()]).toEqual([422, expect.stringContaining("Sort by one of")]);
  });

  test.each<Record<string, string>>([
    { site: "Leeds", verdict: "needs-information" },
    { q: "leeds 8841 owner" },
    { q: "cp-8841", site: "Leeds" },
  ])("every facet counts what its choice would give under %o", async (filter) => {
    const { search: _, ...facets } = await expectJson<PhoneFacets>(200, "GET /api/projects/{projectId}/facets", {
      token: workspace.token,
      params: { projectId: workspace.project.id },
      query: filter,
    });
    for (const [key, values] of Object.entries(facets)) {
      expect(values.length, key).toBeGreaterThan(0);
      for (const { value, count } of values) {
        const { total } = await list(workspace, { ...filter, [key]: value });
        expect([key, value, count]).toEqual([key, value, total]);
      }
    }
  });
});

describe("counts that are kept", () => {
  const versionOf = async ({ project }: Workspace) => {
    const { rows } = await pool.query<{ version: string }>(
      `SELECT sum("version") AS "version" FROM "InventoryVersion" WHERE "projectId" = $1`,
      [project.id],
    );
    return Number(rows[0]?.version);
  };
  const CHANGES: { change: string; isNew: boolean; because: string }[] = [
    { change: `"site" = 'Bath'`, isNew: true, because: "a filter asks for it" },
    { change: `"owner" = 'Ada'`, isNew: true, because: "the search looks at it" },
    { change: `"withdrawnAt" = now()`, isNew: true, because: "it leaves every count" },
    { change: `"updatedAt" = now()`, isNew: false, because: "nobody is counted by it" },
    { change: `"revision" = "revision" + 1`, isNew: false, because: "nobody is counted by it" },
  ];
  test.each(CHANGES)("$change makes a new version: $isNew, $because", async ({ change, isNew }) => {
    const workspace = await newFleet();
    const before = await versionOf(workspace);
    await pool.query(`UPDATE "Phone" SET ${change} WHERE "projectId" = $1 AND "mac" = $2`, [
      workspace.project.id,
      mac(0),
    ]);
    expect((await versionOf(workspace)) > before).toBe(isNew);
  });

  test("are right after rows were deleted", async () => {
    const workspace = await newFleet();
    expect((await list(workspace)).total).toBe(30);
    await pool.query(`DELETE FROM "Phone" WHERE "projectId" = $1 AND "mac" = $2`, [workspace.project.id, mac(0)]);
    expect((await list(workspace)).total).toBe(29);
  });
});

describe("bulk edit", () => {
  test("a preview tells exactly what then happens, and changes nothing", async () => {
    const workspace = await newFleet();
    const before = await snapshot(workspace);
    const one = (await list(workspace, { site: "Leeds" })).items[0]?.id;
    const change = { selection: { filter: { site: "Leeds" }, except: [one] }, set: { vid: 5 }, reason: "Labels read" };
    const preview = await edit(workspace, { ...change, preview: true });
    expect(await snapshot(workspace)).toEqual(before);
    expect(preview).toMatchObject({ requestId: null, selected: 19, changed: 9, unchanged: 10, refused: [] });
    expect(preview.verdicts).toEqual([{ from: "needs-information", to: "eligible", count: 6 }]);
    expect(preview.sample[0]?.changes.vid).toEqual([null, 5]);

    const { requestId, ...done } = await edit(workspace, change);
    expect({ requestId: null, ...done }).toEqual(preview);
    const { total } = await list(workspace, { site: "Leeds", vid: "5" });
    expect(total).toBe(19);
    const changes = await db.phoneChange.findMany({
      where: { projectId: workspace.project.id, requestId: requestId ?? "" },
    });
    expect(changes).toHaveLength(9);
    expect(changes.every(({ kind, reason }) => kind === "edit" && reason === "Labels read")).toBe(true);
    const audits = await db.auditEvent.findMany({ where: { requestId: requestId ?? "" } });
    expect(audits.map(({ action }) => action)).toEqual(["inventory.edit"]);
  });

  test("fields that belong together go together, and a later file keeps what was set by hand", async () => {
    const workspace = await newFleet();
    await edit(workspace, {
      selection: { filter: {} },
      set: { pid: "CP-8841-3PCC-K9=", runningFirmware: "enterprise", site: "Bath" },
      reason: "One lot",
    });
    const { items } = await list(workspace);
    expect(new Set(items.map((row) => `${row.model} ${row.soldAs} ${row.runningFirmware} ${row.site}`))).toEqual(
      new Set(["8841 mpp enterprise Bath"]),
    );
    const phone = await getPhone(workspace, items[0]?.id ?? "");
    expect(phone.corrected).toEqual(["pid", "runningFirmware", "site"]);
    expect(await db.site.count({ where: { projectId: workspace.project.id, name: "Bath" } })).toBe(1);
  });

  test("withdrawn phones leave batch, lists and counts; taken back they begin again", async () => {
    const workspace = await newFleet();
    const { token, project } = workspace;
    await expectJson(200, "POST /api/projects/{projectId}/batches/apply", {
      token,
      params: { projectId: project.id },
      json: { pilotSize: 2, maxSize: 10 },
    });
    const { total } = await list(workspace);
    const selection = { filter: { site: "Lyon" } };
    const preview = await edit(workspace, { selection, set: { state: "withdrawn" }, reason: "Sold", preview: true });
    expect(preview.batches.every(({ phones, leaving }) => phones === leaving)).toBe(true);
    expect(preview.batches.length).toBeGreaterThan(0);
    const { requestId } = await edit(workspace, { selection, set: { state: "withdrawn" }, reason: "Sold" });
    expect((await list(workspace)).total).toBe(total - 10);
    const withdrawn = await list(workspace, { state: "withdrawn" });
    expect(withdrawn.total).toBe(10);
    expect(withdrawn.items.every(({ batchId }) => batchId === null)).toBe(true);
    const history = (await getPhone(workspace, withdrawn.items.find(({ verdict }) => verdict === "eligible")?.id ?? ""))
      .history;
    expect(history[0]?.changes).toMatchObject({
      state: ["not-started", "withdrawn"],
      batch: [expect.any(String), null],
    });

    const refused = await edit(workspace, {
      selection: { filter: { state: ["not-started", "withdrawn"] } },
      set: { state: "not-started" },
      reason: "Bought back",
      preview: true,
    });
    expect(refused).toMatchObject({ selected: 30, changed: 10, unchanged: 20 });

    const back = await undo(workspace, requestId);
    expect(back).toMatchObject({ restored: 10, left: 0, withoutBatch: 0 });
    expect((await list(workspace)).total).toBe(total);
  });

  test("phones at work cannot be taken back, and are counted with the reason", async () => {
    const workspace = await newFleet();
    await pool.query(
      `INSERT INTO "PhoneWork" ("projectId", "phoneId", "state", "begunAt") SELECT "projectId", "id", 'in-progress', now() FROM "Phone" WHERE "projectId" = $1 AND "site" = 'Lyon'`,
      [workspace.project.id],
    );
    const answer = await edit(workspace, { selection: { filter: {} }, set: { state: "not-started" }, reason: "Again" });
    expect(answer).toMatchObject({
      selected: 30,
      changed: 0,
      unchanged: 20,
      refused: [{ code: "not-withdrawn", count: 10 }],
    });
    const preview = await edit(workspace, {
      selection: { filter: {} },
      set: { state: "withdrawn" },
      reason: "x",
      preview: true,
    });
    expect(preview.states).toContainEqual({ state: "in-progress", count: 10 });
  });

  test("a text that no parser reads is refused with its field", async () => {
    const { token, project } = await newFleet();
    const response = await request("POST /api/projects/{projectId}/phones/edit", {
      token,
      params: { projectId: project.id },
      json: { selection: { filter: {} }, set: { pid: "some phone" }, reason: "x" },
    });
    expect([response.status, await response.json()]).toEqual([
      422,
      expect.objectContaining({ errors: [{ path: "set.pid", message: expect.stringContaining("some phone") }] }),
    ]);
  });
});

describe("undo", () => {
  test("puts back everything as it was, and can be undone itself", async () => {
    const workspace = await newFleet();
    const before = await snapshot(workspace);
    const { requestId } = await edit(workspace, {
      selection: { filter: {} },
      set: { pid: "CP-7821-K9=", vid: 25, owner: null, notes: "moved", runningFirmware: "mpp" },
      reason: "Mistake",
    });
    const changed = await snapshot(workspace);
    expect(changed).not.toEqual(before);
    const first = await undo(workspace, requestId);
    expect(first).toMatchObject({ restored: 30, left: 0 });
    expect(await snapshot(workspace)).toEqual(before);
    await undo(workspace, first.requestId);
    expect(await snapshot(workspace)).toEqual(changed);
  });

  test("leaves phones on which the same field was changed since, and names them", async () => {
    const workspace = await newFleet();
    const { requestId } = await edit(workspace, {
      selection: { filter: {} },
      set: { owner: "Nobody" },
      reason: "Clear",
    });
    const [first, second] = (await list(workspace)).items;
    const patch = (id: string | undefined, json: object) =>
      expectJson(200, "PATCH /api/phones/{phoneId}", {
        token: workspace.token,
        params: { phoneId: id ?? "" },
        json,
        headers: { "if-match": '"2"' },
      });
    await patch(first?.id, { owner: "Ada" });
    await patch(second?.id, { notes: "another field" });
    const answer = await undo(workspace, requestId);
    expect(answer).toMatchObject({ restored: 29, left: 1, leftPhones: [{ id: first?.id, mac: first?.mac }] });
    expect(await getPhone(workspace, first?.id ?? "")).toMatchObject({ owner: "Ada" });
    expect(await getPhone(workspace, second?.id ?? "")).toMatchObject({ owner: "Owner 01", notes: "another field" });
    const again = await request("POST /api/projects/{projectId}/changes/{requestId}/undo", {
      token: workspace.token,
      params: { projectId: workspace.project.id, requestId: requestId ?? "" },
      json: {},
    });
    expect(again.status).toBe(409);
  });

  test("takes back what an import changed, column by column", async () => {
    const workspace = await newFleet();
    const before = await snapshot(workspace);
    await importFile(workspace, `MAC,VID,Owner\n${mac(0)},V09,Somebody else\n${mac(2)},V09,`);
    const change = await db.phoneChange.findFirstOrThrow({
      where: { projectId: workspace.project.id, kind: "import" },
    });
    const { revertChanges } = await import("@/lib/server/inventory/revert-changes");
    const { inTransaction } = await import("@/lib/server/database/transaction");
    const { projectToDecide } = await import("@/lib/server/inventory/project-to-decide");
    const reverted = await inTransaction(async (tx) =>
      revertChanges(tx, {
        project: await projectToDecide(tx, workspace.project.id),
        undo: change.requestId ?? "",
        change: {
          projectId: workspace.project.id,
          kind: "undo",
          reason: "Wrong file",
          actorId: workspace.administrator.id,
          requestId: "undo",
        },
      }),
    );
    expect(reverted).toMatchObject({ restored: 2, left: 0 });
    expect(await snapshot(workspace)).toEqual(before);
  });

  test("the list of changes says who, why, how many, and what is undone", async () => {
    const workspace = await newFleet();
    const { requestId } = await edit(workspace, {
      selection: { filter: { site: "Lyon" } },
      set: { site: "Nice" },
      reason: "Moved",
    });
    await undo(workspace, requestId);
    const { items } = await expectJson<{ items: ChangeGroup[] }>(200, "GET /api/projects/{projectId}/changes", {
      token: workspace.token,
      params: { projectId: workspace.project.id },
    });
    expect(items).toMatchObject([
      { kind: "undo", phones: 10, reason: "Undo: Moved", canUndo: true },
      {
        kind: "edit",
        phones: 10,
        reason: "Moved",
        fields: ["site"],
        canUndo: false,
        undone: { by: "A administrator" },
      },
      { kind: "import", phones: 30, canUndo: false },
    ]);
  });
});

describe("one phone", () => {
  const add = ({ token, project }: Workspace, json: object) =>
    request("POST /api/projects/{projectId}/phones", { token, params: { projectId: project.id }, json });

  test("is added by hand in any notation, decided, and its history says by whom", async () => {
    const workspace = await newFleet();
    const response = await add(workspace, { mac: "SEPaabb.ccdd.ee00", pid: "Cisco 8841", vid: 4, site: "Bath" });
    expect(response.status).toBe(201);
    const phone = (await response.json()) as Phone;
    expect(phone).toMatchObject({
      mac: "AABBCCDDEE00",
      model: "8841",
      verdict: "eligible",
      corrected: ["pid", "site", "vid"],
    });
    expect(phone.history.map(({ kind, actor }) => [kind, actor])).toEqual([["added", "A administrator"]]);
  });

  test("a MAC that is there already names the phone that has it", async () => {
    const workspace = await newFleet();
    const [known] = (await list(workspace)).items;
    const response = await add(workspace, { mac: known?.mac });
    expect([response.status, await response.json()]).toEqual([
      409,
      expect.objectContaining({ errors: [expect.objectContaining({ path: "mac", value: known?.id })] }),
    ]);
  });

  test("mistakes are told field by field", async () => {
    const response = await add(await newFleet(), { mac: "2.79E+13", pid: "toaster" });
    const { errors } = (await response.json()) as { errors: { path: string }[] };
    expect([response.status, errors.map(({ path }) => path)]).toEqual([422, ["mac", "pid"]]);
  });

  test("columns of its own are corrected one by one; two people on different ones are both kept", async () => {
    const workspace = await newFleet();
    const phoneId = (await list(workspace)).items[0]?.id ?? "";
    const patch = (json: object) =>
      request("PATCH /api/phones/{phoneId}", {
        token: workspace.token,
        params: { phoneId },
        json,
        headers: { "if-match": '"1"' },
      });
    expect((await patch({ extra: { Asset: "A-1", Cost: "100" } })).status).toBe(200);
    expect((await patch({ extra: { Owner2: "Ada" }, floor: "7" })).status).toBe(200);
    expect((await patch({ extra: { Asset: "A-2" } })).status).toBe(412);
    const phone = await getPhone(workspace, phoneId);
    expect(phone).toMatchObject({ extra: { Asset: "A-1", Cost: "100", Owner2: "Ada" }, floor: "7" });
    expect(phone.corrected).toEqual(["extra.Asset", "extra.Cost", "extra.Owner2", "floor"]);
    expect(await db.extraField.count({ where: { projectId: workspace.project.id } })).toBe(3);
  });
});

describe("saved views", () => {
  test("are made by editors, used by all, named once, and never overwritten unseen", async () => {
    const workspace = await newFleet();
    const { token, project, organization } = workspace;
    const params = { projectId: project.id };
    const view = {
      name: "Leeds, no VID",
      query: { site: "Leeds", vid: "none", sort: "-owner" },
      columns: [{ id: "mac", width: 160 }, { id: "owner" }],
    };
    const made = await expectJson<SavedView>(201, "POST /api/projects/{projectId}/views", {
      token,
      params,
      json: view,
    });
    expect(made).toMatchObject({ ...view, version: 1, createdBy: "A administrator" });

    const viewer = await newUser({ organizationId: organization.id, projectId: project.id, role: "viewer" });
    const { items } = await expectJson<{ items: SavedView[] }>(200, "GET /api/projects/{projectId}/views", {
      token: viewer.token,
      params,
    });
    expect(items).toEqual([made]);
    const refused = await request("POST /api/projects/{projectId}/views", { token: viewer.token, params, json: view });
    expect(refused.status).toBe(403);

    const twice = await request("POST /api/projects/{projectId}/views", { token, params, json: view });
    expect([twice.status, await twice.json()]).toEqual([
      409,
      expect.objectContaining({ errors: [expect.objectContaining({ path: "name" })] }),
    ]);
    const odd = await request("POST /api/projects/{projectId}/views", {
      token,
      params,
      json: { ...view, name: "x", query: { evil: "1" } },
    });
    expect(odd.status).toBe(422);

    const patch = (version: number, json: object) =>
      request("PATCH /api/projects/{projectId}/views/{viewId}", {
        token,
        params: { ...params, viewId: made.id },
        json,
        headers: { "if-match": `"${version}"` },
      });
    expect((await patch(1, { name: "Leeds" })).status).toBe(200);
    expect((await patch(1, { name: "Lyon" })).status).toBe(412);
    const gone = await request("DELETE /api/projects/{projectId}/views/{viewId}", {
      token,
      params: { ...params, viewId: made.id },
    });
    expect(gone.status).toBe(204);
  });
});

describe("collecting what is missing", () => {
  test("counts by fact, place and model agree with the list", async () => {
    const workspace = await newFleet();
    const { token, project } = workspace;
    const params = { projectId: project.id };
    const missing = await expectJson<{
      total: number;
      reasons: { code: string; count: number }[];
      sites: { site: string; count: number; floors: { floor: string; count: number }[] }[];
    }>(200, "GET /api/projects/{projectId}/missing", { token, params });
    for (const { code, count } of missing.reasons) expect((await list(workspace, { reason: code })).total).toBe(count);
    for (const { site, count, floors } of missing.sites) {
      expect((await list(workspace, { site, verdict: "needs-information" })).total).toBe(count);
      for (const floor of floors)
        expect((await list(workspace, { site, floor: floor.floor, verdict: "needs-information" })).total).toBe(
          floor.count,
        );
    }
    const sheet = await (
      await request("GET /api/projects/{projectId}/collection-sheet.csv", {
        token,
        params,
        query: { site: "Leeds", verdict: "needs-information" },
      })
    ).text();
    const [header, ...rows] = sheet.trim().split("\r\n");
    expect(header).toContain("MAC Address,Product ID,VID,Serial Number");
    expect(rows).toHaveLength(missing.sites.find(({ site }) => site === "Leeds")?.count ?? -1);
    const filled = sheet.replaceAll(/^(\w{12},[^,]*),,/gm, "$1,V06,");
    await importFile(workspace, filled);
    expect((await list(workspace, { site: "Leeds", verdict: "needs-information" })).total).toBe(0);
  });

  test("a technician enters labels of their phones, nothing else, and takes back only their own", async () => {
    const workspace = await newFleet();
    const { token, project, organization } = workspace;
    await expectJson(200, "POST /api/projects/{projectId}/batches/apply", {
      token,
      params: { projectId: project.id },
      json: { pilotSize: 2, maxSize: 10 },
    });
    const [batch] = await db.batch.findMany({ where: { projectId: project.id }, orderBy: { order: "asc" } });
    const technician = await newUser({ organizationId: organization.id, projectId: project.id, role: "technician" });
    await db.batchAssignee.create({ data: { projectId: project.id, batchId: batch?.id ?? "", userId: technician.id } });
    const mine = (await list({ ...workspace, token: technician.token })).items[0];
    const patch = (json: object, revision = mine?.revision) =>
      request("PATCH /api/phones/{phoneId}", {
        token: technician.token,
        params: { phoneId: mine?.id ?? "" },
        json,
        headers: { "if-match": `"${revision}"` },
      });
    expect((await patch({ owner: "Me" })).status).toBe(403);
    const collected = await patch({ vid: 7, serial: "FCH20109999", reason: "collected" });
    expect(collected.status).toBe(200);

    const undoAs = (requestId: string | null) =>
      request("POST /api/projects/{projectId}/changes/{requestId}/undo", {
        token: technician.token,
        params: { projectId: project.id, requestId: requestId ?? "" },
        json: {},
      });
    const { requestId } = await edit(workspace, { selection: { filter: {} }, set: { site: "Bath" }, reason: "x" });
    expect((await undoAs(requestId)).status).toBe(403);
    expect((await undoAs(collected.headers.get("x-request-id"))).status).toBe(200);
    expect((await getPhone(workspace, mine?.id ?? "")).vid).toBe(mine?.vid);
  });
});
