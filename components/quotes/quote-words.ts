import { type Currency, decimalText, digitsOf, parseAmount } from "@/lib/domain/pricing/money";
import type { QuoteState } from "@/lib/domain/pricing/quote-life";
import type { Tone } from "@/lib/format/labels";
import { formatMoney } from "@/lib/format/money";
import { formatNumber, plural } from "@/lib/format/text";
import type { ScopeCounts } from "@/lib/schemas/quotes";

export const QUOTE_STATE_TONES = {
  draft: "idle",
  issued: "accent",
  accepted: "ok",
  declined: "bad",
  expired: "warn",
  superseded: "idle",
} as const satisfies Record<QuoteState, Tone>;

/** An amount of the API as people read it. */
export function shownAmount(amount: string, currency: Currency): string {
  const isNegative = amount.startsWith("-");
  const read = parseAmount(isNegative ? amount.slice(1) : amount, digitsOf(currency));
  return read.ok ? formatMoney(isNegative ? -read.minor : read.minor, currency) : amount;
}

/** “19” or “7.5” percent as basis points; a text that is none stays, so that the schema refuses it. */
export function rateOf(text: string): number | string {
  if (text.trim() === "") return 0;
  const read = parseAmount(text, 2);
  return read.ok && read.minor <= 10_000n ? Number(read.minor) : "Write it as 19 or 7.5, from 0 to 100.";
}

export const rateText = (rate: number): string => decimalText(BigInt(rate), 2).replace(/\.?0+$/, "");

/** What the phones of a scope need: “37 phones: 30 licences to order, 5 free, 2 wait for information.” */
export function scopeText({ phones, ...counts }: ScopeCounts): string {
  const { order, free, notConverted, automatic, gloCases, undecided, withdrawn } = counts;
  const parts = [
    `${plural(order, "licence")} to order`,
    free > 0 && `${formatNumber(free)} free`,
    automatic > 0 && `${formatNumber(automatic)} by the migration assistant`,
    gloCases > 0 && `${formatNumber(gloCases)} by a case with Global Licensing Operations`,
    notConverted > 0 && `${formatNumber(notConverted)} not converted`,
    undecided > 0 && `${formatNumber(undecided)} without a verdict, not in the quote yet`,
    withdrawn > 0 && `${formatNumber(withdrawn)} withdrawn, not in the quote`,
  ];
  return `${plural(phones, "phone")}: ${parts.filter((part) => part !== false).join(", ")}.`;
}
