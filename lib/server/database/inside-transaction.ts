import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";

/** True in everything that runs inside a transaction: there the pool refuses to give a second connection. */
export const insideTransaction = new AsyncLocalStorage<true>();

/** For a job that tells others how far it is while its transaction is still open: the one use of a second connection. */
export const besideTransaction = <Result>(work: () => Promise<Result>): Promise<Result> => insideTransaction.exit(work);

/** A transaction that waits for a second connection can wait for whoever waits for it; so it is refused as a fault of ours. */
export function refuseSecondConnection(): void {
  if (insideTransaction.getStore()) throw new Error("A transaction asked for a second connection: use tx.query.");
}
