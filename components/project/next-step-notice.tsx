import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { NextStep } from "./next-step";

export function NextStepNotice({ step }: { step: NextStep }) {
  return (
    <Notice>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 max-w-[75ch]">
          <p className="font-medium text-accent">{step.title}</p>
          <p>{step.text}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {step.other && <LinkButton href={step.other.href}>{step.other.label}</LinkButton>}
          <LinkButton href={step.action.href} variant="primary">
            {step.action.label}
          </LinkButton>
        </div>
      </div>
    </Notice>
  );
}
