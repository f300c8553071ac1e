import { groupedBy } from "@/lib/domain/grouped-by";
import type { BatchablePhone } from "./choose-pilot";
import { compareFloors } from "./site-order";

/** Phones that are converted together, and the floors they stand on, in the order of a walk. */
export type SitePart = { phones: BatchablePhone[]; floors: (string | null)[] };

/**
 * Splits the phones of a place into as few parts of at most `maxSize` as go along its floors, as even as that allows: a floor
 * is divided only when it is too large for one part, and a small one joins its neighbour. Phones come in the order of MACs.
 */
export function splitSite(phones: readonly BatchablePhone[], maxSize: number): SitePart[] {
  const floors = [...groupedBy(phones, ({ floor }) => floor)].sort(([a], [b]) => compareFloors(a, b));
  const pieces = floors.flatMap(([floor, own]) => splitEvenly(own, maxSize).map((part) => ({ floor, phones: part })));
  return bestCuts(
    pieces.map((piece) => piece.phones.length),
    maxSize,
  ).map(([from, to]) => {
    const own = pieces.slice(from, to);
    return { phones: own.flatMap((piece) => piece.phones), floors: [...new Set(own.map(({ floor }) => floor))] };
  });
}

/** Fewest runs of neighbours whose sums stay within `most`; among those the most even ones, the earliest cuts. */
function bestCuts(sizes: readonly number[], most: number): [from: number, to: number][] {
  const runs = [0];
  const squares = [0];
  const starts = [0];
  for (let end = 1; end <= sizes.length; end += 1) {
    let sum = 0;
    let [fewest, least, best] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, end - 1];
    for (let start = end - 1; start >= 0; start -= 1) {
      sum += sizes[start] ?? 0;
      if (sum > most && start < end - 1) break;
      const count = (runs[start] ?? 0) + 1;
      const square = (squares[start] ?? 0) + sum * sum;
      if (count < fewest || (count === fewest && square <= least)) [fewest, least, best] = [count, square, start];
    }
    runs.push(fewest);
    squares.push(least);
    starts.push(best);
  }
  const cuts: [number, number][] = [];
  for (let end = sizes.length; end > 0; end = starts[end] ?? 0) cuts.push([starts[end] ?? 0, end]);
  return cuts.reverse();
}

/** Parts of at most `maxSize` whose sizes differ by one at the most. */
export function splitEvenly<Item>(items: readonly Item[], maxSize: number): Item[][] {
  const parts = Math.ceil(items.length / maxSize);
  return Array.from({ length: parts }, (_, index) =>
    items.slice(Math.floor((index * items.length) / parts), Math.floor(((index + 1) * items.length) / parts)),
  );
}
