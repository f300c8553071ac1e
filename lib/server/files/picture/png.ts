import "server-only";
import zlib from "node:zlib";
import { brokenPicture, type Picture, refusePicture, requireSize } from "@/lib/server/files/picture/picture";

export const PNG_MAGIC = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Colour types of PNG (ISO/IEC 15948, 11.2.2), with how many samples a pixel has. */
const SAMPLES = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);
const PALETTE = 3;
/** Bytes of a picture that was written anew: each PDF carries it. */
const MOST_KEPT = 1_000_000;

type Header = { width: number; height: number; depth: number; colour: number; samples: number };
type Chunks = { header: Header; palette: Buffer; transparent: Buffer; data: Buffer };

/**
 * Reads a PNG whole and writes it anew as plain RGB on white. So nothing but pixels is kept, and a PDF takes its data as they are:
 * with an alpha channel pdfkit unpacks them while it draws, where a broken picture would end the process. Ours, because pngjs 7
 * takes a picture with fewer pixels than it says, and unpacks an interlaced one without a bound.
 */
export function readPng(bytes: Buffer): Picture {
  const { header, palette, transparent, data } = chunksOf(bytes);
  const { width, height } = header;
  const pixels = Buffer.alloc(height * (width * 3 + 1));
  const length = rowLength(header);
  withoutFilters(header, data);
  const copyPixel = pixelCopier(header, { palette, transparent, data }, pixels);
  for (let y = 0; y < height; y++) {
    const from = y * (length + 1) + 1;
    const to = y * (width * 3 + 1) + 1;
    for (let x = 0; x < width; x++) copyPixel(from, x, to + x * 3);
  }
  return { kind: "png", width, height, bytes: plainPng(width, height, pixels) };
}

function chunksOf(bytes: Buffer): Chunks {
  let header: Header | null = null;
  let palette = Buffer.alloc(0);
  let transparent = Buffer.alloc(0);
  const data: Buffer[] = [];
  for (let at = PNG_MAGIC.length; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) break;
    const type = bytes.toString("latin1", at + 4, at + 8);
    const body = bytes.subarray(at + 8, end - 4);
    if (zlib.crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) throw brokenPicture();
    if (type === "IHDR") header = headerOf(body);
    else if (type === "PLTE") palette = Buffer.from(body);
    else if (type === "tRNS") transparent = Buffer.from(body);
    else if (type === "IDAT") data.push(body);
    else if (type === "IEND") {
      if (!header || data.length === 0) break;
      return { header, palette, transparent, data: unpacked(header, Buffer.concat(data)) };
    }
    at = end;
  }
  throw brokenPicture();
}

function headerOf(body: Buffer): Header {
  if (body.length !== 13) throw brokenPicture();
  const [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
  const [depth, colour] = [body.readUInt8(8), body.readUInt8(9)];
  const samples = SAMPLES.get(colour);
  if (samples === undefined || ![1, 2, 4, 8, 16].includes(depth)) throw brokenPicture();
  requireSize(width, height);
  if (body.readUInt8(12) !== 0) throw refusePicture("This PNG is interlaced. Save it without interlacing.");
  return { width, height, depth, colour, samples };
}

const rowLength = ({ width, depth, samples }: Header) => Math.ceil((width * depth * samples) / 8);

/** The rows, each with its filter before it. Never more than the picture has: a bomb ends here. */
function unpacked(header: Header, packed: Buffer): Buffer {
  const length = (rowLength(header) + 1) * header.height;
  try {
    const data = zlib.inflateSync(packed, { maxOutputLength: length });
    if (data.length === length) return data;
  } catch {} // said below
  throw brokenPicture();
}

/** Takes the filters off where they stand (ISO/IEC 15948, 9). */
function withoutFilters(header: Header, data: Buffer): void {
  const length = rowLength(header);
  const step = Math.max(1, (header.depth * header.samples) / 8);
  for (let from = 0; from < data.length; from += length + 1) {
    const filter = data.readUInt8(from);
    if (filter > 4) throw brokenPicture();
    if (filter === 0) continue;
    const first = from + 1;
    for (let at = first; at < first + length; at++) {
      const hasLeft = at - step >= first;
      const left = hasLeft ? (data[at - step] ?? 0) : 0;
      const up = from > 0 ? (data[at - length - 1] ?? 0) : 0;
      const corner = hasLeft && from > 0 ? (data[at - length - 1 - step] ?? 0) : 0;
      data[at] = (data[at] ?? 0) + predicted(filter, left, up, corner);
    }
  }
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

const onWhite = (value: number, alpha: number) => Math.round((value * alpha + 255 * (255 - alpha)) / 255);

/** Copies pixel `x` of the row that begins at `from`, 8 bits a colour and on white. */
function pixelCopier(
  { depth, colour, samples }: Header,
  { palette, transparent, data }: Omit<Chunks, "header">,
  pixels: Buffer,
) {
  const most = depth < 8 ? 2 ** depth - 1 : 255;
  const isGrey = samples < 3;
  const raw = (from: number, index: number): number => {
    if (depth === 16) return data[from + index * 2] ?? 0;
    if (depth === 8) return data[from + index] ?? 0;
    const bit = index * depth;
    return ((data[from + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & most;
  };
  const scaled = (value: number) => Math.round((value * 255) / most);
  // One colour that stands for "nothing"; of 16 bits the first 8 are compared.
  const key = (at: number) => (depth === 16 ? transparent[at * 2] : transparent[at * 2 + 1]);
  const isKey = (red: number, green: number, blue: number) =>
    transparent.length > 0 && red === key(0) && (isGrey || (green === key(1) && blue === key(2)));
  const put = (to: number, red: number, green: number, blue: number, alpha: number) => {
    pixels[to] = onWhite(red, alpha);
    pixels[to + 1] = onWhite(green, alpha);
    pixels[to + 2] = onWhite(blue, alpha);
  };
  return (from: number, x: number, to: number): void => {
    const at = x * samples;
    const red = raw(from, at);
    if (colour === PALETTE) {
      const entry = red * 3;
      if (entry + 2 >= palette.length) throw brokenPicture();
      put(to, palette[entry] ?? 0, palette[entry + 1] ?? 0, palette[entry + 2] ?? 0, transparent[red] ?? 255);
      return;
    }
    const green = isGrey ? red : raw(from, at + 1);
    const blue = isGrey ? red : raw(from, at + 2);
    const hasAlpha = samples === 2 || samples === 4;
    const alpha = hasAlpha ? scaled(raw(from, at + samples - 1)) : isKey(red, green, blue) ? 0 : 255;
    put(to, scaled(red), scaled(green), scaled(blue), alpha);
  };
}

/** RGB, 8 bits, one after the other; `pixels` has a filter byte before each row. */
function plainPng(width: number, height: number, pixels: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const packed = zlib.deflateSync(pixels);
  if (packed.length > MOST_KEPT)
    throw refusePicture("This picture holds too much for a logo. Save it with fewer pixels or colours.");
  return Buffer.concat([PNG_MAGIC, chunk("IHDR", header), chunk("IDAT", packed), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(body.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(zlib.crc32(named), named.length + 4);
  return whole;
}
