import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { NextStep } from "./next-step";

type NextStepNoticeProps = {
  step: NextStep;
  /** A shorter way to the same end: what to say of it, and its button. */
  shortcut: { text: string; button: ReactNode } | null;
};

export function NextStepNotice({ step, shortcut }: NextStepNoticeProps) {
  return (
    <Notice>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 max-w-[75ch]">
          <p className="font-medium text-accent">{step.title}</p>
          <p>{step.text}</p>
          {shortcut && <p className="font-medium">{shortcut.text}</p>}
        </div>
        <div className="flex flex-wrap gap-2">
          {shortcut?.button}
          {step.other && <LinkButton href={step.other.href}>{step.other.label}</LinkButton>}
          <LinkButton href={step.action.href} variant="primary">
            {step.action.label}
          </LinkButton>
        </div>
      </div>
    </Notice>
  );
}
