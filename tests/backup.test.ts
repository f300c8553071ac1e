import { execFileSync } from "node:child_process";
import path from "node:path";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { backup } from "@/lib/server/database/backup";
import { migrate } from "../scripts/runtime/migrate.mjs";
import { importFile } from "./imports";
import { newWorkspace } from "./people";

test("a backup fills an empty database with the same rows, and refuses one that is not empty", async () => {
  await importFile(
    await newWorkspace(),
    'MAC,PID,VID,Description\n00CCFC123456,CP-8841-K9=,V10,"tab\there, quote "" and ümlaut"',
  );
  const folder = path.join(inject("dataDir"), "backup");
  const counts = await backup(folder);
  expect(counts).toMatchObject({ rows: { Phone: 1, Project: 1, Import: 1 }, files: 1 });

  const url = new URL(inject("serverUrl"));
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query("CREATE DATABASE restored");
  await admin.end();
  url.pathname = "/restored";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await migrate(client, path.join(process.cwd(), "prisma/migrations"));
  const restore = () =>
    execFileSync(
      process.execPath,
      ["--conditions=react-server", "--import", "tsx", "scripts/cli/admin-commands.ts", "restore", "--from", folder],
      {
        env: { ...process.env, DATABASE_URL: url.href },
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
  expect(restore()).toContain("restored");
  const { rows } = await client.query(`SELECT "mac", "description", "search" FROM "Phone"`);
  expect(rows).toEqual([
    { mac: "00CCFC123456", description: 'tab\there, quote " and ümlaut', search: expect.stringContaining("ümlaut") },
  ]);
  expect(restore).toThrow(/not empty/);
  await client.end();
});
