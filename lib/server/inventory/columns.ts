import "server-only";
import { PHONE_FIELDS, type PhoneFieldKey } from "@/lib/domain/phone/fields";
import { keysOf } from "@/lib/domain/typed-object";

/** Columns of "Phone" that people, files and undo set, with their types in SQL; verdict and running firmware follow from them. */
export type Changeable = PhoneFieldKey | "extra" | "corrected" | "withdrawnAt";

const SQL_TYPES = { text: "text", integer: "integer", boolean: "boolean", words: "text" } as const;

export const CHANGEABLE = {
  ...(Object.fromEntries(PHONE_FIELDS.map(({ key, kind }) => [key, SQL_TYPES[kind]])) as Record<PhoneFieldKey, string>),
  extra: "jsonb",
  corrected: "text[]",
  withdrawnAt: "timestamptz",
} satisfies Record<Changeable, string>;
export const CHANGEABLE_COLUMNS = keysOf(CHANGEABLE);

/** `a."x", a."y"`; the names come from the code, never from a request. */
export const quoted = (columns: readonly string[], alias?: string): string =>
  columns.map((column) => (alias ? `${alias}."${column}"` : `"${column}"`)).join(", ");

/** The state of a phone, over "Phone" p and its row of "PhoneWork" w, which may be missing. */
export const STATE_SQL = `CASE WHEN p."withdrawnAt" IS NOT NULL THEN 'withdrawn' ELSE coalesce(w."state", 'not-started') END`;

/** SQL that joins what was decided of a phone that cannot be converted, as e, over "Decision" d: for the reason it has now. */
export const WITH_EXCEPTION = `LEFT JOIN "PhoneException" e ON e."projectId" = p."projectId" AND e."phoneId" = p."id" AND e."reason" = d."reasonCodes"[1] AND p."verdict" = 'ineligible'`;

/** SQL that joins the work of a phone, which may be missing, as w. */
export const WITH_WORK = `LEFT JOIN "PhoneWork" w ON w."projectId" = p."projectId" AND w."phoneId" = p."id"`;
