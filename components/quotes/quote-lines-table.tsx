import { Badge } from "@/components/ui/badge";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import type { Currency } from "@/lib/domain/pricing/money";
import { QUOTE_LINE_LABELS } from "@/lib/domain/pricing/quote-lines";
import { formatRate } from "@/lib/format/money";
import { formatNumber } from "@/lib/format/text";
import type { Quote } from "@/lib/schemas/quotes";
import { QuotePhonesButton } from "./quote-phones-button";
import { shownAmount } from "./quote-words";

type QuoteLinesTableProps = {
  lines: Quote["lines"];
  currency: Currency;
  hasCosts: boolean;
  /** Where the phones behind a line can be opened; null on the customer's page. */
  quoteId: string | null;
};

/** The lines of a quote, each with its quantity, price, discount and net. */
export function QuoteLinesTable({ lines, currency, hasCosts, quoteId }: QuoteLinesTableProps) {
  return (
    <Table label="Lines of the quote">
      <THead>
        <tr>
          <Th>Position</Th>
          <Th isNumeric>Quantity</Th>
          <Th isNumeric>Each</Th>
          {hasCosts && <Th isNumeric>Cost each</Th>}
          <Th isNumeric>Discount</Th>
          <Th isNumeric>Net</Th>
        </tr>
      </THead>
      <TBody>
        {lines.map(({ position, kind, sku, text, quantity, unit, cost, discount, net, mayBeFree, isNfr, isOpen }) => (
          <Tr key={position} id={`line-${position}`} className="target:bg-accent-soft">
            <Td className="min-w-56">
              <span className={sku ? "code" : "font-medium"}>{sku ?? QUOTE_LINE_LABELS[kind]}</span>
              <span className="ml-2 inline-flex gap-1">
                {isNfr && <Badge hasDot={false}>NFR</Badge>}
                {isOpen && (
                  <Badge tone="warn" hasDot={false}>
                    Open
                  </Badge>
                )}
              </span>
              <span className="block text-muted">{text}</span>
              {mayBeFree > 0 && (
                <span className="block text-muted text-xs">{formatNumber(mayBeFree)} of these may be free</span>
              )}
            </Td>
            <Td isNumeric>
              {sku && quoteId ? (
                <QuotePhonesButton quoteId={quoteId} sku={sku} quantity={quantity} />
              ) : (
                formatNumber(quantity)
              )}
            </Td>
            <Td isNumeric className="whitespace-nowrap">
              {unit === null ? <span className="text-muted">no price</span> : shownAmount(unit, currency)}
            </Td>
            {hasCosts && (
              <Td isNumeric className="whitespace-nowrap text-muted">
                {cost === null ? "–" : shownAmount(cost, currency)}
              </Td>
            )}
            <Td isNumeric className="whitespace-nowrap">
              {discount > 0 ? formatRate(discount) : "–"}
            </Td>
            <Td isNumeric className="whitespace-nowrap">
              {net === null ? <span className="text-muted">{isOpen ? "open" : "–"}</span> : shownAmount(net, currency)}
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}
