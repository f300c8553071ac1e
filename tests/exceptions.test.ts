import { beforeEach, describe, expect, test } from "vitest";
import type { DecideExceptionsAnswer, ExceptionCounts, ExceptionRow } from "@/lib/schemas/exceptions";
import type { ChangeGroup, UndoAnswer } from "@/lib/schemas/phone-changes";
import type { Phone } from "@/lib/schemas/phones";
import type { Readiness } from "@/lib/schemas/readiness";
import type { Summary } from "@/lib/schemas/summary";
import { db } from "@/lib/server/database/db";
import { expectJson, request, runJobs } from "./api";
import { importFile } from "./imports";
import { newUser, newWorkspace } from "./people";

/** Every phone that cannot be converted needs a decision of the project manager, which can be taken back and is never lost. */

let workspace: Awaited<ReturnType<typeof newWorkspace>>;
const params = () => ({ projectId: workspace.project.id });
const options = () => ({ token: workspace.token, params: params() });
const decide = (selection: object, decision: object | null) =>
  expectJson<DecideExceptionsAnswer>(200, "POST /api/projects/{projectId}/exceptions/decide", {
    ...options(),
    json: { selection, decision },
  });
const list = async (query: Record<string, string> = {}) =>
  (
    await expectJson<{ items: ExceptionRow[] }>(200, "GET /api/projects/{projectId}/exceptions", {
      ...options(),
      query,
    })
  ).items;
const counts = () => expectJson<ExceptionCounts>(200, "GET /api/projects/{projectId}/exceptions/counts", options());
const undo = (requestId: string | null) =>
  expectJson<UndoAnswer>(200, "POST /api/projects/{projectId}/changes/{requestId}/undo", {
    token: workspace.token,
    params: { ...params(), requestId: requestId ?? "" },
    json: {},
  });
const changes = async () =>
  (await expectJson<{ items: ChangeGroup[] }>(200, "GET /api/projects/{projectId}/changes", options())).items;
const statesOf = async () =>
  Object.fromEntries((await list()).map(({ mac, exception }) => [mac.slice(-1), exception.decided?.choice ?? null]));

// Table 1: a 7821 converts from V03 to V24; the 8831 is named as not convertible; the 7942 is on no list.
const FLEET = [
  "MAC,PID,VID,Site",
  "00CCFC000001,CP-7821-K9=,V25,Leeds",
  "00CCFC000002,CP-7821-K9=,V26,York",
  "00CCFC000003,CP-8831-K9=,V03,Leeds",
  "00CCFC000004,CP-7942G,V03,York",
  "00CCFC000005,CP-8841-K9=,V10,York",
  "00CCFC000006,CP-7821-K9=,,York",
].join("\n");
const ALL = { filter: { verdict: "ineligible" } };

beforeEach(async () => {
  workspace = await newWorkspace();
  await importFile(workspace, FLEET);
});

test("decided by reason, by model and by site; what needs no decision is refused, and every page counts the same", async () => {
  expect(await counts()).toMatchObject({ total: 4, states: { undecided: 4, replace: 0, leave: 0, ask: 0 } });
  expect(
    await decide({ filter: { reason: "hardware-version" } }, { choice: "replace", note: "Old ones" }),
  ).toMatchObject({
    selected: 2,
    changed: 2,
    refused: 0,
  });
  expect(await decide({ filter: { model: "8831" } }, { choice: "ask", askedOf: "The customer" })).toMatchObject({
    changed: 1,
  });
  expect(await decide({ filter: { site: "York" } }, { choice: "leave" })).toMatchObject({
    selected: 4,
    changed: 2,
    refused: 2, // one can be converted, one waits for its VID
  });
  expect(await statesOf()).toEqual({ 1: "replace", 2: "leave", 3: "ask", 4: "leave" });
  expect(await decide({ filter: { site: "York" } }, { choice: "leave" })).toMatchObject({
    requestId: null,
    changed: 0,
    unchanged: 2,
  });
  const { reasons, ...all } = await counts();
  expect(all).toEqual({ total: 4, states: { undecided: 0, replace: 1, leave: 2, ask: 1 } });
  expect(reasons.map(({ count }) => count).reduce((sum, count) => sum + count)).toBe(4);
  const summary = await expectJson<Summary>(200, "GET /api/projects/{projectId}/summary", options());
  expect(summary.exceptions).toEqual(all.states);
  for (const state of ["undecided", "replace", "leave", "ask"] as const) {
    const { total } = await expectJson<{ total: number }>(200, "GET /api/projects/{projectId}/phones", {
      ...options(),
      query: { exception: state },
    });
    expect([state, total]).toEqual([state, all.states[state]]);
  }
  const readiness = await expectJson<Readiness>(200, "GET /api/projects/{projectId}/readiness", options());
  expect(readiness.rows).toMatchObject([
    { key: "Leeds", notEligible: 2, exceptionsDecided: 1 }, // an open question settles nothing
    { key: "York", notEligible: 2, exceptionsDecided: 2 },
  ]);
});

test("a phone to be replaced carries the advice that a source gives, and no other does", async () => {
  await decide(ALL, { choice: "replace" });
  const codesOf = async () =>
    Object.fromEntries((await list()).map(({ model, exception }) => [model, exception.advice.map(({ code }) => code)]));
  const [endOfSale] = (await list({ model: "8831" })).flatMap(({ exception }) => exception.advice.slice(1));
  expect(await codesOf()).toEqual({
    7821: ["right-sku", "end-of-sale"],
    8831: ["right-sku", "end-of-sale"],
    7942: ["right-sku"],
  });
  expect(endOfSale).toMatchObject({ ruleId: "advisory.end-of-sale.8831", text: expect.stringContaining("2019-10-07") });
  await decide(ALL, { choice: "leave" });
  expect(Object.values(await codesOf()).flat()).toEqual([]);
});

describe("who, when and what before", () => {
  test("each decision is one change with its phones, in their history, and is undone where it still stands", async () => {
    const first = await decide(ALL, { choice: "leave", note: "Until 2027" });
    const [one] = await list({ q: "000001" });
    await decide({ ids: [one?.id] }, { choice: "replace" });
    const history = await expectJson<Phone>(200, "GET /api/phones/{phoneId}", {
      token: workspace.token,
      params: { phoneId: one?.id ?? "" },
    });
    expect(history.history.slice(0, 2)).toMatchObject([
      { kind: "exception", actor: "A administrator", changes: { exception: ["leave", "replace"] } },
      { kind: "exception", changes: { exception: [null, "leave"], exceptionNote: [null, "Until 2027"] } },
    ]);
    expect((await changes()).slice(0, 2)).toMatchObject([
      { kind: "exception", title: "Decided on exceptions: replace, 1 phone", phones: 1, canUndo: true },
      { kind: "exception", title: "Decided on exceptions: leave as it is, 4 phones", phones: 4, canUndo: true },
    ]);
    expect(await undo(first.requestId)).toMatchObject({ restored: 3, left: 1, leftPhones: [{ mac: "00CCFC000001" }] });
    expect(await statesOf()).toEqual({ 1: "replace", 2: null, 3: null, 4: null });
    const [undone] = await changes();
    expect(await undo(undone?.requestId ?? "")).toMatchObject({ restored: 3, left: 0 });
    expect(await statesOf()).toEqual({ 1: "replace", 2: "leave", 3: "leave", 4: "leave" });
    const [again] = await list({ q: "000002" });
    expect(again?.exception.decided).toMatchObject({ note: "Until 2027", by: "A administrator" });
  });

  test("taken back it is undecided, and that can be undone too", async () => {
    await decide(ALL, { choice: "ask", askedOf: "Cisco", note: "TAC case" });
    const back = await decide(ALL, null);
    expect(back).toMatchObject({ selected: 4, changed: 4 });
    expect(await counts()).toMatchObject({ states: { undecided: 4 } });
    await undo(back.requestId);
    const [one] = await list();
    expect(one?.exception.decided).toMatchObject({ choice: "ask", askedOf: "Cisco", note: "TAC case" });
  });
});

describe("a decision counts for the reason it was made for", () => {
  test.each([
    { vid: "V10", verdict: "eligible", before: "leave", decided: null, because: "it can be converted" },
    { vid: "V26", verdict: "ineligible", before: null, decided: "leave", because: "the reason is the same" },
  ])("after an import with $vid: $because", async ({ vid, verdict, before, decided }) => {
    const [one] = await list({ q: "000001" });
    await decide({ ids: [one?.id] }, { choice: "leave" });
    await importFile(workspace, `MAC,PID,VID,Site\n00CCFC000001,CP-7821-K9=,${vid},Leeds`);
    const phone = await expectJson<Phone>(200, "GET /api/phones/{phoneId}", {
      token: workspace.token,
      params: { phoneId: one?.id ?? "" },
    });
    expect(phone.verdict).toBe(verdict);
    expect(phone.history.some(({ kind }) => kind === "exception")).toBe(true);
    const { states } = await counts();
    expect(states.leave).toBe(decided === null ? 0 : 1);
    const stored = await db.phoneException.findMany({ where: params() });
    expect(stored).toHaveLength((before ?? decided) ? 1 : 0);
  });

  test("of another reason it is undecided again, and says what was decided before; as before it counts again", async () => {
    const [one] = await list({ q: "000001" });
    await decide({ ids: [one?.id] }, { choice: "leave", note: "As it is" });
    const edit = (pid: string) =>
      expectJson<DecideExceptionsAnswer>(200, "POST /api/projects/{projectId}/phones/edit", {
        ...options(),
        json: { selection: { ids: [one?.id] }, set: { pid }, reason: "Read from the label" },
      });
    await edit("CP-8831-K9=");
    expect((await list({ q: "000001" }))[0]?.exception).toMatchObject({
      decided: null,
      before: { choice: "leave", note: "As it is" },
      advice: [],
    });
    expect((await counts()).states).toMatchObject({ undecided: 4, leave: 0 });
    await edit("CP-7821-K9=");
    expect((await list({ q: "000001" }))[0]?.exception).toMatchObject({ decided: { choice: "leave" }, before: null });
  });
});

test.each([
  { decision: { choice: "ask" }, path: "decision.askedOf", because: "a question is asked of somebody" },
  { decision: { choice: "ask", askedOf: " " }, path: "decision.askedOf", because: "nobody is not somebody" },
  { decision: { choice: "scrap" }, path: "decision.choice", because: "there are three choices" },
  {
    decision: { choice: "leave", askedOf: "C" },
    path: "decision.askedOf",
    because: "only a question is asked of somebody",
  },
  { decision: { choice: "leave", note: "x".repeat(2001) }, path: "decision.note", because: "a note has a bound" },
])("refused at $path: $because", async ({ decision, path }) => {
  const { errors } = await expectJson<{ errors: { path: string }[] }>(
    422,
    "POST /api/projects/{projectId}/exceptions/decide",
    { ...options(), json: { selection: ALL, decision } },
  );
  expect(errors.map((one) => one.path)).toContain(path);
  expect(await counts()).toMatchObject({ states: { undecided: 4 } });
});

test("a partner and a viewer see the decisions and cannot make them", async () => {
  await decide(ALL, { choice: "leave" });
  for (const role of ["partner", "viewer"] as const) {
    const { token } = await newUser({
      organizationId: workspace.organization.id,
      projectId: workspace.project.id,
      role,
    });
    const asked = { token, params: params() };
    expect(await expectJson(200, "GET /api/projects/{projectId}/exceptions", asked)).toMatchObject({ total: 4 });
    await expectJson(403, "POST /api/projects/{projectId}/exceptions/decide", {
      ...asked,
      json: { selection: ALL, decision: null },
    });
  }
});

test("the file of the exceptions says what was decided; the file of all phones is as before", async () => {
  await decide({ filter: { model: "8831" } }, { choice: "replace", note: "In May" });
  const read = async (query: Record<string, string>) =>
    (await request("GET /api/projects/{projectId}/phones.csv", { ...options(), query })).text();
  const file = await read({ exception: "replace,undecided" });
  const [header = "", ...rows] = file.trim().split("\r\n");
  expect(header).toMatch(/Exception,Exception Remark,Asked Of,Decided By,Decided At,Replacement Advice$/);
  expect(rows).toHaveLength(4);
  expect(rows.find((row) => row.includes("00CCFC000003"))).toMatch(/Replace,In May,,A administrator,.*2019-10-07/);
  expect(await read({})).not.toContain("Exception Remark");
  const { counts: again } = await importFile(workspace, file);
  expect(again).toMatchObject({ created: 0, rejected: 0 }); // what we say of a phone does not come back as its fact
  expect((await changes())[0]).toMatchObject({ kind: "import", phones: 0 });
});

test("above the bound a job decides, and undoes", async () => {
  const rows = Array.from(
    { length: 20_010 },
    (_, index) => `00CCFD${index.toString(16).toUpperCase().padStart(6, "0")},CP-7821-K9=,V25,Bath`,
  );
  await importFile(workspace, ["MAC,PID,VID,Site", ...rows].join("\n"));
  const started = await expectJson<{ job: { id: string } }>(202, "POST /api/projects/{projectId}/exceptions/decide", {
    ...options(),
    json: { selection: { filter: { site: "Bath" } }, decision: { choice: "replace" } },
  });
  await runJobs();
  const job = await expectJson<{ status: string; result: DecideExceptionsAnswer }>(200, "GET /api/jobs/{jobId}", {
    token: workspace.token,
    params: { jobId: started.job.id },
  });
  expect(job).toMatchObject({ status: "done", result: { changed: 20_010, isTakenBack: false } });
  expect((await counts()).states).toMatchObject({ replace: 20_010, undecided: 4 });
  await expectJson(202, "POST /api/projects/{projectId}/changes/{requestId}/undo", {
    token: workspace.token,
    params: { ...params(), requestId: job.result.requestId ?? "" },
    json: {},
  });
  await runJobs();
  expect((await counts()).states).toMatchObject({ replace: 0, undecided: 20_014 });
});
