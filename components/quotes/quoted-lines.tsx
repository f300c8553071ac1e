import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { QUOTE_STATE_LABELS } from "@/lib/domain/pricing/quote-life";
import { formatNumber } from "@/lib/format/text";
import type { QuotedLine } from "@/lib/schemas/quotes";
import { QUOTE_STATE_TONES } from "./quote-words";

type QuotedLinesProps = { projectId: string; lines: readonly QuotedLine[]; hasQuantity?: boolean };

/** The quote lines behind which phones stand; each leads to its line. */
export function QuotedLines({ projectId, lines, hasQuantity = false }: QuotedLinesProps) {
  return (
    <ul className="grid gap-1">
      {lines.map(({ id, number, revision, state, position, sku, quantity }) => (
        <li key={`${id} ${position}`} className="flex flex-wrap items-center gap-x-2">
          <Link
            href={routeOf(`/projects/${projectId}/quotes/${id}#line-${position}`)}
            className="text-accent underline-offset-2 hover:underline"
          >
            {number}
            {revision > 1 && `, revision ${revision}`}
          </Link>
          <Badge tone={QUOTE_STATE_TONES[state]}>{QUOTE_STATE_LABELS[state]}</Badge>
          <span className="text-muted">
            {hasQuantity && `${formatNumber(quantity)} × `}
            <span className="code">{sku}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
