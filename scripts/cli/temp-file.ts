import { once } from "node:events";
import fs from "node:fs";
import readline from "node:readline";

/** A list too long for the memory: one JSON text a line in a temporary file. */
export class TempFile {
  readonly #stream: fs.WriteStream;
  constructor(readonly file: string) {
    this.#stream = fs.createWriteStream(file);
  }

  async write(item: unknown): Promise<void> {
    if (!this.#stream.write(`${JSON.stringify(item)}\n`)) await once(this.#stream, "drain");
  }

  async end(): Promise<void> {
    this.#stream.end();
    await once(this.#stream, "close");
  }

  /** The JSON texts, in the order they were written. */
  lines(): AsyncIterable<string> {
    return readline.createInterface({ input: fs.createReadStream(this.file), crlfDelay: Number.POSITIVE_INFINITY });
  }
}
