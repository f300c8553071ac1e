import { once } from "node:events";
import type { Writable } from "node:stream";

/** Writes, and waits until there is room again; false when the reader went away. What is held does not grow with what is sent. */
export async function writeChunk(output: Writable, chunk: string | Uint8Array): Promise<boolean> {
  if (output.destroyed) return false;
  if (output.write(chunk)) return true;
  const over = new AbortController();
  const { signal } = over;
  await Promise.race([once(output, "drain", { signal }), once(output, "close", { signal })]);
  over.abort(); // takes the listener of the other one away
  return !output.destroyed;
}
