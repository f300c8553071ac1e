import "server-only";
import pg from "pg";
import type { Tx } from "@/lib/server/database/transaction";

/** A value as PostgreSQL takes it; what goes into a JSON column passes through asJson(). */
export type Value = string | number | boolean | Date | null | readonly string[];
export type Row = Record<string, Value>;

export const asJson = (value: unknown): string => JSON.stringify(value);

/** A JSON column that Prisma read, as what it was written from: only our code writes it, through asJson(). */
export const fromJson = <Written>(column: unknown): Written => column as Written;

/** Inserts one row. Table and columns are names of the code, never of a request; ids and `updatedAt` are given by the caller. */
export async function insertRow(tx: Pick<Tx, "query">, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row);
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(", ");
  const places = columns.map((_, index) => `$${index + 1}`).join(", ");
  await tx.query(`INSERT INTO ${pg.escapeIdentifier(table)} (${names}) VALUES (${places})`, Object.values(row));
}

/** `"name" = $3, "site" = $4`: the SET of a statement whose parameters before `first` have another use. */
export function assignments(row: Row, first: number): string {
  return Object.keys(row)
    .map((column, index) => `${pg.escapeIdentifier(column)} = $${first + index}`)
    .join(", ");
}
