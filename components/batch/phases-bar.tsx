import { SegmentBar } from "@/components/ui/segment-bar";
import type { Batch } from "@/lib/schemas/batches";
import { phasesOf } from "./phases";

type PhasesBarProps = { batches: readonly Batch[]; className?: string };

/** How far the phones of all batches are; the parts add up to them. */
export function PhasesBar({ batches, className }: PhasesBarProps) {
  const segments = phasesOf(batches);
  if (segments.length === 0) return null;
  return <SegmentBar segments={segments} className={className} />;
}
