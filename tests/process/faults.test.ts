import { randomUUID } from "node:crypto";
import fs from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ADMIN, connect, createToken, newDataDir, type Started, start } from "./server-process";

/** The server killed with -9 at bad moments: what was acknowledged is there, what was not is whole or absent. */

const dataDir = newDataDir();
const settings = { PORT: "3165", REHOME_DATA_DIR: dataDir, ...ADMIN };
const ROWS = 20_000;
let running: Started;
let token: string;
let projectId: string;

const api = async (method: string, path: string, body?: unknown) => {
  const isFile = typeof body === "string";
  const response = await fetch(`${running.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined || isFile ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
};

const fleet = () =>
  `MAC,PID,VID,Site\n${Array.from({ length: ROWS }, (_, index) => `00CC${(0x10000000 + index).toString(16)},CP-8841-K9=,V10,Leeds`).join("\n")}`;

async function statusOf(importId: string): Promise<string> {
  return (await api("GET", `/api/imports/${importId}`)).status;
}

async function until(isThere: () => Promise<boolean>): Promise<void> {
  while (!(await isThere())) await wait(20);
}

async function restart() {
  running.child.kill("SIGKILL");
  await running.ended;
  fs.writeFileSync(`${dataDir}/uploads/${randomUUID()}.part`, "half an upload");
  // The server may die between a file and its row; a young one may belong to a restore that is under way.
  const orphan = `${dataDir}/uploads/${randomUUID()}`;
  fs.writeFileSync(orphan, "a whole upload");
  fs.utimesSync(orphan, 0, 0);
  running = await start(settings);
}

beforeAll(async () => {
  running = await start(settings);
  token = await createToken(dataDir);
  ({ id: projectId } = await api("POST", "/api/projects", {
    name: "Faults",
    customer: "ACME",
    direction: "E2M",
    target: "approved-third-party",
  }));
}, 120_000);

afterAll(async () => {
  running.child.kill("SIGTERM");
  await running.ended;
  fs.rmSync(dataDir, { recursive: true, force: true });
});

test("killed in an import: no row or all rows, and the job ends by itself after the next start", async () => {
  const { id } = await api("POST", `/api/projects/${projectId}/imports?filename=fleet.csv`, fleet());
  await api("POST", `/api/imports/${id}/commit`, {});
  await until(async () => (await statusOf(id)) !== "queued");
  await restart();
  const client = await connect(dataDir);
  const { rows } = await client.query(`SELECT count(*)::int AS count FROM "Phone"`);
  expect([0, ROWS]).toContain(rows[0].count);
  await client.end();
  await until(async () => (await statusOf(id)) === "committed");
  expect((await api("GET", `/api/projects/${projectId}/summary`)).phones).toBe(ROWS);
  expect(fs.readdirSync(`${dataDir}/uploads`), "no half file is left, and none that no import names").toEqual([id]);
});

test("killed in a storm of ticks: nothing acknowledged is lost, a retried operation is not applied twice", async () => {
  const { items } = await api("GET", `/api/projects/${projectId}/phones?verdict=eligible&limit=100`);
  const phoneIds: string[] = items.map(({ id }: { id: string }) => id);
  const batch = await api("POST", `/api/projects/${projectId}/batches`, { name: "Storm" });
  await api("POST", `/api/projects/${projectId}/batches/move`, { selection: { ids: phoneIds }, batchId: batch.id });
  const acknowledged = new Set<string>();
  const sent: object[] = [];
  for (let round = 0; round < 3; round++) {
    let isKilled = false;
    const technicians = Array.from({ length: 10 }, async (_, number) => {
      for (let tick = 0; !isKilled && tick < 500; tick++) {
        const event = {
          operationId: randomUUID(),
          phoneId: phoneIds[(number * 7 + tick) % phoneIds.length],
          step: "e2m-ucm.find-phone",
          action: "tick",
          at: new Date().toISOString(),
        };
        sent.push(event);
        try {
          const [outcome] = await api("POST", "/api/step-events", [event]);
          if (outcome.status === "stored") acknowledged.add(outcome.operationId);
        } catch {
          return; // the server is gone
        }
      }
    });
    await until(async () => acknowledged.size > (round + 1) * 50);
    isKilled = true;
    await restart();
    await Promise.all(technicians);
  }
  for (let at = 0; at < sent.length; at += 200) await api("POST", "/api/step-events", sent.slice(at, at + 200));
  const client = await connect(dataDir);
  const { rows } = await client.query(`SELECT "operationId" AS id, count(*)::int AS count FROM "StepEvent" GROUP BY 1`);
  await client.end();
  const stored = new Map(rows.map(({ id, count }) => [id, count]));
  expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
  expect([...stored.values()].every((count) => count === 1)).toBe(true);
  expect(stored.size).toBe(sent.length);
});
