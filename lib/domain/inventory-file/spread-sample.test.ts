import { expect, test } from "vitest";
import { ROWS_SAMPLED, SpreadSample } from "./spread-sample";

function sampleOf(count: number): number[] {
  const sample = new SpreadSample<number>(() => true);
  for (let row = 0; row < count; row += 1) sample.add(row);
  return sample.rows;
}

test.each([
  { rows: 10, because: "all of a short file" },
  { rows: 60, because: "as many as are always kept" },
  { rows: 2_000, because: "below the room for others" },
])("all $rows rows: $because", ({ rows }) => expect(sampleOf(rows)).toHaveLength(rows));

test.each([5_000, 100_000, 1_000_000])("of %i rows a bounded number, spread to the end", (count) => {
  const rows = sampleOf(count);
  expect(rows.length).toBeLessThan(2_200);
  expect(rows.length).toBeGreaterThan(1_000);
  expect(rows.slice(0, 60)).toEqual(Array.from({ length: 60 }, (_, row) => row));
  expect(rows.at(-1) ?? 0).toBeGreaterThan(count * 0.95);
  expect(rows).toEqual([...rows].sort((one, other) => one - other));
});

test("a row that is too long is kept only at the top", () => {
  const sample = new SpreadSample<number>((row) => row % 2 === 0);
  for (let row = 0; row < 200; row += 1) sample.add(row);
  expect(sample.rows.filter((row) => row % 2 === 1)).toHaveLength(30);
});

test("more than enough says nothing new", () => {
  const sample = new SpreadSample<number>(() => true);
  for (let row = 0; row < ROWS_SAMPLED; row += 1) sample.add(row);
  expect(sample.isEnough).toBe(true);
});
