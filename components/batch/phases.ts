import type { Segment } from "@/components/ui/segment-bar";
import { PHONE_STATE_LABELS } from "@/lib/domain/work/phone-life";
import { PHONE_STATE_TONES } from "@/lib/format/phone-state-tones";
import type { Batch } from "@/lib/schemas/batches";

type Counts = Pick<Batch, "phones" | "started" | "moved" | "failed" | "verified">;

/** The phones of batches by how far they are, without empty parts; together they are all phones. */
export function phasesOf(batches: readonly Counts[]): Segment[] {
  const sum = (of: (batch: Counts) => number) => batches.reduce((total, batch) => total + of(batch), 0);
  const segments: Segment[] = [
    { label: PHONE_STATE_LABELS.verified, value: sum(({ verified }) => verified), tone: "ok" },
    { label: PHONE_STATE_LABELS.moved, value: sum(({ moved }) => moved), tone: PHONE_STATE_TONES.moved },
    {
      label: "In progress or on hold",
      value: sum(({ started, verified, moved, failed }) => started - verified - moved - failed),
      tone: "accent",
    },
    { label: PHONE_STATE_LABELS.failed, value: sum(({ failed }) => failed), tone: "bad" },
    { label: PHONE_STATE_LABELS["not-started"], value: sum(({ phones, started }) => phones - started), tone: "idle" },
  ];
  return segments.filter(({ value }) => value > 0);
}
