import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { AuditEntry } from "@/lib/server/database/audit";
import type { Statements } from "@/lib/server/database/statements";

/** What takes part in the transactions of a request without their commands knowing of it. */
export type RequestEffect = {
  /** First in every transaction; may refuse it. */
  begin(tx: Statements): Promise<void>;
  /** Last before the commit, with the first thing that the transaction wrote into the audit. */
  end(tx: Statements, audited: AuditEntry | undefined): Promise<void>;
  /** The transaction is stored. */
  committed(): void;
};

/** Set for the requests that carry an Idempotency-Key (lib/server/http/idempotency.ts). */
export const effectOfRequest = new AsyncLocalStorage<RequestEffect>();
