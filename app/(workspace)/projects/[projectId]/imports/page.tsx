import type { Metadata } from "next";
import { ImportList } from "@/components/import/import-list";
import { UploadPanel } from "@/components/import/upload-panel";
import { ValueMappingsCard } from "@/components/import/value-mappings-card";
import { LiveRefresh } from "@/components/live/live-refresh";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/domain/access";
import { formatNumber } from "@/lib/format/text";
import { listValueMappings } from "@/lib/server/imports/import-fixes";
import { listImports } from "@/lib/server/imports/list-imports";
import { requireProject } from "@/lib/server/projects/project-page";

export const metadata: Metadata = { title: "Imports" };

const SHOWN = 50;

export default async function ImportsPage({ params, searchParams }: PageProps<"/projects/[projectId]/imports">) {
  const { projectId } = await params;
  const { project } = await requireProject(projectId, "import.view");
  const { before } = await searchParams;
  const cursor = typeof before === "string" && !Number.isNaN(Date.parse(before)) ? before : undefined;
  const [{ items, total, nextCursor }, settled] = await Promise.all([
    listImports(projectId, { limit: SHOWN, cursor }),
    listValueMappings(projectId),
  ]);
  const canManage = may(project.role, "import.manage");
  return (
    <>
      <PageHeader
        title="Imports"
        description="Lists of phones as they come. Rows are matched by MAC: a new phone is added, a known one is completed."
        actions={<LinkButton href={`/projects/${projectId}/imports/after-inventories`}>After-inventories</LinkButton>}
      />
      {canManage && <UploadPanel projectId={projectId} />}
      <ImportList items={items} canManage={canManage} />
      {(nextCursor || cursor) && (
        <div className="mt-3 flex items-center gap-2">
          {cursor && <LinkButton href={`/projects/${projectId}/imports`}>Newest</LinkButton>}
          {nextCursor && (
            <LinkButton href={`/projects/${projectId}/imports?before=${encodeURIComponent(nextCursor)}`}>
              Older uploads
            </LinkButton>
          )}
          <span className="text-muted">{formatNumber(total)} in all</span>
        </div>
      )}
      <ValueMappingsCard projectId={projectId} items={settled} canManage={canManage} />
      <LiveRefresh projectId={projectId} />
    </>
  );
}
