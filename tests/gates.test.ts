import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { Batch } from "@/lib/schemas/batches";
import type { ConflictsPage } from "@/lib/schemas/conflicts";
import type { PhoneRow } from "@/lib/schemas/phones";
import type { Evidence, StepOutcome, Work } from "@/lib/schemas/work";
import { db } from "@/lib/server/database/db";
import { expectJson } from "./api";
import { importFile } from "./imports";
import { newUser, newWorkspace } from "./people";

/**
 * What the project and the batch prepare gates the step that changes a phone's firmware. Licences and evidence are never gated; a
 * person with the right lets phones go on with a reason; a tick that comes too early from a device is kept, never lost.
 */

const GATED = "e2m-ucm.set-phone-load";
const OF_PROJECT = ["e2m-third-party.read-cloud-upgrader", "shared.proof-of-concept"];
const OF_BATCH = ["shared.announce", "e2m-ucm.put-load-on-ucm"];
const mac = (index: number) => `00CCFC00020${index}`;
const FLEET = [
  "MAC,PID,VID,Site,Load",
  ...[1, 2, 3, 4].map((index) => `${mac(index)},CP-8841-K9=,V10,Leeds,sip88xx.14-2-1-0101-26`),
].join("\n");

type Person = { id: string; token: string };
let workspace: Awaited<ReturnType<typeof newWorkspace>>;
let anna: Person;
let partner: Person;
let wave: Batch;
let phones: PhoneRow[];

const params = () => ({ projectId: workspace.project.id });
const admin = () => ({ token: workspace.token });
const event = (given: object) => ({
  ...{ operationId: randomUUID(), step: GATED, action: "tick", at: new Date().toISOString() },
  ...given,
});
const send = (events: object[], { token }: { token: string }) =>
  expectJson<StepOutcome[]>(200, "POST /api/step-events", { token, json: events });
const statuses = async (events: object[], by: { token: string }) =>
  (await send(events, by)).map(({ status }) => status);
const ofProject = (given: object) => event({ ...params(), ...given });
const ofBatch = (given: object) => event({ batchId: wave.id, ...given });
const prepare = (action: string, note?: string) => [
  ...OF_PROJECT.map((step) => ofProject({ step, action, note })),
  ...OF_BATCH.map((step) => ofBatch({ step, action, note })),
];
const phoneAt = (index: number) => phones[index] as PhoneRow;
const conflicts = () =>
  expectJson<ConflictsPage>(200, "GET /api/projects/{projectId}/conflicts", { ...admin(), params: params() });

beforeEach(async () => {
  workspace = await newWorkspace();
  await importFile(workspace, FLEET);
  const inProject = (role: "technician" | "partner") =>
    newUser({ organizationId: workspace.organization.id, projectId: workspace.project.id, role });
  [anna, partner] = [await inProject("technician"), await inProject("partner")];
  const asked = { ...admin(), params: params() };
  await expectJson(200, "POST /api/projects/{projectId}/batches/apply", { ...asked, json: { pilotSize: 0 } });
  const { items } = await expectJson<{ items: Batch[] }>(200, "GET /api/projects/{projectId}/batches", asked);
  wave = items[0] as Batch;
  await db.batchAssignee.create({ data: { ...params(), batchId: wave.id, userId: anna.id } });
  phones = (await expectJson<{ items: PhoneRow[] }>(200, "GET /api/projects/{projectId}/phones", asked)).items;
});

test("a technician's tick that comes before all is ready is kept, and stored under their name when it is applied", async () => {
  const [kept] = await send([event({ phoneId: phoneAt(0).id })], anna);
  expect(kept).toMatchObject({ status: "kept", state: "not-started" });
  const { items } = await conflicts();
  expect(items).toMatchObject([{ cause: "gate-closed", by: { id: anna.id } }]);
  const settled = await expectJson(200, "POST /api/projects/{projectId}/conflicts/settle", {
    ...{ ...admin(), params: params() },
    json: { conflicts: [items[0]?.id], how: "apply", reason: "The load was there" },
  });
  expect(settled).toMatchObject({ settled: 1, refused: [] });
  expect(await db.stepEvent.findMany({ where: { phoneId: phoneAt(0).id } })).toMatchObject([{ actorId: anna.id }]);
});

test("whoever plans is told what it waits for and who can clear it", async () => {
  const [refused] = await send([event({ phoneId: phoneAt(0).id })], admin());
  expect(refused?.status).toBe("refused");
  expect(refused?.reason).toMatch(/“Put the MPP load on UCM” \(Administrator of Unified CM\)/);
});

test("once all is ready it goes on, in the same request as well; taken back, it is shut again", async () => {
  expect(await statuses([...prepare("tick"), event({ phoneId: phoneAt(0).id })], admin())).not.toContain("refused");
  expect(await statuses([event({ phoneId: phoneAt(1).id })], anna)).toEqual(["stored"]);
  await send([ofBatch({ step: OF_BATCH[1], action: "untick", note: "The wrong load" })], admin());
  expect(await statuses([event({ phoneId: phoneAt(2).id })], anna)).toEqual(["kept"]);
});

test("the pilot does not wait for the proof that it is itself", async () => {
  await db.batch.updateMany({ where: { id: wave.id }, data: { kind: "pilot" } });
  await send(
    prepare("tick").filter(({ step }) => step !== "shared.proof-of-concept"),
    admin(),
  );
  expect(await statuses([event({ phoneId: phoneAt(0).id })], anna)).toEqual(["stored"]);
});

test.each([
  { who: "partner", status: "stored", because: "the access table names them" },
  { who: "administrator", status: "stored", because: "they may do everything in their organisation" },
  { who: "technician", status: "refused", because: "whoever waits does not clear the gate" },
])("that phones go on without it is $status from a $who: $because", async ({ who, status }) => {
  const by = who === "partner" ? partner : who === "technician" ? anna : admin();
  expect(await statuses([ofBatch({ step: OF_BATCH[1], action: "override", note: "It was there" })], by)).toEqual([
    status,
  ]);
});

test("an override needs a reason, is for what is waited for alone, and shows with who said it", async () => {
  const [noReason, ofPhone, ofLicense] = await send(
    [
      ofBatch({ step: OF_BATCH[1], action: "override" }),
      event({ phoneId: phoneAt(0).id, action: "override", note: "Why not" }),
      ofBatch({ step: "e2m-third-party.upload-license-files", action: "override", note: "Why not" }),
    ],
    admin(),
  );
  expect([noReason?.status, ofPhone?.status, ofLicense?.status]).toEqual(["refused", "refused", "refused"]);
  await send(prepare("override", "Done before this project"), partner);
  expect(await statuses([event({ phoneId: phoneAt(0).id })], anna)).toEqual(["stored"]);
  const work = await expectJson<Work>(200, "GET /api/projects/{projectId}/work", { ...anna, params: params() });
  const load = work.steps.find(({ step }) => step === OF_BATCH[1]);
  expect(load).toMatchObject({
    isTicked: false,
    isOverridden: true,
    note: "Done before this project",
    by: "A partner",
  });
});

test("steps of other kinds and evidence wait for nothing", async () => {
  const label = event({ phoneId: phoneAt(0).id, step: "e2m-ucm.check-label" });
  const authorized = event({ phoneId: phoneAt(0).id, step: "e2m-third-party.set-authorization" });
  expect(await statuses([label, authorized], anna)).toEqual(["stored", "stored"]);
  const text = `MAC Address: ${phoneAt(1).mac}\nProduct Name: CP-8841-3PCC\nSoftware Version: sip88xx.12-0-3MPP0001-87\nTransition Authorization Type: Classic`;
  const proof = await expectJson<Evidence>(201, "POST /api/projects/{projectId}/evidence", {
    ...{ ...anna, params: params() },
    json: { phoneId: phoneAt(1).id, text },
  });
  expect(proof).toMatchObject({ outcome: "verified", state: "verified" });
});

test("a project hides steps and adds texts: what is hidden is waited for no longer, what proves the conversion stays", async () => {
  const change = (stepChanges: object, status = 200, version = 1) =>
    expectJson<{ version: number; errors: { path: string }[] }>(status, "PATCH /api/projects/{projectId}", {
      ...admin(),
      params: params(),
      headers: { "if-match": `"${version}"` },
      json: { stepChanges },
    });
  const tick = () => statuses([event({ phoneId: phoneAt(0).id })], anna);
  const hide = (...steps: string[]) => Object.fromEntries(steps.map((step) => [step, { isHidden: true }]));

  const { version } = await change({ ...hide(...OF_PROJECT), [GATED]: { note: "Only from the red cable." } });
  const work = await expectJson<Work>(200, "GET /api/projects/{projectId}/work", {
    ...anna,
    params: params(),
  });
  expect(work.project.stepChanges).toEqual({ ...hide(...OF_PROJECT), [GATED]: { note: "Only from the red cable." } });
  expect(await tick()).toEqual(["kept"]); // the batch still prepares
  await change(hide(...OF_PROJECT, ...OF_BATCH), 200, version);
  expect(await statuses([event({ phoneId: phoneAt(1).id })], anna)).toEqual(["stored"]);

  const refused = await change({ ...hide("e2m-third-party.verify"), "no.such": { note: "x" } }, 422, version + 1);
  expect(refused.errors.map(({ path }) => path)).toEqual(["stepChanges.e2m-third-party.verify", "stepChanges.no.such"]);
});
