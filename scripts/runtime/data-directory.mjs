// The data directory: where it is, how it is made, the secret that is kept in it.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { ROOT } from "../prepare.mjs";

/** @typedef {import("../../lib/env.ts").Settings} Settings */

/**
 * `.data` in the checkout; where root runs it and PostgreSQL's account may not enter the checkout, /var/lib/rehome.
 * @param {Pick<Settings, "REHOME_DATA_DIR">} settings
 */
export function dataDirectory(settings, name = ".data") {
  if (settings.REHOME_DATA_DIR) return settings.REHOME_DATA_DIR;
  const inside = path.join(ROOT, name);
  if (process.getuid?.() !== 0) return inside;
  const asNobody = spawnSync("sh", ["-c", 'cd "$0"', ROOT], { uid: 65534, gid: 65534, cwd: "/" });
  return asNobody.status === 0 ? inside : path.join("/var/lib/rehome", name === ".data" ? "" : name);
}

/**
 * Makes the data directory and its folder for uploads, or mends the modes of what is there. Every command does it, because
 * any of them may be the first on a machine.
 * @param {string} dataDir
 */
export function makeDataDirectory(dataDir) {
  const uploads = path.join(dataDir, "uploads");
  try {
    // Others may pass through, so that PostgreSQL's own account reaches its directory; nobody else can list it.
    fs.mkdirSync(uploads, { recursive: true, mode: 0o711 });
    const { uid, mode } = fs.statSync(dataDir);
    if (process.getuid?.() === 0 && uid === 0 && (mode & 0o001) === 0) fs.chmodSync(dataDir, (mode & 0o777) | 0o011);
    fs.chmodSync(uploads, 0o700);
    giveToOwner(dataDir, uploads);
    fs.accessSync(dataDir, fs.constants.W_OK);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : error;
    throw new Error(`REHOME_DATA_DIR: ${dataDir} cannot be written (${code}). Name another directory.`);
  }
}

/**
 * The server's own secret: given, or made once and kept in the data directory.
 * @param {Pick<Settings, "REHOME_SECRET">} settings
 * @param {string} dataDir
 */
export function secretOf(settings, dataDir) {
  if (settings.REHOME_SECRET) return settings.REHOME_SECRET;
  const file = path.join(dataDir, "secret");
  try {
    return fs.readFileSync(file, "utf8").trim();
  } catch {
    fs.writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
    giveToOwner(dataDir, file);
    return fs.readFileSync(file, "utf8").trim();
  }
}

/**
 * What root makes in the directory of a service's account must stay readable for that account.
 * @param {string} dataDir
 * @param {string} made
 */
function giveToOwner(dataDir, made) {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = fs.statSync(dataDir);
  if (uid !== 0 && fs.statSync(made).uid === 0) fs.chownSync(made, uid, gid);
}
