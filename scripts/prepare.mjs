// Brings a checkout to the point where it can run: packages, generated client, production build. Each step is skipped
// when its inputs have not changed since it last ended well. Imports nothing from npm: it runs before the install.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");
const at = (/** @type {string[]} */ ...parts) => path.join(ROOT, ...parts);

/** Stops with a clear sentence where Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Rehome needs Node 20.19 or later; this is ${process.versions.node}.`);
  process.exit(1);
}

/** `npm ci`, unless the installed packages are as new as the lockfile. */
export async function installPackages(say = console.log) {
  const installed = at("node_modules", ".package-lock.json");
  const lockfile = at("package-lock.json");
  if (fs.existsSync(installed) && fs.statSync(installed).mtimeMs >= fs.statSync(lockfile).mtimeMs) return;
  say("Installing packages …");
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  await run(command, [
    ...args,
    "ci",
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ]);
}

/** Prisma's client from prisma/schema.prisma. */
export async function generateClient() {
  await unlessDone(at("lib", "generated", ".made-from"), ["prisma/schema.prisma", "package-lock.json"], () =>
    run(process.execPath, [at("node_modules", "prisma", "build", "index.js"), "generate"], QUIET),
  );
}

const SOURCES = ["app", "components", "lib", "public", "assets", "prisma/schema.prisma", "package-lock.json"];
const ROOT_FILES = ["next.config.js", "proxy.ts", "postcss.config.mjs", "tsconfig.json"];

/** The build loads every module, so the settings must be there; it connects to nothing. */
const BUILD_ENVIRONMENT = {
  NODE_ENV: "production",
  DATABASE_URL: "postgresql://build.invalid/none",
  REHOME_DATA_DIR: ROOT,
  REHOME_SECRET: "only for the build, never for a server",
  REHOME_URL: "http://build.invalid",
};

/** The production build in .next. */
export async function buildWhenStale(say = console.log) {
  await unlessDone(at(".next", ".made-from"), [...SOURCES, ...ROOT_FILES], async () => {
    say("Building …");
    fs.rmSync(at(".next", "dev", "types"), { recursive: true, force: true }); // stale ones fail on a moved route
    await run(process.execPath, [at("node_modules", "next", "dist", "bin", "next"), "build"], {
      ...QUIET,
      env: BUILD_ENVIRONMENT,
    });
  });
}

/**
 * Runs `make` unless the stamp file says that it ended well on the same inputs.
 * @param {string} stamp
 * @param {readonly string[]} inputs
 * @param {() => Promise<unknown>} make
 */
async function unlessDone(stamp, inputs, make) {
  const made = fingerprint(inputs);
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === made) return;
  await make();
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, made);
}

/**
 * A hash over the names and contents of files; tests do not count.
 * @param {readonly string[]} inputs
 */
function fingerprint(inputs) {
  const hash = createHash("sha256").update(process.version);
  const visit = (/** @type {string} */ file) => {
    const stat = fs.statSync(at(file), { throwIfNoEntry: false });
    if (!stat || /(?:\.test\.tsx?|\.made-from)$/.test(file)) return;
    if (stat.isDirectory()) for (const name of fs.readdirSync(at(file)).sort()) visit(path.join(file, name));
    else hash.update(`${file}\0`).update(fs.readFileSync(at(file)));
  };
  for (const input of inputs) visit(input);
  return hash.digest("hex");
}

const QUIET = { quiet: true };

/**
 * Runs a program in the checkout; a failing one ends the start with what it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string> }} options
 * @returns {Promise<string>}
 */
export function run(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1", ...env },
      stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
    });
    let output = "";
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk;
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      if (code === 0) resolve(output);
      else
        reject(
          new Error(`${path.basename(command)} ${args.slice(0, 3).join(" ")} failed (${signal ?? code})\n${output}`),
        );
    });
  });
}
