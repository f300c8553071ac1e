// The database of a data directory: the team's server when DATABASE_URL is set, else PostgreSQL from npm.
import path from "node:path";
import pg from "pg";
import { ROOT } from "../prepare.mjs";
import { databaseTeller } from "./database-state.mjs";
import { migrate } from "./migrate.mjs";
import { holdDatabase } from "./one-server.mjs";
import { keepPostgres } from "./postgres-healer.mjs";
import { startPostgres } from "./postgres-supervisor.mjs";

/** For a million phones on a small machine; none of these weakens durability. */
const EMBEDDED_SETTINGS = {
  shared_buffers: "512MB",
  work_mem: "32MB",
  maintenance_work_mem: "256MB",
  max_wal_size: "2GB",
  random_page_cost: "1.1",
  max_connections: "60",
  log_min_messages: "warning",
};

/**
 * Starts or adopts the database and applies what migrations are missing.
 * @param {{ DATABASE_URL?: string | undefined }} settings
 * @param {string} dataDir
 * @param {{ isServer?: boolean, signal?: AbortSignal }} options isServer: takes the database for itself and keeps it running
 * @returns {Promise<{ url: string, isEmbedded: boolean, isAdopted: boolean, stop: (withinMs?: number) => Promise<void> }>}
 */
export async function openDatabase(settings, dataDir, { isServer = false, signal } = {}) {
  const tell = databaseTeller();
  const options = { dir: path.join(dataDir, "postgres"), settings: EMBEDDED_SETTINGS, ...(signal ? { signal } : {}) };
  // A command beside a server must not start again what the server has just stopped.
  const start = () => (isServer ? keepPostgres(options, tell) : startPostgres(options));
  const embedded = settings.DATABASE_URL ? undefined : await start();
  const url = settings.DATABASE_URL ?? embedded?.url ?? "";
  /** @type {{ release: () => Promise<void> } | undefined} */
  let held;
  try {
    if (!embedded) await requireAnswer(url);
    // The embedded server is watched as a process, and that says more than its connections.
    if (isServer) held = await holdDatabase(url, dataDir, embedded ? () => {} : tell);
    await bringUpToDate(url);
  } catch (error) {
    await held?.release();
    if (!embedded?.adopted) await embedded?.stop();
    throw error;
  }
  return {
    url,
    isEmbedded: Boolean(embedded),
    isAdopted: Boolean(embedded?.adopted),
    stop: async (withinMs) => {
      await held?.release();
      await embedded?.stop(withinMs);
    },
  };
}

/** @param {string} url */
async function requireAnswer(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    throw new Error(`DATABASE_URL: the database does not answer (${reason}).`);
  }
  await client.end();
}

/** @param {string} url */
async function bringUpToDate(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await requireDurability(client);
    await migrate(client, path.join(ROOT, "prisma", "migrations"));
  } finally {
    await client.end();
  }
}

/**
 * What was acknowledged must survive a crash: a server that may lose it is refused.
 * @param {import("pg").Client} client
 */
async function requireDurability(client) {
  const names = ["fsync", "full_page_writes", "synchronous_commit"];
  const { rows } = await client.query("SELECT name, setting FROM pg_settings WHERE name = ANY($1)", [names]);
  const off = rows.filter((row) => row.setting === "off").map((row) => row.name);
  if (off.length) throw new Error(`The database may lose what it has confirmed: turn ${off.join(", ")} on.`);
}
