import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Batch, BatchPlan, PlanResult } from "@/lib/schemas/batches";
import type { ChangedPhone, ChangeGroup, UndoAnswer } from "@/lib/schemas/phone-changes";
import type { PhoneRow } from "@/lib/schemas/phones";
import { lastWishes } from "@/lib/server/batches/last-wishes";
import { db } from "@/lib/server/database/db";
import { expectJson, request } from "./api";
import { importFile } from "./imports";
import { newUser, newWorkspace } from "./people";

/** Planning again is safe: what people set stays unless they name it, what would be lost is listed, and it can be undone. */

const fleet = (site: string, from: number, count: number) =>
  Array.from(
    { length: count },
    (_, index) => `00CCFC${(from + index).toString(16).padStart(6, "0").toUpperCase()},CP-8841-K9=,V10,${site}`,
  );
const file = (...rows: string[][]) => ["MAC,PID,VID,Site", ...rows.flat()].join("\n");

let workspace: Awaited<ReturnType<typeof newWorkspace>>;
const params = () => ({ projectId: workspace.project.id });
const call = <Answer>(name: "plan" | "apply", json: object) =>
  expectJson<Answer>(200, `POST /api/projects/{projectId}/batches/${name}`, {
    token: workspace.token,
    params: params(),
    json,
  });
const plan = (json: object = {}) => call<BatchPlan>("plan", { pilotSize: 0, maxSize: 10, ...json });
const apply = (json: object = {}) => call<PlanResult>("apply", { pilotSize: 0, maxSize: 10, ...json });
const batches = async () =>
  (
    await expectJson<{ items: Batch[] }>(200, "GET /api/projects/{projectId}/batches", {
      token: workspace.token,
      params: params(),
    })
  ).items;
const phones = async () =>
  (
    await expectJson<{ items: PhoneRow[] }>(200, "GET /api/projects/{projectId}/phones", {
      token: workspace.token,
      params: params(),
      query: { limit: "500" },
    })
  ).items;
const places = async () => new Map((await phones()).map(({ mac, batchName }) => [mac, batchName]));
const patch = (batch: Batch, json: object) =>
  expectJson<Batch>(200, "PATCH /api/batches/{batchId}", {
    token: workspace.token,
    params: { batchId: batch.id },
    headers: { "if-match": `"${batch.version}"` },
    json,
  });
const undo = (requestId: string) =>
  expectJson<UndoAnswer>(200, "POST /api/projects/{projectId}/changes/{requestId}/undo", {
    token: workspace.token,
    params: { ...params(), requestId },
    json: {},
  });
const changes = async () =>
  (
    await expectJson<{ items: ChangeGroup[] }>(200, "GET /api/projects/{projectId}/changes", {
      token: workspace.token,
      params: params(),
    })
  ).items;

let person: { id: string };
beforeEach(async () => {
  workspace = await newWorkspace();
  person = await newUser({
    organizationId: workspace.organization.id,
    projectId: workspace.project.id,
    role: "technician",
  });
  await importFile(workspace, file(fleet("Leeds", 1, 14), fleet("Lyon", 100, 6), fleet("York", 200, 4)));
  await apply();
});

/** Dates the first batch, assigns the second, renames the third. */
async function setThings(): Promise<Batch[]> {
  const [one, two, three] = (await batches()) as [Batch, Batch, Batch];
  await patch(one, { startsAt: "2026-12-12T20:00:00Z" });
  await patch(two, { assigneeIds: [person.id] });
  await patch(three, { name: "The lab" });
  return batches();
}
const essence = (all: readonly Batch[]) =>
  all.map(({ id, name, startsAt, assignees, phones: count }) => ({ id, name, startsAt, assignees, count }));

describe("plan, date, assign, rename, import more, plan again", () => {
  test("nothing of it is lost: new phones fill batches with room and then make new ones", async () => {
    const before = await setThings();
    const where = await places();
    await importFile(workspace, file(fleet("Lyon", 300, 6), fleet("Bath", 400, 3)));
    const proposal = await plan();
    expect(proposal).toMatchObject({ mode: "place-new", phones: 9, kept: before.length, replaceable: [] });
    expect(await apply()).toMatchObject({ phones: 9, replaced: 0 });
    const after = await batches();
    for (const batch of before)
      expect(essence(after)).toContainEqual({ ...essence([batch])[0], count: expect.any(Number) });
    for (const [mac, batch] of where) expect([mac, (await places()).get(mac)]).toEqual([mac, batch]);
    expect(Math.max(...after.map(({ phones: count }) => count))).toBeLessThanOrEqual(10);
    expect((await phones()).every(({ batchId }) => batchId !== null)).toBe(true);
    expect(await plan(), "planning again without new phones changes nothing").toMatchObject({
      phones: 0,
      proposals: [],
    });
  });

  test("a batch that is ready, or in which something was done, takes no more phones", async () => {
    const [lyon] = (await batches()).filter(({ site }) => site === "Lyon") as [Batch];
    await patch(lyon, { state: "ready", reason: "The team knows" });
    await importFile(workspace, file(fleet("Lyon", 300, 2)));
    await apply();
    expect((await batches()).find(({ id }) => id === lyon.id)).toMatchObject({ phones: 6, state: "ready" });
  });
});

describe("making the planned batches again", () => {
  test("keeps what is dated, assigned or named, and lists what naming it would lose", async () => {
    const before = await setThings();
    const proposal = await plan({ mode: "replan", maxSize: 3 });
    const listed = new Map(proposal.replaceable.map((one) => [one.id, one]));
    expect(before.slice(0, 3).map(({ id }) => listed.get(id)?.losses)).toEqual([["dated"], ["assigned"], ["by-hand"]]);
    expect(proposal.replaceable.filter(({ isReplaced }) => isReplaced).map(({ id }) => id)).toEqual(
      before.slice(3).map(({ id }) => id),
    );
    await apply({ mode: "replan", maxSize: 3 });
    expect(essence(await batches())).toEqual(expect.arrayContaining(essence(before.slice(0, 3))));
  });

  test("takes what was named too; it can be undone, with dates, people and names, and that can be undone again", async () => {
    const before = await setThings();
    const where = await places();
    const all = before.map(({ id }) => id);
    const { requestId, replaced } = await apply({ mode: "replan", maxSize: 4, replace: all });
    expect(replaced).toBe(before.length);
    const planned = await places();
    expect(planned).not.toEqual(where);

    const back = await undo(requestId);
    expect(back).toMatchObject({ restored: 24, left: 0 });
    expect(await places()).toEqual(where);
    expect(essence(await batches())).toEqual(expect.arrayContaining(essence(before)));
    expect((await batches()).length).toBe(before.length);

    await undo(back.requestId);
    expect(await places()).toEqual(planned);
  });

  test("an undo leaves alone what was begun or moved since, and names it", async () => {
    const { requestId } = await apply({ mode: "replan", maxSize: 4 });
    const [begun] = (await phones()) as [PhoneRow];
    await expectJson(200, "POST /api/step-events", {
      token: workspace.token,
      json: [
        {
          operationId: randomUUID(),
          phoneId: begun.id,
          step: "e2m-ucm.find-phone",
          action: "tick",
          at: "2026-12-05T20:00:00Z",
        },
      ],
    });
    expect(await undo(requestId)).toMatchObject({ left: 1, leftPhones: [{ mac: begun.mac }] });
    expect((await phones()).find(({ id }) => id === begun.id)).toMatchObject({
      batchId: begun.batchId,
      state: "in-progress",
    });
  });
});

test("what was wished of a plan is there for the next one", async () => {
  expect(await lastWishes(workspace.project.id)).toMatchObject({ pilotSize: 0, maxSize: 10 });
  await importFile(workspace, file(fleet("York", 900, 3)));
  const wished = { pilotSize: 3, maxSize: 25, families: "apart", firstSites: ["York, Minster", "Leeds"] } as const;
  await apply(wished);
  expect(await lastWishes(workspace.project.id)).toMatchObject({ ...wished, schedule: null });
  const other = await newWorkspace();
  expect(await lastWishes(other.project.id)).toBeNull();
});

describe("what was done stands in Changes", () => {
  test("a plan, a move, a deletion and an edit of a batch, each with its phones, old and new", async () => {
    const [one, two] = (await batches()) as [Batch, Batch];
    await expectJson(200, "POST /api/projects/{projectId}/batches/move", {
      token: workspace.token,
      params: params(),
      json: { selection: { filter: { batch: [one.id] }, except: [] }, batchId: two.id, reason: "One team" },
    });
    const emptied = (await batches()).find(({ id }) => id === one.id) as Batch;
    await patch(emptied, { startsAt: "2026-12-12T20:00:00Z" });
    await expectJson(204, "DELETE /api/batches/{batchId}", { token: workspace.token, params: { batchId: two.id } });
    const found = await changes();
    expect(found.map(({ kind, phones: count, canUndo }) => [kind, count, canUndo])).toEqual([
      ["batch", two.phones + one.phones, true],
      ["batch", 0, false],
      ["move", one.phones, true],
      ["plan", 24, true],
      ["import", 24, false],
    ]);
    expect(found.map(({ title }) => title)).toEqual([
      `Deleted the batch ${two.name}`,
      `Batch ${one.name}: dated`,
      expect.stringContaining("Moved phones to the batch"),
      expect.stringMatching(/^Planned batches: \d+ new batches$/),
      "Imported fleet.csv",
    ]);
    const { items, total } = await expectJson<{ items: ChangedPhone[]; total: number }>(
      200,
      "GET /api/projects/{projectId}/changes/{requestId}",
      {
        token: workspace.token,
        params: { ...params(), requestId: found[2]?.requestId ?? "" },
      },
    );
    expect(total).toBe(one.phones);
    expect(items[0]?.changes).toEqual({ batch: [one.name, two.name] });

    expect(await undo(found[0]?.requestId ?? "")).toMatchObject({ restored: two.phones + one.phones });
    expect((await batches()).find(({ id }) => id === two.id)).toMatchObject({
      name: two.name,
      phones: two.phones + one.phones,
    });
  });
});

test("phones that are named are the pilot, in any notation; what cannot be in it is said", async () => {
  workspace = await newWorkspace();
  await importFile(workspace, file(fleet("Leeds", 1, 6), fleet("Lyon", 100, 2)));
  const named = { pilotMacs: ["00:CC:FC:00:00:64", "SEP00CCFC000002", "a0cf5b000001"] };
  const { proposals, remarks } = await plan(named);
  expect(proposals[0]).toMatchObject({ kind: "pilot", phones: 2, site: null });
  expect(proposals[0]?.reason).toContain("Chosen by hand");
  expect(remarks).toEqual([
    "Named for the pilot, but not in this plan: A0CF5B000001. They are not in the inventory, not eligible, or in a batch already.",
  ]);
  await apply(named);
  const inPilot = (await phones()).filter(({ batchName }) => batchName === "Pilot").map(({ mac }) => mac);
  expect(inPilot).toEqual(["00CCFC000002", "00CCFC000064"]);
  const again = await plan({ pilotMacs: ["00CCFC000003", "00CCFC000002"] });
  expect(again.proposals).toEqual([]);
  expect(again.remarks, "only the phone that is not in it").toEqual([
    "The pilot is there already and stays as it is; named for it in vain: 00CCFC000003. Move them there from the inventory.",
  ]);
  expect((await plan({ pilotMacs: inPilot })).remarks).toEqual([]);
  const wrong = await request("POST /api/projects/{projectId}/batches/plan", {
    token: workspace.token,
    params: params(),
    json: { pilotMacs: ["00CCFC00000"] },
  });
  expect(wrong.status).toBe(422);
  expect((await wrong.json()).errors).toEqual([{ path: "pilotMacs", message: "“00CCFC00000” is no MAC address." }]);
});

describe("a plan with dates", () => {
  const schedule = {
    firstDay: "2026-12-07",
    perDay: 15,
    closedDays: ["2026-12-08"],
    sites: [{ site: "Lyon", timeZone: "Asia/Tokyo", from: "20:00", to: "02:00" }],
  };
  const windows = async () =>
    (await batches()).map(({ name, phones: count, startsAt, endsAt }) => [name, count, startsAt, endsAt]);

  test("gives each new batch its window, keeps to the capacity, and changes nothing when it is planned again", async () => {
    workspace = await newWorkspace();
    await importFile(workspace, file(fleet("Leeds", 1, 14), fleet("Lyon", 100, 6), fleet("York", 200, 4)));
    const proposed = await plan({ maxSize: 100, schedule });
    expect(proposed.proposals.map(({ name, startsAt }) => [name, startsAt])).toEqual([
      ["Leeds", "2026-12-07T18:00:00.000Z"],
      ["Lyon", "2026-12-09T11:00:00.000Z"],
      ["York", "2026-12-09T18:00:00.000Z"],
    ]);
    await apply({ maxSize: 100, schedule });
    const made = await windows();
    expect(made).toEqual([
      ["Leeds", 14, "2026-12-07T18:00:00.000Z", "2026-12-07T22:00:00.000Z"],
      ["Lyon", 6, "2026-12-09T11:00:00.000Z", "2026-12-09T17:00:00.000Z"],
      ["York", 4, "2026-12-09T18:00:00.000Z", "2026-12-09T22:00:00.000Z"],
    ]);
    expect((await plan({ maxSize: 100, schedule })).proposals).toEqual([]);
    await apply({ maxSize: 100, schedule });
    expect(await windows()).toEqual(made);
  });

  test("is a calendar file, of a technician with their own batches; what has no date is not in it", async () => {
    workspace = await newWorkspace();
    await importFile(workspace, file(fleet("Leeds", 1, 6), fleet("Lyon", 100, 6)));
    await apply({ maxSize: 100, schedule });
    await importFile(workspace, file(fleet("York", 200, 4)));
    await apply({ maxSize: 100 });
    const { organization, project } = workspace;
    const technician = await newUser({
      organizationId: organization.id,
      projectId: project.id,
      role: "technician",
    });
    const lyon = await db.batch.findFirstOrThrow({ where: { projectId: project.id, name: "Lyon" } });
    await db.batchAssignee.create({ data: { projectId: project.id, batchId: lyon.id, userId: technician.id } });
    const linesFor = async (token: string) => {
      const answer = await request("GET /api/projects/{projectId}/batches.ics", { token, params: params() });
      expect(answer.headers.get("content-type")).toBe("text/calendar");
      return (await answer.text()).split("\r\n").filter((line) => /^(?:DTSTART|LOCATION)/.test(line));
    };
    const ofLyon = ["DTSTART:20261207T110000Z", "LOCATION:Lyon"];
    expect(await linesFor(workspace.token)).toEqual(["DTSTART:20261207T180000Z", "LOCATION:Leeds", ...ofLyon]);
    expect(await linesFor(technician.token)).toEqual(ofLyon);
  });

  test("what is dated keeps its phones and its room; new phones get batches and days of their own", async () => {
    workspace = await newWorkspace();
    await importFile(workspace, file(fleet("Leeds", 1, 14)));
    await apply({ maxSize: 100, schedule });
    await importFile(workspace, file(fleet("Leeds", 50, 2)));
    await apply({ maxSize: 100, schedule });
    expect(await windows()).toEqual([
      ["Leeds", 14, "2026-12-07T18:00:00.000Z", "2026-12-07T22:00:00.000Z"],
      ["Leeds (2)", 2, "2026-12-09T18:00:00.000Z", "2026-12-09T22:00:00.000Z"],
    ]);
  });

  test("a site that no phone stands at is told", async () => {
    workspace = await newWorkspace();
    await importFile(workspace, file(fleet("Leeds", 1, 2)));
    const { remarks } = await plan({ firstSites: ["Leeds", "Lede"], schedule });
    expect(remarks.map((remark) => /at (\w+):/.exec(remark)?.[1])).toEqual(["Lede", "Lyon"]);
  });

  test.each([
    { schedule: { firstDay: "tomorrow" }, path: "schedule.firstDay" },
    { schedule: { firstDay: "2026-12-07", weekdays: [8] }, path: "schedule.weekdays.0" },
    { schedule: { firstDay: "2026-12-07", timeZone: "Mars" }, path: "schedule.timeZone" },
    { schedule: { firstDay: "2026-12-07", from: "25:00" }, path: "schedule.from" },
  ])("$path is refused when it is none", async ({ schedule: wrong, path }) => {
    const problem = await expectJson<{ errors: { path: string }[] }>(
      422,
      "POST /api/projects/{projectId}/batches/plan",
      {
        token: workspace.token,
        params: params(),
        json: { schedule: wrong },
      },
    );
    expect(problem.errors.map((error) => error.path)).toEqual([path]);
  });
});
