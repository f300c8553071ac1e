import { Download } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { buttonStyles } from "@/components/ui/button";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { routeOf } from "@/components/ui/route-of";
import { pathOf } from "@/lib/client/api";
import { may, type Role } from "@/lib/domain/access";
import { QUOTE_STATE_LABELS } from "@/lib/domain/pricing/quote-life";
import type { ShownLogo } from "@/lib/schemas/logo";
import type { Quote, QuoteDifference } from "@/lib/schemas/quotes";
import { AnswerForm } from "./answer-form";
import { AnswerNotice } from "./answer-notice";
import { CustomerLink } from "./customer-link";
import { QuoteActions } from "./quote-actions";
import { QuoteBody } from "./quote-body";
import { QuoteEditForm } from "./quote-edit-form";
import { QUOTE_STATE_TONES } from "./quote-words";
import { StaleQuote } from "./stale-quote";

type QuotePageProps = {
  quote: Quote;
  logo: ShownLogo | null;
  role: Role;
  /** Of the person who looks. */
  name: string;
  difference: QuoteDifference | null;
  books: readonly { id: string; name: string }[];
};

/** One quote: what it says, what has moved since, and what can be done with it. */
export function QuotePage({ quote, logo, role, name, difference, books }: QuotePageProps) {
  const { state, number, revision } = quote;
  const isDraft = state === "draft";
  const isEditor = may(role, "quote.edit");
  const canAnswer = state === "issued" && may(role, "quote.answer");
  return (
    <>
      <PageHeader
        title={
          <>
            {number}
            {revision > 1 && `, revision ${revision}`}
            <Badge tone={QUOTE_STATE_TONES[state]}>{QUOTE_STATE_LABELS[state]}</Badge>
          </>
        }
        eyebrow={<Link href={routeOf(`/projects/${quote.projectId}/quotes`)}>Quotes</Link>}
        description={quote.title}
        actions={
          <>
            <Downloads quote={quote} />
            {isEditor && <QuoteActions quote={quote} />}
          </>
        }
      />
      <div className="flex flex-col gap-4">
        <AnswerNotice quote={quote} />
        {difference && <StaleQuote difference={difference} currency={quote.currency} isDraft={isDraft} />}
        <QuoteBody quote={quote} logo={logo} />
        {canAnswer && (
          <Card>
            <CardHeader>
              <CardTitle description={isEditor ? "Record what the customer said." : undefined}>
                {isEditor ? "The customer’s answer" : "Your answer"}
              </CardTitle>
            </CardHeader>
            <CardBody className="max-w-2xl">
              <AnswerForm of={{ quoteId: quote.id }} name={isEditor ? "" : name} />
            </CardBody>
          </Card>
        )}
        {state === "issued" && may(role, "quote.issue") && (
          <Card>
            <CardHeader>
              <CardTitle>Link for the customer</CardTitle>
            </CardHeader>
            <CardBody>
              <CustomerLink quoteId={quote.id} links={quote.links.length} />
            </CardBody>
          </Card>
        )}
        {isDraft && isEditor && (
          <Card>
            <CardHeader>
              <CardTitle>Edit the draft</CardTitle>
            </CardHeader>
            <CardBody>
              <QuoteEditForm quote={quote} books={books} />
            </CardBody>
          </Card>
        )}
        {quote.revisions.length > 1 && <Revisions quote={quote} />}
      </div>
    </>
  );
}

function Downloads({ quote }: { quote: Quote }) {
  const params = { quoteId: quote.id };
  return (
    <>
      {quote.pdf && (
        <a className={buttonStyles({})} download href={pathOf("GET /api/quotes/{quoteId}/quote.pdf", { params })}>
          <Download aria-hidden /> PDF
        </a>
      )}
      {quote.state !== "draft" && !quote.pdf && <span className="text-muted">The PDF is being made …</span>}
      <a className={buttonStyles({})} download href={pathOf("GET /api/quotes/{quoteId}/quote.xlsx", { params })}>
        <Download aria-hidden /> Excel
      </a>
    </>
  );
}

function Revisions({ quote }: { quote: Quote }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Revisions</CardTitle>
      </CardHeader>
      <CardBody>
        <ul className="flex flex-col gap-1">
          {quote.revisions.map(({ id, revision, state }) => (
            <li key={id} className="flex items-center gap-2">
              {id === quote.id ? (
                <span>Revision {revision}, this one</span>
              ) : (
                <Link
                  className="text-accent underline-offset-2 hover:underline"
                  href={routeOf(`/projects/${quote.projectId}/quotes/${id}`)}
                >
                  Revision {revision}
                </Link>
              )}
              <Badge tone={QUOTE_STATE_TONES[state]}>{QUOTE_STATE_LABELS[state]}</Badge>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
