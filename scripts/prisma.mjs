// `npm run prisma -- <command>`: the Prisma CLI on a throw-away PostgreSQL with the migrations applied, for
// `migrate dev --create-only`, `migrate diff` and the like. `npm run prisma -- format` needs no database but gets one.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ROOT, run } from "./prepare.mjs";
import { startPostgres } from "./runtime/postgres-supervisor.mjs";

const dir = fs.mkdtempSync(path.join(os.tmpdir(), "rehome-prisma-"));
fs.chmodSync(dir, 0o755);
const server = await startPostgres({ dir: path.join(dir, "postgres") });
try {
  await run(process.execPath, [path.join(ROOT, "node_modules/prisma/build/index.js"), ...process.argv.slice(2)], {
    env: { DATABASE_URL: server.url },
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await server.stop();
  fs.rmSync(dir, { recursive: true, force: true });
}
