// `npm run demo`: an own throw-away data directory with a sample organisation, a user of every role and a fleet, made through
// the same API that people use. `npm run demo -- half-migrated` names another state to begin in.
import fs from "node:fs";
import { ADMINISTRATOR, PASSWORD } from "./seeds/demo-client.mjs";
import { halfMigrated } from "./seeds/half-migrated.mjs";
import { sample } from "./seeds/sample.mjs";

export const SETTINGS = { REHOME_ADMIN_EMAIL: ADMINISTRATOR, REHOME_ADMIN_PASSWORD: PASSWORD };

/** @type {Readonly<Record<string, { what: string, seed: (url: string) => Promise<unknown> }>>} */
const SEEDS = {
  sample: { what: "2,000 phones, planned into batches; the first two are ready for work", seed: sample },
  "half-migrated": {
    what: "the same fleet in the middle of the work: dated batches, verified, failed, held and open phones",
    seed: halfMigrated,
  },
};

/**
 * What fills the running server. A name that is not there ends the start before anything was made.
 * @param {string | undefined} name
 */
export function seedNamed(name = "sample") {
  const found = Object.hasOwn(SEEDS, name) ? SEEDS[name] : undefined;
  if (!found) {
    const list = Object.entries(SEEDS).map(([known, { what }]) => `  npm run demo -- ${known.padEnd(14)} ${what}`);
    throw new Error(`There is no demo "${name}". There are:\n${list.join("\n")}`);
  }
  return async (/** @type {string} */ url) => {
    await found.seed(url);
    console.log(`Sign in with the password "${PASSWORD}" as:`);
    for (const role of ["administrator", "project-manager", "partner", "technician", "viewer"])
      console.log(`  ${role}@example.com`);
  };
}

/**
 * Begins anew each time. The database of a demo that was killed is stopped first.
 * @param {string} dataDir
 */
export async function emptyDataDirectory(dataDir) {
  if (!fs.existsSync(dataDir)) return;
  const { startPostgres } = await import("./runtime/postgres-supervisor.mjs");
  const left = await startPostgres({ dir: `${dataDir}/postgres` });
  await left.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
}
