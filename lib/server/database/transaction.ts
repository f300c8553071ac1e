import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { PoolClient } from "pg";
import { type AuditEntry, writeAudit } from "@/lib/server/database/audit";
import { pool } from "@/lib/server/database/db";
import { insideTransaction } from "@/lib/server/database/inside-transaction";
import { notify, notifySoon } from "@/lib/server/database/notify";
import { effectOfRequest } from "@/lib/server/database/request-effect";
import type { Statements } from "@/lib/server/database/statements";
import { AppError, codeOf } from "@/lib/server/errors";

/** One connection inside one transaction. Nothing that runs inside it reaches another connection. */
export type Tx = Statements & {
  /** Writes who changed what: stored with the change or not at all. */
  audit(entry: AuditEntry): Promise<void>;
  /** Tells the open pages of a project, once the transaction is committed, that something changed. */
  notify(projectId: string): void;
  /** For COPY (lib/server/database/copy.ts). */
  readonly client: PoolClient;
};

export type LockPolicy = {
  /** What a statement waits for a lock, as PostgreSQL writes it; null: as the connection says, as long as it says, with its memory. */
  lockTimeout: string | null;
  /** What one waits altogether, without a connection, while somebody else holds the inventory; null: for as long as it takes. */
  busyMs: number | null;
  /** When open pages are told: with the commit, or right after it, together with what others commit at that moment. */
  tells: "with-commit" | "soon-after";
};

/** A request gives up soon, so that whoever waits can be told. */
const FOR_A_REQUEST: LockPolicy = { lockTimeout: "5s", busyMs: 4_000, tells: "with-commit" };
/**
 * Few rows by their keys: the limits of the connection are right for it, and to set others would take as long as the work.
 * PostgreSQL lets transactions that notify commit one after the other only, each with its own write to the disk; many people
 * who each change a few rows would wait for one another.
 */
export const FOR_A_FEW: LockPolicy = { lockTimeout: null, busyMs: 4_000, tells: "soon-after" };
/** A job may wait for another job; its connection is its own. */
export const FOR_A_JOB: LockPolicy = { lockTimeout: "30min", busyMs: null, tells: "with-commit" };

const MOST_TRIES = 5;
/** Deadlock and serialisation: nobody's mistake, the transaction may simply be run again. */
const REPEATED = new Set(["40P01", "40001"]);

/** The inventory is held by somebody else; the transaction is given up and tried again without holding a connection. */
class BusyError extends Error {}

const policyOf = new AsyncLocalStorage<LockPolicy>();

/**
 * The only transaction of the server. It is repeated from the start on a deadlock or a serialisation error, so `work` must
 * do nothing but write to the database. After an error the connection is closed, not put back: COPY may have left it half way.
 */
export async function inTransaction<Result>(
  work: (tx: Tx) => Promise<Result>,
  policy: LockPolicy = FOR_A_REQUEST,
): Promise<Result> {
  const started = Date.now();
  for (let attempt = 1; ; attempt++) {
    try {
      return await policyOf.run(policy, () => once(work, policy));
    } catch (error) {
      if (error instanceof BusyError) {
        const left = started + (policy.busyMs ?? 0) - Date.now();
        if (left <= 0) throw busy();
        await pause(Math.min(left, 25 * attempt));
      } else if (attempt >= MOST_TRIES || !REPEATED.has(codeOf(error) ?? "")) throw error;
    }
  }
}

const busy = () =>
  new AppError(
    "busy",
    "An import or another change of the whole inventory is running. Nothing was changed; try again when it is done.",
    {
      retryAfterSeconds: 5,
    },
  );

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function once<Result>(work: (tx: Tx) => Promise<Result>, { lockTimeout, tells }: LockPolicy): Promise<Result> {
  const client = await pool.connect();
  const effect = effectOfRequest.getStore();
  let failure: Error | undefined;
  try {
    const tellers = new Set<string>();
    let audited: AuditEntry | undefined;
    const tx: Tx = {
      query: (statement, values) =>
        typeof statement === "string" ? client.query(statement, values) : client.query(statement),
      audit: (entry) => {
        audited ??= entry;
        return writeAudit(tx, entry);
      },
      notify: (projectId) => void tellers.add(projectId),
      client,
    };
    await client.query(
      lockTimeout === null
        ? "BEGIN"
        : `BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '${lockTimeout}'; SET LOCAL work_mem = '128MB'`,
    );
    await effect?.begin(tx);
    const result = await insideTransaction.run(true, () => work(tx));
    await effect?.end(tx, audited);
    if (tells === "with-commit") await notify(client, [...tellers]);
    await client.query("COMMIT");
    effect?.committed();
    if (tells === "soon-after") notifySoon(tellers);
    return result;
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    client.release(failure);
  }
}

/**
 * Keeps everybody else from changing the whole inventory of this project until the transaction ends. A request that meets
 * a running import gives its connection back and waits outside the pool; a job waits where it is.
 * @param mode `shared`: for the change of a few phones, which bear one another but no import
 */
export async function lockInventory(
  tx: Tx,
  projectId: string,
  mode: "exclusive" | "shared" = "exclusive",
): Promise<void> {
  const suffix = mode === "shared" ? "_shared" : "";
  if (policyOf.getStore()?.busyMs === null) {
    await tx.query(`SELECT pg_advisory_xact_lock${suffix}(${INVENTORY_KEY})`, [projectId]);
    return;
  }
  const { rows } = await tx.query<{ held: boolean }>({
    name: `lock inventory ${mode}`,
    text: `SELECT pg_try_advisory_xact_lock${suffix}(${INVENTORY_KEY}) AS "held"`,
    values: [projectId],
  });
  requireInventory(rows[0]?.held ?? false);
}

/** SQL of the number that stands for the inventory of the project in the first parameter. */
const INVENTORY_KEY = `hashtextextended('inventory ' || ($1::uuid)::text, 0)`;

/** SQL that shares the inventory as lockInventory() does, for a statement that locks more: say what it gave to requireInventory(). */
export const SHARE_INVENTORY = `pg_try_advisory_xact_lock_shared(${INVENTORY_KEY})`;

/** The transaction is given up, and tried again without holding a connection, when the inventory is not `held`. */
export function requireInventory(held: boolean): void {
  if (!held) throw new BusyError();
}
