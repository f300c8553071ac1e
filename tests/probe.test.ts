import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Job } from "@/lib/schemas/jobs";
import type { Phone, PhoneRow } from "@/lib/schemas/phones";
import { db } from "@/lib/server/database/db";
import { servePhones } from "../scripts/phones/serve-phones.mjs";
import { expectJson, request, runJobs } from "./api";
import { importFile } from "./imports";
import { newWorkspace } from "./people";

/** A batch of made-up phones is probed before the work and after it: the same job, from the route to the evidence. */

const setting = vi.hoisted(() => {
  const port = 40_000 + (process.pid % 20_000);
  vi.stubEnv("REHOME_PROBE_CIDRS", "127.77.0.0/16");
  vi.stubEnv("REHOME_PROBE_REHEARSAL_PORT", String(port));
  return { port };
});

let workspace: Awaited<ReturnType<typeof newWorkspace>>;
let world: Awaited<ReturnType<typeof servePhones>>;
let phones: PhoneRow[];
const params = () => ({ projectId: workspace.project.id });
const at = (index: number) => {
  const phone = world.phones[index];
  if (!phone) throw new Error(`no phone ${index}`);
  return phone;
};
const idOf = (index: number) => phones.find(({ mac }) => mac === at(index).mac)?.id ?? "";
const phoneOf = (index: number) =>
  expectJson<Phone>(200, "GET /api/phones/{phoneId}", { token: workspace.token, params: { phoneId: idOf(index) } });

beforeAll(async () => {
  const first = `127.77.${process.pid % 250}.100`;
  world = await servePhones({
    count: 5,
    first,
    port: setting.port,
    upgradeMs: 0,
    faults: { 3: "other-mac", 4: "slow" },
  });
  workspace = await newWorkspace();
  // Phone 1 has a VID that somebody entered by file, phone 2 lies in no listed network.
  const rows = world.phones.map(
    ({ mac, ip, product }, index) =>
      `${mac},Cisco ${product.model},${index === 2 ? "10.9.9.9" : ip},Leeds,${index === 1 ? "V06" : ""}`,
  );
  await importFile(workspace, ["MAC,Model,IP Address,Site,VID", ...rows].join("\n"));
  phones = (
    await expectJson<{ items: PhoneRow[] }>(200, "GET /api/projects/{projectId}/phones", {
      token: workspace.token,
      params: params(),
    })
  ).items;
});
afterAll(() => world.stop());

async function probe(): Promise<Job> {
  const { job } = await expectJson<{ job: Job }>(202, "POST /api/projects/{projectId}/probe", {
    token: workspace.token,
    params: params(),
    json: { site: "Leeds" },
  });
  await runJobs();
  return expectJson<Job>(200, "GET /api/jobs/{jobId}", { token: workspace.token, params: { jobId: job.id } });
}

test("before the work it fills what is missing and overwrites nothing; after it the page is evidence, once", async () => {
  const before = await probe();
  expect(before).toMatchObject({ status: "done", done: 5, total: 5 });
  expect(before.result).toMatchObject({
    asked: 5,
    outcomes: { filled: 2, "not-listed": 1, "other-phone": 1, unusable: 1, verified: 0 },
  });
  const [first, second] = [await phoneOf(0), await phoneOf(1)];
  expect(first).toMatchObject({
    pid: "CP-8841-K9",
    vid: 10,
    serial: at(0).serial,
    load: at(0).load,
    verdict: "eligible",
  });
  expect(second).toMatchObject({ vid: 6, serial: at(1).serial });
  expect(await db.evidence.count({ where: { projectId: workspace.project.id } })).toBe(0);

  await expectJson(200, "POST /api/projects/{projectId}/batches/apply", {
    token: workspace.token,
    params: params(),
    json: { pilotSize: 0 },
  });
  const tick = { phoneId: idOf(0), step: "e2m-ucm.find-phone", action: "tick", at: "2026-11-05T20:00:00Z" };
  await expectJson(200, "POST /api/step-events", {
    token: workspace.token,
    json: [{ operationId: randomUUID(), ...tick }],
  });
  world.upgrade(at(0), "sip88xx.12-0-3MPP0001-87");
  await expect.poll(() => at(0).firmware).toBe("mpp");
  expect((await probe()).result).toMatchObject({ outcomes: { moved: 1 } });
  expect((await phoneOf(0)).state).toBe("moved");

  world.files.add(`${at(0).mac}.lic`);
  await fetch(`http://${at(0).ip}:${setting.port}/admin/advanced`, {
    method: "POST",
    body: new URLSearchParams({ rule: "tftp://127.0.0.1/$MAU.lic", type: "Classic" }),
  });
  expect((await probe()).result).toMatchObject({ outcomes: { verified: 1 } });
  expect((await phoneOf(0)).state).toBe("verified");
  const kept = await db.evidence.findMany({ where: { projectId: workspace.project.id }, orderBy: { at: "asc" } });
  expect(kept.map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ["probe", "moved"],
    ["probe", "verified"],
  ]);
});

test("a batch or a site is named, one of them, and one with phones", async () => {
  const ask = (json: object) =>
    request("POST /api/projects/{projectId}/probe", { token: workspace.token, params: params(), json });
  expect((await ask({})).status).toBe(422);
  expect((await ask({ site: "Leeds", batchId: randomUUID() })).status).toBe(422);
  expect((await ask({ site: "Nowhere" })).status).toBe(409);
});
