// `npm start`: from a fresh clone to a served application. `--dev` serves with hot reload, `--demo` on a throw-away data
// directory with a sample organisation. One process serves; the worker is its child; PostgreSQL outlives a `kill -9` of
// both and is adopted by the next start.
import path from "node:path";
import { buildWhenStale, generateClient, installPackages, ROOT, requireNode } from "./prepare.mjs";
import { watchNpm } from "./runtime/parent-watch.mjs";

requireNode();
const isDev = process.argv.includes("--dev");
const isDemo = process.argv.includes("--demo");
process.chdir(ROOT);

// Whoever read the output may be gone (a closed terminal, a killed `tee`). Next logs every uncaught error, so an error of the
// log itself would be logged for ever.
for (const output of [process.stdout, process.stderr]) output.on("error", () => {});
watchNpm(() => process.kill(process.pid, "SIGTERM"));
try {
  await installPackages();
  await main();
} catch (error) {
  if (error instanceof Error)
    console.error(error.name === "SettingsError" ? `A setting is wrong:\n${error.message}` : error.message);
  else console.error(error);
  process.exit(1);
}

async function main() {
  const { tsImport } = await import("tsx/esm/api");
  const { readSettings } = await tsImport("../lib/env.ts", import.meta.url);
  const { dataDirectory, makeDataDirectory } = await import("./runtime/data-directory.mjs");
  const { takeLock } = await import("./runtime/kernel-lock.mjs");
  const { runServer } = await import("./runtime/run-server.mjs");

  const demo = isDemo ? await import("./demo.mjs") : undefined;
  const fill = demo?.seedNamed(process.argv.slice(2).find((word) => !word.startsWith("--")));
  const settings = { ...readSettings(process.env), ...demo?.SETTINGS };
  const dataDir = dataDirectory(settings, isDemo ? ".demo" : ".data");

  const lock = await takeLock(`data ${path.resolve(dataDir)}`, { says: `process ${process.pid}, still starting` });
  if ("heldBy" in lock) throw new Error(`Rehome already runs on ${dataDir} (${lock.heldBy}).`);
  if (demo) await demo.emptyDataDirectory(dataDir);
  makeDataDirectory(dataDir);
  await generateClient();
  if (!isDev) await buildWhenStale();

  const url = await runServer({ settings, dataDir, isDev });
  lock.tell(`process ${process.pid}, ${url}`);
  await fill?.(url).catch((error) => console.error(`The sample was not loaded: ${error.message}`));
  console.log(`Rehome is ready at ${url}`);
}
