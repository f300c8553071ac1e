import { randomBytes } from "node:crypto";
import { ZipFile } from "yazl";

type Entry = { name: string; bytes?: Buffer; mode?: number; compress?: boolean };

/** A zip of these entries. The library refuses names that lead out, so one is written in under another of its length. */
export async function zipOf(entries: readonly Entry[], renamed: Record<string, string> = {}): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { name, bytes = Buffer.from(`licence of ${name}`), mode = 0o100_644, compress = false } of entries)
    zip.addBuffer(bytes, name, { mode, compress });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Buffer));
  let bytes = Buffer.concat(chunks);
  for (const [from, to] of Object.entries(renamed))
    bytes = replaced(bytes, Buffer.from(from), Buffer.from(to, "latin1"));
  return bytes;
}

/** Every place of some bytes becomes others of the same length. */
export function replaced(bytes: Uint8Array, from: Buffer, to: Buffer): Buffer<ArrayBuffer> {
  if (from.length !== to.length) throw new Error("The same length, please: a zip counts its bytes.");
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(from); at >= 0; at = copy.indexOf(from, at + from.length)) to.copy(copy, at);
  return copy;
}

const LOCAL = Buffer.from("PK\u0003\u0004");
const CENTRAL = Buffer.from("PK\u0001\u0002");

/** Changes a field of two bytes in both headers of the entry of this name: its flags (6) or its method (8). */
export function withHeader(bytes: Buffer, name: string, field: "flags" | "method", value: number): Buffer {
  const copy = Buffer.from(bytes);
  const at = { flags: 6, method: 8 }[field];
  for (const [magic, nameAt, shift] of [
    [LOCAL, 30, 0],
    [CENTRAL, 46, 2],
  ] as const)
    for (let head = copy.indexOf(magic); head >= 0; head = copy.indexOf(magic, head + 4))
      if (copy.subarray(head + nameAt, head + nameAt + name.length).toString("latin1") === name)
        copy.writeUInt16LE(value, head + at + shift);
  return copy;
}

/** So many licence files, as the portal sends them. */
export const licensesFor = (macs: readonly string[], suffix = ""): Entry[] =>
  macs.map((mac) => ({ name: `${mac}${suffix}.lic`, bytes: Buffer.concat([Buffer.from(mac), randomBytes(64)]) }));
