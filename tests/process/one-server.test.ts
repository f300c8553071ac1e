import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPostgres } from "../../scripts/runtime/postgres-supervisor.mjs";
import { ADMIN, newDataDir, type Started, start, startInVain, untilReady } from "./server-process";

/** Two servers, each with a data directory of its own, on one PostgreSQL that neither of them started. */

const external = newDataDir();
const [one, two] = [newDataDir(), newDataDir()];
let database: Awaited<ReturnType<typeof startPostgres>>;
let running: Started | undefined;
const startDatabase = async () => {
  database = await startPostgres({ dir: `${external}/postgres`, database: "shared" });
};
const settings = (dataDir: string, port: string) => ({
  ...ADMIN,
  PORT: port,
  REHOME_DATA_DIR: dataDir,
  DATABASE_URL: database.url,
});

beforeAll(startDatabase);
afterAll(async () => {
  running?.child.kill("SIGTERM");
  await running?.ended;
  await database.stop();
  for (const dir of [external, one, two]) fs.rmSync(dir, { recursive: true, force: true });
});

test("the second is refused with the name of the first and what to do", async () => {
  running = await start(settings(one, "3178"));
  const { code, output } = await startInVain(settings(two, "3179"));
  expect(code).toBe(1);
  expect(output).toContain(`Another server works on this database (${os.hostname()}:${one})`);
  expect(output).toContain("a database of its own");
});

test("when the first was killed the second starts, and keeps files that this database does not know", async () => {
  running?.child.kill("SIGKILL");
  await running?.ended;
  const file = `${two}/uploads/${randomUUID()}`;
  fs.mkdirSync(`${two}/uploads`, { recursive: true });
  fs.writeFileSync(file, "MAC\n00CCFC123456\n");
  fs.utimesSync(file, 0, 0);
  running = await start(settings(two, "3179"));
  expect(fs.existsSync(file)).toBe(true);
  expect(running.output()).toContain("Is it the right database?");
});

test("the hold is taken again when the database comes back", async () => {
  await database.stop();
  await startDatabase();
  await untilReady(running?.url ?? "");
  const { code, output } = await startInVain(settings(one, "3178"));
  expect([code, output]).toEqual([1, expect.stringContaining(`${os.hostname()}:${two}`)]);
});
