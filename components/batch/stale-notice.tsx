import { inventoryHref } from "@/components/links/inventory-href";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { VERDICTS } from "@/lib/domain/rules/decision";
import { plural } from "@/lib/format/text";
import type { Batch } from "@/lib/schemas/batches";

const NOT_ELIGIBLE = VERDICTS.filter((verdict) => verdict !== "eligible");

/** Phones of the batch that can no longer move, with the way to them. */
export function StaleNotice({ batch }: { batch: Batch }) {
  if (batch.stale === 0) return null;
  return (
    <Notice
      tone="warn"
      title="This batch is stale"
      className="mb-4"
      actions={
        <LinkButton size="sm" href={inventoryHref(batch.projectId, { batch: batch.id, verdict: NOT_ELIGIBLE })}>
          See {plural(batch.stale, "phone")}
        </LinkButton>
      }
    >
      Since it was planned, what is known of {plural(batch.stale, "phone")} changed:{" "}
      {batch.stale === 1 ? "it is" : "they are"} no longer eligible and cannot be ticked. Move{" "}
      {batch.stale === 1 ? "it" : "them"} out, or correct what is wrong.
    </Notice>
  );
}
