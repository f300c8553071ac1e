import "server-only";
// Reads a CSV of any size with flat memory: encoding, delimiter, mixed line ends, exact line numbers, no false quote
// errors, and a refusal instead of a guess. Cells stay the strings they were.
import { Readable } from "node:stream";
import Papa from "papaparse";
import type { CsvRow } from "@/lib/files/csv-row";
import { plainText } from "@/lib/format/csv";
import { DELIMITERS, type ENCODINGS } from "@/lib/schemas/imports";

const APOSTROPHE = 39;
const EQUALS = 61;

export type Encoding = (typeof ENCODINGS)[number];
export type Delimiter = (typeof DELIMITERS)[number];

export type CsvProblem = "wrong_encoding" | "binary" | "bad_quotes" | "record_too_long";

/** The file as a whole cannot be read: import none of it. Rows with too few or too many cells are the caller's to judge. */
export class CsvError extends Error {
  override readonly name = "CsvError";
  constructor(
    readonly problem: CsvProblem,
    readonly line: number,
  ) {
    super(`${problem} at line ${line}`);
  }
}

type Options = { encoding?: Encoding; delimiter?: string; maxRecord?: number };

/** Yields rows in batches, without blank lines. The next batch is parsed only when this one has been taken. */
export async function* readCsv(bytes: AsyncIterable<Uint8Array>, options: Options = {}): AsyncGenerator<CsvRow[]> {
  const { encoding, maxRecord = 1_000_000 } = options;
  let line = 1;
  let unparsed = 0; // characters handed over since the last complete row
  let taken = Promise.resolve();
  const text = decode(bytes, encoding);
  const { value: head = "" } = await text.next();
  const newline = head.includes("\n") ? "\n" : "\r"; // never "\r\n": one lonely "\n" would then join two rows

  async function* wholeLines(): AsyncGenerator<string> {
    let rest = ""; // what came after the last line end
    for (let value: string | undefined = head; value !== undefined; { value } = await text.next()) {
      const cut = value.lastIndexOf(newline) + 1;
      unparsed += value.length;
      if (unparsed > maxRecord) throw new CsvError("record_too_long", line);
      await taken; // PapaParse's own pause() does not stop the stream: it would queue the whole file
      // PapaParse reports false errors when a chunk ends inside `"\r\n`; a chunk that ends with a line never does.
      if (cut) yield rest + value.slice(0, cut);
      rest = cut ? value.slice(cut) : rest + value;
    }
    yield rest;
  }

  const batches = new TransformStream<CsvRow[], CsvRow[]>();
  const writer = batches.writable.getWriter();
  writer.closed.catch(() => {}); // the reading side reports it
  const input = Readable.from(wholeLines(), { objectMode: false });
  Papa.parse<string[]>(input, {
    delimiter: options.delimiter ?? guessDelimiter(head),
    newline,
    chunk({ data, errors }) {
      const batch: CsvRow[] = [];
      for (const [index, cells] of data.entries()) {
        if (index === errors[0]?.row) break;
        const last = cells.length - 1;
        // The "\r" of "\r\n". A quoted last cell that really ends in a bare "\r" loses it.
        if (cells[last]?.endsWith("\r")) cells[last] = cells[last].slice(0, -1);
        for (let at = 0; at < cells.length; at++) {
          const cell = cells[at] ?? "";
          const first = cell.charCodeAt(0);
          if (first === APOSTROPHE || first === EQUALS) cells[at] = plainText(cell);
        }
        if (cells.some((cell) => cell.trim() !== "")) batch.push({ line, cells });
        line += 1 + cells.reduce((sum, cell) => sum + countOf(newline, cell), 0);
      }
      if (errors.length) return void writer.abort(new CsvError("bad_quotes", line));
      if (data.length) unparsed = 0;
      if (batch.length) taken = writer.write(batch);
      taken.catch(() => {}); // wholeLines() meets it
    },
    complete: () => void writer.close().catch(() => {}),
    error: (error) => void writer.abort(error),
  });
  try {
    yield* batches.readable;
  } finally {
    input.destroy(); // also when the caller stops early
    await text.return(undefined);
  }
}

/** BOM, then UTF-16 by its pattern of NULs, then strict UTF-8, else Windows-1252. */
export function detectEncoding(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  let even = 0;
  let odd = 0;
  for (const [index, byte] of head.entries()) if (byte === 0) index % 2 ? odd++ : even++;
  if (odd > head.length / 8 && even < odd / 8) return "utf-16le";
  if (even > head.length / 8 && odd < even / 8) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true }); // stream: the last character may be cut
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** By the head; but one letter far below that is no UTF-8 makes the whole Windows-1252. */
export async function encodingOf(head: Uint8Array, bytes: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const detected = detectEncoding(head);
  if (detected !== "utf-8") return detected;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of bytes) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return "utf-8";
  } catch (error) {
    if (error instanceof TypeError) return "windows-1252";
    throw error;
  }
}

const GUESS_LINES = 20;

/**
 * The candidate that cuts most of the first lines into the same number of cells, outside quotes. A title above the table
 * has no delimiter, and a comma inside descriptions stands now here, now there: neither agrees with its neighbours.
 */
export function guessDelimiter(head: string): Delimiter {
  const lines = head
    .replace(/"[^"]*"/g, "")
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "")
    .slice(0, GUESS_LINES);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    const times = new Map<number, number>();
    for (const line of lines) {
      const count = countOf(delimiter, line);
      if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
    }
    for (const [count, agreeing] of times) {
      const score = agreeing * 100 + count;
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}

/** Strict: a byte that does not fit fails the file, it never becomes U+FFFD. Offer the next encoding, the file is on disk. */
async function* decode(bytes: AsyncIterable<Uint8Array>, chosen?: Encoding): AsyncGenerator<string, undefined> {
  let decoder: TextDecoder | undefined;
  let line = 1;
  for await (const piece of pieces(bytes)) {
    decoder ??= new TextDecoder(chosen ?? detectEncoding(piece), { fatal: true });
    yield read(decoder, piece);
  }
  if (decoder) yield read(decoder);

  function read(from: TextDecoder, piece?: Uint8Array): string {
    let text: string;
    try {
      text = from.decode(piece, { stream: piece !== undefined });
    } catch {
      throw new CsvError("wrong_encoding", line); // somewhere in the 64 KiB that start in this line
    }
    if (text.includes("\0")) throw new CsvError("binary", line);
    line += countOf("\n", text);
    return text;
  }
}

/** Pieces of 64 KiB whatever the sender's chunks were: enough to tell the encoding, few enough to stop a huge cell early. */
async function* pieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const SIZE = 65_536;
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    waiting.push(chunk);
    size += chunk.length;
    if (size < SIZE) continue;
    const joined = Buffer.concat(waiting);
    let at = 0;
    for (; joined.length - at >= SIZE; at += SIZE) yield joined.subarray(at, at + SIZE);
    waiting = [joined.subarray(at)];
    size = joined.length - at;
  }
  if (size) yield Buffer.concat(waiting);
}

function countOf(needle: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1)) count++;
  return count;
}
