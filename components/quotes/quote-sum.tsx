import { cn } from "@/components/ui/cn";
import { formatRate } from "@/lib/format/money";
import { plural } from "@/lib/format/text";
import type { Quote } from "@/lib/schemas/quotes";
import { shownAmount } from "./quote-words";

type QuoteSumProps = { quote: Pick<Quote, "sum" | "currency" | "discount" | "margin"> };

/** What the lines come to, and what is not in the sum. */
export function QuoteSum({ quote: { sum, currency, discount, margin } }: QuoteSumProps) {
  const rows: [string, string][] = [
    ...(discount > 0
      ? ([
          ["Sum of the lines", sum.gross],
          [`Discount on the whole, ${formatRate(discount)}`, `-${sum.discount}`],
        ] satisfies [string, string][])
      : []),
    ["Net", sum.net],
    ...sum.tax
      .filter(({ rate }) => rate > 0)
      .map(({ rate, amount }): [string, string] => [`Tax, ${formatRate(rate)}`, amount]),
    [sum.unpriced > 0 ? "Total of what has a price" : "Total", sum.total],
  ];
  const remarks = [
    sum.unpriced > 0 && `${plural(sum.unpriced, "line has", "lines have")} no price and no part in the sum.`,
    sum.open > 0 && "Open lines wait for the service contract and have no part in the sum.",
    Number(sum.savedIfFree) > 0 &&
      `If every licence that may be free is, the total is ${shownAmount(sum.savedIfFree, currency)} less.`,
  ].filter((text) => text !== false);
  const hasMargin = margin && (Number(margin.cost) !== 0 || Number(margin.amount) !== 0 || margin.unknown > 0);
  return (
    <div className="flex flex-wrap justify-between gap-x-8 gap-y-3">
      <div className="min-w-0 max-w-[60ch] text-muted">
        {remarks.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {hasMargin && (
          <p>
            Margin {shownAmount(margin.amount, currency)} over costs of {shownAmount(margin.cost, currency)}
            {margin.unknown > 0 && `; ${plural(margin.unknown, "line")} without a known cost left out`}. Only partners
            and administrators see it.
          </p>
        )}
      </div>
      <dl className="ml-auto grid grid-cols-[auto_auto] gap-x-6 gap-y-1 text-right tabular-nums">
        {rows.map(([name, amount], at) => (
          <div key={name} className={cn("contents", at === rows.length - 1 && "font-semibold")}>
            <dt>{name}</dt>
            <dd>{shownAmount(amount, currency)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
