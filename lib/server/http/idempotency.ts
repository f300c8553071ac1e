import "server-only";
import { db } from "@/lib/server/database/db";
import { AppError, isUniqueViolation } from "@/lib/server/errors";

type Request = { actorId: string; key: string; fingerprint: string };

const STILL_RUNNING = 0;
const KEPT_HOURS = 24;
/** A creation takes far less; one that is older died with its server. */
const DEAD_AFTER_SECONDS = 120;

/**
 * Runs a creation once per key: the same key with the same content gets the first answer again, with other content 422,
 * while the first still runs 409. A failed request leaves the key free.
 */
export async function answerOnce(
  { actorId, key, fingerprint }: Request,
  work: () => Promise<Response>,
): Promise<Response> {
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw new AppError("invalid_input", "Idempotency-Key: 1 to 200 visible characters.");
  const ago = (seconds: number) => ({ lt: new Date(Date.now() - seconds * 1000) });
  await db.idempotencyKey.deleteMany({
    where: {
      OR: [{ createdAt: ago(KEPT_HOURS * 3600) }, { status: STILL_RUNNING, createdAt: ago(DEAD_AFTER_SECONDS) }],
    },
  });
  try {
    await db.idempotencyKey.create({
      data: { actorId, key, fingerprint, status: STILL_RUNNING, body: {}, headers: {} },
    });
  } catch (error) {
    if (isUniqueViolation(error)) return repeat({ actorId, key, fingerprint });
    throw error;
  }
  const where = { actorId_key: { actorId, key } };
  let response: Response;
  try {
    response = await work();
  } catch (error) {
    await db.idempotencyKey.delete({ where });
    throw error;
  }
  const body = await response.clone().json();
  const etag = response.headers.get("etag");
  // When this fails the key stays taken: a second try is told to wait, it does not create a second thing.
  await db.idempotencyKey.update({ where, data: { status: response.status, body, headers: etag ? { etag } : {} } });
  return response;
}

async function repeat({ actorId, key, fingerprint }: Request): Promise<Response> {
  const stored = await db.idempotencyKey.findUnique({ where: { actorId_key: { actorId, key } } });
  if (!stored || stored.status === STILL_RUNNING)
    throw new AppError("conflict", "The first request with this key is still running.");
  if (stored.fingerprint !== fingerprint)
    throw new AppError("invalid_input", "This Idempotency-Key was used with other content.");
  return Response.json(stored.body, {
    status: stored.status,
    headers: { ...(stored.headers as Record<string, string>), "idempotent-replay": "true" },
  });
}
