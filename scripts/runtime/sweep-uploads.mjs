// What servers that were killed left in the folder of uploads: halves of files, and whole files of imports that no row names
// because the server died between the two. Runs before the server takes requests, and under the lock of its directory.
import fs from "node:fs";
import path from "node:path";
import pg from "pg";

/** Uploads and what is made of them are named by the import's id; nothing else in the folder is ours. */
const OURS = /^(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?<ending>\.(?:part|issues|rows|restoring))?$/;
const HALVES = [".part", ".issues"];
/** A restore by `npm run admin` may be under way beside us: it puts the files in place first and the rows last. */
const OLD_MS = 15 * 60_000;

/**
 * @param {string} uploads
 * @param {string} url
 */
export async function sweepUploads(uploads, url) {
  const files = fs.readdirSync(uploads).flatMap((name) => {
    const { id, ending = "" } = OURS.exec(name)?.groups ?? {};
    return id ? [{ name, id, ending }] : [];
  });
  const remove = (/** @type {{ name: string }} */ { name }) => fs.rmSync(path.join(uploads, name), { force: true });
  files.filter(({ ending }) => HALVES.includes(ending)).forEach(remove);

  const whole = files.filter(({ ending }) => !HALVES.includes(ending));
  if (whole.length === 0) return;
  const known = await knownImports(url, [...new Set(whole.map(({ id }) => id))]);
  const unknown = whole.filter(({ id, ending }) => !known.has(id) || ending === ".restoring");
  if (known.size === 0) {
    console.error(
      `None of the ${whole.length} files in ${uploads} belongs to an import in this database, so they are kept. Is it the right database?`,
    );
    return;
  }
  const now = Date.now();
  unknown.filter(({ name }) => now - fs.statSync(path.join(uploads, name)).mtimeMs > OLD_MS).forEach(remove);
}

/**
 * @param {string} url
 * @param {string[]} ids
 * @returns {Promise<Set<string>>}
 */
async function knownImports(url, ids) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT "id" FROM "Import" WHERE "id" = ANY($1::uuid[])', [ids]);
    return new Set(rows.map(({ id }) => id));
  } finally {
    await client.end();
  }
}
