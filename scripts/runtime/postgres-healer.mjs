// Keeps PostgreSQL running for as long as the server runs: whenever it ends by itself (killed, out of memory, disk full) it
// is started again, with growing pauses and for ever, because what made it end may pass at any time.
import { setTimeout as sleep } from "node:timers/promises";
import { startPostgres } from "./postgres-supervisor.mjs";

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
/** A server that ran for so long did start: the pauses begin small again. */
const STEADY_MS = 60_000;
/** Crash recovery after a long night of imports takes its time; ending it would only make it begin again. */
const RECOVERY_MS = 60 * 60_000;

/**
 * Starts PostgreSQL and keeps it running until stop(). The url stays the same through every restart.
 * @param {import("./postgres-supervisor.mjs").PostgresOptions} options
 * @param {import("./database-state.mjs").Tell} tell
 */
export async function keepPostgres(options, tell) {
  const ending = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, ending.signal]) : ending.signal;
  const first = await startPostgres({ ...options, signal });
  let server = first;
  let startedAt = Date.now();
  let pause = FIRST_PAUSE_MS;
  let endWatch = server.watch(onDeath);
  let healing = Promise.resolve();

  function onDeath() {
    healing = heal();
  }

  async function heal() {
    if (Date.now() - startedAt > STEADY_MS) pause = FIRST_PAUSE_MS;
    tell({ detail: "PostgreSQL ended by itself and is started again.", retryInMs: pause });
    while (!signal.aborted) {
      await sleep(pause, undefined, { signal }).catch(() => {});
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      try {
        server = await startPostgres({ ...options, timeoutMs: RECOVERY_MS, signal });
        startedAt = Date.now();
        endWatch = server.watch(onDeath);
        tell({ detail: null });
        return;
      } catch (error) {
        if (signal.aborted) return;
        const detail = `${error instanceof Error ? error.message : error}. It is tried again until it starts.`;
        tell({ detail, retryInMs: pause });
      }
    }
  }

  return {
    url: first.url,
    adopted: first.adopted,
    async stop(withinMs = 60_000) {
      endWatch();
      ending.abort();
      await healing;
      endWatch();
      await server.stop(withinMs);
    },
  };
}
