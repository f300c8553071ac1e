// `npm start`: from a fresh clone to a served application. `--dev` serves with hot reload, `--demo` on a throw-away data
// directory with a sample organisation. One process serves; the worker is its child; PostgreSQL outlives a `kill -9` of
// both and is adopted by the next start.
import fs from "node:fs";
import path from "node:path";
import { buildWhenStale, generateClient, installPackages, ROOT, requireNode } from "./prepare.mjs";

requireNode();
const isDev = process.argv.includes("--dev");
const isDemo = process.argv.includes("--demo");
process.chdir(ROOT);

try {
  await installPackages();
  await main();
} catch (error) {
  console.error(error?.name === "SettingsError" ? `A setting is wrong:\n${error.message}` : (error?.message ?? error));
  process.exit(1);
}

async function main() {
  const { tsImport } = await import("tsx/esm/api");
  const { readSettings } = await tsImport("../lib/env.ts", import.meta.url);
  const { dataDirectory, openDatabase, secretOf } = await import("./runtime/open-database.mjs");
  const { takeLock } = await import("./runtime/kernel-lock.mjs");

  const given = readSettings(process.env);
  const demo = isDemo ? await import("./demo.mjs") : undefined;
  const settings = demo ? { ...given, ...demo.SETTINGS } : given;
  const dataDir = dataDirectory(settings, isDemo ? ".demo" : ".data");
  const url =
    settings.REHOME_URL ??
    `http://${/^(?:0\.0\.0\.0|::)$/.test(settings.HOST) ? "localhost" : settings.HOST}:${settings.PORT}`;

  const lock = await takeLock(`data ${path.resolve(dataDir)}`, { says: `process ${process.pid}, still starting` });
  if ("heldBy" in lock) throw new Error(`Rehome already runs on ${dataDir} (${lock.heldBy}).`);
  if (isDemo) await demo.emptyDataDirectory(dataDir);
  makeDataDirectory(dataDir);
  sweep(path.join(dataDir, "uploads"));

  await generateClient();
  if (!isDev) await buildWhenStale();
  const database = await openDatabase(settings, dataDir);
  Object.assign(process.env, {
    NODE_ENV: isDev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: database.url,
    REHOME_DATA_DIR: dataDir,
    REHOME_SECRET: secretOf(settings, dataDir),
    REHOME_URL: url,
    NEXTAUTH_URL: url,
  });
  if (demo) Object.assign(process.env, demo.SETTINGS);

  const { startWorker } = await import("./runtime/worker-process.mjs");
  const { serve } = await import("./runtime/serve.mjs");
  let web;
  let worker;
  let isStopping = false;
  const stop = async (code) => {
    if (isStopping) return;
    isStopping = true;
    await Promise.allSettled([web?.stop(), worker?.stop()]);
    await database.stop();
    process.exit(code);
  };
  process.on("SIGTERM", () => void stop(0));
  process.on("SIGINT", () => void stop(0));
  try {
    [web, worker] = await Promise.all([serve({ host: settings.HOST, port: settings.PORT, isDev }), startWorker()]);
  } catch (error) {
    console.error(
      error?.code === "EADDRINUSE"
        ? `PORT=${settings.PORT} is taken: set PORT to another one.`
        : (error?.message ?? error),
    );
    return stop(1);
  }
  lock.tell(`process ${process.pid}, ${url}`);
  worker.tellSetupCode();
  if (demo) await demo.fill(url).catch((error) => console.error(`The sample was not loaded: ${error.message}`));
  console.log(`Rehome is ready at ${url}`);
}

/** What a server that was killed had written half: nobody else writes here before we serve. */
function sweep(uploads) {
  for (const name of fs.readdirSync(uploads))
    if (/\.(?:part|issues)$/.test(name)) fs.rmSync(path.join(uploads, name), { force: true });
}

function makeDataDirectory(dataDir) {
  try {
    // Others may pass through, so that PostgreSQL's own account reaches its directory; nobody else can list it.
    fs.mkdirSync(path.join(dataDir, "uploads"), { recursive: true, mode: 0o711 });
    fs.chmodSync(path.join(dataDir, "uploads"), 0o700);
    fs.accessSync(dataDir, fs.constants.W_OK);
  } catch (error) {
    throw new Error(`REHOME_DATA_DIR: ${dataDir} cannot be written (${error.code}). Name another directory.`);
  }
}
