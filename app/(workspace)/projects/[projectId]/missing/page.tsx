import { Printer, ScanBarcode } from "lucide-react";
import type { Metadata } from "next";
import { LiveRefresh } from "@/components/live/live-refresh";
import { acceptableOf } from "@/components/missing/accept-missing-vid";
import { MayBeFree } from "@/components/missing/may-be-free";
import { missingHref } from "@/components/missing/missing-href";
import { MissingOverview } from "@/components/missing/missing-overview";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { may } from "@/lib/domain/access";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { countMissing, hasPhones, MAY_BE_FREE, toCollect } from "@/lib/server/phones/list-missing";
import { requireProject } from "@/lib/server/projects/project-page";

export const metadata: Metadata = { title: "Missing" };

export default async function MissingPage({ params }: PageProps<"/projects/[projectId]/missing">) {
  const { projectId } = await params;
  const { actor, project, details } = await requireProject(projectId, "inventory.view");
  const scope = phoneScope(actor, project);
  const filter = toCollect(scope);
  const [missing, mayBeFree] = await Promise.all([countMissing(scope, filter), countMissing(scope, MAY_BE_FREE)]);
  const canCollect = may(project.role, "inventory.collect");
  return (
    <>
      <LiveRefresh projectId={projectId} />
      <PageHeader
        title="What is missing"
        description="Phones whose verdict waits for a fact. Most of it stands on the label: walk round with a sheet, or enter it on the way."
        actions={
          missing.total > 0 && (
            <>
              <LinkButton href={missingHref(projectId, "/sheet")} className="max-sm:hidden">
                <Printer aria-hidden /> Collection sheet
              </LinkButton>
              {canCollect && (
                <LinkButton href={missingHref(projectId, "/collect")} variant="primary">
                  <ScanBarcode aria-hidden /> Collect
                </LinkButton>
              )}
            </>
          )
        }
      />
      <MissingOverview
        project={details}
        missing={missing}
        acceptable={acceptableOf(project.role, missing.reasons)}
        filter={Object.fromEntries(Object.entries(filter).map(([key, values]) => [key, String(values)]))}
        canCollect={canCollect}
        canUpload={may(project.role, "import.manage")}
        hasPhones={missing.total > 0 || (await hasPhones(scope))}
      />
      <MayBeFree projectId={projectId} phones={mayBeFree} />
    </>
  );
}
