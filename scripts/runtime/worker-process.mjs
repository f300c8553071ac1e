// Starts the worker (scripts/runtime/worker.ts) as a child and starts it again when it dies. It ends with its parent: an orphan
// would go on changing data for a server that is gone.
import { spawn } from "node:child_process";
import { ROOT } from "../prepare.mjs";

/** @returns {Promise<{ tellSetupCode: () => void, stop: () => Promise<void> }>} when it takes jobs */
export async function startWorker() {
  let child;
  let isStopping = false;
  const launch = () =>
    new Promise((resolve, reject) => {
      // react-server: the condition under which the "server-only" guard lets server modules be loaded.
      child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "scripts/runtime/worker.ts"], {
        cwd: ROOT,
        env: process.env,
        stdio: ["ignore", "inherit", "inherit", "ipc"],
      });
      child.on("error", reject);
      child.once("message", resolve);
      child.on("exit", (code) => {
        reject(new Error(`the worker ended while starting (${code})`));
        if (!isStopping)
          setTimeout(() => isStopping || void launch().then(tell, (error) => console.error(error.message)), 1000);
      });
    });
  // Each launch makes a new code while there is no user: the one before no longer works.
  const tell = ({ setupCode }) => {
    if (setupCode) console.log(`Set-up code for the first administrator: ${setupCode}`);
  };
  const { setupCode } = await launch();
  return {
    tellSetupCode: () => tell({ setupCode }),
    stop: () =>
      new Promise((resolve) => {
        isStopping = true;
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        const kill = setTimeout(() => child.kill("SIGKILL"), 8_000);
        child.once("exit", () => {
          clearTimeout(kill);
          resolve();
        });
        child.kill("SIGTERM");
      }),
  };
}
