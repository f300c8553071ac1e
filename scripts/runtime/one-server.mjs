// One server to a database: the files of an import lie in a data directory, so a second server with another one would take
// jobs whose files it has not. The lock belongs to one connection: PostgreSQL drops it when the server dies, however it dies.
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

const LOCK = 72_707_370; // beside the key of the migrations
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
/** A connection of a server that has just been killed may live a moment longer than it. */
const PATIENCE_MS = 3_000;

/**
 * Takes the database for this server, or throws and says who has it. When the connection breaks it is made again for ever.
 * @param {string} url
 * @param {string} dataDir
 * @param {import("./database-state.mjs").Tell} tell what happens to the connection
 * @returns {Promise<{ release: () => Promise<void> }>}
 */
export async function holdDatabase(url, dataDir, tell) {
  const name = nameOf(dataDir);
  const ending = new AbortController();
  let { client, holder } = await take(url, name);
  for (const deadline = Date.now() + PATIENCE_MS; holder && Date.now() < deadline; ) {
    await sleep(200);
    ({ client, holder } = await take(url, name));
  }
  if (holder) throw new Error(refusal(holder));

  const keep = () => {
    client?.once("end", () => {
      if (!ending.signal.aborted) void takeAgain();
    });
  };
  keep();

  async function takeAgain() {
    tell({ detail: "The connection to PostgreSQL broke and is made again.", retryInMs: FIRST_PAUSE_MS });
    for (let pause = FIRST_PAUSE_MS; !ending.signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      await sleep(pause, undefined, { signal: ending.signal }).catch(() => {});
      try {
        const taken = await take(url, name);
        if (!taken.client) tell({ detail: refusal(taken.holder), retryInMs: pause });
        else if (ending.signal.aborted) return void taken.client.end();
        else {
          client = taken.client;
          keep();
          return tell({ detail: null });
        }
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        tell({ detail: `PostgreSQL does not answer (${reason}). It is tried until it does.`, retryInMs: pause });
      }
    }
  }

  return {
    async release() {
      ending.abort();
      await client?.end().catch(() => {});
    },
  };
}

/** @param {string | null} holder */
const refusal = (holder) =>
  `Another server works on this database (${holder}). Each has its own folder of uploads, so one would miss the files of ` +
  "the other: end the other server, or give this one a database of its own.";

/**
 * Who holds the lock is read from the name of its connection, which PostgreSQL cuts after 63 bytes: first what tells one
 * data directory from all others, then words for people.
 * @param {string} dataDir
 */
function nameOf(dataDir) {
  const { dev, ino } = fs.statSync(dataDir);
  const identity = createHash("sha256")
    .update(`${os.hostname()} ${fs.realpathSync(dataDir)} ${dev} ${ino}`)
    .digest("hex");
  return { mark: `rehome ${identity.slice(0, 12)}`, words: `${os.hostname()}:${dataDir}` };
}

/**
 * One try. A connection that an earlier server of this very directory left half open is ended: no other process serves the
 * directory, its lock says so.
 * @param {string} url
 * @param {ReturnType<typeof nameOf>} name
 * @returns {Promise<{ client: import("pg").Client, holder: null } | { client: null, holder: string }>}
 */
async function take(url, name) {
  const client = new pg.Client({
    connectionString: url,
    application_name: `${name.mark} ${name.words}`,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  client.on("error", () => {}); // "end" follows
  await client.connect();
  const { rows } = await client.query("SELECT pg_try_advisory_lock($1) AS taken", [LOCK]);
  if (rows[0].taken) {
    // A host that vanishes closes nothing: PostgreSQL asks after it, so that the lock is free soon.
    await client.query("SET tcp_keepalives_idle = 20").catch(() => {});
    return { client, holder: null };
  }
  const holders = await client.query(
    `SELECT a.pid, a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE l.locktype = 'advisory' AND l.granted AND l.objid = $1
       AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [LOCK],
  );
  const [holder] = holders.rows;
  if (holder?.name.startsWith(name.mark))
    await client.query("SELECT pg_terminate_backend($1)", [holder.pid]).catch(() => {});
  await client.end();
  return { client: null, holder: holder?.name.replace(/^rehome [0-9a-f]+ /, "") || "its name is hidden" };
}
