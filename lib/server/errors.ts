import "server-only";

/** One table from code to status; a code without a status cannot exist. */
const STATUS = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  busy: 409,
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
  conflict: "Conflict",
  busy: "Busy",
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

/** True when the database cannot be reached now: an answer to try again, not a bug. */
export function isDatabaseAway(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const { code, originalCode } = at as { code?: string; originalCode?: string };
    if (DATABASE_AWAY.has(code ?? "") || DATABASE_AWAY.has(originalCode ?? "")) return true;
    if (code === "ENOENT" && (at as { syscall?: string }).syscall === "connect") return true; // the unix socket is gone
    if (/Connection terminated|timeout exceeded when trying to connect|DatabaseNotReachable/.test(at.message))
      return true;
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
  const codes = causesOf(error).map(({ code }) => code ?? "");
  if (codes.includes(FULL)) return new AppError("unavailable", "The database's disk is full. Nothing was changed.");
  return codes.some((code) => BUSY.has(code))
    ? new AppError("unavailable", "Others are changing the same things just now. Nothing was changed; try again.")
    : undefined;
}

/** An error and what it was caused by; Prisma keeps the driver's error inside its own. */
function causesOf(error: unknown): { code?: string }[] {
  const chain: { code?: string }[] = [];
  for (let at = error; at instanceof Error && chain.length < 5; at = at.cause) {
    const meta = (at as { meta?: { driverAdapterError?: { cause?: { originalCode?: string } } } }).meta;
    const original = meta?.driverAdapterError?.cause?.originalCode;
    chain.push(at as { code?: string }, ...(original ? [{ code: original }] : []));
  }
  return chain;
}

/** A unique key refused the row. Prisma's own code, or PostgreSQL's through the driver. */
export function isUniqueViolation(error: unknown): boolean {
  const { code } = error as { code?: string };
  return code === "P2002" || code === "23505";
}

/** The only place that writes application/problem+json. */
export function toProblem(error: unknown, requestId: string): Response {
  const known = error instanceof AppError ? error : whenUnavailable(error);
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
        ...(mustRetry ? { "retry-after": String(known?.retryAfterSeconds ?? 5) } : {}),
      },
    },
  );
}
