import { BookOpen } from "lucide-react";
import type { Metadata } from "next";
import { NewPriceBook } from "@/components/quotes/new-price-book";
import { PriceBookCard } from "@/components/quotes/price-book-card";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { dayIn } from "@/lib/format/day";
import { requireProject } from "@/lib/server/projects/project-page";
import { listPriceBooks } from "@/lib/server/quotes/price-books";

export const metadata: Metadata = { title: "Price books" };

export default async function PricesPage({ params }: PageProps<"/projects/[projectId]/quotes/prices">) {
  const { projectId } = await params;
  const { project, details } = await requireProject(projectId, "price.manage");
  const books = await listPriceBooks(project.organizationId);
  const create = <NewPriceBook projectId={projectId} today={dayIn(details.timeZone, new Date())} />;
  return (
    <>
      <PageHeader
        title="Price books"
        description="List prices per SKU, in one currency each, for all projects of the organisation. Customers and technicians never see them."
        actions={books.length > 0 && create}
      />
      {books.length === 0 ? (
        <Card>
          <EmptyState icon={<BookOpen />} title="No price book yet" action={create}>
            Prices are yours: none is known here, and none is invented.
          </EmptyState>
        </Card>
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          {books.map((book) => (
            <PriceBookCard key={book.id} projectId={projectId} book={book} />
          ))}
        </div>
      )}
    </>
  );
}
