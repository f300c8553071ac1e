// `npm run admin -- <command>`: works beside a running server, or starts the database for itself; any command may be the
// first thing that is ever done with a checkout or a data directory.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { generateClient, installPackages, ROOT, requireNode } from "../prepare.mjs";

requireNode();
try {
  // Only where there are none: a server that runs beside this must keep the packages it was started with.
  if (!fs.existsSync(path.join(ROOT, "node_modules", ".package-lock.json"))) await installPackages(console.error);
  await generateClient();
  process.exit(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function main() {
  const { tsImport } = await import("tsx/esm/api");
  const { readSettings } = await tsImport("../../lib/env.ts", import.meta.url);
  const { dataDirectory, makeDataDirectory, secretOf } = await import("../runtime/data-directory.mjs");
  const { openDatabase } = await import("../runtime/open-database.mjs");

  const settings = readSettings(process.env);
  const dataDir = dataDirectory(settings, process.argv.includes("--demo") ? ".demo" : ".data");
  makeDataDirectory(dataDir);
  const database = await openDatabase(settings, dataDir);
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    REHOME_DATA_DIR: dataDir,
    REHOME_SECRET: secretOf(settings, dataDir),
    REHOME_URL: settings.REHOME_URL ?? `http://${settings.HOST}:${settings.PORT}`,
    ADMIN_FROM: process.env.INIT_CWD ?? process.cwd(), // a folder that is named is meant where the caller stands
  };
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/cli/admin-commands.ts"];
  const words = process.argv.slice(2).filter((word) => word !== "--demo");
  const child = spawn(process.execPath, [...args, ...words], { cwd: ROOT, env, stdio: "inherit" });
  const code = await new Promise((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
  if (!database.isAdopted) await database.stop();
  return code;
}
