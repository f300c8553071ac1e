import { FileKey } from "lucide-react";
import type { Metadata } from "next";
import { IntakeList } from "@/components/licenses/intake-list";
import { IntakePanel } from "@/components/licenses/intake-panel";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/domain/access";
import { formatDay } from "@/lib/format/day";
import { listLicenseOrders } from "@/lib/server/licenses/license-orders";
import { listIntakes } from "@/lib/server/licenses/list-intakes";
import { requireProject } from "@/lib/server/projects/project-page";

export const metadata: Metadata = { title: "Licence files" };

export default async function LicenseFilesPage({ params }: PageProps<"/projects/[projectId]/licenses/files">) {
  const { projectId } = await params;
  const { project, details } = await requireProject(projectId, "license.view");
  const [intakes, orders] = await Promise.all([listIntakes(projectId), listLicenseOrders(projectId, project.role)]);
  const choices = orders
    .filter(({ left }) => left > 0)
    .map(({ id, sku, left, orderedAt }) => ({ id, label: `${sku}, ordered ${formatDay(orderedAt)}, ${left} left` }));
  return (
    <>
      <PageHeader
        title="Licence files"
        description="One file for each phone, named by its MAC address, as the License Registration Portal made it."
        actions={<LinkButton href={`/projects/${projectId}/licenses`}>Licences</LinkButton>}
      />
      <div className="grid gap-4">
        {may(project.role, "license.manage") && (
          <IntakePanel projectId={projectId} isByUcm={details.method === "ucm"} orders={choices} />
        )}
        <Card>
          {intakes.length > 0 ? (
            <IntakeList projectId={projectId} intakes={intakes} />
          ) : (
            <EmptyState icon={<FileKey />} title="No licence file yet">
              Each zip that is dropped appears here with what became of every entry.
            </EmptyState>
          )}
        </Card>
      </div>
      <LiveRefresh projectId={projectId} />
    </>
  );
}
