import { failure, ok, type Result } from "@/lib/domain/result";
import { isBlank } from "./blank";

export type VidError = { code: "not-a-version" | "vid-letter-o" | "vid-revision"; message: string };

const VID = /^(?:(?:VID|VER(?:SION)?)\s*[:#=.]?\s*)?V?\s*0*(\d{1,2})$/i;
/** `HW V04`: only with the V of the label, for a bare number may be the phone's own revision. `V04-B0`, `V04 A0`: something behind it. */
const DRESSED =
  /^(?:(?:(?:HW|HARDWARE)(?: ?VER(?:SION)?)?|VID) ?[:#=.]? ?)?V ?0*(\d{1,2})(?:[-/. ]{1,2}([A-Z]\d{1,2}))?$/i;
const REVISION = /^(?:HW|HARDWARE)? ?REV(?:ISION)?(?![A-Z])/i;
const LETTER_FOR_DIGIT = /^(?:VID ?[:#=.]? ?)?(?:V ?(?=\d?[OIL])[0-9OIL]{2}|\d[OIL]|[OIL]\d)$/i;
/** What is longer is no hardware version, and is not searched. */
const LONGEST = 40;

const fail = (code: VidError["code"], message: string) => failure({ code, message });
const plain = (text: string): string => text.trim().replace(/^["'`]+|["'`]+$/g, "");

/**
 * Reads a hardware version: `V03`, `v3`, `03`, `3`, `VID: V03`, `HW V03`, `V03-B0`. Gives the integer (V03 is 3), `null` when the cell
 * says "not known". More than two digits is an error, for it is usually another column; so is 0, since a spreadsheet's empty number
 * reads the same; so is a revision, which a phone counts otherwise than its label (domain.md §1). A letter O never becomes a zero.
 */
export function parseVid(text: string): Result<number | null, VidError> {
  if (isBlank(text)) return ok(null);
  if (text.length > LONGEST) return notAVersion(`${text.trim().slice(0, LONGEST)}…`);
  const version = plain(text);
  const vid = Number((VID.exec(version) ?? DRESSED.exec(version))?.[1] ?? 0);
  if (vid > 0) return ok(vid);
  if (REVISION.test(version)) {
    return fail(
      "vid-revision",
      `"${version}" is a revision, which a phone counts otherwise than its label. Read the VID from the label, such as V03.`,
    );
  }
  if (LETTER_FOR_DIGIT.test(version)) {
    return fail(
      "vid-letter-o",
      `"${version}" has a letter where a VID has a digit: a letter O for a zero? Check the label, which says it such as V03.`,
    );
  }
  return notAVersion(version);
}

function notAVersion(shown: string): Result<number | null, VidError> {
  return fail("not-a-version", `"${shown}" is not a hardware version. It stands on the label as VID, such as V03.`);
}

/** What stands behind the VID in `V04-B0` (`B0`): no part of a VID and stored nowhere, so it is said. `null` where nothing does. */
export function afterVid(text: string): string | null {
  return text.length > LONGEST ? null : (DRESSED.exec(plain(text))?.[2] ?? null);
}
