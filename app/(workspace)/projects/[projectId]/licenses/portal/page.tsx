import { FileSpreadsheet } from "lucide-react";
import type { Metadata } from "next";
import { FulfilmentList } from "@/components/licenses/fulfilment-list";
import { PortalForm } from "@/components/licenses/portal-form";
import { PortalSteps } from "@/components/licenses/portal-steps";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { listFulfilments } from "@/lib/server/licenses/fulfilments";
import { listLicenseOrders } from "@/lib/server/licenses/license-orders";
import { listPortalScopes } from "@/lib/server/licenses/portal-scopes";
import { requireProject } from "@/lib/server/projects/project-page";

export const metadata: Metadata = { title: "Portal sheets" };

export default async function PortalPage({ params }: PageProps<"/projects/[projectId]/licenses/portal">) {
  const { projectId } = await params;
  const { project } = await requireProject(projectId, "license.manage");
  const [orders, sheets, scopes] = await Promise.all([
    listLicenseOrders(projectId, project.role),
    listFulfilments(projectId, project.role),
    listPortalScopes(projectId),
  ]);
  const open = orders
    .filter(({ left }) => left > 0)
    .map(({ id, sku, pak, left }) => ({ id, sku, left, label: `${sku}, ${left} left, ${pak ?? "PAK not entered"}` }));
  const licenses = `/projects/${projectId}/licenses`;
  return (
    <>
      <PageHeader
        title="Portal sheets"
        description="Which MAC addresses are handed to the License Registration Portal, under which PAK, and how far the portal is."
        actions={
          <>
            <LinkButton href={licenses}>Licences</LinkButton>
            <LinkButton href={`${licenses}/files`}>Licence files</LinkButton>
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Card>
          <CardHeader>
            <CardTitle description="Phones that need this licence and have none, in hand or in process.">
              A new sheet
            </CardTitle>
          </CardHeader>
          {open.length > 0 ? (
            <CardBody>
              <PortalForm projectId={projectId} orders={open} scopes={scopes} />
            </CardBody>
          ) : (
            <EmptyState
              icon={<FileSpreadsheet />}
              title="No order has a licence left"
              action={<LinkButton href={licenses}>Enter an order</LinkButton>}
            >
              A sheet takes its licences from an order and its PAK.
            </EmptyState>
          )}
        </Card>
        <Card>
          <CardHeader>
            <CardTitle description="Guide, appendix B.">In the portal</CardTitle>
          </CardHeader>
          <CardBody>
            <PortalSteps />
          </CardBody>
        </Card>
        <Card className="lg:col-span-2">
          <CardHeader>
            <CardTitle>Handed in</CardTitle>
          </CardHeader>
          {sheets.length > 0 ? (
            <FulfilmentList projectId={projectId} items={sheets} />
          ) : (
            <EmptyState icon={<FileSpreadsheet />} title="Nothing handed in yet">
              Each sheet appears here from In Process to Processed, with who handed it in and when.
            </EmptyState>
          )}
        </Card>
      </div>
      <LiveRefresh projectId={projectId} />
    </>
  );
}
