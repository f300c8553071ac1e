import { parseVid } from "@/lib/domain/phone/vid";

/** What the lines of the phone's unique device identifier say: product ID, VID and serial number, as its label prints them. */
export type UdiReading = { pid: string | null; vid: number | null; serial: string | null };

const PID = /\bCP-\d{4}[\w+=-]{0,20}/i;
const VID = /\bV(\d{2})\b/;
const SERIAL = /\b[A-Z]{3}\d{4}[0-9A-Z]{4}\b/i;
/** A key expansion module has a UDI of its own. */
const KEM = /KEM|expansion/i;
/** The three stand together in this order, whether the text names them or not: `CP-7821-K9, V04, FCH22260501`. */
const TOGETHER =
  /\b(CP-\d{4}[\w+=-]{0,20})[\s,;|]{1,6}(?:VID[:\s]{0,3})?V(\d{2})[\s,;|]{1,6}(?:S\/?N[:\s]{0,3}|Serial[:\s]{0,3})?([A-Z]{3}\d{4}[0-9A-Z]{4})\b/gi;

/**
 * Reads the UDI: the lines behind the label `UDI`, or the three values where they stand together. Two that differ are of two phones, so
 * neither is taken. Source: pages of real phones, domain.md §1 and §7.
 * @param blocks what stands behind each label UDI
 */
export function readUdi(blocks: readonly string[], text: string): UdiReading {
  const labelled = blocks
    .filter((block) => !KEM.test(block))
    .map(
      (block): UdiReading => ({
        pid: PID.exec(block)?.[0] ?? null,
        vid: vidOf(VID.exec(block)?.[1]),
        serial: SERIAL.exec(block)?.[0].toUpperCase() ?? null,
      }),
    );
  const together = [...text.matchAll(TOGETHER)]
    .filter(([all]) => !KEM.test(all))
    .map(
      ([, pid = null, vid, serial]): UdiReading => ({ pid, vid: vidOf(vid), serial: serial?.toUpperCase() ?? null }),
    );
  const all = [...labelled, ...together];
  return {
    pid: onlyOne(all.map(({ pid }) => pid)),
    vid: onlyOne(all.map(({ vid }) => vid)),
    serial: onlyOne(all.map(({ serial }) => serial)),
  };
}

function vidOf(digits: string | undefined): number | null {
  const vid = parseVid(digits ?? "");
  return vid.ok ? vid.value : null;
}

/** The value that all of these agree on, those aside that are not known. */
export function onlyOne<Value>(values: readonly (Value | null)[]): Value | null {
  const known = new Set(values.filter((value) => value !== null));
  const [only] = known;
  return known.size === 1 && only !== undefined ? only : null;
}
