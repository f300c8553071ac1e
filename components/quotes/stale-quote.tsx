import { Notice } from "@/components/ui/notice";
import type { Currency } from "@/lib/domain/pricing/money";
import { formatMac, formatNumber, plural } from "@/lib/format/text";
import type { QuoteDifference } from "@/lib/schemas/quotes";
import { shownAmount } from "./quote-words";

const CONTRACT = { yes: "yes", no: "no", unknown: "not known" } as const;

type StaleQuoteProps = { difference: QuoteDifference; currency: Currency; isDraft: boolean };

/** What has moved since the phones of a quote were counted, exactly. */
export function StaleQuote({ difference, currency, isDraft }: StaleQuoteProps) {
  const { phones, macs, skus, money, contract, rules } = difference;
  if (!difference.isStale && !contract) return null;
  const moved = [
    [phones.added, "Need a licence now and are not in it", macs.added],
    [phones.removed, "Are in it and need none now", macs.removed],
    [phones.changed, "Need another licence, or may be free now or no more", macs.changed],
  ] as const;
  const sign = money.difference.startsWith("-") ? "" : "+";
  return (
    <Notice
      tone="warn"
      title={
        isDraft ? "The inventory has moved since the phones were counted" : "This quote no longer fits the inventory"
      }
    >
      <ul className="flex flex-col gap-0.5">
        {moved
          .filter(([count]) => count > 0)
          .map(([count, text, examples]) => (
            <li key={text}>
              {text}: {plural(count, "phone")},{" "}
              <span className="code text-xs">{examples.slice(0, 3).map(formatMac).join(", ")}</span>
              {count > 3 && " …"}
            </li>
          ))}
        {skus.map(({ sku, isNfr, quoted, now }) => (
          <li key={`${sku} ${isNfr}`}>
            <span className="code">{sku}</span>: {formatNumber(quoted)} → {formatNumber(now)}
          </li>
        ))}
        {contract && (
          <li>
            Service contract: {CONTRACT[contract.quoted]} → {CONTRACT[contract.now]}
          </li>
        )}
        {rules && (
          <li>
            Edition of the rules: {rules.quoted} → {rules.now}
          </li>
        )}
        <li>
          Total at the prices of this quote: {shownAmount(money.quoted, currency)} → {shownAmount(money.now, currency)}{" "}
          ({sign}
          {shownAmount(money.difference, currency)})
          {money.unpriced > 0 && `, without ${plural(money.unpriced, "line")} that it has no price for`}
        </li>
      </ul>
    </Notice>
  );
}
