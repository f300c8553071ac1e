"use client";
import { LoaderCircle } from "lucide-react";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { WhatChanges } from "@/components/what-if/what-changes";
import { WhatIfDownload } from "@/components/what-if/what-if-download";
import type { WhatIf } from "@/lib/schemas/what-if";

type PlanPreviewProps = { projectId: string; answer: WhatIf | null; problem: string | null };

/** Below the form: what saving it would change, while it is filled in. */
export function PlanPreview({ projectId, answer, problem }: PlanPreviewProps) {
  return (
    <Card aria-busy={!answer && !problem}>
      <CardHeader actions={answer && answer.phones > 0 && <WhatIfDownload projectId={projectId} plan={answer.plan} />}>
        <CardTitle description="Phones keep their batch and what is ticked. Nothing has changed yet.">
          What would change
        </CardTitle>
      </CardHeader>
      <CardBody role="status">
        {answer ? (
          <WhatChanges projectId={projectId} answer={answer} />
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
