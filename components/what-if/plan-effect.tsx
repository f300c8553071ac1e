"use client";
import { LoaderCircle } from "lucide-react";
import type { Project } from "@/lib/schemas/projects";
import type { WhatIf } from "@/lib/schemas/what-if";
import { WhatChanges } from "./what-changes";

type PlanEffectProps = {
  project: Pick<Project, "id" | "ruleSetVersion">;
  answer: WhatIf | null;
  problem: string | null;
};

/** What another plan would change, as soon as the rules have answered. */
export function PlanEffect({ project, answer, problem }: PlanEffectProps) {
  return (
    <div role="status" aria-busy={!answer && !problem}>
      {answer ? (
        <>
          {answer.ruleSetVersion !== project.ruleSetVersion && (
            <p className="mb-3">
              Another plan is judged by edition {answer.ruleSetVersion} of the rules, so the project also moves on from{" "}
              {project.ruleSetVersion}.
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
    </div>
  );
}
