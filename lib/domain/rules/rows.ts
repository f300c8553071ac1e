import type { Direction } from "@/lib/domain/conversion";

/** The rows by their `order`; the order they stand in says nothing. */
export function inOrder<Row extends { order: number }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => a.order - b.order);
}

/** The rows of each direction. A row without a direction stands in both. */
export function byDirection<Row extends { direction: Direction | null }>(
  rows: readonly Row[],
): Record<Direction, Row[]> {
  const of = (direction: Direction) => rows.filter((row) => row.direction === null || row.direction === direction);
  return { E2M: of("E2M"), M2E: of("M2E") };
}
