import { Upload } from "lucide-react";
import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ComparisonTable } from "@/components/what-if/comparison-table";
import { PlanPicker } from "@/components/what-if/plan-picker";
import { may } from "@/lib/domain/access";
import { plansOf } from "@/lib/format/plan-words";
import { requireProject } from "@/lib/server/projects/project-page";
import { getWhatIf } from "@/lib/server/rules/what-if";

export const metadata: Metadata = { title: "What if" };

export default async function WhatIfPage({ params, searchParams }: PageProps<"/projects/[projectId]/what-if">) {
  const { projectId } = await params;
  const { details, project } = await requireProject(projectId, "plan.compare");
  const plans = plansOf((await searchParams).plans, details);
  const asked = plans.map(({ direction, target, acceptMissingVid }) => ({
    direction,
    target,
    policy: { acceptMissingVid },
    // The project's loads belong to its direction; the other way takes the guide's.
    loads: direction === details.direction ? details.loads : {},
  }));
  const [present, ...answers] = await Promise.all([{}, ...asked].map((input) => getWhatIf(projectId, input)));
  return (
    <>
      <PageHeader
        title="What if"
        description="The same phones under other plans, beside the present one. The project stays as it is until you use one of them."
      />
      {!present || present.phones === 0 ? (
        <Card>
          <EmptyState icon={<Upload />} title="No phones to compare yet">
            Upload an inventory first; then other targets and policies can be tried on it.
          </EmptyState>
        </Card>
      ) : (
        <>
          <PlanPicker plans={plans} />
          <ComparisonTable
            present={details}
            canApply={may(project.role, "project.edit")}
            answers={answers}
            today={present.today}
          />
        </>
      )}
    </>
  );
}
