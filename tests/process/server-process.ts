import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
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

/** The environment of the tests without the settings of ours, and with these. */
function environment(settings: Settings): NodeJS.ProcessEnv {
  const isOurs = (name: string) =>
    /^(?:REHOME_|DATABASE_URL$|PORT$|HOST$|NEXTAUTH_|NODE_ENV$|VITEST|npm_|INIT_CWD$)/.test(name);
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOurs(name)));
  return { ...env, ...settings } as NodeJS.ProcessEnv;
}

const START = [process.execPath, "scripts/start.mjs"];
const NPM_START = ["npm", "start", "--"];

function spawnStart(
  settings: Settings,
  flags: string[] = [],
  [program = "", ...args] = START,
): Omit<Started, "url"> & { ready: Promise<string> } {
  const child = spawn(program, [...args, ...flags], { env: environment(settings), stdio: ["ignore", "pipe", "pipe"] });
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

/** The same by `npm start`; `child` is npm. */
export async function startByNpm(settings: Settings, flags: string[] = []): Promise<Started> {
  const { ready, ...started } = spawnStart(settings, flags, NPM_START);
  return { ...started, url: await ready };
}

/** Waits until the server takes work, however long its database needs. */
export async function untilReady(url: string): Promise<void> {
  while (!(await fetch(`${url}/api/ready`)).ok) await wait(50);
}

/** Every process that has to do with a data directory: in its arguments or in its environment. */
export function processesOf(dataDir: string): string[] {
  const lines = execFileSync("ps", ["axeww", "-o", "pid=,args="], { encoding: "utf8", maxBuffer: 1e8 }).split("\n");
  return lines.filter((line) => line.includes(dataDir));
}

/** Starts and waits until it gives up; answers its exit code and words. */
export async function startInVain(
  settings: Settings,
  flags: string[] = [],
): Promise<{ code: number | null; output: string }> {
  const { ended, output } = spawnStart(settings, flags);
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

/** `npm run admin -- …` on a data directory, with what it prints. */
export function admin(settings: Settings, ...args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["scripts/cli/admin.mjs", ...args], {
      env: environment(settings),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("exit", (code) => resolve({ code, output: output.trim() }));
  });
}

/** An API token of the administrator, by the command an operator would use, beside the running server. */
export async function createToken(dataDir: string, email = ADMIN.REHOME_ADMIN_EMAIL): Promise<string> {
  const { code, output } = await admin(
    { REHOME_DATA_DIR: dataDir },
    "create-token",
    "--email",
    email,
    "--name",
    "test",
  );
  if (code !== 0) throw new Error(output);
  return output;
}
