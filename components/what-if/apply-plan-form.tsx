"use client";
import { useRouter } from "next/navigation";
import { DialogForm } from "@/components/form/dialog-form";
import { filledIn } from "@/components/form/filled-in";
import { FormProblem } from "@/components/form/form-problem";
import { useForm } from "@/components/form/use-form";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";
import type { ApplyPlan } from "./apply-plan-dialog";
import { PlanEffect } from "./plan-effect";
import { useWhatIf } from "./use-what-if";

/** Loaded by ApplyPlanDialog. Nothing can be confirmed before its effect is known. */
export function ApplyPlanForm(props: ApplyPlan & { onDone: () => void }) {
  const { project, plan, confirmLabel, doneLabel, children, onDone } = props;
  const router = useRouter();
  const { answer, problem } = useWhatIf(project.id, plan);
  const form = useForm({
    start: {},
    schema: () => filledIn(),
    save: async () => {
      const params = { projectId: project.id };
      await call("PATCH /api/projects/{projectId}", { params, body: plan, version: project.version });
      toast.success(doneLabel, { description: "Every phone is being judged again; the pages follow." });
      onDone();
      router.refresh();
    },
  });
  function loadTheirs() {
    form.forgetProblem();
    router.refresh();
  }
  return (
    <DialogForm form={form} submitLabel={confirmLabel} isDisabled={!answer} className="flex flex-col gap-4">
      {children}
      <PlanEffect project={project} answer={answer} problem={problem} />
      <FormProblem form={form} title="The plan was not changed" stale={{ what: "this project", load: loadTheirs }} />
    </DialogForm>
  );
}
