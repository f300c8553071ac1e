import fs from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import type { Batch } from "@/lib/schemas/batches";
import { ADMIN, createToken, newDataDir, processesOf, type Started, startByNpm } from "./server-process";

test.each([
  { flags: [] as string[], port: "3175", because: "npm passes no signal on" },
  { flags: ["--demo", "half-migrated"], port: "3176", because: "a demo is started by npm as well" },
])("SIGTERM to npm alone ends server, worker and database $flags: $because", async ({ flags, port }) => {
  const dataDir = newDataDir();
  const running = await startByNpm({ PORT: port, REHOME_DATA_DIR: dataDir, ...ADMIN }, flags);
  onTestFinished(() => void running.child.kill("SIGTERM")); // a test that failed half way must not keep the port
  expect(processesOf(dataDir).length).toBeGreaterThanOrEqual(3);
  if (flags.includes("half-migrated")) await expectHalfMigrated(dataDir, running);
  else await holdStreamOpen(running.url, await createToken(dataDir));
  for (const output of [running.child.stdout, running.child.stderr]) output?.destroy(); // its reader may be gone as well
  running.child.kill("SIGTERM");
  while (processesOf(dataDir).length > 0) await wait(50);
  expect(fs.existsSync(`${dataDir}/postgres/data/postmaster.pid`), "the database ended in order").toBe(false);
  await expect(fetch(running.url)).rejects.toThrow();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

/** A page that stays open must not keep the server. */
async function holdStreamOpen(url: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const created = await fetch(`${url}/api/projects`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ name: "P", customer: "C", direction: "E2M", target: "approved-third-party" }),
  });
  const { id } = await created.json();
  const stream = await fetch(`${url}/api/projects/${id}/events`, { headers });
  expect(stream.status).toBe(200);
  await stream.body?.getReader().read();
}

async function expectHalfMigrated(dataDir: string, { url, output }: Started): Promise<void> {
  expect(output()).not.toContain("was not loaded");
  const headers = { authorization: `Bearer ${await createToken(dataDir, "administrator@example.com")}` };
  const [project] = await (await fetch(`${url}/api/projects`, { headers })).json().then(({ items }) => items);
  const answer = await fetch(`${url}/api/projects/${project.id}/batches`, { headers });
  const { items }: { items: Batch[] } = await answer.json();
  expect([...new Set(items.map(({ state }) => state))].sort()).toEqual(["done", "planned", "ready", "running"]);
  expect(items.filter(({ startsAt }) => startsAt === null)).toEqual([]);
  const mixed = items.find(({ failed }) => failed > 0);
  expect(mixed?.verified).toBeGreaterThan(0);
  expect(mixed?.verified).toBeLessThan(mixed?.phones ?? 0);
}
