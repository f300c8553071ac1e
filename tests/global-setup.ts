import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startPostgres } from "../scripts/runtime/postgres-supervisor.mjs";

declare module "vitest" {
  interface ProvidedContext {
    serverUrl: string;
    dataDir: string;
  }
}

/** One real PostgreSQL for the run, on a throw-away directory; every worker makes its own database in it. */
export default async function setup(project: TestProject) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "rehome-test-"));
  fs.chmodSync(dir, 0o755); // PostgreSQL's own account must get through when the tests run as root
  const server = await startPostgres({ dir: path.join(dir, "postgres"), database: "template" });
  project.provide("serverUrl", server.url);
  project.provide("dataDir", dir);
  return async () => {
    await server.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  };
}
