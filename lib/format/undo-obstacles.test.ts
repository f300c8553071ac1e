import { expect, test } from "vitest";
import type { UndoObstacle } from "@/lib/schemas/imports";
import { obstaclesInWords } from "./undo-obstacles";

const batches = (count: number): UndoObstacle[] =>
  Array.from({ length: count }, (_, index) => ({ kind: "batch", name: `B${index + 1}`, phones: 100 - index }));

test.each([
  { obstacles: [], words: [], because: "nothing stands in the way" },
  {
    obstacles: batches(2),
    words: ["100 phones it brought in the batch “B1”.", "99 phones it brought in the batch “B2”."],
    because: "few batches are named",
  },
  {
    obstacles: batches(4),
    words: [
      "100 phones it brought in the batch “B1”.",
      "99 phones it brought in the batch “B2”.",
      "98 phones it brought in the batch “B3”.",
      "97 phones it brought in 1 other batch.",
    ],
    because: "one more is counted",
  },
  {
    obstacles: [...batches(123), { kind: "import", name: "vids.csv", phones: 19_701 } as const],
    words: [
      "100 phones it brought in the batch “B1”.",
      "99 phones it brought in the batch “B2”.",
      "98 phones it brought in the batch “B3”.",
      "19,701 phones changed again by “vids.csv”.",
      "4,500 phones it brought in 120 other batches.",
    ],
    because: "a hundred batches do not drown the file",
  },
])("$because", ({ obstacles, words }) => {
  expect(obstaclesInWords(obstacles)).toEqual(words);
});
