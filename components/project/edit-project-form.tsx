"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { FormProblem } from "@/components/form/form-problem";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useWhatIf } from "@/components/what-if/use-what-if";
import { call } from "@/lib/client/api";
import { plural } from "@/lib/format/text";
import type { EditProjectInput, Project } from "@/lib/schemas/projects";
import type { WhatIf } from "@/lib/schemas/what-if";
import { changedInput, changesVerdicts, draftOf, inputOf } from "./project-draft";
import { ProjectFields } from "./project-fields";
import { SettingsPreview } from "./settings-preview";

/** Only what was changed here is sent; what somebody else changes meanwhile comes in by itself. */
export function EditProjectForm({ project }: { project: Project }) {
  const router = useRouter();
  /** Settings that wait for a yes, since they judge every phone again. */
  const [asked, setAsked] = useState<EditProjectInput | null>(null);
  const stored = draftOf(project);
  const form = useForm({
    start: stored,
    schema: () => import("@/lib/schemas/projects").then(({ editProjectInput }) => editProjectInput),
    inputOf: (draft) => changedInput(stored, draft),
    save: async (body) => {
      if (willJudgeAgain && answer?.phones !== 0) setAsked(body);
      else await save(body);
    },
  });
  const willJudgeAgain = changesVerdicts(stored, form.values);
  const { direction, target, policy, loads } = inputOf(form.values);
  const { answer, problem } = useWhatIf(project.id, willJudgeAgain ? { direction, target, policy, loads } : null);
  const isEffectUnknown = willJudgeAgain && !answer && !problem;

  async function save(body: EditProjectInput) {
    const params = { projectId: project.id };
    await call("PATCH /api/projects/{projectId}", { params, body, version: project.version });
    form.reset();
    toast.success("Settings saved", {
      description: willJudgeAgain ? "Every phone is being decided again; the overview follows." : undefined,
    });
    router.refresh();
  }
  function loadTheirs() {
    form.forgetProblem();
    router.refresh();
  }

  return (
    <form {...form.formProps} className="flex flex-col gap-4">
      <ProjectFields form={form} />
      {willJudgeAgain && <SettingsPreview project={project} answer={answer} problem={problem} />}
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(isOpen) => !isOpen && setAsked(null)}
        title="Save and judge every phone again?"
        description={answer ? sentenceOf(answer) : "The effect could not be worked out; every phone is judged again."}
        confirmLabel="Save settings"
        onConfirm={() => (asked ? save(asked).catch(form.show) : undefined)}
      />
      <FormProblem
        form={form}
        title="The settings were not saved"
        stale={{ what: "these settings", load: loadTheirs }}
      />
      <div className="flex flex-wrap items-center justify-end gap-2">
        {form.isChanged && <Button onClick={form.reset}>Discard changes</Button>}
        <Button type="submit" variant="primary" isBusy={form.isBusy} disabled={!form.isChanged || isEffectUnknown}>
          Save settings
        </Button>
      </div>
    </form>
  );
}

function sentenceOf({ changed, phones, licenseChanges, batches }: WhatIf): string {
  const licenses = licenseChanges.reduce((sum, { count }) => sum + count, 0);
  const lost = batches.reduce((sum, { phones: count }) => sum + count, 0);
  return [
    `${plural(changed, "phone")} of ${plural(phones, "phone")} get another verdict, ${plural(licenses, "phone")} another licence.`,
    lost > 0 && `${plural(lost, "phone")} in batches could no longer move.`,
    "Each phone’s history says so.",
  ]
    .filter(Boolean)
    .join(" ");
}
