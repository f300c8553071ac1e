// One postmaster: which process it is, how it is launched, how it ends.
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { environment } from "./postgres-programs.mjs";

/** @typedef {ReturnType<typeof placesOf>} Places */

/**
 * Where the parts of one server lie.
 * @param {string} dir
 * @param {string} socketDir
 */
export function placesOf(dir, socketDir) {
  const data = path.join(dir, "data");
  const socket = path.join(socketDir, ".s.PGSQL.5432");
  return {
    ...{ dir, data, socketDir, socket, log: path.join(dir, "postgres.log") },
    /** Both name a process id, and PostgreSQL refuses to start while either names a live process of its account. */
    pidFiles: [path.join(data, "postmaster.pid"), `${socket}.lock`],
  };
}

/**
 * The process id of the server that lives on this directory, 0 when there is none.
 * @param {Places} places
 */
export function findPostmaster({ pidFiles, data }) {
  return pidFiles.map(readPid).find((pid) => servesDirectory(pid, data)) ?? 0;
}

/** @param {string} pidFile */
function readPid(pidFile) {
  try {
    return Number.parseInt(fs.readFileSync(pidFile, "utf8"), 10) || 0;
  } catch {
    return 0;
  }
}

/**
 * Is this process id a live postmaster of this directory? Ids are recycled, above all in containers. A zombie, which an
 * init that reaps late leaves for a while, has no command line.
 * @param {number} pid
 * @param {string} data
 */
export function servesDirectory(pid, data) {
  if (!pid) return false;
  try {
    if (process.platform === "linux") {
      const argv = fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
      return path.basename(argv[0] ?? "") === "postgres" && argv.includes(data);
    }
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(
      `postgres -D ${data} `,
    );
  } catch {
    return false; // no such process
  }
}

/**
 * What a server that was killed leaves behind. Only under the start lock, and when no server of this directory lives: the
 * process ids in these files may belong to anybody by now.
 * @param {Places} places
 */
function removeStaleFiles({ pidFiles, socket }) {
  for (const file of [...pidFiles, socket]) fs.rmSync(file, { force: true });
}

/** The children of a killed postmaster need a moment to notice and to let go of shared memory. */
const TRIES_FOR_SHARED_MEMORY = 20;

/**
 * Starts the server and waits until it takes connections.
 * @param {{
 *   program: string, places: Places, account: import("./postgres-account.mjs").Account, settings: Record<string, string>,
 *   untilItAnswers: (isAlive: () => boolean) => Promise<boolean>,
 * }} options
 * @returns {Promise<number>} its process id
 */
export async function launch({ program, places, account, settings, untilItAnswers }) {
  const { dir, data, log, socketDir } = places;
  const flags = {
    ...{ listen_addresses: "", unix_socket_directories: socketDir, unix_socket_permissions: "0700" },
    ...settings,
  };
  const args = ["-D", data, ...Object.entries(flags).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  for (let attempt = 0; ; attempt++) {
    removeStaleFiles(places);
    if (fs.existsSync(log) && fs.statSync(log).size > 10e6) fs.renameSync(log, `${log}.1`);
    const output = fs.openSync(log, "a", 0o600);
    const before = fs.fstatSync(output).size;
    const child = spawn(program, args, {
      ...account,
      cwd: dir,
      env: environment(),
      stdio: ["ignore", output, output],
      detached: true, // Ctrl-C in the terminal reaches the application, which then stops PostgreSQL in order
    });
    fs.closeSync(output);
    /** @type {string | undefined} */
    let ended;
    child.once("error", (error) => {
      ended = error.message;
    });
    child.once("exit", (code, signal) => {
      ended ??= signal ? `signal ${signal}` : `exit code ${code}`;
    });
    child.unref();

    if ((await untilItAnswers(() => !ended)) && child.pid) return child.pid;
    if (child.pid && !ended) await end(child.pid, data);
    const said = fs.readFileSync(log).subarray(before).toString();
    if (attempt === TRIES_FOR_SHARED_MEMORY || !ended || !said.includes("shared memory block"))
      throw new Error(`PostgreSQL did not start (${lastComplaint(said) ?? ended ?? "it took too long"}), see ${log}`);
    await sleep(250);
  }
}

/**
 * What the server itself gave as the reason, without the time before it.
 * @param {string} said
 */
function lastComplaint(said) {
  return said.match(/(?<=(?:FATAL|PANIC): {2}).+/g)?.at(-1);
}

/**
 * SIGINT is PostgreSQL's fast shutdown: it ends connections and writes a checkpoint. Where that takes too long SIGQUIT ends
 * it at once, as safe as a crash: the next start repeats the log.
 * @param {number} pid
 * @param {string} data
 */
export async function end(pid, data, withinMs = 60_000) {
  const signal = (/** @type {NodeJS.Signals} */ name) => {
    try {
      process.kill(pid, name);
    } catch {} // it ended this very moment
  };
  const deadline = Date.now() + withinMs;
  let isQuick = false;
  if (servesDirectory(pid, data)) signal("SIGINT");
  while (servesDirectory(pid, data)) {
    if (!isQuick && Date.now() > deadline) {
      isQuick = true;
      signal("SIGQUIT");
    }
    await sleep(10);
  }
}
