import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import { pool } from "@/lib/server/database/db";

export type Sql = Prisma.Sql;
export const { sql, join, raw, empty } = Prisma;

/** Runs a composed statement on the driver itself: a page of rows does not pay for Prisma's conversion. */
export async function query<Row extends object>(statement: Sql): Promise<Row[]> {
  const { rows } = await pool.query<Row>(statement.text, [...statement.values]);
  return rows;
}
