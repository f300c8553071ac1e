import type { Metadata } from "next";
import { NewQuoteForm } from "@/components/quotes/new-quote-form";
import { Card, CardBody } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { dayIn, daysLater } from "@/lib/format/day";
import { readSelectionAddress } from "@/lib/server/phones/read-list-address";
import { requireProject } from "@/lib/server/projects/project-page";
import { getOrderList } from "@/lib/server/quotes/get-order-list";
import { listPriceBooks } from "@/lib/server/quotes/price-books";
import { listQuoteScopes } from "@/lib/server/quotes/quote-scopes";

export const metadata: Metadata = { title: "New quote" };

const USUAL_DAYS = 30;

export default async function NewQuotePage(page: PageProps<"/projects/[projectId]/quotes/new">) {
  const [{ projectId }, asked] = await Promise.all([page.params, page.searchParams]);
  const { project, details } = await requireProject(projectId, "quote.edit");
  const selection = readSelectionAddress(asked);
  const [books, scopes, order] = await Promise.all([
    listPriceBooks(project.organizationId),
    listQuoteScopes(projectId, selection),
    getOrderList({ projectId, onlyAssignedTo: null }),
  ]);
  const today = dayIn(details.timeZone, new Date());
  return (
    <>
      <PageHeader
        title="New quote"
        description="The phones are copied now: what moves later is told, and taken by counting again or by a revision."
      />
      <Card>
        <CardBody>
          {selection === null && Object.keys(asked).length > 0 && (
            <Notice tone="warn" className="mb-4" title="The phones of this link cannot be read">
              Choose below, or choose them in the inventory again.
            </Notice>
          )}
          <NewQuoteForm
            projectId={projectId}
            scopes={scopes}
            books={books.filter(
              ({ validFrom, validUntil }) => validFrom <= today && (validUntil === null || today <= validUntil),
            )}
            title={details.name}
            validUntil={daysLater(today, USUAL_DAYS)}
            pilot={order.pilot.quantity}
          />
        </CardBody>
      </Card>
    </>
  );
}
