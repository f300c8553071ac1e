import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ADMIN, connect, newDataDir, type Started, start, untilReady } from "./server-process";

/** The server and its database killed in every order: the next start works, or the server heals itself. */

const dataDir = newDataDir();
const settings = { PORT: "3170", REHOME_DATA_DIR: dataDir, ...ADMIN };
const postgres = path.join(dataDir, "postgres");
const pidFile = path.join(postgres, "data", "postmaster.pid");
const socketLock = path.join(postgres, "run", ".s.PGSQL.5432.lock");
let running: Started;

const postmaster = () => Number.parseInt(fs.readFileSync(pidFile, "utf8"), 10);

/** Writes the number of a living process of PostgreSQL's account, as a recycled one would be, where a server looks for itself. */
function plantStranger(file: string, stranger: number): void {
  const [, ...lines] = fs.readFileSync(file, "utf8").split("\n");
  fs.writeFileSync(file, [stranger, ...lines].join("\n"));
}

async function killAll(): Promise<void> {
  const database = postmaster();
  running.child.kill("SIGKILL");
  process.kill(database, "SIGKILL");
  await running.ended;
}

const canConnect = () =>
  connect(dataDir).then(
    async (client) => {
      await client.end();
      return true;
    },
    () => false,
  );

/** Kills the database and waits until another one serves. */
async function killDatabase(): Promise<void> {
  const before = postmaster();
  process.kill(before, "SIGKILL");
  const saidReady = () => running.output().match(/Database: it runs again/g)?.length ?? 0;
  const said = saidReady();
  while (saidReady() === said) await wait(50);
  await untilReady(running.url);
  expect(postmaster()).not.toBe(before);
}

beforeAll(async () => {
  running = await start(settings);
});

afterAll(async () => {
  running.child.kill("SIGTERM");
  await running.ended;
  fs.rmSync(dataDir, { recursive: true, force: true });
});

test("everything killed five times: each start works, whoever has the process ids that were left behind", async () => {
  const { uid, gid } = fs.statSync(postgres);
  const stranger = spawn("sleep", ["600"], process.getuid?.() === 0 ? { uid, gid } : {});
  for (let round = 0; round < 5; round++) {
    await killAll();
    for (const file of [pidFile, socketLock]) if (round % 2 === 0) plantStranger(file, stranger.pid ?? 0);
    running = await start(settings);
    expect((await fetch(`${running.url}/api/ready`)).status).toBe(200);
  }
  stranger.kill("SIGKILL");
});

describe("a database that is killed is started again by the server", () => {
  test("three times, when the server started it", async () => {
    for (let round = 0; round < 3; round++) await killDatabase();
    expect(running.output()).toContain("PostgreSQL ended by itself and is started again");
  });

  test("three times, when the server found it running", async () => {
    running.child.kill("SIGKILL");
    await running.ended;
    const left = postmaster();
    running = await start(settings);
    expect(postmaster(), "it was adopted").toBe(left);
    for (let round = 0; round < 3; round++) await killDatabase();
  });

  test("when its socket was removed, so that nobody can reach it", async () => {
    const before = postmaster();
    fs.rmSync(path.join(postgres, "run", ".s.PGSQL.5432"));
    await expect(connect(dataDir)).rejects.toThrow();
    while (!(await canConnect())) await wait(50);
    expect(postmaster()).not.toBe(before);
  });

  test("while it is away the server says so and when to ask again", async () => {
    // Without its settings it cannot start, however often it is tried.
    const config = path.join(postgres, "data", "postgresql.conf");
    fs.renameSync(config, `${config}.away`);
    process.kill(postmaster(), "SIGKILL");
    const away = async () => {
      const response = await fetch(`${running.url}/api/ready`);
      return {
        status: response.status,
        again: Number(response.headers.get("retry-after")),
        ...(await response.json()),
      };
    };
    while (!running.output().includes("It is tried again until it starts")) await wait(50);
    expect(await away()).toMatchObject({ status: 503, detail: expect.stringContaining("started again") });
    expect((await away()).again).toBeGreaterThan(0);
    expect((await fetch(`${running.url}/api/health`)).status).toBe(200);
    fs.renameSync(`${config}.away`, config);
    await untilReady(running.url);
  });
});
