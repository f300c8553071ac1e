// Starts the worker (worker.ts) as a child and starts it again when it dies. It ends with its parent: an orphan would go on
// changing data for a server that is gone.
import { spawn } from "node:child_process";
import { ROOT } from "../prepare.mjs";

const STOP_WITHIN_MS = 6_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** @typedef {{ setupCode?: string }} Started */

/** @returns {Promise<{ tellSetupCode: () => void, stop: () => Promise<void> }>} when it takes jobs */
export async function startWorker() {
  /** @type {import("node:child_process").ChildProcess} */
  let child;
  let isStopping = false;
  let pause = FIRST_PAUSE_MS;

  /** @returns {Promise<Started>} */
  const launch = () =>
    new Promise((resolve, reject) => {
      // react-server: the condition under which the "server-only" guard lets server modules be loaded.
      child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "scripts/runtime/worker.ts"], {
        cwd: ROOT,
        env: process.env,
        stdio: ["ignore", "inherit", "inherit", "ipc"],
      });
      child.on("error", reject);
      child.once("message", (message) => resolve(/** @type {Started} */ (message)));
      child.on("exit", (code, signal) => {
        reject(new Error(`The worker ended while starting (${signal ?? code}); it is started again.`));
        if (!isStopping) setTimeout(again, pause);
      });
    });
  const again = async () => {
    if (isStopping) return;
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    try {
      tell(await launch());
      pause = FIRST_PAUSE_MS;
    } catch (error) {
      if (!isStopping) console.error(error instanceof Error ? error.message : error);
    }
  };
  // Each launch makes a new code while there is no user: the one before no longer works.
  const tell = (/** @type {Started} */ { setupCode }) => {
    if (setupCode) console.log(`Set-up code for the first administrator: ${setupCode}`);
  };
  const first = await launch();
  return {
    tellSetupCode: () => tell(first),
    stop: () =>
      new Promise((resolve) => {
        isStopping = true;
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        const kill = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN_MS);
        child.once("exit", () => {
          clearTimeout(kill);
          resolve();
        });
        child.kill("SIGTERM");
      }),
  };
}
