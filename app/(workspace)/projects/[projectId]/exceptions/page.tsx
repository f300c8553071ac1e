import { CircleCheck, Inbox } from "lucide-react";
import type { Metadata } from "next";
import { TableProviders } from "@/components/data-table/table-providers";
import { ExceptionReasons } from "@/components/exceptions/exception-reasons";
import { ExceptionsTable } from "@/components/exceptions/exceptions-table";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/domain/access";
import { listBatches } from "@/lib/server/batches/list-batches";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { countExceptions } from "@/lib/server/phones/list-exceptions";
import { hasPhones } from "@/lib/server/phones/list-missing";
import { requireProject } from "@/lib/server/projects/project-page";

export const metadata: Metadata = { title: "Exceptions" };

export default async function ExceptionsPage({ params }: PageProps<"/projects/[projectId]/exceptions">) {
  const { projectId } = await params;
  const { actor, project } = await requireProject(projectId, "inventory.view");
  const scope = phoneScope(actor, project);
  const [counts, batches] = await Promise.all([countExceptions(scope), listBatches(scope)]);
  return (
    <>
      <LiveRefresh projectId={projectId} everyMs={3000} />
      <PageHeader
        title="Exceptions"
        description="Phones that cannot be converted. Each is replaced, left as it is, or somebody is asked."
      />
      {counts.total > 0 ? (
        <>
          <ExceptionReasons projectId={projectId} counts={counts} />
          <TableProviders userId={actor.userId}>
            <ExceptionsTable
              projectId={projectId}
              canDecide={may(project.role, "exception.decide")}
              batches={batches.map(({ id, name }) => ({ id, name }))}
            />
          </TableProviders>
        </>
      ) : (
        <Card>
          {(await hasPhones(scope)) ? (
            <EmptyState icon={<CircleCheck />} title="There are no exceptions">
              No phone is ruled out. As soon as one is, it is listed here with its reason.
            </EmptyState>
          ) : (
            <EmptyState icon={<Inbox />} title="No phones yet">
              As soon as there are phones, those that cannot be converted are listed here.
            </EmptyState>
          )}
        </Card>
      )}
    </>
  );
}
