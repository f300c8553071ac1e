// `npm run admin -- <command>`: works beside a running server, or starts the database for itself.
import { spawn } from "node:child_process";
import { ROOT } from "../prepare.mjs";

const { tsImport } = await import("tsx/esm/api");
const { readSettings } = await tsImport("../../lib/env.ts", import.meta.url);
const { dataDirectory, openDatabase, secretOf } = await import("../runtime/open-database.mjs");

try {
  const settings = readSettings(process.env);
  const dataDir = dataDirectory(settings, process.argv.includes("--demo") ? ".demo" : ".data");
  const database = await openDatabase(settings, dataDir);
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    REHOME_DATA_DIR: dataDir,
    REHOME_SECRET: secretOf(settings, dataDir),
    REHOME_URL: settings.REHOME_URL ?? `http://${settings.HOST}:${settings.PORT}`,
  };
  const args = [
    "--conditions=react-server",
    "--import",
    "tsx",
    "scripts/cli/admin-commands.ts",
    ...process.argv.slice(2).filter((word) => word !== "--demo"),
  ];
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: "inherit" });
  process.exitCode = await new Promise((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
  if (!database.isAdopted) await database.stop();
  process.exit();
} catch (error) {
  console.error(error?.message ?? error);
  process.exit(1);
}
