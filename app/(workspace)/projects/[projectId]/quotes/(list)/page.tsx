import { FileText } from "lucide-react";
import type { Metadata } from "next";
import { LiveRefresh } from "@/components/live/live-refresh";
import { QuoteList } from "@/components/quotes/quote-list";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/domain/access";
import { requireProject } from "@/lib/server/projects/project-page";
import { listQuotes, sightOf } from "@/lib/server/quotes/read-quote";

export const metadata: Metadata = { title: "Quotes" };

export default async function QuotesPage({ params }: PageProps<"/projects/[projectId]/quotes">) {
  const { projectId } = await params;
  const { project } = await requireProject(projectId, "quote.view");
  const quotes = await listQuotes(projectId, sightOf(project.role));
  const below = `/projects/${projectId}/quotes`;
  const canEdit = may(project.role, "quote.edit");
  const newQuote = canEdit && (
    <LinkButton href={`${below}/new`} variant="primary">
      New quote
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title="Quotes"
        description="What the licences and the work come to. An issued quote never changes."
        actions={
          <>
            {may(project.role, "price.view") && (
              <>
                <LinkButton href={`${below}/scenarios`}>Scenarios</LinkButton>
                <LinkButton href={`${below}/prices`}>Price books</LinkButton>
              </>
            )}
            {quotes.length > 0 && newQuote}
          </>
        }
      />
      <Card>
        {quotes.length > 0 ? (
          <QuoteList quotes={quotes} />
        ) : (
          <EmptyState icon={<FileText />} title="No quote yet" action={newQuote}>
            {canEdit
              ? "A quote copies the phones it is for and takes the prices of a price book; without one it has quantities alone."
              : "Quotes appear here once they are issued."}
          </EmptyState>
        )}
      </Card>
      <LiveRefresh projectId={projectId} />
    </>
  );
}
