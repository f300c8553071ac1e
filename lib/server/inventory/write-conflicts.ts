import "server-only";
import type { PhoneState } from "@/lib/domain/work/phone-life";
import type { ConflictCause, ConflictKind, Settlement } from "@/lib/domain/work/work-conflict";
import type { Tx } from "@/lib/server/database/transaction";

/** What stood when something came that could not simply be stored. */
export type Found = {
  state?: PhoneState | null;
  batchId?: string | null;
  /** Who brought it about; null: nobody known. */
  byId?: string | null;
  at?: string | null;
  verdict?: string | null;
  fields?: Record<string, unknown>;
};

/** What came, as it came, and what stood against it. */
export type KeptConflict = {
  projectId: string;
  operationId: string;
  kind: ConflictKind;
  cause: ConflictCause;
  phoneId: string | null;
  batchId: string | null;
  sent: object;
  found: Found;
  at: string;
  actorId: string;
  requestId: string;
};

/** Keeps what cannot be stored, each operation once. */
export async function keepConflicts(tx: Tx, kept: readonly KeptConflict[]): Promise<void> {
  if (kept.length === 0) return;
  const column = <Key extends keyof KeptConflict>(key: Key) => kept.map((one) => one[key]);
  const json = (key: "sent" | "found") => kept.map((one) => JSON.stringify(one[key]));
  await tx.query({
    name: "keep conflicts",
    text: `INSERT INTO "WorkConflict" ("projectId", "id", "operationId", "kind", "cause", "phoneId", "batchId", "sent", "found", "at", "actorId", "requestId")
      SELECT e."projectId", gen_random_uuid(), e."operationId", e."kind", e."cause", e."phoneId", e."batchId", e."sent", e."found", e."at", e."actorId", e."requestId"
      FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::jsonb[], $8::jsonb[], $9::timestamptz[], $10::uuid[], $11::text[])
        AS e("projectId", "operationId", "kind", "cause", "phoneId", "batchId", "sent", "found", "at", "actorId", "requestId")
      ON CONFLICT ("projectId", "operationId") DO NOTHING`,
    values: [
      column("projectId"),
      column("operationId"),
      column("kind"),
      column("cause"),
      column("phoneId"),
      column("batchId"),
      json("sent"),
      json("found"),
      column("at"),
      column("actorId"),
      column("requestId"),
    ],
  });
  for (const projectId of new Set(column("projectId"))) tx.notify(projectId);
}

type Settle = { projectId: string; ids: readonly string[]; how: Settlement; byId: string; reason: string };

/** Notes how conflicts were settled; gives the ids of those that were open until now. */
export async function noteSettled(tx: Tx, { projectId, ids, how, byId, reason }: Settle): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `UPDATE "WorkConflict" SET "settledAt" = now(), "settledHow" = $3, "settledById" = $4, "settledReason" = $5
     WHERE "projectId" = $1 AND "id" = ANY($2::uuid[]) AND "settledAt" IS NULL RETURNING "id"`,
    [projectId, ids, how, byId, reason],
  );
  tx.notify(projectId);
  return rows.map(({ id }) => id);
}

/** Opens conflicts again that were kept or dismissed: nothing else was written then. Gives the ids of those that were opened. */
export async function reopenSettled(tx: Tx, projectId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `UPDATE "WorkConflict" SET "settledAt" = NULL, "settledHow" = NULL, "settledById" = NULL, "settledReason" = NULL
     WHERE "projectId" = $1 AND "id" = ANY($2::uuid[]) AND "settledHow" IN ('keep', 'dismiss') RETURNING "id"`,
    [projectId, ids],
  );
  tx.notify(projectId);
  return rows.map(({ id }) => id);
}
