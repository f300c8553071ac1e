import { type BasisPoints, type Currency, decimalText, digitsOf } from "@/lib/domain/pricing/money";

/** An amount as people read it. Intl takes decimal text, so nothing passes through a float. */
export function formatMoney(minor: bigint, currency: Currency, locale = "en-GB"): string {
  const digits = digitsOf(currency);
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(decimalText(minor, digits) as Intl.StringNumericLiteral);
}

/** 1050 is “10.5 %”. */
export const formatRate = (rate: BasisPoints): string => `${decimalText(BigInt(rate), 2).replace(/\.?0+$/, "")} %`;
