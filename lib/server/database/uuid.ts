import "server-only";
import { randomFillSync } from "node:crypto";

/** Random bytes are drawn for 4,096 ids at a time: one call a row would cost more than the row. */
const random = Buffer.alloc(4096 * 10);
let at = random.length;

/** A UUID of version 7: sorts by the time it was made, so that a million new rows fill their index in order. */
export function newId(): string {
  if (at === random.length) {
    randomFillSync(random);
    at = 0;
  }
  const time = Date.now().toString(16).padStart(12, "0");
  const rest = random.toString("hex", at, at + 10);
  at += 10;
  const variant = ((Number.parseInt(rest[3] ?? "0", 16) & 3) | 8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-${variant}${rest.slice(4, 7)}-${rest.slice(7, 19)}`;
}
