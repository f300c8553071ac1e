import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { migrate } from "../scripts/runtime/migrate.mjs";

// Before a test file loads anything of ours: a fresh database, migrated as at a start, and its own data directory.
const name = `test_${randomUUID().replaceAll("-", "")}`;
const serverUrl = inject("serverUrl");
const admin = new pg.Client({ connectionString: serverUrl });
await admin.connect();
await admin.query(`CREATE DATABASE ${name}`);
await admin.end();

const url = new URL(serverUrl);
url.pathname = `/${name}`;
const dataDir = path.join(inject("dataDir"), name);
fs.mkdirSync(path.join(dataDir, "uploads"), { recursive: true });
Object.assign(process.env, {
  DATABASE_URL: url.href,
  REHOME_DATA_DIR: dataDir,
  REHOME_SECRET: "0123456789abcdef0123456789abcdef",
  REHOME_URL: "http://127.0.0.1:3000",
  REHOME_MAX_UPLOAD_MB: "20",
  REHOME_MIN_FREE_DISK_MB: "1",
});
const client = new pg.Client({ connectionString: url.href });
await client.connect();
await migrate(client, path.join(process.cwd(), "prisma/migrations"));
await client.end();
await runMigrations({ connectionString: url.href });

afterAll(async () => {
  const { db, pool } = await import("@/lib/server/database/db");
  await db.$disconnect();
  await pool.end();
});
