import { type Archive, MOST_ENTRIES } from "./archive";
import { FileError } from "./file-error";

// Reads a tar archive that somebody sent, without believing anything it says. Nothing is unpacked to disk; the few lines of its
// format are ours because no package that reads tar is needed for anything else here.

const BLOCK = 512;
/** A name of GNU or pax that is longer than a header takes. */
const LONGEST_NAME = 4_096;

/** The bytes of an archive, from any place to any other: the server has a file, a browser what was chosen. */
export type Bytes = {
  length: number;
  /** A few bytes at once: a header, a name. */
  piece: (at: number, length: number) => Promise<Uint8Array>;
  read: (from: number, to: number) => AsyncGenerator<Uint8Array>;
};

type Header = { name: string; size: number; type: string };

/** Whether a file begins with a header of tar: its checksum tells, also that of archives without a mark. */
export const isTar = (head: Uint8Array): boolean =>
  head.length >= BLOCK && checksumOf(head) === octal(head, 148, 8) && head[0] !== 0;

/** Finds the entries of an archive. Throws a FileError when it is damaged, or made to harm. */
export async function openTar(bytes: Bytes): Promise<Archive> {
  const places = new Map<string, { at: number; size: number }>();
  let longName: string | null = null;
  for (let at = 0; at !== bytes.length; ) {
    // Cut anywhere but after a whole entry, it may have held more.
    if (at + BLOCK > bytes.length) throw damaged();
    const header = headerOf(await bytes.piece(at, BLOCK));
    if (!header) break;
    const from = at + BLOCK;
    if (from + header.size > bytes.length) throw damaged();
    if (header.type === "L" || header.type === "x") longName = await longNameAt(bytes, from, header);
    else if (header.type !== "g") {
      const name = longName ?? header.name;
      longName = null;
      refuse(header.type, name);
      if (places.has(name)) throw refused("two of its entries have one name");
      if (places.size >= MOST_ENTRIES) throw refused(`it has more than ${MOST_ENTRIES} entries`);
      if (header.type !== "5") places.set(name, { at: from, size: header.size });
    }
    at = from + Math.ceil(header.size / BLOCK) * BLOCK;
  }
  return {
    what: "tar archive",
    names: [...places.keys()],
    bytesOf: (name) => places.get(name)?.size ?? 0,
    read: (name) => readPlace(bytes, places.get(name)),
  };
}

async function* readPlace(bytes: Bytes, place: { at: number; size: number } | undefined): AsyncGenerator<Uint8Array> {
  if (place && place.size > 0) yield* bytes.read(place.at, place.at + place.size);
}

/** `null` at the end of the archive, which is a block of zeros. */
function headerOf(block: Uint8Array): Header | null {
  if (block.every((byte) => byte === 0)) return null;
  if (checksumOf(block) !== octal(block, 148, 8)) throw damaged();
  const prefix = textAt(block, 257, 5) === "ustar" && textAt(block, 257, 8) === "ustar" ? textAt(block, 345, 155) : "";
  const size = octal(block, 124, 12);
  if (!Number.isSafeInteger(size)) throw damaged();
  const name = textAt(block, 0, 100);
  return { name: prefix ? `${prefix}/${name}` : name, size, type: String.fromCharCode(block[156] || 48) };
}

/** GNU writes the name itself, pax `length path=name`. */
async function longNameAt(bytes: Bytes, at: number, { size, type }: Header): Promise<string | null> {
  if (size > LONGEST_NAME) throw refused("the name of an entry is longer than any");
  const text = new TextDecoder().decode(await bytes.piece(at, size));
  if (type === "L") return text.replace(/\0.*$/s, "");
  return /(?:^|\n)\d{1,6} path=([^\n]*)/.exec(text)?.[1] ?? null;
}

function refuse(type: string, name: string): void {
  if (type === "1" || type === "2") throw refused("it holds a link");
  if (type !== "0" && type !== "5" && type !== "7") throw refused("it holds what is neither a file nor a folder");
  if (name.includes("\0")) throw refused("the name of an entry holds a NUL character");
  if (/^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(name)) throw refused("a name in it leads out of it");
}

/** The sum of the header's bytes, with blanks in place of the sum itself. */
function checksumOf(block: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < BLOCK; at += 1) sum += at >= 148 && at < 156 ? 32 : (block[at] ?? 0);
  return sum;
}

function textAt(block: Uint8Array, at: number, length: number): string {
  const field = block.subarray(at, at + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

/** NaN for what is no number, such as the binary sizes of files beyond 8 GB. */
function octal(block: Uint8Array, at: number, length: number): number {
  const text = textAt(block, at, length).trim();
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number.NaN;
}

const damaged = () =>
  new FileError(
    "invalid_input",
    "The tar archive is damaged or incomplete. Export it again, or unpack it and upload the list of phones inside.",
  );

const refused = (why: string) =>
  new FileError(
    "invalid_input",
    `This is no ordinary tar archive: ${why}. Unpack it and upload the list of phones inside.`,
  );
