import "server-only";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { removeUnfinished, uploadPath } from "@/lib/server/files/uploads";

/**
 * Lines that wait on disk until the connection is free to take them: while a file is copied into the database nothing else
 * can be written over the same connection, and a million remarks do not fit into memory.
 */
export class IssueFile {
  readonly #path: string;
  readonly #stream;
  #failure: Error | undefined;

  constructor(importId: string) {
    this.#path = `${uploadPath(importId)}.${randomUUID()}.issues`;
    this.#stream = createWriteStream(this.#path, { mode: 0o600 });
    this.#stream.on("error", (error) => {
      this.#failure = error; // thrown by the next write
    });
  }

  async write(line: string): Promise<void> {
    if (this.#failure) throw this.#failure;
    if (!this.#stream.write(line)) await once(this.#stream, "drain");
  }

  /** No more lines; returns them from the beginning, as often as asked. */
  async finish(): Promise<() => AsyncIterable<string>> {
    if (this.#failure) throw this.#failure;
    this.#stream.end();
    await once(this.#stream, "finish");
    return () => createReadStream(this.#path, { encoding: "utf8" });
  }

  async remove(): Promise<void> {
    await removeUnfinished(this.#stream, this.#path);
  }
}
