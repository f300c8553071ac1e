"use client";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { PlanEffect } from "@/components/what-if/plan-effect";
import { WhatIfDownload } from "@/components/what-if/what-if-download";
import type { Project } from "@/lib/schemas/projects";
import type { WhatIf } from "@/lib/schemas/what-if";

type SettingsPreviewProps = {
  project: Pick<Project, "id" | "ruleSetVersion">;
  answer: WhatIf | null;
  problem: string | null;
};

/** Below the form: what saving it would change, while it is filled in. */
export function SettingsPreview({ project, answer, problem }: SettingsPreviewProps) {
  return (
    <Card>
      <CardHeader actions={answer && answer.phones > 0 && <WhatIfDownload projectId={project.id} plan={answer.plan} />}>
        <CardTitle description="Phones keep their batch and what is ticked. Nothing has changed yet.">
          What would change
        </CardTitle>
      </CardHeader>
      <CardBody>
        <PlanEffect project={project} answer={answer} problem={problem} />
      </CardBody>
    </Card>
  );
}
