import "server-only";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Tx } from "@/lib/server/database/transaction";

export type CopyValue = string | number | boolean | null;

/** Names come from the code, never from a request. */
const identifier = (name: string) => pg.escapeIdentifier(name);

/**
 * COPY: the fastest way in, all rows or none. Fills no defaults of the Prisma client: give every value.
 * @param lines rows in COPY's text format (copyLine), any number to a chunk; back pressure reaches their source
 */
export async function copyInto(
  tx: Pick<Tx, "client">,
  table: string,
  columns: readonly string[],
  lines: AsyncIterable<string> | Iterable<string>,
) {
  const list = columns.map(identifier).join(", ");
  const sink = tx.client.query(copyFrom(`COPY ${identifier(table)} (${list}) FROM STDIN`));
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
