import "server-only";
import pg from "pg";
import { refuseSecondConnection } from "@/lib/server/database/inside-transaction";

type Done = (error: Error | undefined, client: pg.PoolClient | undefined, release: (release?: unknown) => void) => void;

/** A pool that gives no second connection to what runs inside a transaction. */
export class GuardedPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(done: Done): void;
  // biome-ignore lint/suspicious/noConfusingVoidType: the shape of pg itself, a promise or a callback
  override connect(done?: Done): Promise<pg.PoolClient> | void {
    refuseSecondConnection();
    return done ? super.connect(done) : super.connect();
  }
}
