import "server-only";
import type { AuditEntry } from "@/lib/server/database/audit";
import { pool } from "@/lib/server/database/db";
import { effectOfRequest, type RequestEffect } from "@/lib/server/database/request-effect";
import { asJson } from "@/lib/server/database/rows";
import type { Statements } from "@/lib/server/database/statements";
import { AppError } from "@/lib/server/errors";

type Request = { actorId: string; key: string; fingerprint: string };
type Target = { targetType?: string; targetId?: string | null };
type Stored = { fingerprint: string; status: number; body: Target; headers: Record<string, string>; age: number };

/** In place of a status: the effect is stored, its answer is not. */
const NO_ANSWER = 0;
const KEPT_HOURS = 24;
/** Between the commit and its answer lie milliseconds; whoever takes longer died on the way. */
const ANSWERED_WITHIN_SECONDS = 30;

/** Somebody else has carried out this key meanwhile. */
class RepeatedError extends Error {}

/**
 * Runs a creation once per key. The key is stored in the transaction of the effect, so neither is ever there without the
 * other: the same key with the same content gets the first answer again, with other content 422, while the first still runs
 * 409. When the server died between the effect and the answer, a repeat is told what was made and makes nothing. A request
 * that changed nothing leaves the key free.
 */
export async function withIdempotency(request: Request, work: () => Promise<Response>): Promise<Response> {
  if (!/^[\x21-\x7e]{1,200}$/.test(request.key))
    throw new AppError("invalid_input", "Idempotency-Key: 1 to 200 visible characters.");
  await pool.query(`DELETE FROM "IdempotencyKey" WHERE "createdAt" < now() - make_interval(hours => $1)`, [KEPT_HOURS]);
  const earlier = await find(pool, request);
  if (earlier) return repeat(earlier, request);
  let response: Response;
  try {
    response = await effectOfRequest.run(storeKey(request), work);
  } catch (error) {
    if (!(error instanceof RepeatedError)) throw error;
    const stored = await find(pool, request);
    if (!stored) throw stillRunning();
    return repeat(stored, request);
  }
  await storeAnswer(request, response);
  return response;
}

/** Puts the key into the first transaction that the request commits. */
function storeKey(request: Request): RequestEffect {
  let isStored = false;
  return {
    async begin(tx) {
      if (isStored) return;
      const { rows } = await tx.query<{ isFirst: boolean }>(
        `SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS "isFirst"`,
        [`idempotency ${request.actorId} ${request.key}`],
      );
      if (!rows[0]?.isFirst) throw stillRunning();
      if (await find(tx, request)) throw new RepeatedError();
    },
    async end(tx, audited) {
      if (!isStored) await insertKey(tx, request, audited);
    },
    committed() {
      isStored = true;
    },
  };
}

async function insertKey(tx: Statements, { actorId, key, fingerprint }: Request, audited: AuditEntry | undefined) {
  const target: Target = audited ? { targetType: audited.targetType, targetId: audited.targetId ?? null } : {};
  await tx.query(
    `INSERT INTO "IdempotencyKey" ("actorId", "key", "fingerprint", "status", "body", "headers") VALUES ($1, $2, $3, $4, $5, '{}')`,
    [actorId, key, fingerprint, NO_ANSWER, asJson(target)],
  );
}

async function storeAnswer({ actorId, key, fingerprint }: Request, response: Response): Promise<void> {
  const etag = response.headers.get("etag");
  const body = asJson(await response.clone().json());
  await pool.query(
    `INSERT INTO "IdempotencyKey" AS k ("actorId", "key", "fingerprint", "status", "body", "headers") VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT ("actorId", "key") DO UPDATE SET "status" = excluded."status", "body" = excluded."body", "headers" = excluded."headers"
     WHERE k."fingerprint" = excluded."fingerprint"`,
    [actorId, key, fingerprint, response.status, body, asJson(etag ? { etag } : {})],
  );
}

async function find(connection: Statements, { actorId, key }: Request): Promise<Stored | undefined> {
  const { rows } = await connection.query<Stored>(
    `SELECT "fingerprint", "status", "body", "headers", extract(epoch FROM now() - "createdAt")::float8 AS "age"
     FROM "IdempotencyKey" WHERE "actorId" = $1 AND "key" = $2`,
    [actorId, key],
  );
  return rows[0];
}

function repeat({ fingerprint, status, body, headers, age }: Stored, request: Request): Response {
  if (fingerprint !== request.fingerprint)
    throw new AppError("invalid_input", "This Idempotency-Key was used with other content.");
  if (status !== NO_ANSWER)
    return Response.json(body, { status, headers: { ...headers, "idempotent-replay": "true" } });
  if (age < ANSWERED_WITHIN_SECONDS) throw stillRunning();
  throw carriedOut(body);
}

const stillRunning = () => new AppError("conflict", "The first request with this key is still running.");

function carriedOut({ targetType, targetId }: Target): AppError {
  const made = targetType && targetId ? `It made ${targetType} ${targetId}: look there` : "Look at what there is";
  return new AppError(
    "conflict",
    `The first request with this key was carried out, but the server stopped before its answer was kept. ${made} before you send another.`,
  );
}
