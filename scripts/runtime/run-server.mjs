// The running application: database, web server and worker, started together and ended in order.
import path from "node:path";
import { secretOf } from "./data-directory.mjs";
import { openDatabase } from "./open-database.mjs";
import { sweepUploads } from "./sweep-uploads.mjs";
import { startWorker } from "./worker-process.mjs";

/** @typedef {import("../../lib/env.ts").Settings} Settings */

/** What the web server and the worker leave of the ten seconds within which everything has ended. */
const DATABASE_STOPS_WITHIN_MS = 3_000;

/**
 * @param {{ settings: Settings, dataDir: string, isDev: boolean }} options
 * @returns {Promise<string>} the address it serves, once it does
 */
export async function runServer({ settings, dataDir, isDev }) {
  const url = publicUrl(settings);
  const ending = new AbortController();
  /** @type {Awaited<ReturnType<typeof openDatabase>> | undefined} */
  let database;
  /** @type {{ stop: () => Promise<void> }[]} */
  const parts = [];
  const end = async (/** @type {number} */ code) => {
    ending.abort(); // a database that is just starting is given up by openDatabase, which then throws
    await Promise.allSettled(parts.map((part) => part.stop()));
    await database?.stop(DATABASE_STOPS_WITHIN_MS);
    if (database) process.exit(code);
  };
  /** @type {Promise<void> | undefined} */
  let ended;
  const stop = (/** @type {number} */ code) => {
    ended ??= end(code);
    return ended;
  };
  process.on("SIGTERM", () => void stop(0));
  // One way to end: open streams end at SIGTERM too (lib/server).
  process.on("SIGINT", () => process.kill(process.pid, "SIGTERM"));

  database = await openDatabase(settings, dataDir, { isServer: true, signal: ending.signal });
  if (ending.signal.aborted) {
    await database.stop(DATABASE_STOPS_WITHIN_MS);
    process.exit(0);
  }
  try {
    await sweepUploads(path.join(dataDir, "uploads"), database.url);
    setEnvironment(settings, { dataDir, url, databaseUrl: database.url, isDev });
    const { serve } = await import("./serve.mjs"); // Next asks for NODE_ENV when it is loaded
    const keep = (/** @type {{ stop: () => Promise<void> }} */ part) => void parts.push(part);
    const worker = startWorker();
    await Promise.all([serve({ host: settings.HOST, port: settings.PORT, isDev }).then(keep), worker.then(keep)]);
    (await worker).tellSetupCode();
  } catch (error) {
    console.error(startError(error, settings));
    await stop(1);
  }
  return url;
}

/** @param {Settings} settings */
const publicUrl = ({ REHOME_URL, HOST, PORT }) =>
  REHOME_URL ?? `http://${/^(?:0\.0\.0\.0|::)$/.test(HOST) ? "localhost" : HOST}:${PORT}`;

/**
 * @param {Settings} settings
 * @param {{ dataDir: string, url: string, databaseUrl: string, isDev: boolean }} found
 */
function setEnvironment(settings, { dataDir, url, databaseUrl, isDev }) {
  const { REHOME_ADMIN_EMAIL, REHOME_ADMIN_PASSWORD } = settings;
  Object.assign(process.env, {
    NODE_ENV: isDev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    REHOME_DATA_DIR: dataDir,
    REHOME_SECRET: secretOf(settings, dataDir),
    REHOME_URL: url,
    NEXTAUTH_URL: url,
    ...(REHOME_ADMIN_EMAIL && REHOME_ADMIN_PASSWORD ? { REHOME_ADMIN_EMAIL, REHOME_ADMIN_PASSWORD } : {}),
  });
}

/**
 * @param {unknown} error
 * @param {Settings} settings
 */
function startError(error, { PORT }) {
  if (!(error instanceof Error)) return error;
  return "code" in error && error.code === "EADDRINUSE"
    ? `PORT=${PORT} is taken: set PORT to another one.`
    : error.message;
}
