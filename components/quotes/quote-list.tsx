import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { QUOTE_STATE_LABELS } from "@/lib/domain/pricing/quote-life";
import { formatDay } from "@/lib/format/day";
import { formatNumber } from "@/lib/format/text";
import type { QuoteRow } from "@/lib/schemas/quotes";
import { QUOTE_STATE_TONES, shownAmount } from "./quote-words";

/** The quotes of a project, newest first, each revision a row. */
export function QuoteList({ quotes }: { quotes: readonly QuoteRow[] }) {
  return (
    <Table label="Quotes">
      <THead>
        <tr>
          <Th>Quote</Th>
          <Th>State</Th>
          <Th>For</Th>
          <Th isNumeric>Phones</Th>
          <Th isNumeric>Total</Th>
          <Th>Valid until</Th>
        </tr>
      </THead>
      <TBody>
        {quotes.map(({ id, projectId, number, revision, title, state, scope, phones, total, currency, ...quote }) => (
          <Tr key={id}>
            <Td className="min-w-40">
              <Link
                href={routeOf(`/projects/${projectId}/quotes/${id}`)}
                className="font-medium text-accent underline-offset-2 hover:underline"
              >
                {number}
                {revision > 1 && `, revision ${revision}`}
              </Link>
              <span className="block text-muted text-xs">{title}</span>
            </Td>
            <Td>
              <Badge tone={QUOTE_STATE_TONES[state]}>{QUOTE_STATE_LABELS[state]}</Badge>
            </Td>
            <Td className="min-w-32">{scope}</Td>
            <Td isNumeric>{formatNumber(phones)}</Td>
            <Td isNumeric className="whitespace-nowrap">
              {shownAmount(total, currency)}
              {quote.unpriced > 0 && <span className="block text-muted text-xs">{quote.unpriced} without a price</span>}
            </Td>
            <Td className="whitespace-nowrap">{formatDay(quote.validUntil)}</Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}
