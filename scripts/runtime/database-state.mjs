// What happens to a database that is away, told in one place: a line on the console each time it changes, and the words that
// /api/ready answers with (lib/server reads them from the same global).

/**
 * @typedef {{ detail: string | null, retryInMs?: number }} DatabaseState detail: null when all is well
 * @typedef {(state: DatabaseState) => void} Tell
 * @typedef {{ rehomeDatabaseAway?: { retryAfterSeconds: number } }} Told
 */

/**
 * @param {(line: string) => void} say
 * @returns {Tell}
 */
export function databaseTeller(say = console.error) {
  /** @type {string | null} */
  let last = null;
  return ({ detail, retryInMs = 0 }) => {
    /** @type {typeof globalThis & Told} */ (globalThis).rehomeDatabaseAway =
      detail === null ? undefined : { retryAfterSeconds: Math.max(1, Math.ceil(retryInMs / 1000)) };
    if (detail === last) return;
    last = detail;
    say(`${new Date().toISOString()} Database: ${detail ?? "it runs again."}`);
  };
}
