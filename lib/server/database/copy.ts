import "server-only";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg, { type PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { pool } from "@/lib/server/database/db";

export type CopyValue = string | number | boolean | null;

/** Names come from the code, never from a request. */
const identifier = (name: string) => pg.escapeIdentifier(name);

/**
 * COPY: the fastest way in, all rows or none. Fills no defaults of the Prisma client: give every value.
 * @param client one client of the pool, so that the caller decides on the transaction
 * @param lines rows in COPY's text format (copyLine), any number to a chunk; back pressure reaches their source
 */
export async function copyInto(
  client: PoolClient,
  table: string,
  columns: readonly string[],
  lines: AsyncIterable<string> | Iterable<string>,
) {
  const list = columns.map(identifier).join(", ");
  const sink = client.query(copyFrom(`COPY ${identifier(table)} (${list}) FROM STDIN`));
  await pipeline(Readable.from(lines), sink);
  return sink.rowCount;
}

/** One row of COPY's text format: tab between values, \N for null, backslash before what would be read as syntax. */
export function copyLine(values: readonly CopyValue[]): string {
  let line = "";
  for (let index = 0; index < values.length; index++) {
    if (index > 0) line += "\t";
    const value = values[index];
    if (value === null || value === undefined) line += "\\N";
    else if (typeof value === "string") line += SYNTAX.test(value) ? value.replace(EVERY_SYNTAX, escaped) : value;
    else line += String(value);
  }
  return `${line}\n`;
}

const SYNTAX = /[\\\n\r\t]/;
const EVERY_SYNTAX = /[\\\n\r\t]/g;
const ESCAPES: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const escaped = (character: string) => ESCAPES[character] ?? character;

type Patience = { lock: string; tries: number };

/** A request gives up soon, so that waiting ones do not hold all connections; a job may wait for another job. */
const FOR_A_REQUEST: Patience = { lock: "5s", tries: 3 };
export const FOR_A_JOB: Patience = { lock: "30min", tries: 3 };

/** Deadlock and serialisation: nobody's mistake, the transaction may simply be run again. */
const AGAIN = new Set(["40P01", "40001"]);

/** One connection, one transaction. After an error the connection is closed, not put back: COPY may have left it half way. */
export async function inBulkTransaction<Result>(
  work: (client: PoolClient) => Promise<Result>,
  patience: Patience = FOR_A_REQUEST,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(work, patience);
    } catch (error) {
      if (attempt === patience.tries || !AGAIN.has((error as { code?: string }).code ?? "")) throw error;
    }
  }
}

async function once<Result>(work: (client: PoolClient) => Promise<Result>, { lock }: Patience): Promise<Result> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query("BEGIN");
    await client.query(
      `SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '${lock}'; SET LOCAL work_mem = '128MB'`,
    );
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    client.release(failure);
  }
}

/** Waits until nobody else changes the inventory of this project; ends with the transaction. */
export async function lockInventory(client: PoolClient, projectId: string): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`inventory ${projectId}`]);
}
