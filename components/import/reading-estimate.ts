import type { InventoryImport } from "@/lib/schemas/imports";

/** Share of a job's time that reading the rows takes, as measured at 100,000 rows and more; the rest is done by the database. */
const READING_SHARE = { checking: 0.5, running: 0.2 } as const;
const TOO_EARLY_MS = 2500;

type Running = Pick<InventoryImport, "status" | "progress" | "expectedRows" | "startedAt">;

/** What is left, in words; null while nothing fair can be said. `now` in milliseconds. */
export function remainingWords(
  { status, progress, expectedRows, startedAt }: Running,
  now: number | null,
): string | null {
  if (now === null || startedAt === null || (status !== "checking" && status !== "running")) return null;
  const elapsed = now - Date.parse(startedAt);
  const share = Math.min(1, progress / Math.max(1, expectedRows));
  if (elapsed < TOO_EARLY_MS || share < 0.03) return null;
  if (share >= 1) return "All rows are read; they are being matched and judged";
  const left = elapsed / (share * READING_SHARE[status]) - elapsed;
  const seconds = Math.ceil(left / 5000) * 5;
  return seconds <= 90 ? `About ${seconds} seconds left` : `About ${Math.ceil(seconds / 60)} minutes left`;
}
