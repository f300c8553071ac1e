import "server-only";

/** One table from code to status; a code without a status cannot exist. */
const STATUS = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  not_allowed: 405,
  conflict: 409,
  busy: 409,
  other_person: 409,
  stale: 412,
  too_large: 413,
  unsupported_type: 415,
  invalid_input: 422,
  version_required: 428,
  too_many: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof STATUS;

const TITLES = {
  bad_request: "Bad request",
  unauthenticated: "Not signed in",
  forbidden: "Not allowed",
  not_found: "Not found",
  not_allowed: "Method not allowed",
  conflict: "Conflict",
  busy: "Busy",
  other_person: "Another person",
  stale: "Changed meanwhile",
  too_large: "Too large",
  unsupported_type: "Unsupported type",
  invalid_input: "Invalid input",
  version_required: "Version required",
  too_many: "Too many requests",
  internal: "Internal error",
  unavailable: "Temporarily unavailable",
} as const satisfies Record<ErrorCode, string>;

/** Where in the input: a JSON path, or line and column of a file. */
export type FieldError = { path: string; line?: number; column?: string; value?: string; message: string };

type Extra = { errors?: FieldError[]; retryAfterSeconds?: number };

/** A failure we expect, whose text may be shown: what, where, what to do. Anything else is a bug: logged, shown as a bland 500. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly errors: FieldError[] | undefined;
  readonly retryAfterSeconds: number | undefined;
  constructor(
    readonly code: Exclude<ErrorCode, "internal">,
    message: string,
    { errors, retryAfterSeconds }: Extra = {},
  ) {
    super(message);
    this.errors = errors;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Fields of a form that must be corrected, each with its reason. */
export const invalidFields = (errors: FieldError[], message = "Check the marked fields."): AppError =>
  new AppError("invalid_input", message, { errors });

const DATABASE_AWAY = new Set([
  "57P01", // terminating connection due to administrator command
  "57P02",
  "57P03", // the database system is starting up
  "53300", // too many connections
  "08006",
  "08001",
  "08003",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "P1001",
  "P1008",
  "P1017",
  "P2024",
]);

/** Errors of the driver that carry no code. */
const AWAY_IN_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|DatabaseNotReachable|connection error and is not queryable/;

/** A text that an object of unknown shape holds under a key. */
function textAt(value: unknown, key: string): string | undefined {
  const found = valueAt(value, key);
  return typeof found === "string" ? found : undefined;
}

const valueAt = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;

/** The code that an error of the system, of the driver or of Prisma carries. */
export const codeOf = (error: unknown): string | undefined => textAt(error, "code");

/** True when the database cannot be reached now: an answer to try again, not a bug. */
export function isDatabaseAway(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < DEPTH; at = at.cause, depth++) {
    const code = codeOf(at);
    if (DATABASE_AWAY.has(code ?? "") || DATABASE_AWAY.has(textAt(at, "originalCode") ?? "")) return true;
    if (code === "ENOENT" && textAt(at, "syscall") === "connect") return true; // the unix socket is gone
    if (AWAY_IN_WORDS.test(at.message)) return true;
  }
  return false;
}

const BUSY = new Set([
  "55P03", // lock_timeout
  "57014", // statement_timeout
  "40P01", // deadlock
  "40001", // serialisation
]);
const FULL = "53100";

/** Everything that a moment's wait may heal, in words. */
function whenUnavailable(error: unknown): AppError | undefined {
  if (isDatabaseAway(error)) {
    return new AppError("unavailable", "The database does not answer. Nothing was changed; try again in a moment.");
  }
  const codes = codesOf(error);
  if (codes.includes(FULL)) return new AppError("unavailable", "The database's disk is full. Nothing was changed.");
  return codes.some((code) => BUSY.has(code))
    ? new AppError("unavailable", "Others are changing the same things just now. Nothing was changed; try again.")
    : undefined;
}

const DEPTH = 5;

/** The codes of an error and of what it was caused by; Prisma keeps the driver's error inside its own. */
function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (let at = error, depth = 0; at instanceof Error && depth < DEPTH; at = at.cause, depth++) {
    const driver = valueAt(valueAt(valueAt(at, "meta"), "driverAdapterError"), "cause");
    codes.push(...[codeOf(at), textAt(driver, "originalCode")].flatMap((code) => code ?? []));
  }
  return codes;
}

/** A unique key refused the row. Prisma's own code, or PostgreSQL's through the driver. */
export const isUniqueViolation = (error: unknown): boolean => UNIQUE_VIOLATIONS.includes(codeOf(error) ?? "");
const UNIQUE_VIOLATIONS: readonly string[] = ["P2002", "23505"];

/** What a person did at the same moment as somebody else; commands that know better say so themselves. */
function whenTaken(error: unknown): AppError | undefined {
  return codesOf(error).some((code) => UNIQUE_VIOLATIONS.includes(code))
    ? new AppError("conflict", "Something of this name or key is there already, or was just made. Load again and look.")
    : undefined;
}

/** Class 22 of PostgreSQL: a number, date or text that it cannot hold. The schemas refuse those that they know of. */
function whenOutOfRange(error: unknown): AppError | undefined {
  return codesOf(error).some((code) => /^22[0-9A-Z]{3}$/.test(code))
    ? new AppError("invalid_input", "A value is outside of what can be stored.")
    : undefined;
}

/** The only place that writes application/problem+json. */
export function toProblem(error: unknown, requestId: string): Response {
  const known =
    error instanceof AppError ? error : (whenUnavailable(error) ?? whenTaken(error) ?? whenOutOfRange(error));
  const code: ErrorCode = known?.code ?? "internal";
  const status = STATUS[code];
  const detail = known?.message ?? "Something went wrong. It has been logged under the request id.";
  const mustRetry = status === 429 || status === 503 || code === "busy";
  return Response.json(
    { type: "about:blank", title: TITLES[code], status, code, detail, requestId, errors: known?.errors },
    {
      status,
      headers: {
        "content-type": "application/problem+json",
        "cache-control": "private, no-store",
        ...(status === 405 ? { allow: "GET" } : {}),
        ...(mustRetry ? { "retry-after": String(known?.retryAfterSeconds ?? 5) } : {}),
      },
    },
  );
}
