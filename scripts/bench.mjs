// `npm run bench [-- name …]`: measures against the budgets, each figure beside something measured in the same run, because
// only ratios mean anything on a shared machine. `--rows N` sets the fleet (default 100,000). Prints tables; never a test.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildWhenStale, generateClient, installPackages, ROOT, requireNode } from "./prepare.mjs";

requireNode();
process.chdir(ROOT);
await installPackages();
await generateClient();
const { openDatabase } = await import("./open-database.mjs");

const BENCHES = ["rules", "import", "inventory", "javascript"];
const [, , ...words] = process.argv;
const at = words.indexOf("--rows");
const rows = at < 0 ? "100000" : words[at + 1];
const wanted = words.filter((word) => BENCHES.includes(word));

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "rehome-bench-"));
fs.chmodSync(dataDir, 0o755);
fs.mkdirSync(path.join(dataDir, "uploads"));
const database = await openDatabase({}, dataDir);
try {
  for (const name of wanted.length > 0 ? wanted : BENCHES) {
    if (name === "javascript" || name === "inventory") await buildWhenStale();
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
        BENCH_ROWS: rows,
      },
    });
  }
} finally {
  await database.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
}
process.exit();
