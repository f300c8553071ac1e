// A lock that the kernel holds for a process and drops when it dies, however it dies: on Linux an abstract socket, which
// leaves no file behind; elsewhere a socket file, taken over when nobody listens. Whoever connects is told who holds it.
import { createHash } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

const IS_LINUX = process.platform === "linux";

/**
 * Takes the lock named `name`, or says who has it.
 * @param {string} name e.g. "postgres /srv/rehome/postgres"
 * @param {{ says?: string }} options what the lock tells others while it is held
 * @returns {Promise<{ release: () => Promise<void>, tell: (text: string) => void } | { heldBy: string }>}
 */
export async function takeLock(name, { says = `process ${process.pid}` } = {}) {
  const short = createHash("sha256").update(name).digest("hex").slice(0, 20);
  const address = IS_LINUX ? `\0rehome-${short}` : path.join(os.tmpdir(), `rehome-${short}.lock`);
  let text = says;
  for (;;) {
    const server = net.createServer((socket) => socket.on("error", () => {}).end(text));
    try {
      await once(server.listen(address), "listening"); // rejects on "error"
      server.unref();
      return {
        tell: (next) => {
          text = next;
        },
        release: () => new Promise((resolve) => server.close(() => resolve())),
      };
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    }
    const heldBy = await ask(address);
    if (heldBy !== null) return { heldBy };
    if (!IS_LINUX) fs.rmSync(address, { force: true }); // its holder is dead
  }
}

/**
 * What the holder says, or null when nobody listens there any more.
 * @param {string} address
 * @returns {Promise<string | null>}
 */
function ask(address) {
  return new Promise((resolve) => {
    let answer = "";
    const socket = net.connect(address);
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("error", () => resolve(null));
    socket.on("end", () => resolve(answer || "another process"));
  });
}
