// The database of a data directory: the team's server when DATABASE_URL is set, else PostgreSQL from npm.

import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { ROOT } from "../prepare.mjs";
import { migrate } from "./migrate.mjs";
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

/** `.data` in the checkout; where root runs it and PostgreSQL's account may not enter the checkout, /var/lib/rehome. */
export function dataDirectory(settings, name = ".data") {
  if (settings.REHOME_DATA_DIR) return settings.REHOME_DATA_DIR;
  const inside = path.join(ROOT, name);
  if (process.getuid?.() !== 0) return inside;
  const asNobody = spawnSync("sh", ["-c", 'cd "$0"', ROOT], { uid: 65534, gid: 65534, cwd: "/" });
  return asNobody.status === 0 ? inside : path.join("/var/lib/rehome", name === ".data" ? "" : name);
}

/** The server's own secret: given, or made once and kept in the data directory. */
export function secretOf(settings, dataDir) {
  if (settings.REHOME_SECRET) return settings.REHOME_SECRET;
  const file = path.join(dataDir, "secret");
  try {
    return fs.readFileSync(file, "utf8").trim();
  } catch {
    fs.writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
    return fs.readFileSync(file, "utf8").trim();
  }
}

/**
 * Starts or adopts the database and applies what migrations are missing.
 * @returns {Promise<{ url: string, isEmbedded: boolean, isAdopted: boolean, stop: () => Promise<void> }>}
 */
export async function openDatabase(settings, dataDir) {
  let server;
  let endWatch = () => {};
  const dir = path.join(dataDir, "postgres");
  if (!settings.DATABASE_URL) {
    const start = async () => {
      server = await startPostgres({ dir, settings: EMBEDDED_SETTINGS });
      endWatch = server.watch(() =>
        start().catch((error) => console.error(`PostgreSQL did not come back: ${error.message}`)),
      );
    };
    await start();
  }
  const url = settings.DATABASE_URL ?? server.url;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    throw new Error(`DATABASE_URL: the database does not answer (${error.message}).`);
  }
  try {
    await requireDurability(client);
    await migrate(client, path.join(ROOT, "prisma", "migrations"));
  } finally {
    await client.end();
  }
  return {
    url,
    isEmbedded: Boolean(server),
    isAdopted: Boolean(server?.adopted),
    stop: async () => {
      endWatch();
      await server?.stop();
    },
  };
}

/** What was acknowledged must survive a crash: a server that may lose it is refused. */
async function requireDurability(client) {
  const names = ["fsync", "full_page_writes", "synchronous_commit"];
  const { rows } = await client.query("SELECT name, setting FROM pg_settings WHERE name = ANY($1)", [names]);
  const off = rows.filter((row) => row.setting === "off").map((row) => row.name);
  if (off.length) throw new Error(`The database may lose what it has confirmed: turn ${off.join(", ")} on.`);
}
