import { SegmentBar } from "@/components/ui/segment-bar";
import { formatNumber } from "@/lib/format/text";
import type { Batch } from "@/lib/schemas/batches";
import { phasesOf } from "./phases";

type BatchProgressProps = { batch: Pick<Batch, "phones" | "started" | "moved" | "failed" | "verified"> };

export function BatchProgress({ batch }: BatchProgressProps) {
  const { phones, started, moved, failed, verified } = batch;
  if (phones === 0) return <span className="text-muted text-xs">No phone yet</span>;
  if (started === 0) return <span className="text-muted text-xs">Not begun</span>;
  const others = started - verified - moved - failed;
  const parts = [
    `${formatNumber(verified)} verified`,
    ...(moved > 0 ? [`${formatNumber(moved)} moved`] : []),
    ...(others > 0 ? [`${formatNumber(others)} under way`] : []),
  ];
  return (
    <>
      <SegmentBar hasLegend={false} segments={phasesOf([batch])} />
      <span className="mt-1 block text-muted text-xs tabular-nums">
        {parts.join(", ")}
        {failed > 0 && <span className="text-bad">, {formatNumber(failed)} failed</span>}
      </span>
    </>
  );
}
