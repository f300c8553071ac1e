import "server-only";
import { LONGEST_TEXT, type TextProblem, type TextTable } from "@/lib/domain/inventory-file/texts/text-table";
import type { Result } from "@/lib/domain/result";
import { AppError, type ErrorCode } from "@/lib/server/errors";
import { detectEncoding } from "@/lib/server/files/csv/csv";
import { HEAD_BYTES } from "@/lib/server/files/uploads";

const CODES = {
  "too-large": "too_large",
  broken: "invalid_input",
  other: "unsupported_type",
} as const satisfies Record<TextProblem["kind"], ErrorCode>;

/** What a reader of the domain found, or its refusal as an error that a person may read. */
export function tablesOrThrow(read: Result<TextTable[], TextProblem>): TextTable[] {
  if (read.ok) return read.value;
  throw new AppError(CODES[read.error.kind], read.error.message);
}

/** A text of any of the usual encodings, whole; throws 413 above the cap of the readers that need all of it. */
export async function wholeText(bytes: AsyncIterable<Uint8Array>, announced: number): Promise<string> {
  if (announced > LONGEST_TEXT) throw tooLong();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LONGEST_TEXT) throw tooLong();
  }
  const all = Buffer.concat(chunks);
  const detected = detectEncoding(all.subarray(0, HEAD_BYTES));
  try {
    return new TextDecoder(detected, { fatal: true }).decode(all);
  } catch {
    return new TextDecoder("windows-1252").decode(all);
  }
}

/** The beginning of a text, as its kind is told by. */
export const textOfHead = (head: Uint8Array): string =>
  new TextDecoder(detectEncoding(head)).decode(head.subarray(0, head.length - (head.length % 2)));

const tooLong = () =>
  new AppError(
    "too_large",
    "This is a text of more than 50 MB that must be read as a whole. Split it, or write the list of phones as CSV.",
  );
