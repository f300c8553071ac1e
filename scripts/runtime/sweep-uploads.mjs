// What servers that were killed left in the folder of uploads: halves of files, and whole files of imports that no row names
// because the server died between the two. Runs before the server takes requests, and under the lock of its directory.
import fs from "node:fs";
import path from "node:path";
import pg from "pg";

/** Files that are being written: nobody else writes while a server starts. */
const HALF = /\.(?:part|issues)$/;
/** Whole ones bear the id of their import; nothing else in the folder is ours. */
const WHOLE = /^(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.rows)?(?<unfinished>\.restoring)?$/;
/** A restore by `npm run admin` may be under way beside us: it puts the files in place first and the rows last. */
const OLD_MS = 15 * 60_000;

/**
 * @param {string} uploads
 * @param {string} url
 */
export async function sweepUploads(uploads, url) {
  const names = fs.readdirSync(uploads);
  const remove = (/** @type {string} */ name) => fs.rmSync(path.join(uploads, name), { force: true });
  names.filter((name) => HALF.test(name)).forEach(remove);

  const whole = names.flatMap((name) => {
    const { id, unfinished } = WHOLE.exec(name)?.groups ?? {};
    return id ? [{ name, id, isUnfinished: unfinished !== undefined }] : [];
  });
  if (whole.length === 0) return;
  const known = await knownImports(url, [...new Set(whole.map(({ id }) => id))]);
  if (known.size === 0) {
    console.error(
      `None of the ${whole.length} files in ${uploads} belongs to an import in this database, so they are kept. Is it the right database?`,
    );
    return;
  }
  const isOld = (/** @type {string} */ name) => Date.now() - fs.statSync(path.join(uploads, name)).mtimeMs > OLD_MS;
  for (const { name, id, isUnfinished } of whole) if ((isUnfinished || !known.has(id)) && isOld(name)) remove(name);
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
