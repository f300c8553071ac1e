import { MOST_ENTRIES } from "@/lib/files/archive";
import { FileError } from "@/lib/files/file-error";
import type { Zip } from "@/lib/files/zip";

// Opens a zip archive in the browser, under the bounds of the server's reader: nothing it says of itself is believed.

const MEGABYTE = 1024 * 1024;
const MOST_BYTES = 200 * MEGABYTE;
const MOST_RATIO = 200;
const RATIO_FROM_BYTES = MEGABYTE;
const PICTURE = /\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)$/i;
const LEADS_OUT = /^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)|\0/;

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const [END_LENGTH, CENTRAL_LENGTH, LOCAL_LENGTH] = [22, 46, 30];
const LONGEST_COMMENT = 65_535;
const ENCRYPTED = 1;
const SYMLINK = 0o120_000;
const [STORED, DEFLATED] = [0, 8];

type Entry = { name: string; method: number; packed: number; unpacked: number; at: number };

/** Throws a FileError when the archive is damaged, or made to harm. */
export function openBrowserZip(bytes: Uint8Array<ArrayBuffer>): Zip {
  const entries = new Map<string, Entry>();
  let [packed, unpacked] = [0, 0];
  for (const entry of entriesOf(bytes)) {
    const name = entry.name.toLowerCase();
    if (entries.has(name)) throw damaged();
    entries.set(name, entry);
    packed += entry.packed;
    unpacked += entry.unpacked;
    if (packed > bytes.length) throw damaged(); // entries that lie over one another
    if (unpacked > MOST_BYTES) throw tooLarge();
  }
  const find = (name: string): Entry | undefined => entries.get(name.toLowerCase());
  return {
    names: [...entries.values()].map(({ name }) => name),
    has: (name) => entries.has(name.toLowerCase()),
    bytesOf: (name) => find(name)?.unpacked ?? 0,
    read: (name) => readEntry(bytes, find(name)),
  };
}

function* entriesOf(bytes: Uint8Array<ArrayBuffer>): Generator<Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) throw tooLarge();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_LENGTH > bytes.length || view.getUint32(at, true) !== CENTRAL) throw damaged();
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [
      number,
      number,
      number,
    ];
    const name = new TextDecoder().decode(bytes.subarray(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength));
    const entry = {
      name,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    };
    check(entry, view.getUint16(at + 8, true), view.getUint32(at + 38, true));
    yield entry;
    at += CENTRAL_LENGTH + nameLength + extra + comment;
  }
}

/** The record that ends the archive, behind which only a comment may stand. */
function endOf(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1)
    if (view.getUint32(at, true) === END) return at;
  throw damaged();
}

function check({ name, packed, unpacked }: Entry, flags: number, attributes: number): void {
  if (flags & ENCRYPTED)
    throw new FileError("invalid_input", "The workbook or archive is protected with a password. Save it without one.");
  if (LEADS_OUT.test(name) || ((attributes >>> 16) & 0o170_000) === SYMLINK) throw damaged();
  const isSqueezed = unpacked > RATIO_FROM_BYTES && unpacked > packed * MOST_RATIO;
  if (isSqueezed && !PICTURE.test(name)) throw tooLarge();
}

/** What comes out is counted: an entry that lies about its size ends with an error. */
async function* readEntry(bytes: Uint8Array<ArrayBuffer>, entry: Entry | undefined): AsyncGenerator<Uint8Array> {
  if (!entry || entry.at + LOCAL_LENGTH > bytes.length) throw damaged();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(entry.at, true) !== LOCAL) throw damaged();
  const from = entry.at + LOCAL_LENGTH + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.subarray(from, from + entry.packed);
  if (packed.length !== entry.packed || (entry.method !== STORED && entry.method !== DEFLATED)) throw damaged();
  if (entry.method === STORED) return yield packed;
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw damaged();
      });
      if (done) break;
      length += value.length;
      if (length > entry.unpacked) throw damaged();
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
  if (length !== entry.unpacked) throw damaged();
}

const damaged = () =>
  new FileError(
    "invalid_input",
    "The workbook or archive is damaged, incomplete or made to harm, and is not opened. Open it, save it again, and take that.",
  );

const tooLarge = () =>
  new FileError(
    "too_large",
    "Unpacked, the workbook or archive would be larger than can be read here. Import it into a project, or save the list of phones alone as CSV.",
  );
