"use client";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Project } from "@/lib/schemas/projects";
import type { WhatIfInput } from "@/lib/schemas/what-if";

const ApplyPlanForm = lazy(() => import("./apply-plan-form").then((module) => ({ default: module.ApplyPlanForm })));

export type ApplyPlan = {
  project: Pick<Project, "id" | "version" | "ruleSetVersion">;
  /** What differs from the project's plan. */
  plan: WhatIfInput;
  /** On the button that does it. */
  confirmLabel: string;
  /** Said when it is done. */
  doneLabel: string;
  /** Above what would change: what one should know before. */
  children?: ReactNode;
};

type ApplyPlanDialogProps = ApplyPlan & {
  title: string;
  description: string;
  /** On the button that opens it. */
  label: ReactNode;
  button?: Pick<ButtonProps, "size" | "variant">;
};

/** Another plan for the project: what it would change is shown, and one confirmation applies it as Settings would. */
export function ApplyPlanDialog({ title, description, label, button, ...form }: ApplyPlanDialogProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog
      isAlert
      size="lg"
      open={isOpen}
      onOpenChange={setIsOpen}
      title={title}
      description={description}
      trigger={<Button {...button}>{label}</Button>}
    >
      <Suspense fallback={null}>
        <ApplyPlanForm {...form} onDone={() => setIsOpen(false)} />
      </Suspense>
    </Dialog>
  );
}
