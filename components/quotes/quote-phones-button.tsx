"use client";
import { PhonesBehind } from "@/components/phone/phones-behind";
import { call } from "@/lib/client/api";
import { formatMac, plural } from "@/lib/format/text";
import type { QuotePhone } from "@/lib/schemas/quotes";

type QuotePhonesButtonProps = { quoteId: string; sku: string; quantity: number };

/** A quantity that opens to its phones, as they were when they were counted. */
export function QuotePhonesButton({ quoteId, sku, quantity }: QuotePhonesButtonProps) {
  return (
    <PhonesBehind<QuotePhone>
      count={quantity}
      what={`phones behind ${sku}`}
      title={`${plural(quantity, "phone")} behind ${sku}`}
      description="As they were when they were counted. The workbook of the quote lists all of them."
      load={(cursor) =>
        call("GET /api/quotes/{quoteId}/phones", { params: { quoteId }, query: { sku, limit: 100, cursor } })
      }
    >
      {({ mac, pid, model, site, mayBeFree }) => (
        <>
          <span className="code">{formatMac(mac)}</span>{" "}
          <span className="text-muted">
            {[pid ?? model, site, mayBeFree ? "may be free" : null].filter(Boolean).join(" · ")}
          </span>
        </>
      )}
    </PhonesBehind>
  );
}
