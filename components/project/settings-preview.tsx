"use client";
import { LoaderCircle } from "lucide-react";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { WhatChanges } from "@/components/what-if/what-changes";
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
    <Card aria-busy={!answer && !problem}>
      <CardHeader actions={answer && answer.phones > 0 && <WhatIfDownload projectId={project.id} plan={answer.plan} />}>
        <CardTitle description="Phones keep their batch and what is ticked. Nothing has changed yet.">
          What would change
        </CardTitle>
      </CardHeader>
      <CardBody role="status">
        {answer ? (
          <>
            {answer.ruleSetVersion !== project.ruleSetVersion && (
              <p className="mb-3">
                Another plan is judged by edition {answer.ruleSetVersion} of the rules, so the project also moves on
                from {project.ruleSetVersion}.
              </p>
            )}
            <WhatChanges projectId={project.id} answer={answer} />
          </>
        ) : problem ? (
          <p className="text-bad">{problem}</p>
        ) : (
          <p className="flex items-center gap-2 text-muted">
            <LoaderCircle aria-hidden className="size-4 animate-spin" />
            Asking the rules…
          </p>
        )}
      </CardBody>
    </Card>
  );
}
