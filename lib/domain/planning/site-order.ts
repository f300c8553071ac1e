/** Text order by code unit: no locale may change a plan. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sites by name; the phones without one come last. */
export function compareSites(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareText(a, b);
}

/** Of one fixed language: the order is the same on every machine. A2 comes before A10. */
const byNumbers = new Intl.Collator("en", { numeric: true });

/** Floors as people walk them: -1 before 2 before 10, names after numbers, unknown last. */
export function compareFloors(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const [one, other] = [floorNumber(a), floorNumber(b)];
  if (one !== other) return (one ?? Number.POSITIVE_INFINITY) - (other ?? Number.POSITIVE_INFINITY);
  return byNumbers.compare(a, b) || compareText(a, b);
}

const floorNumber = (floor: string): number | null => {
  const number = /(?:^|[^\p{L}\p{N}-])(-?\d{1,4})(?!\d)/u.exec(floor)?.[1];
  return number === undefined ? null : Number(number);
};
