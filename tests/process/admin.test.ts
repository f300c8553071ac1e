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
  const type: Record<string, string> = typeof body === "object" ? { "content-type": "application/json" } : {};
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

  test("a command that needs a user says what has to be done first", async () => {
    const { code, output } = await admin(settings, "invite", "--email", "a@example.com", "--role", "viewer");
    expect([code, output]).toEqual([1, expect.stringContaining("start the server and set it up")]);
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
  });

  test("is put back into a PostgreSQL of one's own: not when a file was changed, whole when it is whole, and once", async () => {
    const external = await startPostgres({ dir: path.join(folder, "external"), database: "theirs" });
    const restored = { REHOME_DATA_DIR: path.join(folder, "beside-external"), DATABASE_URL: external.url };
    const [ours, theirs] = [backup, restored.REHOME_DATA_DIR].map((dir) => path.join(dir, "uploads", importId));
    const restore = () => admin(restored, "restore", "--from", backup);

    fs.writeFileSync(ours ?? "", FILE.toLowerCase());
    expect(await restore()).toEqual({ code: 1, output: expect.stringContaining(`uploads/${importId}`) });
    expect(fs.readdirSync(path.join(restored.REHOME_DATA_DIR, "uploads"))).toEqual([]);

    fs.writeFileSync(ours ?? "", FILE);
    expect(await restore()).toEqual({ code: 0, output: expect.stringContaining("1 files restored") });
    expect(fs.readFileSync(theirs ?? "", "utf8")).toBe(FILE);
    expect(await restore()).toEqual({ code: 1, output: expect.stringContaining("not empty") });

    const client = new pg.Client({ connectionString: external.url });
    await client.connect();
    const { rows } = await client.query('SELECT "id", "status" FROM "Import"');
    await client.end();
    await external.stop();
    expect(rows).toEqual([{ id: importId, status: "ready" }]);
    expect(fs.existsSync(path.join(restored.REHOME_DATA_DIR, "postgres")), "no embedded database was made").toBe(false);
  });
});
