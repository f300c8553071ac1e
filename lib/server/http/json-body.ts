import "server-only";
import { AppError } from "@/lib/server/errors";

const MAX_JSON_BYTES = 1024 * 1024;

/** The body of a request as JSON: UTF-8, of a bounded size, with texts that can be stored. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new AppError("unsupported_type", "Send application/json.");
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > MAX_JSON_BYTES)
      throw new AppError("too_large", "This is larger than 1 MB, the most that is taken at once. Send less of it.");
    text += decode(decoder, chunk);
  }
  return parseJson(text + decode(decoder));
}

/** Refuses what is not JSON, and texts that cannot be stored. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, refuseOddTexts);
  } catch (error) {
    throw error instanceof AppError ? error : new AppError("bad_request", "This is not JSON.");
  }
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    throw new AppError("bad_request", "This is not UTF-8.");
  }
}

function refuseOddTexts(key: string, value: unknown): unknown {
  refuseOddText(key);
  if (typeof value === "string") refuseOddText(value);
  return value;
}

/** PostgreSQL stores neither NUL nor half of a character: it would answer with an error of its own, or bend the text. */
export function refuseOddText(text: string): void {
  if (text.includes("\0")) throw new AppError("invalid_input", "A text holds a NUL character.");
  if (!text.isWellFormed()) throw new AppError("invalid_input", "A text holds half of a character.");
}
