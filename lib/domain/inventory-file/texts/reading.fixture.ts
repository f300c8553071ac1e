import { kindOfTextFile } from "./known-text";
import type { TextTable } from "./text-table";

// How the tests of this folder look at what a reader found.

/** The tables of a text, or the sentence that refuses it. */
export function readTables(text: string): TextTable[] | string {
  const tables = kindOfTextFile(text)?.read(text);
  if (!tables) return "no kind of its own";
  return tables.ok ? tables.value : tables.error.message;
}

/** Each row as its filled cells under their names. */
export function readRows(text: string): Record<string, string>[] | string {
  const tables = readTables(text);
  if (typeof tables === "string") return tables;
  return tables.flatMap(({ header, rows }) =>
    rows.map(({ cells }) =>
      Object.fromEntries(header.flatMap((name, index) => (cells[index] ? [[name, cells[index]]] : []))),
    ),
  );
}

export const linesIn = (text: string): number[] => {
  const tables = readTables(text);
  return typeof tables === "string" ? [] : tables.flatMap(({ rows }) => rows.map(({ line }) => line));
};
