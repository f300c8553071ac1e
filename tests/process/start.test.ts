import fs from "node:fs";
import net from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { ADMIN, connect, createToken, newDataDir, type Started, start, startInVain } from "./server-process";

const PORT = "3161";
const dataDir = newDataDir();
const settings = { PORT, REHOME_DATA_DIR: dataDir };
let running: Started | undefined;

afterAll(async () => {
  running?.child.kill("SIGTERM");
  await running?.ended;
  fs.rmSync(dataDir, { recursive: true, force: true });
});

describe("one data directory through its life", () => {
  test("the first start prints a set-up code and serves", async () => {
    running = await start(settings);
    expect(running.output()).toMatch(/Set-up code for the first administrator: [0-9A-Z]{4}(-[0-9A-Z]{4}){3}/);
    expect(await (await fetch(`${running.url}/api/ready`)).json()).toEqual({ status: "ready" });
  });

  test("a second start on it says who runs, and leaves", async () => {
    const { code, output } = await startInVain({ ...settings, PORT: "3162" });
    expect(code).toBe(1);
    expect(output).toContain(`already runs on ${dataDir}`);
    expect(output).toContain(`http://127.0.0.1:${PORT}`);
  });

  test("SIGTERM ends it in order, its database too", async () => {
    running?.child.kill("SIGTERM");
    expect(await running?.ended).toBe(0);
    await expect(connect(dataDir)).rejects.toThrow();
  });

  test("a start with an administrator in the environment needs no code, and a token comes from the console beside it", async () => {
    running = await start({ ...settings, ...ADMIN });
    expect(running.output()).not.toContain("Set-up code");
    const token = await createToken(dataDir);
    const response = await fetch(`${running.url}/api/projects`, { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(200);
  });

  test("after kill -9 the next start recovers by itself and finds its data", async () => {
    running?.child.kill("SIGKILL");
    await running?.ended;
    running = await start(settings);
    expect(running.output()).not.toContain("Set-up code");
    expect((await fetch(`${running.url}/api/ready`)).status).toBe(200);
  });
});

describe("a wrong setting stops the start with its name and the remedy", () => {
  test.each([
    { wrong: { PORT: "eighty" }, says: ["PORT", "eighty"] },
    { wrong: { REHOME_SECRET: "short" }, says: ["REHOME_SECRET", "32 characters"] },
    { wrong: { DATABASE_URL: "mysql://x" }, says: ["DATABASE_URL", "postgresql://"] },
    { wrong: { DATABASE_URL: "postgresql://127.0.0.1:1/none" }, says: ["DATABASE_URL", "does not answer"] },
    { wrong: { REHOME_DATA_DIR: "relative/path" }, says: ["REHOME_DATA_DIR", "absolute"] },
    { wrong: { REHOME_DATA_DIR: "/dev/null/rehome" }, says: ["REHOME_DATA_DIR", "Name another directory"] },
    { wrong: { REHOME_URL: "rehome.example.com" }, says: ["REHOME_URL"] },
    { wrong: { REHOME_ADMIN_EMAIL: "admin@example.com" }, says: ["REHOME_ADMIN_PASSWORD", "set both"] },
    {
      wrong: { REHOME_ADMIN_EMAIL: "a@b.example", REHOME_ADMIN_PASSWORD: "short" },
      says: ["REHOME_ADMIN_PASSWORD", "15 characters"],
    },
    { wrong: { REHOME_OIDC_ISSUER: "https://id.example.com" }, says: ["REHOME_OIDC_CLIENT_ID", "missing"] },
  ])("$wrong", async ({ wrong, says }) => {
    const own = newDataDir();
    const { code, output } = await startInVain({
      PORT: "3163",
      REHOME_DATA_DIR: own,
      ...(wrong as object),
    });
    fs.rmSync(own, { recursive: true, force: true });
    expect(code).toBe(1);
    for (const words of says) expect(output).toContain(words);
    expect(output, "no stack trace").not.toMatch(/\n\s+at /);
  });

  test("a port that is taken", async () => {
    const server = net.createServer().listen(3164, "127.0.0.1");
    const own = newDataDir();
    const { code, output } = await startInVain({ PORT: "3164", REHOME_DATA_DIR: own });
    server.close();
    fs.rmSync(own, { recursive: true, force: true });
    expect([code, output]).toEqual([1, expect.stringContaining("PORT=3164 is taken")]);
  });
});

test("a demo that is not there is refused with a list of those that are", async () => {
  const own = newDataDir();
  const { code, output } = await startInVain({ PORT: "3167", REHOME_DATA_DIR: own }, ["--demo", "nonsense"]);
  fs.rmSync(own, { recursive: true, force: true });
  expect([code, output]).toEqual([1, expect.stringContaining("npm run demo -- half-migrated")]);
});

test("the demo has a user of every role, a fleet and batches", async () => {
  const own = newDataDir();
  const demo = await start({ PORT: "3166", REHOME_DATA_DIR: own }, ["--demo"]);
  expect(demo.output()).not.toContain("was not loaded");
  for (const role of ["administrator", "project-manager", "partner", "technician", "viewer"]) {
    expect(demo.output()).toContain(`${role}@example.com`);
  }
  const client = await connect(own);
  const { rows } = await client.query(
    `SELECT (SELECT count(*)::int FROM "Phone") AS phones, (SELECT count(*)::int FROM "Batch") AS batches`,
  );
  await client.end();
  demo.child.kill("SIGTERM");
  expect(await demo.ended).toBe(0);
  fs.rmSync(own, { recursive: true, force: true });
  expect(rows[0].phones).toBeGreaterThan(1_900);
  expect(rows[0].batches).toBeGreaterThan(10);
});
