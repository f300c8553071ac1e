import { inventoryHref } from "@/components/links/inventory-href";
import { SegmentBar } from "@/components/ui/segment-bar";
import { Stat } from "@/components/ui/stat";
import type { Verdict } from "@/lib/domain/rules/decision";
import { VERDICT_LABELS } from "@/lib/format/labels";
import { formatNumber, formatPercent } from "@/lib/format/text";
import type { Summary } from "@/lib/schemas/summary";

const ORDER = ["eligible", "needs-information", "ineligible", "not-required"] as const satisfies Verdict[];

export function VerdictStats({ projectId, summary }: { projectId: string; summary: Summary }) {
  const { verdicts, phones } = summary;
  return (
    <section aria-label="Verdicts" className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {ORDER.map((verdict) => (
          <Stat
            key={verdict}
            label={VERDICT_LABELS[verdict].label}
            value={formatNumber(verdicts[verdict])}
            hint={`${formatPercent(verdicts[verdict], phones)} of the phones`}
            tone={verdicts[verdict] > 0 ? VERDICT_LABELS[verdict].tone : "idle"}
            href={inventoryHref(projectId, { verdict })}
          />
        ))}
      </div>
      <div aria-hidden>
        <SegmentBar
          hasLegend={false}
          segments={ORDER.filter((verdict) => verdicts[verdict] > 0).map((verdict) => ({
            label: VERDICT_LABELS[verdict].label,
            value: verdicts[verdict],
            tone: VERDICT_LABELS[verdict].tone,
          }))}
        />
      </div>
    </section>
  );
}
