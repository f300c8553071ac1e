import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ApplyRulesButton } from "@/components/rules/apply-rules-button";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { WhatChanges } from "@/components/what-if/what-changes";
import { WhatIfDownload } from "@/components/what-if/what-if-download";
import { may } from "@/lib/domain/access";
import { requireProject } from "@/lib/server/projects/project-page";
import { getEditions } from "@/lib/server/rules/list-rules";
import { getWhatIf } from "@/lib/server/rules/what-if";

export const metadata: Metadata = { title: "A newer edition of the rules" };

export default async function RenewRulesPage({ params }: PageProps<"/projects/[projectId]/rules/renew">) {
  const { projectId } = await params;
  const { project } = await requireProject(projectId, "plan.compare");
  const { applied, available } = await getEditions(projectId);
  if (applied === available) redirect(`/projects/${projectId}/rules`);
  const answer = await getWhatIf(projectId, {});
  return (
    <div className="max-w-3xl">
      <PageHeader
        eyebrow={
          <Breadcrumb items={[{ label: "Rules", href: `/projects/${projectId}/rules` }, { label: available }]} />
        }
        title={`From ${applied} to ${available}`}
        description="What the newer edition of the rules would say of the phones of this project. Nothing has changed yet."
        actions={
          may(project.role, "project.edit") && (
            <ApplyRulesButton projectId={projectId} ruleSetVersion={available} changed={answer.changed} />
          )
        }
      />
      <div className="flex flex-col gap-4">
        <Card>
          <CardHeader actions={<WhatIfDownload projectId={projectId} plan={answer.plan} />}>
            <CardTitle>What would change</CardTitle>
          </CardHeader>
          <CardBody>
            <WhatChanges projectId={projectId} answer={answer} />
          </CardBody>
        </Card>
        <Notice tone="idle" title="Until it is applied">
          Phones keep what {applied} said of them. Only combinations of facts that {applied} never met are judged by{" "}
          {available}: of an older edition the decisions are kept, not the rules themselves. Each phone says which
          edition judged it. A change of direction, target, policy or loads judges every phone by {available} as well.
        </Notice>
      </div>
    </div>
  );
}
