import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** What the tests need to know of the server they run against. */
export const SERVER_FILE = path.join(os.tmpdir(), `rehome-e2e-${process.env.E2E_PORT ?? 3117}.json`);

/** `npm start` on a fresh data directory, as a newcomer would: the set-up code is read from what it prints. */
export default async function startServer() {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "rehome-e2e-"));
  fs.chmodSync(dataDir, 0o755);
  const port = process.env.E2E_PORT ?? "3117";
  const server = spawn(process.execPath, ["scripts/start.mjs"], {
    env: { ...cleanEnvironment(), PORT: port, REHOME_DATA_DIR: dataDir } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = await untilReady(server);
  const [, setupCode] = /Set-up code for the first administrator: (\S+)/.exec(output) ?? [];
  if (!setupCode) throw new Error(`No set-up code was printed:\n${output}`);
  fs.writeFileSync(SERVER_FILE, JSON.stringify({ setupCode, dataDir }));
  return async () => {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await ended;
    fs.rmSync(dataDir, { recursive: true, force: true });
    fs.rmSync(SERVER_FILE, { force: true });
  };
}

/** No setting of the machine reaches the server under test, its database above all. */
function cleanEnvironment() {
  const isOurs = (name: string) => /^(?:REHOME_|DATABASE_URL$|NEXTAUTH_)/.test(name);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOurs(name)));
}

function untilReady(server: ChildProcess): Promise<string> {
  let output = "";
  return new Promise((resolve, reject) => {
    const collect = (chunk: Buffer) => {
      output += chunk;
      if (output.includes("Rehome is ready at")) resolve(output);
    };
    server.stdout?.on("data", collect);
    server.stderr?.on("data", collect);
    server.once("exit", (code) => reject(new Error(`npm start ended with ${code}:\n${output}`)));
  });
}
