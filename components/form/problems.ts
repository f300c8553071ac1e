import { ApiError, messageOf } from "@/lib/client/api";

export type Issue = { path: readonly PropertyKey[]; message: string };

/** What is wrong with a form: messages by the path of their field, one for the whole, and what was thrown. */
export type Problem = { fields: Readonly<Record<string, string>>; message: string | null; cause: unknown };
export const NO_PROBLEM: Problem = { fields: {}, message: null, cause: null };

/** From the schema, before anything is sent. */
export function fromIssues(issues: readonly Issue[]): Problem {
  const fields: Record<string, string> = {};
  for (const { path, message } of issues) fields[path.join(".")] ??= message;
  return { fields, message: fields[""] ?? "Check the marked fields.", cause: null };
}

/** From what saving threw; an answer of the server may name fields. */
export function fromError(error: unknown): Problem {
  const errors = error instanceof ApiError ? error.errors : [];
  return {
    fields: Object.fromEntries(errors.map(({ path, message }) => [path, message])),
    message: messageOf(error),
    cause: error,
  };
}

/** Shown for the whole form, unless a field of it shows what is wrong. */
export function messageOfWhole({ fields, message }: Problem, values: object): string | null {
  return Object.keys(fields).some((path) => isOfField(path, values)) ? null : message;
}

const isOfField = (path: string, values: object) => (path.split(".")[0] ?? "") in values;
/** What was changed and changed back follows the page again. */
export const differing = <Values extends object>(changes: Partial<Values>, start: Values): Partial<Values> =>
  Object.fromEntries(
    Object.entries(changes).filter(([name, value]) => !isSame(value, start[name as keyof Values])),
  ) as Partial<Values>;
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** A field that is changed after a refusal is judged again when it is sent. */
export const without = (fields: Problem["fields"], names: readonly string[]) =>
  Object.fromEntries(Object.entries(fields).filter(([path]) => !names.includes(path.split(".")[0] ?? "")));
