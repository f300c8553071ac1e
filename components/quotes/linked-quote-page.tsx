import { Download } from "lucide-react";
import { Brand } from "@/components/shell/brand";
import { Badge } from "@/components/ui/badge";
import { buttonStyles } from "@/components/ui/button";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { pathOf } from "@/lib/client/api";
import { QUOTE_STATE_LABELS } from "@/lib/domain/pricing/quote-life";
import type { ShownLogo } from "@/lib/schemas/logo";
import type { Quote } from "@/lib/schemas/quotes";
import { AnswerForm } from "./answer-form";
import { AnswerNotice } from "./answer-notice";
import { QuoteBody } from "./quote-body";
import { QUOTE_STATE_TONES } from "./quote-words";

/** A quote as its customer sees it without an account. */
export function LinkedQuotePage({ quote, logo, token }: { quote: Quote; logo: ShownLogo | null; token: string }) {
  return (
    <main id="content" className="mx-auto w-full min-w-0 max-w-5xl px-4 py-6 md:px-6">
      <Brand className="mb-6 text-base" />
      <PageHeader
        title={
          <>
            {quote.number}
            {quote.revision > 1 && `, revision ${quote.revision}`}
            <Badge tone={QUOTE_STATE_TONES[quote.state]}>{QUOTE_STATE_LABELS[quote.state]}</Badge>
          </>
        }
        description={quote.title}
        actions={
          quote.pdf && (
            <a
              className={buttonStyles({})}
              download
              href={pathOf("GET /api/quote-links/{token}/quote.pdf", { params: { token } })}
            >
              <Download aria-hidden /> PDF
            </a>
          )
        }
      />
      <div className="flex flex-col gap-4">
        <AnswerNotice quote={quote} />
        <QuoteBody quote={quote} logo={logo} isLinked />
        {quote.state === "issued" && (
          <Card>
            <CardHeader>
              <CardTitle>Your answer</CardTitle>
            </CardHeader>
            <CardBody className="max-w-2xl">
              <AnswerForm of={{ token }} name="" />
            </CardBody>
          </Card>
        )}
      </div>
    </main>
  );
}
