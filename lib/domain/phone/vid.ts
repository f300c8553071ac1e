import { failure, ok, type Result } from "@/lib/domain/result";
import { isBlank } from "./blank";

export type VidError = { code: "not-a-version"; message: string };

const VID = /^(?:(?:VID|VER(?:SION)?)\s*[:#=.]?\s*)?V?\s*0*(\d{1,2})$/i;

/**
 * Reads a hardware version: `V03`, `v3`, `03`, `3`, `VID: V03`. Gives the integer (V03 is 3), `null` when the cell says "not known".
 * More than two digits is an error, for it is usually another column; so is 0, since a spreadsheet's empty number reads the same.
 */
export function parseVid(text: string): Result<number | null, VidError> {
  if (isBlank(text)) return ok(null);
  const trimmed = text.trim();
  const vid = Number(VID.exec(trimmed)?.[1] ?? 0);
  if (vid > 0) return ok(vid);
  return failure({
    code: "not-a-version",
    message: `"${trimmed}" is not a hardware version. It stands on the label as VID, such as V03.`,
  });
}

/** `V03` for 3: how the label prints it. */
export function formatVid(vid: number): string {
  return `V${String(vid).padStart(2, "0")}`;
}
