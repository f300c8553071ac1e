import "server-only";
import { timestamp } from "@/lib/schemas/shared";
import { AppError } from "@/lib/server/errors";

/** One page of rows that were read with one more than it shows; the cursor is that of the last row shown. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (last: Row) => string,
): { items: Row[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? cursorOf(last) : null };
}

/** Reads the cursor of a list that stands newest first: the instant of the last row shown. Throws on any other text. */
export function instantOf(cursor: string): Date {
  const read = timestamp.safeParse(cursor);
  if (!read.success) throw new AppError("invalid_input", "This cursor is not one of ours.");
  return new Date(read.data);
}
