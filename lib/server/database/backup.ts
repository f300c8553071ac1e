import "server-only";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import pg, { type PoolClient } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { backUpUploads, restoreUploads, type StoredFile } from "@/lib/server/database/backup-uploads";
import { inTransaction } from "@/lib/server/database/transaction";

/**
 * Backup and restore without PostgreSQL's own programs, which the embedded server does not bring: every table by COPY in
 * one snapshot, with the list of applied migrations, and the uploaded files with their sha-256. A restore fills an empty
 * database of the same migrations and puts the files back.
 */

type Manifest = {
  madeAt: string;
  migrations: string[];
  tables: { name: string; columns: string[]; rows: number }[];
  /** Absent in a backup of an earlier version, which held the tables alone. */
  uploads?: StoredFile[];
};
type Counts = { rows: Record<string, number>; files: number };

const identifier = (name: string) => pg.escapeIdentifier(name);

export async function backup(folder: string): Promise<Counts> {
  await mkdir(folder, { mode: 0o700 }); // refuses a folder that exists: a backup is never written over another
  return inTransaction(async ({ client }) => {
    await client.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    const tables: Manifest["tables"] = [];
    for (const { name, columns } of await listTables(client)) {
      const list = columns.map(identifier).join(", ");
      const source = client.query(copyTo(`COPY (SELECT ${list} FROM ${identifier(name)}) TO STDOUT`));
      await pipeline(source, createWriteStream(path.join(folder, `${name}.copy`), { mode: 0o600 }));
      tables.push({ name, columns, rows: source.rowCount ?? 0 });
    }
    const imports = await client.query<{ id: string }>(`SELECT "id" FROM "Import"`);
    const uploads = await backUpUploads(folder, new Set(imports.rows.map(({ id }) => id)));
    const migrations = await listMigrations(client);
    const manifest: Manifest = { madeAt: new Date().toISOString(), migrations, tables, uploads };
    await writeFile(path.join(folder, "manifest.json"), JSON.stringify(manifest, null, 2), { mode: 0o600 });
    return countsOf(manifest);
  });
}

/** Files first and rows last: what is interrupted leaves files that no row names, which the next start sweeps. */
export async function restore(folder: string): Promise<Counts> {
  const manifest: Manifest = JSON.parse(await readFile(path.join(folder, "manifest.json"), "utf8"));
  await requireFitting(manifest);
  const takeBack = await restoreUploads(folder, manifest.uploads ?? []);
  try {
    await restoreRows(folder, manifest);
  } catch (error) {
    await takeBack();
    throw error;
  }
  return countsOf(manifest);
}

/** All or nothing. Foreign keys and triggers are held back while the tables are filled, and the counts compared at the end. */
async function restoreRows(folder: string, manifest: Manifest): Promise<void> {
  await inTransaction(async ({ client }) => {
    await requireEmpty(client);
    await client.query("SET LOCAL session_replication_role = replica");
    await client.query(`DELETE FROM "SetupCode"`);
    for (const { name, columns, rows: expected } of manifest.tables) {
      const sink = client.query(
        copyFrom(`COPY ${identifier(name)} (${columns.map(identifier).join(", ")}) FROM STDIN`),
      );
      await pipeline(createReadStream(path.join(folder, `${name}.copy`)), sink);
      if (sink.rowCount !== expected) throw new Error(`${name}: ${sink.rowCount} of ${expected} rows arrived.`);
    }
    await setSequences(client);
  });
}

/** Before any file is touched: a backup of these migrations, and nothing here that it would mix with. */
async function requireFitting(manifest: Manifest): Promise<void> {
  await inTransaction(async ({ client }) => {
    const here = await listMigrations(client);
    if (here.join() !== manifest.migrations.join()) {
      throw new Error(
        `This backup belongs to the migrations ${manifest.migrations.join(", ")}; this database has ${here.join(", ")}.`,
      );
    }
    await requireEmpty(client);
  });
}

async function requireEmpty(client: PoolClient): Promise<void> {
  const { rows } = await client.query(`SELECT 1 FROM "User" UNION ALL SELECT 1 FROM "Project" LIMIT 1`);
  if (rows.length > 0)
    throw new Error("This database is not empty. Restore into a new data directory, or into a new database.");
}

const countsOf = ({ tables, uploads = [] }: Manifest): Counts => ({
  rows: Object.fromEntries(tables.map(({ name, rows }) => [name, rows])),
  files: uploads.length,
});

/** Tables of ours with the columns that are stored, not generated. */
async function listTables(client: PoolClient): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `SELECT c.table_name AS "name", array_agg(c.column_name::text ORDER BY c.ordinal_position) AS "columns"
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER' AND c.table_name <> '_prisma_migrations'
     GROUP BY 1 ORDER BY 1`,
  );
  return rows;
}

async function listMigrations(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS "name" FROM "_prisma_migrations" WHERE finished_at IS NOT NULL ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** The counters of `seq` columns go on behind what was restored. */
async function setSequences(client: PoolClient): Promise<void> {
  for (const table of ["PhoneChange", "StepEvent"]) {
    await client.query(
      `SELECT setval(pg_get_serial_sequence('${identifier(table)}', 'seq'), (SELECT coalesce(max("seq"), 0) + 1 FROM ${identifier(table)}), false)`,
    );
  }
}
