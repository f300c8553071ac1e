import "server-only";
import type { Tx } from "@/lib/server/database/transaction";

/** Tells how many phones are written, of how many; throws when the work was cancelled. */
export type OnProgress = (done: number, total?: number) => Promise<void>;

/** Bounds of the ids of a part: above the first, up to the second. */
export type Part = readonly [after: string, upTo: string];

const PART_SIZE = 5_000;
const FIRST = "00000000-0000-0000-0000-000000000000";
const LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** SQL: an id is of a part whose bounds are the parameters `at` and `at + 1`. */
export const inPart = (column: string, at: number): string => `(${column} > $${at} AND ${column} <= $${at + 1})`;

type Table = { table: "next" | "placing" | "redecided" | "excepting"; id: "id" | "phoneId" };

/**
 * Writes the phones of a temporary table in parts, in the order of their ids, which is the order of locks, and tells after each
 * how many are done: so a change of many phones shows how far it is, and ends soon when it is cancelled. Without anybody to
 * tell it is one part.
 */
export async function inParts(
  tx: Tx,
  { table, id }: Table,
  write: (part: Part) => Promise<void>,
  onProgress?: OnProgress,
): Promise<void> {
  if (!onProgress) return write([FIRST, LAST]);
  const { rows } = await tx.query<{ upTo: string }>(
    `SELECT "upTo" FROM (SELECT "${id}" AS "upTo", row_number() OVER (ORDER BY "${id}") AS "number" FROM "${table}") r WHERE "number" % ${PART_SIZE} = 0 ORDER BY 1`,
  );
  const bounds = [FIRST, ...rows.map(({ upTo }) => upTo), LAST];
  for (const [index, upTo] of bounds.slice(1).entries()) {
    await write([bounds[index] ?? FIRST, upTo]);
    if (upTo !== LAST) await onProgress((index + 1) * PART_SIZE);
  }
}
