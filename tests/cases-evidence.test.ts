import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import type { PhoneRow } from "@/lib/schemas/phones";
import type { Evidence } from "@/lib/schemas/work";
import { db } from "@/lib/server/database/db";
import { expectJson, request } from "./api";
import { importFile } from "./imports";
import { newUser, newWorkspace } from "./people";

/** Pages and texts in the shapes that people really paste, through the API. */

const page = (name: string) => readFileSync(new URL(`./fixtures/cases/${name}`, import.meta.url), "utf8");

type Workspace = Awaited<ReturnType<typeof newWorkspace>>;
type Plan = Parameters<typeof newWorkspace>[0];
let workspace: Workspace;

/** A project with one phone. */
async function phoneIn(plan: Plan, mac: string, rest = "CP-8841-K9=,V10"): Promise<PhoneRow> {
  workspace = await newWorkspace(plan);
  await importFile(workspace, `MAC,PID,VID\n${mac},${rest}`);
  return onlyPhone();
}

async function onlyPhone(): Promise<PhoneRow> {
  const { items } = await expectJson<{ items: PhoneRow[] }>(200, "GET /api/projects/{projectId}/phones", {
    token: workspace.token,
    params: { projectId: workspace.project.id },
  });
  const [phone] = items;
  if (!phone) throw new Error("The phone was not imported.");
  return phone;
}

const sent = (phoneId: string, text: string, token = workspace.token) => ({
  token,
  params: { projectId: workspace.project.id },
  json: { phoneId, text },
});
const paste = (phoneId: string, text: string, token?: string) =>
  expectJson<Evidence>(201, "POST /api/projects/{projectId}/evidence", sent(phoneId, text, token));

const TO_UCM: Plan = { direction: "M2E", target: "ucm" };
const TO_WEBEX: Plan = { direction: "E2M", target: "webex-calling" };
const TO_OTHERS: Plan = { direction: "E2M", target: "approved-third-party" };
const check = ({ checks }: Evidence, code: string) => checks.find((one) => one.code === code);

describe("the cases", () => {
  test("a page of an 8800 copied from a browser, with two addresses", async () => {
    const { id } = await phoneIn(TO_UCM, "24161BAA0601", "CP-8841-3PCC-K9=,");
    const evidence = await paste(id, page("02-evidence-page-two-tabs.txt"));
    expect(evidence).toMatchObject({ outcome: "verified", state: "verified" });
    expect(check(evidence, "mac")).toMatchObject({ result: "pass", found: "24161BAA0601" });
    expect(check(evidence, "version")).toMatchObject({ result: "pass", found: "14.2.1SR1" });
    expect(evidence.found).toEqual([
      { field: "vid", now: null, shown: 9 },
      { field: "serial", now: null, shown: "FCH22260601" },
    ]);
  });

  test("page source", async () => {
    const { id } = await phoneIn(TO_WEBEX, "24161BAA0001");
    const evidence = await paste(id, page("29-evidence-html-source.txt"));
    expect(evidence).toMatchObject({ outcome: "verified" });
    expect(check(evidence, "authorization-type")).toMatchObject({ result: "pass", found: "WxC" });
    expect(evidence.found).toEqual([{ field: "serial", now: null, shown: "FCH22260001" }]);
  });

  test("the page Download Status tells the status of this licence, and that alone is not enough", async () => {
    const { id } = await phoneIn(TO_OTHERS, "24161BAA0001");
    const evidence = await paste(id, page("30-evidence-download-status.txt"));
    expect(evidence).toMatchObject({ outcome: "insufficient", state: "not-started" });
    expect(check(evidence, "authorization-status")).toMatchObject({
      result: "pass",
      found: expect.stringContaining("24161BAA0001.lic]Authorization Succeeded."),
    });
  });

  test("there a failed newest line outweighs an old success", async () => {
    const { id } = await phoneIn(TO_OTHERS, "24161BAA0001");
    const line = (number: number, time: string, said: string) =>
      `Transition Authorization Status ${number}:\t[0][01/01/2026 ${time}][tftp://u/24161BAA0001.lic]${said}`;
    const failed = `${line(1, "12:30:00", "File not found.")}\n${line(2, "12:00:00", "Authorization Succeeded.")}`;
    const evidence = await paste(id, `MAC Address: 24161BAA0001\n${failed}`);
    expect(evidence).toMatchObject({ outcome: "contradicted" });
    expect(check(evidence, "authorization-status")?.text).toMatch(/24161BAA0001\.lic is not on the server/);
  });

  test("the VID comes from the UDI lines, never from the hardware revision", async () => {
    const { id } = await phoneIn(TO_UCM, "24161BAA0501", "CP-7821-3PCC-K9=,");
    const evidence = await paste(id, page("33-evidence-udi.txt"));
    expect(evidence).toMatchObject({ outcome: "verified" });
    expect(evidence.found).toEqual([
      { field: "vid", now: null, shown: 4 },
      { field: "serial", now: null, shown: "FCH22260501" },
    ]);
  });

  test("Control Hub's text tells the version", async () => {
    const { id } = await phoneIn(TO_WEBEX, "24161BAA0001");
    const evidence = await paste(id, page("37-evidence-control-hub.txt"));
    expect(evidence).toMatchObject({ outcome: "moved" });
    expect(check(evidence, "version")).toMatchObject({ result: "pass", found: "12.0.5" });
  });
});

describe("what the page shows besides", () => {
  const MAC = "24161BAA0701";
  const before = `MAC Address\t${MAC}\nVersion\tsip88xx.12-5-1SR3-74\nUDI\tphone\nCisco IP Phone 8841\nCP-8841\nV12\nFCH22260701`;
  let phone: PhoneRow;
  beforeEach(async () => {
    phone = await phoneIn(TO_WEBEX, MAC, "CP-8841-K9=,V10");
  });

  test("is offered, and stored only by an edit of the phone", async () => {
    const { found, revision } = await paste(phone.id, before);
    expect(found).toEqual([
      { field: "vid", now: 10, shown: 12 },
      { field: "serial", now: null, shown: "FCH22260701" },
      { field: "load", now: null, shown: "sip88xx.12-5-1SR3-74" },
    ]);
    expect(await onlyPhone()).toMatchObject({ vid: 10, serial: null, load: null });
    await expectJson(200, "PATCH /api/phones/{phoneId}", {
      token: workspace.token,
      params: { phoneId: phone.id },
      headers: { "if-match": `"${revision}"` },
      json: { ...Object.fromEntries(found.map(({ field, shown }) => [field, shown])), reason: "on its page" },
    });
    expect(await onlyPhone()).toMatchObject({ vid: 12, serial: "FCH22260701", load: "sip88xx.12-5-1SR3-74" });
    expect((await paste(phone.id, before)).found).toEqual([]);
  });

  test("is offered to a technician as far as they may enter it", async () => {
    const technician = await newUser({
      organizationId: workspace.organization.id,
      projectId: workspace.project.id,
      role: "technician",
    });
    const params = { projectId: workspace.project.id };
    await expectJson(200, "POST /api/projects/{projectId}/batches/apply", {
      token: workspace.token,
      params,
      json: { pilotSize: 0 },
    });
    const batch = await db.batch.findFirst({ where: { projectId: workspace.project.id } });
    if (!batch) throw new Error("No batch was planned.");
    await db.batchAssignee.create({
      data: { projectId: workspace.project.id, batchId: batch.id, userId: technician.id },
    });
    const { found } = await paste(phone.id, before, technician.token);
    expect(found.map(({ field }) => field)).toEqual(["vid", "serial"]);
  });

  test("is not offered from the page of another model, which verifies nothing either", async () => {
    const other = before.replaceAll("8841", "7841").replace("sip88xx.12-5-1SR3-74", "sip78xx.12-0-3MPP0001-87");
    const evidence = await paste(phone.id, `${other}\nTransition Authorization Type: WxC`);
    expect(evidence).toMatchObject({ outcome: "insufficient", state: "not-started", found: [] });
    expect(check(evidence, "model")).toMatchObject({ result: "fail", expected: "8841", found: "7841" });
  });
});

test.each([
  { because: "nothing but spaces", text: " \n\t ", says: /There is no text/ },
  { because: "a picture", text: `\uFFFDPNG\r\n${"\uFFFD\u0001\u0002IHDR".repeat(50)}`, says: /no text but a picture/ },
  {
    because: "another maker's phone",
    text: "Model: Yealink SIP-T46S\nMAC Address: 24161BAA0001\nFirmware Version: 66.85.0.5",
    says: /another maker's phone \(Yealink\)/,
  },
  {
    because: "far too long",
    text: "MAC Address: 24161BAA0001\n".repeat(10_000),
    says: /far longer than a phone's page/,
  },
])("is refused in one sentence, and nothing is stored: $because", async ({ text, says }) => {
  const { id } = await phoneIn(TO_WEBEX, "24161BAA0001");
  const answer = await request("POST /api/projects/{projectId}/evidence", sent(id, text));
  expect(answer.status).toBe(422);
  expect(JSON.stringify(await answer.json())).toMatch(says);
  expect(await db.evidence.count({ where: { projectId: workspace.project.id } })).toBe(0);
});

test("a hundred megabytes are refused in a sentence before they are read", async () => {
  const { id } = await phoneIn(TO_WEBEX, "24161BAA0001");
  let sentBytes = 0;
  const chunk = new TextEncoder().encode("MAC Address: 24161BAA0001 ".repeat(4000));
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sentBytes += chunk.length;
      controller.enqueue(sentBytes === chunk.length ? new TextEncoder().encode(`{"phoneId":"${id}","text":"`) : chunk);
      if (sentBytes > 100_000_000) controller.close();
    },
  });
  const { token, params } = sent(id, "");
  const headers = { "content-type": "application/json" };
  const answer = await request("POST /api/projects/{projectId}/evidence", { token, params, body, headers });
  expect(answer.status).toBe(413);
  expect(JSON.stringify(await answer.json())).toMatch(/larger than 1 MB/);
  expect(sentBytes).toBeLessThan(2_000_000);
});
