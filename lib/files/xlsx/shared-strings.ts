import { FileError } from "@/lib/files/file-error";
import { readXml, type XmlHandler } from "@/lib/files/xlsx/xml";

const BLOCK_BYTES = 4 * 1024 * 1024;
/** Texts of a million phones that all differ take half of it. */
const MOST_BYTES = 128 * 1024 * 1024;
const MOST_TEXTS = 8_000_000;
/** Models and sites come again in every other row: these need not be decoded again. */
const RECENT = 4_096;
const LONGEST_RECENT = 128;
/** Excel ends at 32,767 characters a cell. */
const LONGEST = 100_000;

/**
 * The texts of a workbook, which its cells name by number. Kept as bytes: as strings of the language a few million of them
 * would take ten times the memory.
 */
export class SharedStrings {
  #blocks: Buffer[] = [];
  #used = BLOCK_BYTES;
  #starts = new Uint32Array(1024);
  #lengths = new Uint32Array(1024);
  #count = 0;
  readonly #recent: (string | undefined)[] = new Array(RECENT);
  readonly #recentIndex = new Int32Array(RECENT).fill(-1);

  add(text: string): void {
    const length = Buffer.byteLength(text);
    if (this.#used + length > BLOCK_BYTES) {
      if ((this.#blocks.length + 1) * BLOCK_BYTES > MOST_BYTES) throw tooMany();
      this.#blocks.push(Buffer.allocUnsafeSlow(BLOCK_BYTES));
      this.#used = 0;
    }
    if (this.#count === this.#starts.length) this.#grow();
    this.#blocks.at(-1)?.write(text, this.#used);
    this.#starts[this.#count] = (this.#blocks.length - 1) * BLOCK_BYTES + this.#used;
    this.#lengths[this.#count] = length;
    this.#used += length;
    this.#count++;
  }

  at(index: number): string | undefined {
    if (!(index >= 0 && index < this.#count)) return undefined;
    const place = index % RECENT;
    if (this.#recentIndex[place] === index) return this.#recent[place];
    const start = this.#starts[index] ?? 0;
    const length = this.#lengths[index] ?? 0;
    const inside = start % BLOCK_BYTES;
    const text = this.#blocks[(start - inside) / BLOCK_BYTES]?.toString("utf8", inside, inside + length);
    if (length <= LONGEST_RECENT) {
      this.#recentIndex[place] = index;
      this.#recent[place] = text;
    }
    return text;
  }

  #grow(): void {
    if (this.#count >= MOST_TEXTS) throw tooMany();
    const larger = (old: Uint32Array<ArrayBuffer>) => {
      const grown = new Uint32Array(old.length * 2);
      grown.set(old);
      return grown;
    };
    this.#starts = larger(this.#starts);
    this.#lengths = larger(this.#lengths);
  }
}

/** Reads `sharedStrings.xml`. */
export async function readSharedStrings(bytes: AsyncIterable<Uint8Array>): Promise<SharedStrings> {
  const strings = new SharedStrings();
  const item = new TextOfRuns();
  const handler: XmlHandler = {
    open: (name) => (name === "si" ? item.begin() : item.open(name)),
    close: (name) => (name === "si" ? strings.add(item.end()) : item.close(name)),
    text: (text) => item.add(text),
  };
  const pieces = readXml(bytes, handler);
  while (!(await pieces.next()).done);
  return strings;
}

/** Text of a shared or inline string: one piece, or runs of differing looks. How it is pronounced (`rPh`) is not part of it. */
export class TextOfRuns {
  #text = "";
  #isInText = false;
  #isPhonetic = false;

  begin(): void {
    this.#text = "";
  }
  open(name: string): void {
    if (name === "t") this.#isInText = !this.#isPhonetic;
    else if (name === "rPh") this.#isPhonetic = true;
  }
  close(name: string): void {
    if (name === "t") this.#isInText = false;
    else if (name === "rPh") this.#isPhonetic = false;
  }
  add(text: string): void {
    if (!this.#isInText) return;
    this.#text += text;
    if (this.#text.length > LONGEST) throw tooLong();
  }
  end(): string {
    return decodeEscapes(this.#text);
  }
}

/** Characters that XML cannot hold stand as `_x000D_`, and a text that looks like one as `_x005F_x000D_`. */
export const decodeEscapes = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

const tooLong = () =>
  new FileError(
    "too_large",
    "A cell of the workbook holds more than 100,000 characters. Empty it, or save the sheet as CSV without it.",
  );

const tooMany = () =>
  new FileError(
    "too_large",
    "The workbook holds more text than an inventory of a million phones. Save the sheet of phones alone, or as CSV.",
  );
