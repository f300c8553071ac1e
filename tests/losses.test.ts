import { beforeEach, describe, expect, test } from "vitest";
import { dayIn } from "@/lib/format/day";
import type { Losses } from "@/lib/schemas/losses";
import type { ChangeGroup } from "@/lib/schemas/phone-changes";
import type { Readiness } from "@/lib/schemas/readiness";
import { db } from "@/lib/server/database/db";
import { expectJson, request } from "./api";
import { importFile } from "./imports";
import { newUser, newWorkspace } from "./people";
import { readPdf } from "./read-pdf";

/** The customer's person acknowledges what is lost, for the phones there are; later phones and later losses are not covered. */

let workspace: Awaited<ReturnType<typeof newWorkspace>>;
const params = () => ({ projectId: workspace.project.id });
const read = (query: Record<string, string> = {}, token = workspace.token) =>
  expectJson<Losses>(200, "GET /api/projects/{projectId}/losses", { token, params: params(), query });
const MS_WEBER = { name: "Ms Weber", function: "Head of IT", day: "2026-11-02", how: "on-paper" };
type About = { batch?: string | undefined; site?: string | undefined };
/** What stands there now is acknowledged, as it was read, where nothing else is said. */
const acknowledge = async (json: About & Record<string, unknown>, { status = 201, token = workspace.token } = {}) =>
  expectJson<Losses>(status, "POST /api/projects/{projectId}/acknowledgements", {
    token,
    params: params(),
    json: { fingerprint: await fingerprintOf(json), ...json },
  });
const fingerprintOf = async ({ batch, site }: About) =>
  (await read(site ? { site } : batch ? { batch } : {})).fingerprint;
const withdraw = (acknowledgementId: string, token = workspace.token, status = 204) =>
  expectJson(status, "POST /api/projects/{projectId}/acknowledgements/{acknowledgementId}/withdraw", {
    token,
    params: { ...params(), acknowledgementId },
    json: { reason: "She left" },
  });
const inProject = (role: "viewer" | "partner" | "technician") =>
  newUser({ organizationId: workspace.organization.id, projectId: workspace.project.id, role });
const readinessOf = async (key: string) => {
  const { rows } = await expectJson<Readiness>(200, "GET /api/projects/{projectId}/readiness", {
    token: workspace.token,
    params: params(),
  });
  return rows.find((row) => row.key === key);
};

const YORK = { site: "York", losses: ["data-loss"], phones: 1, ...MS_WEBER };

const HEADER = "MAC,PID,VID,Site";
const FLEET = [
  HEADER,
  "00CCFC000001,CP-8841-K9=,V10,Leeds",
  "00CCFC000002,CP-8832-K9=,V02,Leeds",
  "00CCFC000003,CP-8831-K9=,V02,Leeds", // cannot be converted: loses nothing
  "00CCFC000004,CP-8841-K9=,V10,York",
].join("\n");

beforeEach(async () => {
  workspace = await newWorkspace();
  await importFile(workspace, FLEET);
  await db.phone.updateMany({ where: params(), data: { createdAt: new Date("2026-11-02T08:00:00Z") } }); // before she signed
});

test("what is lost is what the phones there lose, each loss with its number", async () => {
  expect(await read({ site: "York" })).toMatchObject({
    about: "Site York",
    phones: 1,
    losses: [{ code: "data-loss" }],
  });
  const all = await read();
  expect(all).toMatchObject({ about: "The whole project", phones: 3, acknowledged: 0, notNamed: 3 });
  expect(all.losses).toMatchObject([
    { code: "data-loss", phones: 3 },
    { code: "features-missing-on-mpp", phones: 1, text: expect.stringContaining("the 8832 has no Wi-Fi") },
  ]);
  const webex = await newWorkspace({ target: "webex-calling" });
  await importFile(webex, FLEET);
  const { losses } = await expectJson<Losses>(200, "GET /api/projects/{projectId}/losses", {
    token: webex.token,
    params: { projectId: webex.project.id },
  });
  expect(losses.map(({ code }) => code)).toEqual(["data-loss", "webex-only", "features-missing-on-mpp"]);
});

describe("acknowledged for the phones there are", () => {
  const LEEDS = { site: "Leeds", losses: ["data-loss", "features-missing-on-mpp"], phones: 2, ...MS_WEBER };

  test("a phone that comes later is not covered, and readiness counts it", async () => {
    const stored = await acknowledge(LEEDS);
    expect(stored).toMatchObject({ phones: 2, acknowledged: 2, notNamed: 0, losesMore: 0 });
    expect(stored.acknowledgements).toMatchObject([
      { name: "Ms Weber", day: "2026-11-02", how: "on-paper", enteredBy: "A administrator", phones: 2, phonesHere: 2 },
    ]);
    expect(await readinessOf("Leeds")).toMatchObject({ eligible: 2, lossesAcknowledged: 2 });
    expect(await readinessOf("York")).toMatchObject({ eligible: 1, lossesAcknowledged: 0 });
    await importFile(workspace, `${HEADER}\n00CCFC000009,CP-8841-K9=,V10,Leeds`);
    expect(await read({ site: "Leeds" })).toMatchObject({ phones: 3, acknowledged: 2, notNamed: 1, losesMore: 0 });
    expect(await readinessOf("Leeds")).toMatchObject({ eligible: 3, lossesAcknowledged: 2 });
  });

  test("what was signed on a day is not said of phones that came after it", async () => {
    await importFile(workspace, `${HEADER}\n00CCFC000009,CP-8832-K9=,V02,Leeds\n00CCFC00000A,CP-8832-K9=,V02,Leeds`);
    await acknowledge(LEEDS, { status: 409 }); // the sheet that was read is of two phones
    const stored = await acknowledge({ ...LEEDS, phones: 4 });
    expect(stored).toMatchObject({ phones: 4, acknowledged: 2, notNamed: 2, losesMore: 0 });
    expect(stored.acknowledgements).toMatchObject([
      {
        phones: 2,
        losses: [
          { code: "data-loss", phones: 2 },
          { code: "features-missing-on-mpp", phones: 1 },
        ],
      },
    ]);
    const today = dayIn(workspace.project.timeZone, new Date());
    expect(await acknowledge({ ...LEEDS, phones: 4, day: today })).toMatchObject({ acknowledged: 4, notNamed: 0 });
  });

  test.each([
    {
      because: "one phone left, another came",
      edits: [
        { mac: "00CCFC000001", set: { site: "York" } },
        { mac: "00CCFC000004", set: { site: "Leeds" } },
      ],
    },
    {
      because: "the same phones, of which the other loses more",
      edits: [
        { mac: "00CCFC000001", set: { pid: "CP-8832-K9=", vid: 2 } },
        { mac: "00CCFC000002", set: { pid: "CP-8841-K9=", vid: 10 } },
      ],
    },
  ])("as many phones with as many losses are not what was read: $because", async ({ edits }) => {
    const { fingerprint } = await read({ site: "Leeds" });
    for (const { mac, set } of edits) {
      const { id } = await db.phone.findFirstOrThrow({ where: { ...params(), mac } });
      const json = { selection: { ids: [id] }, set, reason: "Read from the label" };
      await expectJson(200, "POST /api/projects/{projectId}/phones/edit", {
        token: workspace.token,
        params: params(),
        json,
      });
    }
    const now = await read({ site: "Leeds" });
    expect(now).toMatchObject({ phones: 2, losses: [{ phones: 2 }, { phones: 1 }] });
    await acknowledge({ ...LEEDS, fingerprint }, { status: 409 });
    expect(await db.lossAcknowledgement.count({ where: params() })).toBe(0);
    expect(await acknowledge(LEEDS)).toMatchObject({ acknowledged: 2, fingerprint: now.fingerprint });
  });

  test("it stays on record when its phones leave the inventory, and names them when they return", async () => {
    const more = `${HEADER}\n00CCFC000009,CP-8841-K9=,V10,Bath`;
    const { id: importId } = await importFile(workspace, more);
    const day = dayIn(workspace.project.timeZone, new Date());
    const { acknowledgements } = await acknowledge({
      ...MS_WEBER,
      site: "Bath",
      losses: ["data-loss"],
      phones: 1,
      day,
    });
    const id = acknowledgements[0]?.id ?? "";
    await expectJson(200, "POST /api/imports/{importId}/undo", {
      token: workspace.token,
      params: { importId },
      json: {},
    });
    const ofNobody = { acknowledgements: [{ id, name: "Ms Weber", phones: 1, phonesHere: 0, canWithdraw: true }] };
    expect(await read({ site: "Bath" })).toMatchObject({ phones: 0, ...ofNobody });
    expect(await read()).toMatchObject({ acknowledged: 0, ...ofNobody });
    expect((await read({ site: "Leeds" })).acknowledgements).toEqual([]); // it is not about Leeds
    await importFile(workspace, more);
    expect(await read({ site: "Bath" })).toMatchObject({ phones: 1, acknowledged: 1 });
  });

  test("it stays on record when its phones cannot be converted any more, and can be withdrawn there", async () => {
    const { acknowledgements } = await acknowledge(YORK);
    const id = acknowledgements[0]?.id ?? "";
    const phone = await db.phone.findFirstOrThrow({ where: { ...params(), mac: "00CCFC000004" } });
    await expectJson(200, "POST /api/projects/{projectId}/phones/edit", {
      token: workspace.token,
      params: params(),
      json: { selection: { ids: [phone.id] }, set: { pid: "CP-8831-K9=" }, reason: "Read from the label" },
    });
    const shown = { phones: 0, acknowledgements: [{ id, phones: 1, phonesHere: 0, canWithdraw: true }] };
    expect(await read({ site: "York" })).toMatchObject(shown);
    await withdraw(id);
    expect((await read()).acknowledgements).toMatchObject([{ id, withdrawn: { reason: "She left" } }]);
  });

  test("a phone that turns out to lose more is not covered either", async () => {
    await acknowledge(LEEDS);
    const phone = await db.phone.findFirstOrThrow({ where: { ...params(), mac: "00CCFC000001" } });
    await expectJson(200, "POST /api/projects/{projectId}/phones/edit", {
      token: workspace.token,
      params: params(),
      json: { selection: { ids: [phone.id] }, set: { pid: "CP-8832-K9=" }, reason: "Read from the label" },
    });
    expect(await read({ site: "Leeds" })).toMatchObject({ phones: 2, acknowledged: 1, notNamed: 0, losesMore: 1 });
  });

  test("for a batch; moved on to another, a phone takes its acknowledgement along", async () => {
    await expectJson(200, "POST /api/projects/{projectId}/batches/apply", {
      token: workspace.token,
      params: params(),
      json: { pilotSize: 0, maxSize: 5 },
    });
    const [one, other] = await db.batch.findMany({ where: params(), orderBy: { order: "asc" } });
    const { losses, about, phones: there } = await read({ batch: one?.id ?? "" });
    expect(about).toBe(`Batch ${one?.name}`);
    await acknowledge({ ...MS_WEBER, batch: one?.id, losses: losses.map(({ code }) => code), phones: there });
    const { phones } = await read({ batch: other?.id ?? "" });
    const [moved] = await db.phoneWork.findMany({ where: { ...params(), batchId: one?.id ?? "" } });
    await expectJson(200, "POST /api/projects/{projectId}/batches/move", {
      token: workspace.token,
      params: params(),
      json: { selection: { ids: [moved?.phoneId] }, batchId: other?.id },
    });
    expect(await read({ batch: other?.id ?? "" })).toMatchObject({ phones: phones + 1, acknowledged: 1 });
  });

  test("what was read stays as it was read; withdrawn with a reason it counts no more and stays on record", async () => {
    const { acknowledgements } = await acknowledge(LEEDS);
    const id = acknowledgements[0]?.id ?? "";
    const text = "What it said on the day.";
    await db.lossAcknowledgement.updateMany({
      where: { ...params(), id },
      data: { losses: [{ code: "data-loss", title: "T", text, ruleId: "advisory.data-loss", phones: 2 }] },
    });
    expect((await read({ site: "Leeds" })).acknowledgements[0]?.losses).toMatchObject([{ text }]);
    await withdraw(id);
    expect(await read({ site: "Leeds" })).toMatchObject({
      acknowledged: 0,
      notNamed: 2,
      acknowledgements: [{ id, withdrawn: { by: "A administrator", reason: "She left" }, canWithdraw: false }],
    });
    expect(await readinessOf("Leeds")).toMatchObject({ lossesAcknowledged: 0 });
    await withdraw(id, workspace.token, 409);
    const audits = await db.auditEvent.findMany({ where: { ...params(), targetId: id }, orderBy: { at: "asc" } });
    expect(audits.map(({ action }) => action)).toEqual(["loss.acknowledge", "loss.withdraw"]);
  });

  test("the handover report prints who acknowledged it, with the text", async () => {
    await acknowledge({ ...LEEDS, name: "Jürgen Weiß" });
    const response = await request("GET /api/projects/{projectId}/handover.pdf", {
      token: workspace.token,
      params: params(),
    });
    const { pages } = readPdf(Buffer.from(await response.arrayBuffer()));
    for (const part of [
      "who acknowledged it",
      "no daisy chain",
      "2 of 3 phones acknowledged",
      "Jürgen Weiß",
      "Site Leeds",
    ])
      expect(pages.join(" ").replaceAll(/\s+/g, " ")).toContain(part);
  });
});

describe("in the list of changes", () => {
  const changes = async (query: Record<string, string>) => {
    const { items } = await expectJson<{ items: ChangeGroup[] }>(200, "GET /api/projects/{projectId}/changes", {
      token: workspace.token,
      params: params(),
      query,
    });
    return items.map(({ title, actor, reason, batchId, canUndo }) => ({ title, actor, reason, batchId, canUndo }));
  };
  const RECORDED = {
    title: "Ms Weber, Head of IT, acknowledged what is lost (signed on paper, 2 Nov 2026): Site York, 1 phone",
    actor: "A administrator",
    reason: "Sheet 7 in the binder",
    batchId: null,
    canUndo: false,
  };
  const WITHDRAWN = {
    ...RECORDED,
    title: "Withdrew what Ms Weber acknowledged to be lost: Site York, 1 phone",
    reason: "She left",
  };
  const record = () => acknowledge({ ...YORK, note: RECORDED.reason });

  test("it stands with who, how, when and for how many phones, and so does its withdrawal", async () => {
    const { acknowledgements } = await record();
    expect((await changes({}))[0]).toEqual(RECORDED);
    await withdraw(acknowledgements[0]?.id ?? "");
    expect(await changes({ kind: "acknowledgement" })).toEqual([WITHDRAWN, RECORDED]);
    const file = await request("GET /api/projects/{projectId}/changes.csv", {
      token: workspace.token,
      params: params(),
      query: { kind: "acknowledgement" },
    });
    const text = await file.text();
    for (const { title, reason } of [WITHDRAWN, RECORDED]) expect(text).toContain(`"${title}",${reason}`);
  });

  test.each([
    { q: "binder", finds: ["RECORDED"], because: "words of its note" },
    { q: "she left", finds: ["WITHDRAWN"], because: "words of the reason" },
    { q: "00:cc:fc:00:00:04", finds: ["WITHDRAWN", "RECORDED"], because: "a phone that it names" },
    { q: "00CCFC000001", finds: [], because: "no phone of it" },
  ])("$q finds $finds: $because", async ({ q, finds }) => {
    const { acknowledgements } = await record();
    await withdraw(acknowledgements[0]?.id ?? "");
    const wanted = finds.map((one) => (one === "RECORDED" ? RECORDED : WITHDRAWN));
    expect(await changes({ q, kind: "acknowledgement" })).toEqual(wanted);
  });

  test("one for a batch leads to the batch", async () => {
    const json = { pilotSize: 0, maxSize: 5 };
    const path = "POST /api/projects/{projectId}/batches/apply";
    await expectJson(200, path, { token: workspace.token, params: params(), json });
    const { id: batch } = await db.batch.findFirstOrThrow({ where: params(), orderBy: { order: "asc" } });
    const { losses, phones } = await read({ batch });
    await acknowledge({ ...MS_WEBER, batch, losses: losses.map(({ code }) => code), phones });
    expect((await changes({ kind: "acknowledgement" }))[0]).toMatchObject({ batchId: batch });
  });
});

describe("who may", () => {
  test("a viewer acknowledges under their own name, today, and takes back only what they said themselves", async () => {
    const viewer = await inProject("viewer");
    const recorded = await acknowledge(YORK);
    await withdraw(recorded.acknowledgements[0]?.id ?? "", viewer.token, 403);
    const { acknowledgements } = await acknowledge(
      { ...YORK, name: "Somebody else", function: "IT", how: undefined },
      { token: viewer.token },
    );
    const day = dayIn(workspace.project.timeZone, new Date());
    expect(acknowledgements[0]).toMatchObject({ name: "A viewer", day, how: "signed-in", canWithdraw: true });
    await withdraw(acknowledgements[0]?.id ?? "", viewer.token);
  });

  test("nobody withdraws for a customer what they said signed in; what is recorded, whoever may record", async () => {
    const [viewer, partner] = [await inProject("viewer"), await inProject("partner")];
    await acknowledge(YORK);
    await acknowledge({ ...YORK, name: undefined, day: undefined, how: undefined }, { token: viewer.token });
    const { acknowledgements } = await read({ site: "York" }, partner.token);
    expect(acknowledgements).toMatchObject([
      { how: "signed-in", canWithdraw: false },
      { how: "on-paper", canWithdraw: true },
    ]);
    const [own, recorded] = acknowledgements.map(({ id }) => id);
    for (const token of [partner.token, workspace.token]) await withdraw(own ?? "", token, 403);
    await withdraw(recorded ?? "", partner.token);
  });

  test("a technician does not, and sees no batch of others", async () => {
    const { token } = await inProject("technician");
    await acknowledge(YORK, { token, status: 403 });
    const batch = await db.batch.create({
      data: { ...params(), kind: "wave", order: 1, name: "Secret", reason: "" },
    });
    await expectJson(404, "GET /api/projects/{projectId}/losses", {
      token,
      params: params(),
      query: { batch: batch.id },
    });
  });
});

test.each([
  { json: { ...YORK, day: "2999-01-01" }, status: 422, because: "nobody acknowledges tomorrow" },
  { json: { ...YORK, day: "2026-11-01" }, status: 422, because: "none of its phones was there" },
  { json: { ...YORK, day: undefined }, status: 422, because: "it was on some day" },
  { json: { ...YORK, phones: 2 }, status: 409, because: "it was read for others" },
  { json: { ...YORK, phones: undefined }, status: 422, because: "it was read for some number of phones" },
  { json: { ...YORK, fingerprint: undefined }, status: 422, because: "something was read" },
  { json: { ...YORK, site: "" }, status: 422, because: "a site without a name is not the whole project" },
  { json: { ...YORK, name: undefined }, status: 422, because: "somebody acknowledged it" },
  { json: { ...YORK, how: undefined }, status: 422, because: "it came in some way" },
  { json: { ...YORK, how: "signed-in" }, status: 422, because: "nobody signs in for another" },
  { json: { ...YORK, losses: ["data-loss", "webex-only"] }, status: 409, because: "something else was read" },
  { json: { ...YORK, site: "Bath" }, status: 422, because: "nothing is lost where there are no phones" },
  { json: { ...YORK, batch: "00000000-0000-4000-8000-000000000000" }, status: 422, because: "it is about one thing" },
])("refused, and nothing is stored: $because", async ({ json, status }) => {
  await acknowledge(json, { status });
  expect(await db.lossAcknowledgement.count({ where: params() })).toBe(0);
  expect(await read()).toMatchObject({ acknowledged: 0 });
});

test("what an empty site loses is not asked", async () => {
  await expectJson(422, "GET /api/projects/{projectId}/losses", {
    token: workspace.token,
    params: params(),
    query: { site: "" },
  });
});
