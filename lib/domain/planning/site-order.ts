/** Text order by code unit: no locale may change a plan. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sites by name; the phones without one come last. */
export function compareSites(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareText(a, b);
}

/** Floors as people walk them: -1 before 2 before 10, names after numbers, unknown last. */
export function compareFloors(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const [one, other] = [floorNumber(a), floorNumber(b)];
  if (one !== other) return (one ?? Number.POSITIVE_INFINITY) - (other ?? Number.POSITIVE_INFINITY);
  return compareText(a, b);
}

const floorNumber = (floor: string): number | null => {
  const number = /(?:^|[^\p{L}\p{N}-])(-?\d{1,4})(?!\d)/u.exec(floor)?.[1];
  return number === undefined ? null : Number(number);
};
