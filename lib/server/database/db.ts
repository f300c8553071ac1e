import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { env } from "@/lib/env";
import { PrismaClient } from "@/lib/generated/prisma/client";
import { GuardedPool, noteDatabaseLost } from "@/lib/server/database/guarded-pool";

// On globalThis, because hot reload runs this module again and must not open a second pool.
declare global {
  var rehomePool: pg.Pool | undefined;
  var rehomeDb: PrismaClient | undefined;
}

/** For COPY and set-based statements (lib/server/database, lib/server/inventory); the same connections serve Prisma. Nothing connects here. */
export const pool = globalThis.rehomePool ?? newPool();
globalThis.rehomePool = pool;

export const db = globalThis.rehomeDb ?? new PrismaClient({ adapter: new PrismaPg(pool) });
globalThis.rehomeDb = db;

export type Db = typeof db;
export type Transaction = Parameters<Parameters<Db["$transaction"]>[0]>[0];

function newPool(): pg.Pool {
  const created = new GuardedPool({
    connectionString: env().DATABASE_URL,
    max: 16,
    connectionTimeoutMillis: 8_000,
    statement_timeout: 20_000,
    lock_timeout: 10_000,
    application_name: "rehome",
  });
  created.on("connect", (client) => client.on("error", noteDatabaseLost)); // the query under way fails, nothing else
  created.on("error", () => {}); // an idle connection that dies must not end the process; the next query reconnects
  return created;
}
