import { Layers } from "lucide-react";
import type { Metadata } from "next";
import { lossesHref } from "@/components/links/losses-href";
import { LiveRefresh } from "@/components/live/live-refresh";
import { PilotNotice } from "@/components/readiness/pilot-notice";
import { ReadinessTable } from "@/components/readiness/readiness-table";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { LinkChoice } from "@/components/ui/link-choice";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/domain/access";
import { READINESS_BY } from "@/lib/schemas/readiness";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { getReadiness } from "@/lib/server/projects/get-readiness";
import { requireProject } from "@/lib/server/projects/project-page";

export const metadata: Metadata = { title: "Readiness" };

export default async function ReadinessPage({
  params,
  searchParams,
}: PageProps<"/projects/[projectId]/batches/readiness">) {
  const { projectId } = await params;
  const { actor, project, details } = await requireProject(projectId, "inventory.view");
  const asked = (await searchParams).by;
  const by = READINESS_BY.find((one) => one === asked) ?? "site";
  const readiness = await getReadiness({ scope: phoneScope(actor, project), role: project.role, project: details, by });
  const path = `/projects/${projectId}/batches`;
  return (
    <>
      <Breadcrumb items={[{ label: "Batches", href: path }, { label: "Readiness" }]} />
      <PageHeader
        title="Readiness"
        description="What is settled and what is still open, from the first verdict to the last verified phone."
        actions={
          <>
            <LinkButton href={lossesHref(projectId)}>What is lost</LinkButton>
            <LinkChoice
              label="Rows"
              items={[
                { label: "By site", href: `${path}/readiness`, isCurrent: by === "site" },
                { label: "By batch", href: `${path}/readiness?by=batch`, isCurrent: by === "batch" },
              ]}
            />
          </>
        }
      />
      {readiness.rows.length > 0 ? (
        <>
          {readiness.pilot && <PilotNotice projectId={projectId} pilot={readiness.pilot} />}
          <ReadinessTable
            projectId={projectId}
            readiness={readiness}
            canQuote={may(project.role, "quote.edit")}
            seesLicenses={may(project.role, "license.view")}
          />
        </>
      ) : (
        <EmptyState icon={<Layers />} title="There are no phones yet">
          Upload an inventory: each site then has a row here.
        </EmptyState>
      )}
      <LiveRefresh projectId={projectId} everyMs={3000} />
    </>
  );
}
