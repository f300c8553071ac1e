/** A zip without compression, made in the browser: several licence files go up as one, and come back as one report. */
export async function zipFiles(files: readonly File[]): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const central: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const name = new TextEncoder().encode(file.name);
    const sums = [crc32(bytes), bytes.length, bytes.length];
    parts.push(header(LOCAL, sums, name), name, bytes);
    central.push(header(CENTRAL, sums, name, offset), name);
    offset += 30 + name.length + bytes.length;
  }
  const size = central.reduce((sum, part) => sum + part.length, 0);
  return new Blob([...parts, ...central, ending(files.length, size, offset)], { type: "application/zip" });
}

const LOCAL = { magic: 0x04_03_4b_50, length: 30, at: 4 };
const CENTRAL = { magic: 0x02_01_4b_50, length: 46, at: 6 };
/** Names are UTF-8. */
const UTF8 = 0x8_00;
/** 1980-01-01: the format knows no earlier day. */
const FIRST_DAY = 0x00_21;

/** The fixed part of a local header, or of one in the central directory, whose fields begin two bytes later. */
function header(
  { magic, length, at }: typeof LOCAL,
  sums: readonly number[],
  name: Uint8Array,
  offset = 0,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setUint16(4, 20, true);
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, UTF8, true);
  view.setUint16(at + 8, FIRST_DAY, true);
  for (const [index, sum] of sums.entries()) view.setUint32(at + 10 + index * 4, sum, true);
  view.setUint16(at + 22, name.length, true);
  if (length === CENTRAL.length) view.setUint32(42, offset, true);
  return bytes;
}

function ending(entries: number, size: number, offset: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(22);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x06_05_4b_50, true);
  view.setUint16(8, entries, true);
  view.setUint16(10, entries, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset, true);
  return bytes;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xed_b8_83_20 : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
}
