import type { Metadata } from "next";
import { ChangesList } from "@/components/inventory/changes-list";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { PageHeader } from "@/components/ui/page-header";
import { listPhoneChanges } from "@/lib/server/phones/list-changes";
import { requireProject } from "@/lib/server/projects/project-page";

export const metadata: Metadata = { title: "Changes" };

export default async function ChangesPage({ params }: PageProps<"/projects/[projectId]/inventory/changes">) {
  const { projectId } = await params;
  await requireProject(projectId, "inventory.edit");
  const { items, nextCursor } = await listPhoneChanges(projectId, { limit: 50 });
  return (
    <>
      <LiveRefresh projectId={projectId} />
      <PageHeader
        eyebrow={
          <Breadcrumb
            items={[{ label: "Inventory", href: `/projects/${projectId}/inventory` }, { label: "Changes" }]}
          />
        }
        title="Changes"
        description="What people did to the phones of this project. An edit can be taken back as long as nobody changed the same fields since."
      />
      <ChangesList projectId={projectId} first={items} nextCursor={nextCursor} />
    </>
  );
}
