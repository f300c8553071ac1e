import { SegmentBar } from "@/components/ui/segment-bar";
import { formatNumber } from "@/lib/format/text";
import type { Batch } from "@/lib/schemas/batches";

export function BatchProgress({ batch }: { batch: Pick<Batch, "phones" | "started" | "failed" | "verified"> }) {
  const { phones, started, failed, verified } = batch;
  if (phones === 0) return <span className="text-muted text-xs">No phone yet</span>;
  if (started === 0) return <span className="text-muted text-xs">Not begun</span>;
  return (
    <>
      <SegmentBar
        hasLegend={false}
        total={phones}
        segments={[
          { label: "Verified", value: verified, tone: "ok" },
          { label: "Begun", value: started - verified - failed, tone: "accent" },
          { label: "Failed", value: failed, tone: "bad" },
        ]}
      />
      <span className="mt-1 block text-muted text-xs tabular-nums">
        {formatNumber(verified)} verified
        {started - verified - failed > 0 && `, ${formatNumber(started - verified - failed)} begun`}
        {failed > 0 && <span className="text-bad">, {formatNumber(failed)} failed</span>}
      </span>
    </>
  );
}
