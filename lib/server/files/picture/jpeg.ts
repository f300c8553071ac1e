import "server-only";
import { brokenPicture, type Picture, refusePicture, requireSize } from "@/lib/server/files/picture/picture";

/** Markers of ITU-T T.81, table B.1. */
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = Buffer.from([0xff, 0xd9]);
/** Baseline, extended and progressive: what PDF's DCTDecode takes. */
const FRAMES = [0xc0, 0xc1, 0xc2];
/** JFIF and Adobe say how colours are meant; the other application segments and comments (place, camera, preview) are left out. */
const KEPT_APPLICATION = [0xe0, 0xee];

type Segment = { marker: number; bytes: Buffer };

/** Reads a JPEG segment by segment up to its picture data. */
export function readJpeg(bytes: Buffer): Picture {
  const { segments, scan } = segmentsOf(bytes);
  const end = bytes.lastIndexOf(END_OF_IMAGE);
  const frame = segments.find(({ marker }) => FRAMES.includes(marker));
  if (!frame || frame.bytes.length < 10 || end < scan) throw brokenPicture();
  const [depth, height, width, colours] = [
    frame.bytes.readUInt8(4),
    frame.bytes.readUInt16BE(5),
    frame.bytes.readUInt16BE(7),
    frame.bytes.readUInt8(9),
  ];
  if (depth !== 8 || (colours !== 1 && colours !== 3))
    throw refusePicture("This JPEG is made for a printing press (CMYK). Save it in RGB, or as PNG.");
  requireSize(width, height);
  const kept = segments.filter(({ marker }) => !isLeftOut(marker)).map((segment) => segment.bytes);
  const picture = [bytes.subarray(0, 2), ...kept, bytes.subarray(scan, end + END_OF_IMAGE.length)];
  return { kind: "jpeg", width, height, bytes: Buffer.concat(picture) };
}

const isLeftOut = (marker: number) =>
  marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && !KEPT_APPLICATION.includes(marker));

/** The segments before the picture data, and where that begins. */
function segmentsOf(bytes: Buffer): { segments: Segment[]; scan: number } {
  const segments: Segment[] = [];
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes.readUInt8(at + 1);
    if (bytes.readUInt8(at) !== 0xff) throw brokenPicture();
    if (marker === START_OF_SCAN) return { segments, scan: at };
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) throw brokenPicture();
    segments.push({ marker, bytes: bytes.subarray(at, end) });
    at = end;
  }
  throw brokenPicture();
}
