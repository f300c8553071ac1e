// `npm run bench [-- name …]`: measures against the budgets, each figure beside something measured in the same run, because
// only ratios mean anything on a shared machine. `--rows N,N` sets the fleet (default: see SIZES). Prints tables; never a test.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildWhenStale, generateClient, installPackages, ROOT, requireNode } from "./prepare.mjs";

requireNode();
process.chdir(ROOT);
await installPackages();
await generateClient();
const { openDatabase } = await import("./runtime/open-database.mjs");

/**
 * Each bench with the fleets it is measured on.
 * @type {Readonly<Record<string, readonly number[]>>}
 */
const SIZES = {
  rules: [100_000],
  "what-if": [100_000],
  quotes: [100_000],
  import: [10_000, 100_000, 1_000_000],
  "import-server": [100_000, 1_000_000],
  "after-inventory": [100_000],
  inventory: [100_000],
  ticks: [2_000],
  javascript: [0],
};
const NEEDS_BUILD = ["import-server", "inventory", "javascript", "ticks"];
const [, , ...words] = process.argv;
const at = words.indexOf("--rows");
const given = at < 0 ? null : (words[at + 1] ?? "").split(",").map(Number);
const wanted = words.filter((word) => word in SIZES);

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "rehome-bench-"));
fs.chmodSync(dataDir, 0o755);
fs.mkdirSync(path.join(dataDir, "uploads"));
const database = await openDatabase({}, dataDir);
try {
  for (const name of wanted.length > 0 ? wanted : Object.keys(SIZES)) {
    if (NEEDS_BUILD.includes(name)) await buildWhenStale();
    for (const rows of given ?? SIZES[name] ?? []) measure(name, rows);
  }
} finally {
  await database.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
}
process.exit();

/**
 * @param {string} name
 * @param {number} rows
 */
function measure(name, rows) {
  spawnSync(process.execPath, ["--expose-gc", "--conditions=react-server", "--import", "tsx", `bench/${name}.ts`], {
    stdio: "inherit",
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: database.url,
      REHOME_DATA_DIR: dataDir,
      REHOME_SECRET: "a secret for measuring, thrown away",
      REHOME_URL: "http://127.0.0.1:3000",
      REHOME_MAX_UPLOAD_MB: "1000",
      BENCH_ROWS: String(rows),
    },
  });
}
