import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LiveRefresh } from "@/components/live/live-refresh";
import { QuotePage } from "@/components/quotes/quote-page";
import { may } from "@/lib/domain/access";
import { requireProject } from "@/lib/server/projects/project-page";
import { listPriceBooks } from "@/lib/server/quotes/price-books";
import { quoteDifferenceOf } from "@/lib/server/quotes/quote-difference";
import { getQuoteLogo } from "@/lib/server/quotes/quote-file";
import { findQuote, sightOf } from "@/lib/server/quotes/read-quote";

export const metadata: Metadata = { title: "Quote" };

export default async function Page({ params }: PageProps<"/projects/[projectId]/quotes/[quoteId]">) {
  const { projectId, quoteId } = await params;
  const { actor, project } = await requireProject(projectId, "quote.view");
  const sight = sightOf(project.role);
  const quote = await findQuote(projectId, quoteId, sight);
  if (!quote) notFound();
  const isOver = quote.state === "superseded" || quote.state === "declined";
  const [difference, books, logo] = await Promise.all([
    sight.drafts && !isOver ? quoteDifferenceOf(projectId, quoteId) : null,
    may(project.role, "quote.edit") && quote.state === "draft" ? listPriceBooks(project.organizationId) : [],
    getQuoteLogo(quote),
  ]);
  return (
    <>
      <QuotePage
        quote={quote}
        logo={logo}
        role={project.role}
        name={actor.name}
        difference={difference}
        books={books.filter(({ currency }) => currency === quote.currency)}
      />
      <LiveRefresh projectId={projectId} />
    </>
  );
}
