type Entry = { line: number; content: string; decision: number };
/** `decision` is null when the first row was taken out already. */
type Before = { line: number; isSame: boolean; decision: number | null };

const TAKEN_OUT = -1;
const FULL = 0.6;

/**
 * Which MAC stood in which row, in 20 bytes a phone: an open-addressed table of numbers, since a million strings would be
 * a hundred megabytes. The content is kept as a hash of 32 bits; two rows of one MAC that collide in it are taken for the same.
 */
export class MacSet {
  #size = 1 << 12;
  #count = 0;
  #macs = new Float64Array(this.#size).fill(-1);
  #contents = new Uint32Array(this.#size);
  #lines = new Uint32Array(this.#size);
  #decisions = new Int32Array(this.#size);

  /** Enters a row; returns the earlier row when its MAC is known. Of two that differ the first is taken out. */
  enter(mac: string, { line, content, decision }: Entry): Before | null {
    if (this.#count > this.#size * FULL) this.#grow();
    const number = Number.parseInt(mac, 16);
    const hash = hashOf(content);
    const at = this.#placeOf(number);
    if (this.#macs[at] === number) {
      const first = this.#decisions[at] ?? TAKEN_OUT;
      const isSame = first !== TAKEN_OUT && this.#contents[at] === hash;
      if (!isSame) this.#decisions[at] = TAKEN_OUT;
      return { line: this.#lines[at] ?? 0, isSame, decision: first === TAKEN_OUT ? null : first };
    }
    this.#count += 1;
    this.#set(at, number, hash, line, decision);
    return null;
  }

  #set(at: number, number: number, hash: number, line: number, decision: number): void {
    this.#macs[at] = number;
    this.#contents[at] = hash;
    this.#lines[at] = line;
    this.#decisions[at] = decision;
  }

  #placeOf(number: number): number {
    const mask = this.#size - 1;
    // The low half of a fleet's MACs runs in sequence; a multiplication spreads it.
    let at = (Math.imul(number % 0x1_0000_0000, 0x9e37_79b1) ^ Math.floor(number / 0x1_0000_0000)) & mask;
    while (this.#macs[at] !== -1 && this.#macs[at] !== number) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const [macs, contents, lines, decisions] = [this.#macs, this.#contents, this.#lines, this.#decisions];
    this.#size *= 2;
    this.#macs = new Float64Array(this.#size).fill(-1);
    this.#contents = new Uint32Array(this.#size);
    this.#lines = new Uint32Array(this.#size);
    this.#decisions = new Int32Array(this.#size);
    for (const [index, number] of macs.entries()) {
      if (number < 0) continue;
      this.#set(this.#placeOf(number), number, contents[index] ?? 0, lines[index] ?? 0, decisions[index] ?? TAKEN_OUT);
    }
  }
}

/** FNV-1a. It only has to tell two rows of one MAC apart. */
function hashOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  return hash >>> 0;
}
