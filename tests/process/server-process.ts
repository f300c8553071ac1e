import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";

/** Real `npm start` processes on throw-away data directories. */

export function newDataDir(): string {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "rehome-process-"));
  fs.chmodSync(dir, 0o755);
  return dir;
}

export const ADMIN = { REHOME_ADMIN_EMAIL: "admin@example.com", REHOME_ADMIN_PASSWORD: "four quiet desk phones" };

export type Started = { child: ChildProcess; url: string; output: () => string; ended: Promise<number | null> };

type Settings = Record<string, string>;

function spawnStart(settings: Settings, flags: string[] = []): Omit<Started, "url"> & { ready: Promise<string> } {
  const isOurs = (name: string) => /^(?:REHOME_|DATABASE_URL$|PORT$|HOST$|NEXTAUTH_|NODE_ENV$|VITEST)/.test(name);
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOurs(name)));
  const child = spawn(process.execPath, ["scripts/start.mjs", ...flags], {
    env: { ...env, ...settings } as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  const ready = new Promise<string>((resolve, reject) => {
    const collect = (chunk: Buffer) => {
      output += chunk;
      const [, url] = /Rehome is ready at (\S+)/.exec(output) ?? [];
      if (url) resolve(url);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    void ended.then((code) => reject(new Error(`ended with ${code}:\n${output}`)));
  });
  ready.catch(() => {});
  return { child, ready, ended, output: () => output };
}

/** Starts and waits until it serves. */
export async function start(settings: Settings, flags: string[] = []): Promise<Started> {
  const { ready, ...started } = spawnStart(settings, flags);
  return { ...started, url: await ready };
}

/** Starts and waits until it gives up; answers its exit code and words. */
export async function startInVain(settings: Settings): Promise<{ code: number | null; output: string }> {
  const { ended, output } = spawnStart(settings);
  const code = await ended;
  return { code, output: output() };
}

/** A connection to the embedded database of a data directory. */
export async function connect(dataDir: string): Promise<pg.Client> {
  const inside = path.join(dataDir, "postgres", "run");
  const client = new pg.Client({ host: inside, port: 5432, user: "app", database: "rehome" });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** An API token of the administrator, by the command an operator would use, beside the running server. */
export function createToken(dataDir: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, REHOME_DATA_DIR: dataDir, DATABASE_URL: "" };
    const child = spawn(
      process.execPath,
      ["scripts/cli/admin.mjs", "create-token", "--email", ADMIN.REHOME_ADMIN_EMAIL, "--name", "test"],
      { env },
    );
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.on("exit", (code) => (code === 0 ? resolve(output.trim()) : reject(new Error(output))));
  });
}
