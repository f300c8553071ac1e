import { inventoryHref } from "@/components/links/inventory-href";
import { VERDICTS } from "@/lib/domain/rules/decision";
import type { Summary } from "@/lib/schemas/summary";

/** More names would not fit into an address. */
const MOST_NAMED = 40;

/** The phones in batches that can no longer move; with very many batches, the list of these. */
export function staleHref(projectId: string, { batches }: Pick<Summary, "batches">): string {
  const stale = batches.filter((batch) => batch.stale > 0).map(({ id }) => id);
  if (stale.length > MOST_NAMED) return `/projects/${projectId}/batches`;
  return inventoryHref(projectId, { batch: stale, verdict: VERDICTS.filter((verdict) => verdict !== "eligible") });
}
