"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { ApiError, call } from "@/lib/client/api";
import { plural } from "@/lib/format/text";
import { editProjectInput, type Project } from "@/lib/schemas/projects";
import type { WhatIf } from "@/lib/schemas/what-if";
import { focusFirstInvalid, NO_PROBLEMS, problemsOfAnswer, problemsOfSchema } from "./form-problems";
import { PlanPreview } from "./plan-preview";
import { changesVerdicts, draftOf, inputOf, type ProjectDraft } from "./project-draft";
import { ProjectFields } from "./project-fields";
import { useWhatIf } from "./use-what-if";

/** Only what was changed here is sent; what somebody else changes meanwhile comes in by itself. */
export function EditProjectForm({ project }: { project: Project }) {
  const router = useRouter();
  const stored = draftOf(project);
  const [changes, setChanges] = useState<Partial<ProjectDraft>>({});
  const [problems, setProblems] = useState(NO_PROBLEMS);
  const [isStale, setIsStale] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const draft = { ...stored, ...changes };
  const isChanged = Object.keys(changes).length > 0;
  const willDecideAgain = changesVerdicts(stored, draft);
  const { direction, target, policy, loads } = inputOf(draft);
  const { answer, problem } = useWhatIf(project.id, willDecideAgain ? { direction, target, policy, loads } : null);
  const isUntold = willDecideAgain && !answer && !problem;
  const [isAsking, setIsAsking] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  function change(next: ProjectDraft) {
    const keys = Object.keys(next) as (keyof ProjectDraft)[];
    setChanges(
      Object.fromEntries(keys.filter((key) => !isSame(next[key], stored[key])).map((key) => [key, next[key]])),
    );
  }

  /** A plan that judges phones anew is saved by the dialog, which says once more how many. */
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const checked = editProjectInput.safeParse(changedInput(stored, draft));
    if (!checked.success) {
      setProblems(problemsOfSchema(checked.error));
      return focusInvalid();
    }
    setProblems(NO_PROBLEMS);
    if (willDecideAgain && answer?.phones !== 0) setIsAsking(true);
    else void save();
  }

  function focusInvalid() {
    if (form.current) focusFirstInvalid(form.current);
  }

  async function save() {
    const body = editProjectInput.parse(changedInput(stored, draft));
    setIsBusy(true);
    setIsStale(false);
    setProblems(NO_PROBLEMS);
    try {
      const params = { projectId: project.id };
      await call("PATCH /api/projects/{projectId}", { params, body, version: project.version });
      setChanges({});
      toast.success("Settings saved", {
        description: willDecideAgain ? "Every phone is being decided again; the overview follows." : undefined,
      });
      router.refresh();
    } catch (error) {
      setProblems(problemsOfAnswer(error));
      setIsStale(error instanceof ApiError && error.status === 412);
      focusInvalid();
    }
    setIsBusy(false);
  }

  return (
    <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
      <ProjectFields draft={draft} onChange={change} errors={problems.fields} />
      {willDecideAgain && <PlanPreview project={project} answer={answer} problem={problem} />}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title="Save and judge every phone again?"
        description={answer ? sentenceOf(answer) : "What would change could not be told; every phone is judged again."}
        confirmLabel="Save settings"
        onConfirm={save}
      />
      {problems.whole && (
        <Notice
          tone="bad"
          role="alert"
          title={isStale ? "Somebody else changed these settings meanwhile" : "The settings were not saved"}
          actions={
            isStale && (
              <Button
                onClick={() => {
                  setProblems(NO_PROBLEMS);
                  router.refresh();
                }}
              >
                Load their changes
              </Button>
            )
          }
        >
          {isStale
            ? "Nothing was saved. Load their changes: what you changed here stays in the form, then save again."
            : problems.whole}
        </Notice>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {isChanged && <Button onClick={() => setChanges({})}>Discard changes</Button>}
        <Button type="submit" variant="primary" isBusy={isBusy} disabled={!isChanged || isUntold}>
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

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The fields of the API that differ. */
function changedInput(before: ProjectDraft, after: ProjectDraft) {
  const old: Record<string, unknown> = inputOf(before);
  return Object.fromEntries(Object.entries(inputOf(after)).filter(([key, value]) => !isSame(value, old[key])));
}
