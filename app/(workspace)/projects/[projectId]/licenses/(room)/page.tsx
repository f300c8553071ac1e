import { KeyRound, Layers } from "lucide-react";
import type { Metadata } from "next";
import { BatchTable } from "@/components/licenses/batch-table";
import { NewOrder } from "@/components/licenses/order-actions";
import { OrderTable } from "@/components/licenses/order-table";
import { OtherNeeds } from "@/components/licenses/other-needs";
import { PoolTable } from "@/components/licenses/pool-table";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/domain/access";
import { LICENSE_SKUS } from "@/lib/domain/rules/licensing/support-skus";
import { dayIn } from "@/lib/format/day";
import { getLicensePool } from "@/lib/server/licenses/get-pool";
import { listLicenseOrders } from "@/lib/server/licenses/license-orders";
import { requireProject } from "@/lib/server/projects/project-page";
import { listQuotes, sightOf } from "@/lib/server/quotes/read-quote";

export const metadata: Metadata = { title: "Licences" };

export default async function LicensesPage({ params }: PageProps<"/projects/[projectId]/licenses">) {
  const { projectId } = await params;
  const { project, details } = await requireProject(projectId, "license.view");
  const { role } = project;
  const [pool, orders, quotes] = await Promise.all([
    getLicensePool(projectId),
    listLicenseOrders(projectId, role),
    listQuotes(projectId, sightOf(role)),
  ]);
  const canManage = may(role, "license.manage");
  const below = `/projects/${projectId}/licenses`;
  const choices = {
    projectId,
    today: dayIn(details.timeZone, new Date()),
    skus: LICENSE_SKUS.filter(({ direction }) => direction === pool.direction).map(({ sku }) => ({
      sku,
      short: pool.pool.find((row) => row.sku === sku)?.short ?? 0,
    })),
    quotes: quotes
      .filter(({ state }) => state !== "draft")
      .map(({ id, number, revision, title }) => ({
        id,
        label: `${number}${revision > 1 ? `, revision ${revision}` : ""}: ${title}`,
      })),
  };
  const rights = {
    canManage,
    seesPak: may(role, "pak.view"),
    canDownload: may(role, "license.download"),
    isByUcm: details.method === "ucm",
  };
  const newOrder = canManage && <NewOrder choices={choices} />;
  return (
    <>
      <PageHeader
        title="Licences"
        description="What is bought, in hand and missing. A licence is locked to one MAC address and one direction and never moves."
        actions={
          <>
            <LinkButton href={`${below}/files`}>Licence files</LinkButton>
            {canManage && <LinkButton href={`${below}/portal`}>Portal sheets</LinkButton>}
            {orders.length > 0 && newOrder}
          </>
        }
      />
      <div className="grid gap-4">
        <Card>
          <CardHeader>
            <CardTitle description="Bought = in process + in hand + lost + left. Missing is what phones need beyond what is in process and in hand.">
              Pool
            </CardTitle>
          </CardHeader>
          {pool.pool.length > 0 ? (
            <PoolTable projectId={projectId} pool={pool.pool} />
          ) : (
            <EmptyState icon={<KeyRound />} title="No licence is needed or bought">
              Phones that need one appear here as soon as they are decided.
            </EmptyState>
          )}
          <OtherNeeds pool={pool} />
        </Card>
        <Card>
          <CardHeader>
            <CardTitle>Orders</CardTitle>
          </CardHeader>
          {orders.length > 0 ? (
            <OrderTable orders={orders} choices={choices} rights={rights} />
          ) : (
            <EmptyState icon={<KeyRound />} title="No order yet" action={newOrder}>
              Enter what was ordered in Cisco Commerce: SKU, quantity and, once the eDelivery mail is there, its PAK.
            </EmptyState>
          )}
        </Card>
        <Card id="by-batch">
          <CardHeader>
            <CardTitle description="Phones whose licence comes as a file.">By batch</CardTitle>
          </CardHeader>
          {pool.batches.length > 0 ? (
            <BatchTable projectId={projectId} batches={pool.batches} rights={rights} />
          ) : (
            <EmptyState icon={<Layers />} title="No phone needs a licence file">
              Batches appear here with what they need, have and miss.
            </EmptyState>
          )}
        </Card>
      </div>
      <LiveRefresh projectId={projectId} />
    </>
  );
}
