import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Batch } from "@/lib/schemas/batches";
import type { PhoneRow } from "@/lib/schemas/phones";
import type { Evidence, StepOutcome, Work } from "@/lib/schemas/work";
import { db } from "@/lib/server/database/db";
import { expectJson, request, runJobs } from "./api";
import { importFile } from "./imports";
import { newUser, newWorkspace } from "./people";

const FLEET = [
  "MAC,PID,VID,Site",
  ...Array.from(
    { length: 30 },
    (_, index) =>
      `00CCFC0000${(16 + index).toString(16)},${index % 3 ? "CP-8841-K9=" : "CP-7841-K9="},V10,${index % 2 ? "Leeds" : "Lyon"}`,
  ),
  "00CCFC999999,CP-7821-K9=,V01,Leeds",
].join("\n");
const STEP = "e2m-ucm.find-phone";

let workspace: Awaited<ReturnType<typeof newWorkspace>>;
let phones: PhoneRow[];
const params = () => ({ projectId: workspace.project.id });
const list = async () =>
  (
    await expectJson<{ items: PhoneRow[] }>(200, "GET /api/projects/{projectId}/phones", {
      token: workspace.token,
      params: params(),
      query: { limit: "100" },
    })
  ).items;
const apply = (json: object = {}) =>
  expectJson<{ created: number; phones: number; kept: number }>(200, "POST /api/projects/{projectId}/batches/apply", {
    token: workspace.token,
    params: params(),
    json,
  });
const batches = async () =>
  (
    await expectJson<{ items: Batch[] }>(200, "GET /api/projects/{projectId}/batches", {
      token: workspace.token,
      params: params(),
    })
  ).items;
const eligible = () => phones.find(({ verdict }) => verdict === "eligible") as PhoneRow;

type Event = {
  operationId?: string;
  phoneId?: string;
  batchId?: string;
  step?: string;
  action?: string;
  note?: string;
  at?: string;
};
const event = (given: Event) => ({
  operationId: randomUUID(),
  step: STEP,
  action: "tick",
  at: "2026-01-01T10:00:00Z",
  ...given,
});
const send = (events: object[], token = workspace.token) =>
  expectJson<StepOutcome[]>(200, "POST /api/step-events", { token, json: events });
const stateOf = async (id: string) =>
  (await db.phoneWork.findFirst({ where: { phoneId: id } }))?.state ?? "not-started";

beforeEach(async () => {
  workspace = await newWorkspace();
  await importFile(workspace, FLEET);
  phones = await list();
});

describe("batches", () => {
  test("every eligible phone is in exactly one batch, no other is in any, the pilot is first", async () => {
    expect(await apply({ pilotSize: 4, maxSize: 6 })).toMatchObject({ phones: 30, kept: 0 });
    const planned = await list();
    expect(planned.filter(({ batchId }) => batchId !== null).length).toBe(30);
    expect(planned.find(({ mac }) => mac === "00CCFC999999")?.batchId).toBeNull();
    const stored = await batches();
    expect(stored[0]).toMatchObject({ kind: "pilot", phones: 4 });
    expect(stored.every((batch) => batch.phones <= 6 && batch.reason.length > 0)).toBe(true);
  });

  test("a plan is only a proposal until it is applied", async () => {
    const plan = await expectJson<{ proposals: { phones: number }[] }>(
      200,
      "POST /api/projects/{projectId}/batches/plan",
      { token: workspace.token, params: params(), json: {} },
    );
    expect(plan.proposals.reduce((sum, { phones: count }) => sum + count, 0)).toBe(30);
    expect(await batches()).toEqual([]);
  });

  test("making the batches again keeps what has begun, and makes no second pilot", async () => {
    await apply({ pilotSize: 4, maxSize: 10 });
    const [pilot] = await batches();
    const begun = (await list()).find(({ batchId }) => batchId === pilot?.id) as PhoneRow;
    await send([event({ phoneId: begun.id })]);
    const again = await apply({ pilotSize: 4, maxSize: 5, mode: "replan" });
    expect(again.kept).toBe(1);
    const after = await batches();
    expect(after.filter(({ kind }) => kind === "pilot")).toMatchObject([
      { id: pilot?.id, state: "running", phones: 4 },
    ]);
    expect((await list()).filter(({ batchId }) => batchId !== null).length).toBe(30);
  });

  test("phones move by hand; one that cannot be converted, or is begun, stays where it is and is counted", async () => {
    await apply({ pilotSize: 0, maxSize: 100 });
    const target = await expectJson<Batch>(201, "POST /api/projects/{projectId}/batches", {
      token: workspace.token,
      params: params(),
      json: { name: "By hand" },
    });
    const ineligible = phones.find(({ verdict }) => verdict === "ineligible") as PhoneRow;
    const [one, two] = phones.filter(({ verdict }) => verdict === "eligible") as [PhoneRow, PhoneRow];
    await send([event({ phoneId: two.id })]);
    const moved = await expectJson(200, "POST /api/projects/{projectId}/batches/move", {
      token: workspace.token,
      params: params(),
      json: { selection: { ids: [one.id, two.id, ineligible.id] }, batchId: target.id, reason: "closer to the lift" },
    });
    expect(moved).toEqual({ selected: 3, moved: 1, refused: 2 });
    const all = await expectJson(200, "POST /api/projects/{projectId}/batches/move", {
      token: workspace.token,
      params: params(),
      json: { selection: { filter: { site: ["Lyon"] }, except: [] }, batchId: null },
    });
    expect(all).toMatchObject({ selected: phones.filter(({ site }) => site === "Lyon").length });
  });

  const MOVES = [
    { path: ["ready"], status: 409, because: "it has no date and nobody is assigned" },
    { path: [["ready", "The team knows"]], status: 200, because: "a person may overrule that with a reason" },
    { path: ["running"], status: 422, because: "running follows from the phones" },
    { path: ["done"], status: 422, because: "done follows from the phones" },
    { path: [["cancelled", "Not now"], "planned"], status: 200, because: "a cancelled batch can be reopened" },
    {
      path: [
        ["cancelled", "Not now"],
        ["ready", "Now"],
      ],
      status: 409,
      because: "it is reopened first",
    },
  ] as const;
  test.each(MOVES)("a batch through $path ends with $status: $because", async ({ path, status }) => {
    await apply();
    const [batch] = (await batches()) as [Batch];
    let last: Response | undefined;
    let version = batch.version;
    for (const step of path) {
      const [state, reason] = typeof step === "string" ? [step] : step;
      last = await request("PATCH /api/batches/{batchId}", {
        token: workspace.token,
        params: { batchId: batch.id },
        json: { state, ...(reason ? { reason } : {}) },
        headers: { "if-match": `"${version}"` },
      });
      if (last.ok) version += 1;
    }
    expect(last?.status).toBe(status);
  });
});

describe("ticks", () => {
  beforeEach(async () => {
    await apply({ pilotSize: 1, maxSize: 100 });
  });

  test("refused of a phone in no batch: nobody works on a phone that no batch holds", async () => {
    const { id: phoneId } = eligible();
    await expectJson(200, "POST /api/projects/{projectId}/batches/move", {
      token: workspace.token,
      params: params(),
      json: { selection: { ids: [phoneId] }, batchId: null },
    });
    expect(await send([event({ phoneId })])).toMatchObject([
      { status: "refused", reason: expect.stringContaining("in no batch") },
    ]);
    expect(await stateOf(phoneId)).toBe("not-started");
  });

  test("an operation is stored once, however often and together with whatever it is sent", async () => {
    const { id: phoneId } = eligible();
    const events = Array.from({ length: 20 }, () => event({ phoneId }));
    await Promise.all([send(events), send([...events].reverse()), send(events)]);
    const outcomes = await send(events);
    expect(outcomes.every(({ status }) => status === "already-there")).toBe(true);
    expect(await db.stepEvent.count({ where: { phoneId } })).toBe(20);
  });

  test("the same operation with other content is refused", async () => {
    const { id: phoneId } = eligible();
    const first = event({ phoneId });
    await send([first]);
    expect(await send([{ ...first, step: "e2m-ucm.apply-config" }])).toMatchObject([{ status: "refused" }]);
  });

  const ACTIONS = [
    { actions: [["tick"]], state: "in-progress", because: "the first tick begins the work" },
    { actions: [["tick"], ["untick", "wrong phone"]], state: "in-progress", because: "what was begun stays begun" },
    { actions: [["tick"], ["hold", "in use"]], state: "on-hold", because: "held with a reason" },
    { actions: [["tick"], ["fail", "does not boot"]], state: "failed", because: "failed with a reason" },
    { actions: [["tick"], ["fail", "broken"], ["resume"]], state: "in-progress", because: "resumed" },
    { actions: [["fail", "broken"], ["resume"]], state: "not-started", because: "nobody had touched it before" },
    { actions: [["note", "third floor"]], state: "not-started", because: "a note changes nothing" },
  ] as const;
  test.each(ACTIONS)("$actions leads to $state: $because", async ({ actions, state }) => {
    const { id: phoneId } = eligible();
    for (const [action, note] of actions) {
      expect(await send([event({ phoneId, action, ...(note ? { note } : {}) })])).toMatchObject([{ status: "stored" }]);
    }
    expect(await stateOf(phoneId)).toBe(state);
  });

  test.each([
    { given: { action: "untick" }, says: "why", because: "taking back needs a reason" },
    { given: { action: "fail" }, says: "why", because: "so does a failure" },
    { given: { step: "nothing" }, says: "no step", because: "there is no such step" },
    { given: { step: "e2m-third-party.verify" }, says: "evidence", because: "a phone is verified by evidence only" },
    { given: { phoneId: randomUUID() }, says: "no such phone", because: "there is no such phone" },
  ])("refused: $because", async ({ given, says }) => {
    const [outcome] = await send([event({ phoneId: eligible().id, ...given })]);
    expect(outcome).toMatchObject({ status: "refused", reason: expect.stringMatching(new RegExp(says, "i")) });
    expect(await db.stepEvent.count({ where: { projectId: workspace.project.id } })).toBe(0);
  });

  test("a replay is answered as already there, whatever became of the batch since", async () => {
    const { id: phoneId, batchId } = (await list()).find((phone) => phone.batchId !== null) as PhoneRow;
    const first = event({ phoneId });
    await send([first]);
    await db.batch.updateMany({ where: { id: batchId ?? "" }, data: { state: "cancelled" } });
    expect(await send([first])).toMatchObject([{ status: "already-there" }]);
    expect(await send([event({ phoneId })])).toMatchObject([
      { status: "refused", reason: expect.stringContaining("cancelled") },
    ]);
  });

  test("a phone left over in a cancelled batch can be moved and goes on", async () => {
    const { id: phoneId, batchId } = (await list()).find((phone) => phone.batchId !== null) as PhoneRow;
    await send([event({ phoneId })]);
    const other = (await batches()).find(({ id }) => id !== batchId) as Batch;
    const move = () =>
      expectJson<{ moved: number }>(200, "POST /api/projects/{projectId}/batches/move", {
        token: workspace.token,
        params: params(),
        json: { selection: { ids: [phoneId] }, batchId: other.id },
      });
    expect((await move()).moved, "somebody is at work on it").toBe(0);
    await db.batch.updateMany({ where: { id: batchId ?? "" }, data: { state: "cancelled" } });
    expect((await move()).moved).toBe(1);
    expect(await send([event({ phoneId })])).toMatchObject([{ status: "stored" }]);
  });

  test("a held phone takes no tick until it is resumed", async () => {
    const { id: phoneId } = eligible();
    await send([event({ phoneId, action: "hold", note: "in use" })]);
    expect(await send([event({ phoneId })])).toMatchObject([
      { status: "refused", reason: expect.stringContaining("on hold") },
    ]);
  });

  test("a phone that is not eligible cannot be started", async () => {
    const { id: phoneId } = phones.find(({ verdict }) => verdict === "ineligible") as PhoneRow;
    expect(await send([event({ phoneId })])).toMatchObject([{ status: "refused" }]);
  });

  test("a target load below the phone's floor: it is said, and the phone cannot be started", async () => {
    await expectJson(200, "PATCH /api/projects/{projectId}", {
      token: workspace.token,
      params: params(),
      json: { loads: { sip88xx: "sip88xx.11-3-5MPP0001-10" } },
      headers: { "if-match": '"1"' },
    });
    await runJobs();
    const { id: phoneId } = phones.find(({ model }) => model === "8841") as PhoneRow;
    expect(await send([event({ phoneId })])).toMatchObject([
      { status: "refused", reason: expect.stringContaining("11-3-5") },
    ]);
  });

  test("40 writers on one phone: nothing acknowledged is lost", async () => {
    const { id: phoneId } = eligible();
    const answers = await Promise.all(Array.from({ length: 40 }, () => send([event({ phoneId })])));
    const acknowledged = answers.flat().filter(({ status }) => status === "stored").length;
    expect(await db.stepEvent.count({ where: { phoneId } })).toBe(acknowledged);
    expect(acknowledged).toBe(40);
  });
});

describe("a technician's list", () => {
  test("holds the batches assigned to them and what is ticked, and no others", async () => {
    await apply({ pilotSize: 2, maxSize: 10 });
    const [first] = (await batches()) as [Batch];
    const technician = await newUser({
      organizationId: workspace.organization.id,
      projectId: workspace.project.id,
      role: "technician",
    });
    await expectJson(200, "PATCH /api/batches/{batchId}", {
      token: workspace.token,
      params: { batchId: first.id },
      json: { assigneeIds: [technician.id] },
      headers: { "if-match": '"1"' },
    });
    const work = () =>
      expectJson<Work>(200, "GET /api/projects/{projectId}/work", { token: technician.token, params: params() });
    const [batch] = (await work()).batches;
    expect((await work()).batches.map(({ id }) => id)).toEqual([first.id]);
    const phoneId = batch?.phones[0]?.id ?? "";
    await send([event({ phoneId })], technician.token);
    expect((await work()).steps).toMatchObject([{ phoneId, step: STEP, isTicked: true, by: "A technician" }]);
    await send([event({ phoneId, action: "untick", note: "slipped" })], technician.token);
    expect((await work()).steps).toMatchObject([{ isTicked: false, note: "slipped" }]);
  });
});

describe("evidence", () => {
  const statusText = (
    mac: string,
    { version = "sip88xx.12-0-4MPP0001-58", type = "Classic", status = "Authorization Succeeded." } = {},
  ) =>
    `Product Name: CP-8841-3PCC\nSoftware Version: ${version}\nMAC Address: ${mac}\nTransition Authorization Type: ${type}\nTransition Authorization Status: [0][01/01/2026 12:00:00][https://host/licenses/e2m/${mac}.lic]${status}`;
  const add = (phoneId: string, text: string) =>
    expectJson<Evidence>(201, "POST /api/projects/{projectId}/evidence", {
      token: workspace.token,
      params: params(),
      json: { phoneId, text },
    });
  const an8841 = () => phones.find(({ model }) => model === "8841") as PhoneRow;

  test("the phone's own status text verifies it, and it stands in its history", async () => {
    const { id, mac } = an8841();
    expect(await add(id, statusText(mac))).toMatchObject({ outcome: "verified", state: "verified" });
    expect(await stateOf(id)).toBe("verified");
    const phone = await expectJson<{ history: { kind: string }[] }>(200, "GET /api/phones/{phoneId}", {
      token: workspace.token,
      params: { phoneId: id },
    });
    expect(phone.history.map(({ kind }) => kind)).toContain("evidence");
  });

  test.each([
    {
      text: (mac: string) => statusText(mac, { version: "sip88xx.11-3-5MPP0001-1" }),
      outcome: "contradicted",
      because: "an older version",
    },
    { text: () => statusText("00CCFC888888"), outcome: "other-phone", because: "another phone's text" },
    {
      text: (mac: string) => statusText(mac, { status: "Authorization failed" }),
      outcome: "contradicted",
      because: "the authorization failed",
    },
    { text: (mac: string) => `MAC Address: ${mac}`, outcome: "insufficient", because: "no version in it" },
  ])("$because is $outcome, and the phone is not verified", async ({ text, outcome }) => {
    const { id, mac } = an8841();
    expect(await add(id, text(mac))).toMatchObject({ outcome });
    expect(await stateOf(id)).not.toBe("verified");
  });

  test("a verified phone that later contradicts itself is failed", async () => {
    const { id, mac } = an8841();
    await add(id, statusText(mac));
    await add(id, statusText(mac, { version: "sip88xx.11-3-5MPP0001-1" }));
    expect(await stateOf(id)).toBe("failed");
  });
});

describe("corrections by hand", () => {
  const patch = (id: string, json: object, revision: number) =>
    request("PATCH /api/phones/{phoneId}", {
      token: workspace.token,
      params: { phoneId: id },
      json,
      headers: { "if-match": `"${revision}"` },
    });

  test("a VID typed in decides the phone, and the change has a reason", async () => {
    const phone = phones.find(({ mac }) => mac === "00CCFC999999") as PhoneRow;
    const response = await patch(phone.id, { vid: 10, reason: "read from the label" }, 1);
    expect(await response.json()).toMatchObject({ vid: 10, verdict: "eligible", revision: 2 });
    expect(await db.phoneChange.findMany({ where: { phoneId: phone.id } })).toMatchObject([
      { kind: "edit", reason: "read from the label", changes: { vid: [1, 10], verdict: ["ineligible", "eligible"] } },
    ]);
  });

  test("two people on one phone: the second is told", async () => {
    const { id } = eligible();
    const statuses = await Promise.all(
      [patch(id, { owner: "Ana" }, 1), patch(id, { owner: "Bo" }, 1)].map(async (answer) => (await answer).status),
    );
    expect(statuses.sort()).toEqual([200, 412]);
  });

  test("two people on other fields of one phone: both are kept", async () => {
    const { id } = eligible();
    const statuses = await Promise.all(
      [patch(id, { owner: "Ana" }, 1), patch(id, { site: "Leeds 2" }, 1)].map(async (answer) => (await answer).status),
    );
    expect(statuses).toEqual([200, 200]);
    expect(await db.phone.findFirst({ where: { id } })).toMatchObject({ owner: "Ana", site: "Leeds 2", revision: 3 });
  });

  test("the one who comes too late is told the value that won", async () => {
    const { id } = eligible();
    await patch(id, { owner: "Ana" }, 1);
    const late = await patch(id, { owner: "Bo" }, 1);
    expect([late.status, (await late.json()).errors]).toEqual([
      412,
      [expect.objectContaining({ path: "owner", value: "Ana" })],
    ]);
  });

  test("a PID nobody knows is refused with an example", async () => {
    const response = await patch(eligible().id, { pid: "banana" }, 1);
    expect([response.status, (await response.json()).errors[0].path]).toEqual([422, "pid"]);
  });
});
