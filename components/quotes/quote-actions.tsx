"use client";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { Button } from "@/components/ui/button";
import { routeOf } from "@/components/ui/route-of";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";
import { canQuote } from "@/lib/domain/pricing/quote-life";
import { plural } from "@/lib/format/text";
import type { Quote } from "@/lib/schemas/quotes";

type QuoteActionsProps = { quote: Quote };

/** What can be done with a quote in its state. */
export function QuoteActions({ quote }: QuoteActionsProps) {
  const { state } = quote;
  return (
    <>
      {canQuote(state, "discard") && <Discard quote={quote} />}
      {canQuote(state, "edit") && <Refresh quote={quote} />}
      {canQuote(state, "issue") && <Issue quote={quote} />}
      {canQuote(state, "revise") && <Revise quote={quote} />}
    </>
  );
}

function Issue({ quote }: QuoteActionsProps) {
  const router = useRouter();
  const { unpriced, open } = quote.sum;
  return (
    <ConfirmDialog
      title={`Issue ${quote.number}?`}
      description="From then on it never changes; a change is a new revision. Its PDF is made and kept."
      confirmLabel="Issue"
      onConfirm={async () => {
        const params = { quoteId: quote.id };
        await call("POST /api/quotes/{quoteId}/issue", { params, version: quote.version });
        toast.success(`${quote.number} is issued`);
        router.refresh();
      }}
      trigger={<Button variant="primary">Issue…</Button>}
    >
      {unpriced > 0 && <p>{plural(unpriced, "line has", "lines have")} no price and no part in the sum.</p>}
      {open > 0 && <p>Whether there is a service contract is not known: the support lines are open.</p>}
    </ConfirmDialog>
  );
}

function Refresh({ quote }: QuoteActionsProps) {
  const router = useRouter();
  return (
    <ConfirmDialog
      title="Count the phones again?"
      description="The lines take the need, the rules and the service contract of today. Prices and your own lines stay."
      confirmLabel="Count again"
      onConfirm={async () => {
        const params = { quoteId: quote.id };
        await call("POST /api/quotes/{quoteId}/refresh", { params, version: quote.version });
        router.refresh();
      }}
      trigger={<Button>Count again…</Button>}
    />
  );
}

function Discard({ quote }: QuoteActionsProps) {
  const router = useRouter();
  return (
    <ConfirmDialog
      tone="bad"
      title="Discard this draft?"
      description="The draft and its lines are deleted. Issued quotes stay."
      confirmLabel="Discard"
      onConfirm={async () => {
        await call("DELETE /api/quotes/{quoteId}", { params: { quoteId: quote.id } });
        router.push(routeOf(`/projects/${quote.projectId}/quotes`));
      }}
      trigger={<Button variant="ghost">Discard…</Button>}
    />
  );
}

function Revise({ quote }: QuoteActionsProps) {
  const router = useRouter();
  return (
    <ConfirmDialog
      title={`Revise ${quote.number}?`}
      description={
        quote.state === "accepted"
          ? "The acceptance of this revision is withdrawn, and the next revision begins as a draft."
          : "This revision is superseded, and the next one begins as a draft."
      }
      confirmLabel="Make the next revision"
      requireReason
      onConfirm={async (reason) => {
        const params = { quoteId: quote.id };
        const next = await call("POST /api/quotes/{quoteId}/revise", { params, body: { reason } });
        router.push(routeOf(`/projects/${quote.projectId}/quotes/${next.id}`));
      }}
      trigger={<Button>Revise…</Button>}
    />
  );
}
