import { beforeEach, describe, expect, test } from "vitest";
import type { Batch, EditBatchesAnswer } from "@/lib/schemas/batches";
import type { ChangeGroup, UndoAnswer } from "@/lib/schemas/phone-changes";
import { db } from "@/lib/server/database/db";
import { expectJson, request } from "./api";
import { importFile } from "./imports";
import { newUser, newWorkspace } from "./people";

/** Many batches are changed by one act: what cannot be changed is named, what was changed can be put back. */

let workspace: Awaited<ReturnType<typeof newWorkspace>>;
let technician: Awaited<ReturnType<typeof newUser>>;
let three: Batch[];
const params = () => ({ projectId: workspace.project.id });
const list = async () =>
  (
    await expectJson<{ items: Batch[] }>(200, "GET /api/projects/{projectId}/batches", {
      token: workspace.token,
      params: params(),
    })
  ).items;
const edit = (change: object, batches: readonly Batch[] = three) =>
  expectJson<EditBatchesAnswer>(200, "POST /api/projects/{projectId}/batches/edit", {
    token: workspace.token,
    params: params(),
    json: { batches: batches.map(({ id, version }) => ({ id, version })), ...change },
  });
const order = (ids: string[], before: string | null, token = workspace.token) =>
  request("POST /api/projects/{projectId}/batches/order", { token, params: params(), json: { ids, before } });
const undo = (requestId: string | null, token = workspace.token) =>
  request("POST /api/projects/{projectId}/changes/{requestId}/undo", {
    token,
    params: { ...params(), requestId: requestId ?? "" },
    json: {},
  });
const changes = async () =>
  (
    await expectJson<{ items: ChangeGroup[] }>(200, "GET /api/projects/{projectId}/changes", {
      token: workspace.token,
      params: params(),
    })
  ).items;
const names = async () => (await list()).map(({ name }) => name);
const WINDOW = { startsAt: "2026-12-07T18:00:00.000Z", endsAt: "2026-12-07T22:00:00.000Z" };

beforeEach(async () => {
  workspace = await newWorkspace();
  technician = await newUser({ organizationId: workspace.organization.id, role: "technician" });
  await importFile(workspace, "MAC,PID,VID,Site\n00CCFC000001,CP-8841-K9=,V10,Leeds");
  for (const name of ["Leeds 1", "Leeds 2", "York"])
    await expectJson(201, "POST /api/projects/{projectId}/batches", {
      token: workspace.token,
      params: params(),
      json: { name },
    });
  three = await list();
});

describe("one change for many", () => {
  test("window and people are set, in one entry of Changes, and come back by undo and go again by its undo", async () => {
    const answer = await edit({ ...WINDOW, people: { how: "add", userIds: [technician.id] } });
    expect(answer).toMatchObject({ changed: 3, unchanged: 0, refused: [] });
    expect(answer.batches.map(({ version }) => version)).toEqual([2, 2, 2]);
    const set = await list();
    expect(set).toMatchObject(three.map(() => ({ ...WINDOW, assignees: [{ userId: technician.id }], version: 2 })));
    const [entry] = await changes();
    expect(entry).toMatchObject({ kind: "batch", title: "Changed 3 batches: dated, assigned", canUndo: true });

    const undone = (await (await undo(answer.requestId)).json()) as UndoAnswer;
    expect(undone).toMatchObject({ what: "batches", restored: 3, left: 0 });
    expect(await list()).toMatchObject(three.map(() => ({ startsAt: null, endsAt: null, assignees: [] })));
    expect((await undo(undone.requestId)).status).toBe(200);
    expect(await list()).toMatchObject(three.map(() => ({ ...WINDOW, assignees: [{ userId: technician.id }] })));
  });

  test("a batch that somebody changed since stays as it is, by the change and by its undo", async () => {
    await edit({ rename: { find: "York", replace: "York Minster" } });
    const answer = await edit(WINDOW); // the versions of before
    expect(answer).toMatchObject({ changed: 2, unchanged: 0 });
    expect(answer.refused).toMatchObject([{ name: "York Minster", reason: expect.stringContaining("meanwhile") }]);
    const [first] = await list();
    await edit({ startsAt: "2026-12-07T19:00:00.000Z" }, first ? [first] : []);
    expect(await (await undo(answer.requestId)).json()).toMatchObject({ restored: 1, left: 1 });
    expect((await list()).map(({ startsAt }) => startsAt)).toEqual(["2026-12-07T19:00:00.000Z", null, null]);
  });

  test("an undo that is undone leaves what somebody did after it", async () => {
    await edit(WINDOW);
    const [one, two] = await list();
    const { requestId } = await edit({ rename: { find: "Leeds", replace: "Lyon" } }, [one, two] as Batch[]);
    const [renamed] = await list();
    await edit({ startsAt: "2026-12-07T19:00:00.000Z" }, [renamed] as Batch[]); // the undo leaves this one
    const undone = (await (await undo(requestId)).json()) as UndoAnswer;
    expect(undone).toMatchObject({ restored: 1, left: 1 });
    expect(await names()).toEqual(["Lyon 1", "Leeds 2", "York"]);
    const [again] = await list();
    await edit({ rename: { find: "Lyon", replace: "Nantes" } }, [again] as Batch[]);
    expect(await (await undo(undone.requestId)).json()).toMatchObject({ restored: 1, left: 0 });
    expect(await names()).toEqual(["Nantes 1", "Lyon 2", "York"]);
  });

  test("a name that is put back leaves the batch to the next plan, as it was", async () => {
    await db.batch.updateMany({ where: { projectId: workspace.project.id }, data: { isByHand: false } });
    const { requestId } = await edit({ rename: { find: "Leeds", replace: "Lyon" } });
    expect((await list()).map(({ isByHand }) => isByHand)).toEqual([true, true, false]);
    await undo(requestId);
    expect((await list()).map(({ isByHand }) => isByHand)).toEqual([false, false, false]);
  });

  test("windows move by days at the same time of the day, also across a change of the clock", async () => {
    await expectJson(200, "PATCH /api/projects/{projectId}", {
      token: workspace.token,
      params: params(),
      headers: { "if-match": `"${workspace.project.version}"` },
      json: { timeZone: "Europe/Berlin" },
    });
    const night = { startsAt: "2027-03-27T19:00:00.000Z", endsAt: "2027-03-27T22:00:00.000Z" }; // 20:00 to 23:00 there
    await edit(night, three.slice(0, 2));
    const dated = await list();
    const answer = await edit({ moveByDays: 1 }, dated);
    expect(answer).toMatchObject({ changed: 2, unchanged: 1, refused: [] });
    const moved = { startsAt: "2027-03-28T18:00:00.000Z", endsAt: "2027-03-28T21:00:00.000Z" }; // summer time
    expect(await list()).toMatchObject([moved, moved, { startsAt: null, endsAt: null }]);
  });

  test("what is not ready stays planned unless there is a reason; the others go on", async () => {
    const refused = await edit({ state: "ready" });
    expect(refused).toMatchObject({ requestId: null, changed: 0 });
    expect(refused.refused).toHaveLength(3);
    expect(refused.refused[0]?.reason).toContain("It has no phones.");
    expect(await edit({ state: "ready", reason: "The list follows." })).toMatchObject({ changed: 3, refused: [] });
    const ready = await list();
    expect(await edit({ state: "ready" }, ready)).toMatchObject({ changed: 0, unchanged: 3, refused: [] });
    expect(await edit({ state: "cancelled" }, ready)).toMatchObject({ changed: 3 });
  });

  test("a wave waits until the pilot is verified, unless somebody says why not", async () => {
    const [wave] = three;
    if (!wave) throw new Error("There is no batch.");
    await expectJson(200, "POST /api/projects/{projectId}/batches/apply", {
      token: workspace.token,
      params: params(),
      json: { pilotSize: 1, maxSize: 10 },
    });
    const now = await list();
    const pilot = now.find(({ kind }) => kind === "pilot");
    expect(pilot).toMatchObject({ phones: 1, pilotOpen: 0 });
    const first = now.filter(({ id }) => id === wave.id);
    expect((await edit({ state: "ready" }, first)).refused[0]?.reason).toContain("1 phone of it is not verified");
    await db.phoneWork.updateMany({
      where: { batchId: pilot?.id ?? "" },
      data: { state: "verified", begunAt: new Date() },
    });
    expect((await edit({ state: "ready" }, first)).refused[0]?.reason).not.toContain("pilot");
    expect(await edit({ state: "ready", reason: "Agreed" }, first)).toMatchObject({ changed: 1 });
  });

  const bad: [change: object, because: string][] = [
    [{}, "nothing is asked"],
    [{ ...WINDOW, moveByDays: 2 }, "a window and days contradict each other"],
    [{ moveByDays: 0.5 }, "half a day is no day"],
    [
      { people: { how: "add", userIds: ["01a2216d-6c26-7ec4-986e-57a43d8c7d3c"] } },
      "this person is not of the project",
    ],
    [{ state: "done" }, "done follows from the phones"],
    [{ rename: { find: "", replace: "x" } }, "nothing is looked for"],
  ];
  test.each(bad)("%o is refused and changes nothing, because %s", async (change) => {
    const answer = await request("POST /api/projects/{projectId}/batches/edit", {
      token: workspace.token,
      params: params(),
      json: { batches: three.map(({ id, version }) => ({ id, version })), ...change },
    });
    expect(answer.status).toBe(422);
    expect(await list()).toEqual(three);
  });

  test("a window that ends before it starts is named, batch by batch", async () => {
    const answer = await edit({ startsAt: WINDOW.endsAt, endsAt: WINDOW.startsAt });
    expect(answer.refused.map(({ reason }) => reason)).toEqual(three.map(() => "The window ends before it starts."));
  });

  test("who does not plan can neither change batches nor put them back", async () => {
    const { requestId } = await edit(WINDOW);
    const { token } = technician;
    expect((await undo(requestId, token)).status).toBe(403);
    expect((await order(three.map(({ id }) => id).reverse(), null, token)).status).toBe(403);
    expect(await names()).toEqual(["Leeds 1", "Leeds 2", "York"]);
    expect(await list()).toMatchObject(three.map(() => WINDOW));
  });
});

describe("the order of work", () => {
  test("batches go before another one or to the end, as they are named", async () => {
    const [one, two, york] = three.map(({ id }) => id) as [string, string, string];
    const steps: [ids: string[], before: string | null, names: string[]][] = [
      [[york], one, ["York", "Leeds 1", "Leeds 2"]],
      [[york], null, ["Leeds 1", "Leeds 2", "York"]],
      [[york, one], two, ["York", "Leeds 1", "Leeds 2"]],
    ];
    for (const [ids, before, after] of steps) {
      expect((await order(ids, before)).status).toBe(204);
      expect(await names()).toEqual(after);
    }
    expect((await changes())[0]?.title).toBe("Changed the order: moved 2 batches");
  });

  test("a batch that is gone is said, and the order stays", async () => {
    const [one] = three.map(({ id }) => id) as [string];
    expect((await order([one, "01a2216d-6c26-7ec4-986e-57a43d8c7d3c"], null)).status).toBe(409);
    expect(await names()).toEqual(["Leeds 1", "Leeds 2", "York"]);
  });

  test("two who order at once leave every place to one batch", async () => {
    const ids = three.map(({ id }) => id);
    for (let round = 0; round < 10; round++) {
      const answers = await Promise.all(ids.map((id) => order([id], round % 2 ? null : (ids[0] ?? null))));
      expect(answers.every(({ status }) => status === 204)).toBe(true);
      expect((await list()).map((batch) => batch.order)).toEqual([1, 2, 3]);
    }
  });
});
