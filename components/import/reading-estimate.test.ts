import { expect, test } from "vitest";
import { remainingWords } from "./reading-estimate";

const START = "2026-01-01T00:00:00.000Z";
const after = (seconds: number) => Date.parse(START) + seconds * 1000;
const RUN = { status: "running", progress: 50_000, expectedRows: 100_000, startedAt: START } as const;

test.each([
  { item: RUN, now: after(10), words: "About 90 seconds left", because: "half is read, which is a tenth of the work" },
  { item: { ...RUN, progress: 1_000 }, now: after(10), words: null, because: "too little was read to be fair" },
  { item: RUN, now: after(1), words: null, because: "too early to be fair" },
  { item: RUN, now: null, words: null, because: "the clock is not known yet" },
  { item: RUN, now: after(300), words: "About 45 minutes left", because: "long waits are told in minutes" },
  {
    item: { ...RUN, progress: 100_000 },
    now: after(60),
    words: "All rows are read; they are being matched and judged",
    because: "the rest has no count",
  },
  { item: { ...RUN, status: "queued", startedAt: null }, now: after(10), words: null, because: "it has not begun" },
] as const)("$words: $because", ({ item, now, words }) => expect(remainingWords(item, now)).toBe(words));
