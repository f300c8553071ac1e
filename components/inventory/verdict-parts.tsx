import { SegmentBar } from "@/components/ui/segment-bar";
import { VERDICTS } from "@/lib/domain/rules/decision";
import { VERDICT_LABELS } from "@/lib/format/labels";
import type { PhoneFacets } from "@/lib/schemas/phones";

type VerdictPartsProps = {
  facets: PhoneFacets | undefined;
  /** Search and filters as the address holds them; each part adds its verdict to them. */
  query: Readonly<Record<string, string>>;
};

/** What the phones under the other filters come to, verdict by verdict. */
export function VerdictParts({ facets, query }: VerdictPartsProps) {
  const countOf = (verdict: string) => facets?.verdict.find(({ value }) => value === verdict)?.count ?? 0;
  const segments = VERDICTS.map((verdict) => ({
    ...VERDICT_LABELS[verdict],
    value: countOf(verdict),
    href: `?${new URLSearchParams({ ...query, verdict })}`,
  })).filter(({ value }) => value > 0);
  if (segments.length === 0) return <div className="mb-3 h-10" />;
  return (
    <SegmentBar
      segments={segments}
      className="mb-3 max-sm:[&_li]:shrink-0 max-sm:[&_ul]:flex-nowrap max-sm:[&_ul]:overflow-x-auto"
    />
  );
}
