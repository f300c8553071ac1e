/** So many rows from the top are all looked at: titles, header and the preview are there. */
const FIRST = 60;
/** Of the rows below, evenly spread ones: half to all of this many. */
const SPREAD = 2_048;
/** What stands below this row says nothing new about a column; a longer file is not read twice for it. */
export const ROWS_SAMPLED = 100_000;

/**
 * Keeps the first rows and, of all others, every n-th: n doubles whenever the room is full, so that the sample is spread over however
 * many rows come. A list sorted by name begins with thousands of soft clients; its phones stand below them.
 */
export class SpreadSample<Row> {
  readonly #accepts: (row: Row) => boolean;
  readonly #first: Row[] = [];
  #spread: Row[] = [];
  #seen = 0;
  #step = 1;

  /** @param accepts which rows from below the first are kept: one with a novel in a cell is no better sample for its size */
  constructor(accepts: (row: Row) => boolean) {
    this.#accepts = accepts;
  }

  add(row: Row): void {
    const at = this.#seen++ - FIRST;
    if (at < 0) this.#first.push(row);
    else if (at % this.#step === 0 && this.#accepts(row)) {
      this.#spread.push(row);
      if (this.#spread.length < SPREAD) return;
      this.#spread = this.#spread.filter((_, index) => index % 2 === 0);
      this.#step *= 2;
    }
  }

  get isEnough(): boolean {
    return this.#seen >= ROWS_SAMPLED;
  }

  /** In the order of the file. */
  get rows(): Row[] {
    return [...this.#first, ...this.#spread];
  }
}
