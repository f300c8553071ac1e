// `npm run check-inventory -- fleet.csv …`: verdicts for a file, without a database and without a server.
import { spawn } from "node:child_process";
import path from "node:path";
import { generateClient, installPackages, ROOT, requireNode } from "../prepare.mjs";

requireNode();
// What is said on the way must not stand in the answer.
await installPackages(console.error);
await generateClient();
// The TypeScript stands in the checkout, the file where the caller is.
const caller = process.env.INIT_CWD ?? process.cwd();
const args = ["--conditions=react-server", "--import", "tsx", path.join(ROOT, "scripts", "cli", "check-inventory.ts")];
const child = spawn(process.execPath, [...args, ...process.argv.slice(2)], {
  cwd: ROOT,
  env: { ...process.env, CHECK_FROM: caller },
  stdio: "inherit",
});
child.on("exit", (code) => process.exit(code ?? 3));
