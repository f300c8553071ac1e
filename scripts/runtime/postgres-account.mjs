// Who runs PostgreSQL, and in directories of whom: it refuses to run as root.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** @typedef {{ uid?: number, gid?: number, name?: string }} Account empty where PostgreSQL runs as whoever starts it */

/**
 * PostgreSQL refuses uid 0, and a uid without an entry in passwd. A directory that a service's account owns already is
 * served as that account, so that a command run as root beside it takes nothing away.
 * @param {string} dir
 * @returns {Account}
 */
export function accountFor(dir) {
  if (process.getuid?.() !== 0) return {};
  const owner = fs.statSync(dir, { throwIfNoEntry: false })?.uid;
  const names = owner ? [String(owner), "postgres", "nobody"] : ["postgres", "nobody"];
  for (const name of names) {
    try {
      const [uid, gid] = ["-u", "-g"].map((flag) =>
        Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] })),
      );
      return { uid, gid, name };
    } catch {} // no such account
  }
  throw new Error('started as root, and there is no account "postgres" or "nobody" to run PostgreSQL as');
}

/**
 * Creates `dir` for the account's eyes only and returns its real path.
 * @param {string} dir
 * @param {Account} account
 */
export function ownDirectory(dir, account) {
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (account.uid !== undefined && account.gid !== undefined) {
    fs.chownSync(dir, account.uid, account.gid);
    // e.g. everything below a home directory with mode 0700
    if (spawnSync("sh", ["-c", 'cd "$0"', dir], { ...account, cwd: "/" }).status !== 0)
      throw new Error(
        `the account ${account.name} cannot enter ${dir}: choose another data directory, or do not start as root`,
      );
  }
  const { uid } = fs.lstatSync(dir);
  if (uid !== (account.uid ?? process.getuid?.())) throw new Error(`${dir} belongs to another user (uid ${uid})`);
  fs.chmodSync(dir, 0o700);
  return fs.realpathSync(dir);
}

/**
 * A socket path may have about 100 bytes, ".s.PGSQL.5432" included.
 * @param {string} dir
 */
export function socketDirectory(dir) {
  const inside = path.join(dir, "run");
  return Buffer.byteLength(inside) <= 85 ? inside : path.join(os.tmpdir(), `rehome-pg-${shortHash(dir)}`);
}

/** @param {string} text */
const shortHash = (text) => createHash("sha256").update(text).digest("hex").slice(0, 16);
