import { runWorker } from "@/lib/server/jobs/worker";
import { prepareFirstAdministrator } from "@/lib/server/people/prepare-first-administrator";

for (const output of [process.stdout, process.stderr]) output.on("error", () => {}); // as in start.mjs
process.on("disconnect", () => process.exit(1)); // the parent is gone
process.on("SIGINT", () => {}); // Ctrl-C reaches the whole group; the parent stops us in order

const setupCode = await prepareFirstAdministrator();
const worker = await runWorker();
process.on("SIGTERM", () => void worker.stop().finally(() => process.exit(0)));
process.send?.({ setupCode });
