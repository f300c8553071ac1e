// `npm test`: prepares like `npm start`, then layers and lint, types, unit, integration, processes, browser. `--quick`
// (`npm run check`) stops after the unit tests. A word, as in `npm test -- work`, runs only the tests of the first three kinds
// whose path or name holds it. Ends with one line that counts every test.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { requireBrowsers } from "./browsers.mjs";
import { buildWhenStale, generateClient, installPackages, ROOT, requireNode } from "./prepare.mjs";

requireNode();
process.chdir(ROOT);
const isQuick = process.argv.includes("--quick");
const [word] = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const reports = fs.mkdtempSync(path.join(os.tmpdir(), "rehome-reports-"));
const total = { passed: 0, failed: 0 };
let isFailed = false;

/** @typedef {{ passed: number, failed: number }} Counts */

const bin = (/** @type {string} */ name, /** @type {string} */ file) => path.join(ROOT, "node_modules", name, file);
const VITEST = bin("vitest", "vitest.mjs");

/**
 * Runs one program of ours; its output is shown only when it fails.
 * @param {string} title
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, counts?: (output: string) => Counts }} options
 */
function step(title, args, { env = {}, counts } = {}) {
  const started = Date.now();
  const result = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 1e9,
    env: {
      ...process.env,
      CI: process.env.CI ?? "1",
      NEXT_TELEMETRY_DISABLED: "1",
      CHECKPOINT_DISABLE: "1",
      NO_COLOR: "1",
      FORCE_COLOR: "0",
      ...env,
    },
  });
  const isOk = result.status === 0;
  const found = counts?.(result.stdout) ?? (isOk ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  if (!isOk && found.failed === 0) found.failed = 1; // it broke before it could count
  total.passed += found.passed;
  total.failed += found.failed;
  isFailed ||= !isOk;
  console.log(
    `${isOk ? "ok    " : "FAILED"} ${title}: ${found.passed} passed, ${found.failed} failed (${((Date.now() - started) / 1000).toFixed(0)} s)`,
  );
  if (!isOk) console.log(lastLines(`${result.stdout}\n${result.stderr}`));
}

const lastLines = (/** @type {string} */ text) => text.trim().split("\n").slice(-150).join("\n");

/**
 * @param {string} project
 * @param {string[]} filter
 */
function vitest(project, filter = []) {
  const file = path.join(reports, `${project}.json`);
  step(
    `${project} tests`,
    [VITEST, "run", "--project", project, "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`, ...filter],
    {
      counts: () => {
        if (!fs.existsSync(file)) return { passed: 0, failed: 1 };
        const { numPassedTests, numFailedTests } = JSON.parse(fs.readFileSync(file, "utf8"));
        return { passed: numPassedTests, failed: numFailedTests };
      },
    },
  );
}

function playwright() {
  const file = path.join(reports, "browser.json");
  step("browser tests", [bin("@playwright/test", "cli.js"), "test", "--reporter=list,json"], {
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    counts: () => {
      if (!fs.existsSync(file)) return { passed: 0, failed: 1 };
      const { stats, suites } = JSON.parse(fs.readFileSync(file, "utf8"));
      for (const reason of skippedIn(suites)) console.log(`skip   ${reason}`);
      return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
    },
  });
}

/** @typedef {{ specs?: { title: string, tests: { annotations: { type: string, description?: string }[] }[] }[], suites?: Suite[] }} Suite */

/** @type {(suites: Suite[]) => string[]} */
const skippedIn = (suites) =>
  suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.flatMap(({ title, tests }) =>
      tests
        .flatMap(({ annotations }) => annotations.filter(({ type }) => type === "skip"))
        .map(({ description }) => `${title} (${description})`),
    ),
    ...skippedIn(inner),
  ]);

/** @type {(output: string) => Counts} */
const tap = (output) => ({
  passed: Number(/^# pass (\d+)/m.exec(output)?.[1] ?? 0),
  failed: Number(/^# fail (\d+)/m.exec(output)?.[1] ?? 1),
});

async function runAll() {
  step("lint, format and layers", [bin("@biomejs/biome", "bin/biome"), "check", "--max-diagnostics=50", "."]);
  step("planted violations are found", ["--test", "--test-reporter=tap", "lint/planted.test.mjs"], { counts: tap });
  step("route types", [bin("next", "dist/bin/next"), "typegen"]);
  step("types", [bin("typescript", "bin/tsc"), "--noEmit", "-p", "tsconfig.check.json"]);
  vitest("unit");
  if (isQuick) return;
  vitest("integration");
  await buildWhenStale();
  vitest("process");
  requireBrowsers();
  playwright();
}

/**
 * Runs the test files whose path holds the word; where none does, the tests whose name does. Vitest itself does the talking.
 * @param {string} wanted
 */
async function runMatching(wanted) {
  const files = spawnSync(process.execPath, [VITEST, "list", "--filesOnly", wanted], {
    encoding: "utf8",
  }).stdout.trim();
  const file = path.join(reports, "matching.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  if (files === "" || files.includes("[process]")) await buildWhenStale();
  const filter = files === "" ? ["--testNamePattern", wanted] : [wanted];
  spawnSync(process.execPath, [VITEST, "run", ...reporters, ...filter], { stdio: "inherit" });
  const counted = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {};
  total.passed = counted.numPassedTests ?? 0;
  total.failed = counted.numFailedTests ?? 1;
  if (total.passed + total.failed === 0) console.log(`No test has "${wanted}" in its path or name.`);
  isFailed = counted.success !== true || total.passed === 0;
}

try {
  await installPackages();
  await generateClient();
  await (word === undefined ? runAll() : runMatching(word));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total.failed += 1;
  isFailed = true;
} finally {
  fs.rmSync(reports, { recursive: true, force: true });
}
console.log(`tests: ${total.passed} passed, ${total.failed} failed`);
process.exit(isFailed ? 1 : 0);
