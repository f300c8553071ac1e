import "server-only";
import { brokenPicture, type Picture, refusePicture, requireSize } from "@/lib/server/files/picture/picture";

/** Markers of ITU-T T.81, table B.1. */
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
/** Baseline, extended and progressive: what PDF's DCTDecode takes. */
const FRAMES = [0xc0, 0xc1, 0xc2];
/** What pixels are read with: tables of codes and quanta, restart interval, number of lines. */
const TABLES = [0xc4, 0xdb, 0xdc, 0xdd];
const JFIF = { marker: 0xe0, name: "JFIF\0", length: 14 };
const ADOBE = { marker: 0xee, name: "Adobe", length: 12 };

/** What follows its marker: the segment, and after the start of a scan the coded data too. */
type Part = { marker: number; body: Buffer; coded: Buffer };

/** Reads a JPEG part by part up to its first end, and keeps what its pixels need: no place, camera, preview, second picture. */
export function readJpeg(bytes: Buffer): Picture {
  const parts = partsOf(bytes);
  const [frame, ...more] = parts.filter(({ marker }) => FRAMES.includes(marker));
  const scans = parts.filter(({ marker }) => marker === START_OF_SCAN);
  if (!frame || more.length > 0 || frame.body.length < 6 || scans.length === 0) throw brokenPicture();
  if (scans.some(({ coded }) => coded.length === 0)) throw brokenPicture();
  const [depth, height, width, colours] = [
    frame.body.readUInt8(0),
    frame.body.readUInt16BE(1),
    frame.body.readUInt16BE(3),
    frame.body.readUInt8(5),
  ];
  if (depth !== 8 || (colours !== 1 && colours !== 3))
    throw refusePicture("This JPEG is made for a printing press (CMYK). Save it in RGB, or as PNG.");
  requireSize(width, height);
  const picture = [bytes.subarray(0, 2), ...parts.flatMap(kept), Buffer.from([0xff, END_OF_IMAGE])];
  return { kind: "jpeg", width, height, bytes: Buffer.concat(picture) };
}

/** A part as it is written. Of application segments those that say how colours are meant, without the preview behind them. */
function kept({ marker, body, coded }: Part): Buffer[] {
  if ([...FRAMES, ...TABLES, START_OF_SCAN].includes(marker)) return [headOf(marker, body.length), body, coded];
  for (const { name, length, ...known } of [JFIF, ADOBE]) {
    if (marker !== known.marker || body.length < length || !body.toString("latin1").startsWith(name)) continue;
    const whole = Buffer.from(body.subarray(0, length));
    if (marker === JFIF.marker) whole.fill(0, 12); // a preview of 0 × 0 pixels
    return [headOf(marker, length), whole];
  }
  return [];
}

const headOf = (marker: number, length: number) => Buffer.from([0xff, marker, (length + 2) >> 8, (length + 2) & 0xff]);

/** Every part from the first to the first end of an image. */
function partsOf(bytes: Buffer): Part[] {
  const parts: Part[] = [];
  for (let at = 2; ; ) {
    if (bytes[at] !== 0xff) throw brokenPicture();
    while (bytes[at + 1] === 0xff) at++; // T.81, B.1.1.2: any number of them may stand before a marker
    const marker = bytes[at + 1];
    if (marker === undefined) throw brokenPicture();
    if (marker === END_OF_IMAGE) return parts;
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8) || at + 4 > bytes.length) throw brokenPicture();
    const from = at + 4;
    const to = at + 2 + bytes.readUInt16BE(at + 2);
    if (to > bytes.length || to < from) throw brokenPicture();
    const end = marker === START_OF_SCAN ? codedEnd(bytes, to) : to;
    parts.push({ marker, body: bytes.subarray(from, to), coded: bytes.subarray(to, end) });
    at = end;
  }
}

/** Where the next marker begins: in coded data FF stands before 00, or before the number of a restart (T.81, B.1.1.5). */
function codedEnd(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes[at + 1] ?? 0xff;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw brokenPicture();
}
