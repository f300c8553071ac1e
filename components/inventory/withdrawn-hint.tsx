import { Button } from "@/components/ui/button";
import { formatNumber } from "@/lib/format/text";
import type { PhoneFacets } from "@/lib/schemas/phones";

type WithdrawnHintProps = { facets: PhoneFacets | undefined; isAsked: boolean; onShow: () => void };

/** Withdrawn phones are in no list or count unless asked for; this says that there are some. */
export function WithdrawnHint({ facets, isAsked, onShow }: WithdrawnHintProps) {
  const count = facets?.state.find(({ value }) => value === "withdrawn")?.count ?? 0;
  if (count === 0 || isAsked) return null;
  return (
    <Button variant="ghost" onClick={onShow} className="px-2 font-normal">
      {formatNumber(count)} withdrawn
      <span className="sr-only">: show them</span>
    </Button>
  );
}
