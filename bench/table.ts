/** Prints what was measured, what stood beside it and the budget. */
export type Figure = {
  what: string;
  measured: string;
  beside?: string;
  ratio?: number;
  budget?: string;
  isWithin?: boolean;
};

export function printTable(title: string, figures: Figure[]): void {
  console.log(`\n## ${title}\n`);
  console.log("| what | measured | beside | ratio | budget | |");
  console.log("|---|---|---|---|---|---|");
  for (const { what, measured, beside = "", ratio, budget = "", isWithin } of figures) {
    const mark = isWithin === undefined ? "" : isWithin ? "ok" : "OVER";
    console.log(
      `| ${what} | ${measured} | ${beside} | ${ratio === undefined ? "" : ratio.toFixed(2)} | ${budget} | ${mark} |`,
    );
  }
}

export const perSecond = (count: number, milliseconds: number): number => (count / milliseconds) * 1000;
export const formatRate = (rate: number): string => `${Math.round(rate).toLocaleString("en-US")}/s`;

export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** How long one call takes, in milliseconds. */
export async function timed<Result>(
  work: () => Result | Promise<Result>,
): Promise<{ milliseconds: number; result: Result }> {
  const started = performance.now();
  const result = await work();
  return { milliseconds: performance.now() - started, result };
}
