// The browsers of the tests: what is on the machine, else Debian's packages where they may be installed.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/**
 * The programs that a browser needs, each under the names it has, the first of them the one that is started.
 * @type {Readonly<Record<"chromium" | "firefox" | "webkit" | "screen", { title: string, names: string[], variable: string, package: string }>>}
 */
const PROGRAMS = {
  chromium: {
    title: "Chromium",
    names: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    variable: "CHROMIUM",
    package: "chromium",
  },
  firefox: { title: "Firefox", names: ["firefox-esr", "firefox"], variable: "FIREFOX", package: "firefox-esr" },
  webkit: { title: "WebKit", names: ["WebKitWebDriver"], variable: "WEBKIT_DRIVER", package: "webkit2gtk-driver" },
  screen: { title: "Xvfb", names: ["Xvfb"], variable: "XVFB", package: "xvfb" }, // WebKit has no mode without a screen
};

/** A registry that hangs does not hold up the other tests for ever. */
const LONGEST_INSTALL_MS = 10 * 60_000;

/** @typedef {keyof typeof PROGRAMS} Program */

/**
 * The program's path, or undefined. A variable (CHROMIUM, FIREFOX, WEBKIT_DRIVER, XVFB) names another one.
 * @param {Program} program
 */
export function findProgram(program) {
  const { names, variable } = PROGRAMS[program];
  if (process.env[variable]) return process.env[variable];
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => existsSync(file));
}

/**
 * The program's path.
 * @param {Program} program
 */
export function requireProgram(program) {
  const found = findProgram(program);
  if (found) return found;
  const { title, package: name, variable } = PROGRAMS[program];
  throw new Error(`${title} is missing: install it (Debian: apt-get install ${name}), or name one in ${variable}.`);
}

/** Installs the packages of what is missing, when this account may: throws without Chromium, the others skip their tests. */
export function requireBrowsers() {
  installMissing();
  requireProgram("chromium");
}

/** @returns {Program[]} */
const missing = () => programs.filter((program) => !findProgram(program));
const programs = /** @type {Program[]} */ (Object.keys(PROGRAMS));

function installMissing() {
  const mayInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (!mayInstall || missing().length === 0) return;
  console.log(
    `Installing ${missing()
      .map((program) => PROGRAMS[program].title)
      .join(", ")} …`,
  );
  const apt = (/** @type {string[]} */ ...args) =>
    spawnSync("apt-get", args, {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      stdio: "ignore",
      timeout: LONGEST_INSTALL_MS,
    });
  apt("update", "-qq");
  // One by one: what this system does not have keeps none of the others away.
  for (const program of missing()) apt("install", "-y", "-qq", "--no-install-recommends", PROGRAMS[program].package);
}
