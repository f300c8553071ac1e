"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { call, messageOf } from "@/lib/client/api";
import { formatMac, formatNumber, plural } from "@/lib/format/text";
import type { QuotePhone } from "@/lib/schemas/quotes";

type QuotePhonesButtonProps = { quoteId: string; sku: string; quantity: number };

/** A quantity that opens to its phones, as they were when they were counted. */
export function QuotePhonesButton({ quoteId, sku, quantity }: QuotePhonesButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const [phones, setPhones] = useState<readonly QuotePhone[]>([]);
  const [cursor, setCursor] = useState<string | null>("");
  const [problem, setProblem] = useState<string | null>(null);

  async function load(after: string) {
    try {
      const query = { sku, limit: 100, cursor: after || undefined };
      const page = await call("GET /api/quotes/{quoteId}/phones", { params: { quoteId }, query });
      setPhones((before) => (after === "" ? page.items : [...before, ...page.items]));
      setCursor(page.nextCursor);
      setProblem(null);
    } catch (error) {
      setProblem(messageOf(error));
    }
  }
  function open() {
    setOpen(true);
    void load("");
  }

  return (
    <>
      <button
        type="button"
        onClick={open}
        className="rounded-sm font-medium text-accent tabular-nums underline decoration-accent/35 underline-offset-2 hover:decoration-current pointer-coarse:min-h-11"
      >
        {formatNumber(quantity)}
        <span className="sr-only"> phones behind {sku}</span>
      </button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`${plural(quantity, "phone")} behind ${sku}`}
        description="As they were when they were counted. The workbook of the quote lists all of them."
      >
        {problem && <p className="text-bad">{problem}</p>}
        <ul className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
          {phones.map(({ mac, pid, model, site, mayBeFree }) => (
            <li key={mac} className="min-w-0 truncate">
              <span className="code">{formatMac(mac)}</span>{" "}
              <span className="text-muted">
                {[pid ?? model, site, mayBeFree ? "may be free" : null].filter(Boolean).join(" · ")}
              </span>
            </li>
          ))}
        </ul>
        {cursor && (
          <Button className="mt-3" onClick={() => void load(cursor)}>
            Show more
          </Button>
        )}
      </Dialog>
    </>
  );
}
