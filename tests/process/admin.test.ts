import fs from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { startPostgres } from "../../scripts/runtime/postgres-supervisor.mjs";
import { ADMIN, admin, newDataDir, type Started, start } from "./server-process";

/** `npm run admin` as README has it: on a machine where nothing was started yet, and for a backup that is put back elsewhere. */

const folder = newDataDir();
const dataDir = path.join(folder, "srv", "rehome"); // nobody has made it
const backup = path.join(folder, "backup");
const settings = { PORT: "3180", REHOME_DATA_DIR: dataDir };
const FILE = "MAC,PID,VID\n00CCFC123456,CP-8841-K9=,V10\n00CCFC123457,CP-7841-K9=,V10\n";
let running: Started | undefined;
let token = "";
let importId = "";

const api = async (method: string, address: string, body?: object | string) => {
  const type = typeof body === "object" ? { "content-type": "application/json" } : {};
  const response = await fetch(`${running?.url}${address}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...type },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${await response.text()}`);
  return response.json();
};

async function stop(): Promise<void> {
  running?.child.kill("SIGTERM");
  await running?.ended;
  running = undefined;
}

afterAll(async () => {
  await stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

const modeOf = (file: string) => fs.statSync(file).mode & 0o777;

describe("before the first start", () => {
  test("a command makes the data directory so that PostgreSQL's account gets through, and nobody else looks in", async () => {
    expect(await admin(settings, "users")).toEqual({ code: 0, output: "" });
    expect(modeOf(dataDir)).toBe(0o711);
    for (const name of ["uploads", "postgres"]) expect(modeOf(path.join(dataDir, name))).toBe(0o700);
    expect(modeOf(path.join(dataDir, "secret"))).toBe(0o600);
  });

  test.each([
    { command: ["invite", "--email", "a@example.com", "--role", "viewer"], says: "Nobody can invite yet" },
    { command: ["create-token", "--email", "a@example.com"], says: "no users yet" },
  ])("$command says what has to be done first", async ({ command, says }) => {
    expect(await admin(settings, ...command)).toEqual({ code: 1, output: expect.stringContaining(says) });
  });

  test("with an administrator in the environment a token is made, and it works after the first start", async () => {
    const made = await admin({ ...settings, ...ADMIN }, "create-token", "--email", ADMIN.REHOME_ADMIN_EMAIL);
    token = made.output;
    running = await start(settings);
    expect(running.output()).not.toContain("Set-up code");
    const plan = { name: "P", customer: "C", direction: "E2M", target: "approved-third-party" };
    const { id } = await api("POST", "/api/projects", plan);
    ({ id: importId } = await api("POST", `/api/projects/${id}/imports?filename=fleet.csv`, FILE));
  });
});

describe("a backup that was made beside the running server", () => {
  test("holds tables and uploads, for its owner's eyes only", async () => {
    expect(await admin(settings, "backup", "--to", backup)).toEqual({
      code: 0,
      output: expect.stringMatching(/^\d+ tables, \d+ rows, 1 files in /),
    });
    expect(modeOf(backup)).toBe(0o700);
    expect(fs.readFileSync(path.join(backup, "uploads", importId), "utf8")).toBe(FILE);
    await stop();
  });

  test("is put back into a new data directory with an embedded database, and the import goes on there", async () => {
    const restored = { ...settings, REHOME_DATA_DIR: path.join(folder, "new", "place") };
    const { code, output } = await admin(restored, "restore", "--from", backup);
    expect([code, output]).toEqual([0, expect.stringContaining("1 files restored")]);
    running = await start(restored);
    await api("POST", `/api/imports/${importId}/commit`, {});
    while ((await api("GET", `/api/imports/${importId}`)).status !== "committed") await wait(50);
    await stop();
    expect(await admin(restored, "restore", "--from", backup)).toEqual({
      code: 1,
      output: expect.stringContaining("not empty"),
    });
  });

  test("is put back into a PostgreSQL of one's own", async () => {
    const external = await startPostgres({ dir: path.join(folder, "external"), database: "theirs" });
    const restored = { REHOME_DATA_DIR: path.join(folder, "beside-external"), DATABASE_URL: external.url };
    expect((await admin(restored, "restore", "--from", backup)).output).toContain("1 files restored");
    expect(fs.readFileSync(path.join(restored.REHOME_DATA_DIR, "uploads", importId), "utf8")).toBe(FILE);
    const client = new pg.Client({ connectionString: external.url });
    await client.connect();
    expect((await client.query('SELECT "id", "status" FROM "Import"')).rows).toEqual([
      { id: importId, status: "ready" },
    ]);
    await client.end();
    expect(fs.existsSync(path.join(restored.REHOME_DATA_DIR, "postgres")), "no embedded database was made").toBe(false);
    await external.stop();
  });

  test("with a file that was changed is refused, and nothing of it is put back", async () => {
    fs.appendFileSync(path.join(backup, "uploads", importId), "00CCFC123458,CP-7841-K9=,V10\n");
    const restored = { REHOME_DATA_DIR: path.join(folder, "third") };
    const { code, output } = await admin(restored, "restore", "--from", backup);
    expect([code, output]).toEqual([1, expect.stringContaining(`uploads/${importId}`)]);
    expect(fs.readdirSync(path.join(restored.REHOME_DATA_DIR, "uploads"))).toEqual([]);
    expect(await admin(restored, "users")).toEqual({ code: 0, output: "" });
  });
});
