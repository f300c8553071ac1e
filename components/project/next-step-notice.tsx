import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { Role } from "@/lib/domain/access";
import type { Summary } from "@/lib/schemas/summary";
import { nextStepOf } from "./next-step";

type NextStepNoticeProps = { projectId: string; role: Role; summary: Summary };

export function NextStepNotice({ projectId, role, summary }: NextStepNoticeProps) {
  const step = nextStepOf(projectId, role, summary);
  if (!step) return null;
  return (
    <Notice>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 max-w-[75ch]">
          <p className="font-medium text-accent">{step.title}</p>
          <p>{step.text}</p>
        </div>
        <LinkButton href={step.action.href} variant="primary">
          {step.action.label}
        </LinkButton>
      </div>
    </Notice>
  );
}
