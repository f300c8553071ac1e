import "server-only";
import pg from "pg";
import { refuseSecondConnection } from "@/lib/server/database/inside-transaction";

/** Read by scripts/runtime/request-guards.mjs, which runs in the same process outside of the build. */
declare global {
  var rehomeDatabaseLostAt: number | undefined;
}

/** A connection was lost or could not be had: pages that fail now fail because of it. */
export const noteDatabaseLost = (): void => {
  globalThis.rehomeDatabaseLostAt = Date.now();
};

type Done = (error: Error | undefined, client: pg.PoolClient | undefined, release: (release?: unknown) => void) => void;

/** A pool that gives no second connection to what runs inside a transaction. */
export class GuardedPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(done: Done): void;
  // biome-ignore lint/suspicious/noConfusingVoidType: the shape of pg itself, a promise or a callback
  override connect(done?: Done): Promise<pg.PoolClient> | void {
    refuseSecondConnection();
    if (done) {
      return super.connect((error, client, release) => {
        if (error) noteDatabaseLost();
        done(error, client, release);
      });
    }
    return super.connect().catch((error) => {
      noteDatabaseLost();
      throw error;
    });
  }
}
