"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { ApiError, call } from "@/lib/client/api";
import { editProjectInput, type Project } from "@/lib/schemas/projects";
import { focusFirstInvalid, NO_PROBLEMS, problemsOfAnswer, problemsOfSchema } from "./form-problems";
import { changesVerdicts, draftOf, inputOf, type ProjectDraft } from "./project-draft";
import { ProjectFields } from "./project-fields";

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

  function change(next: ProjectDraft) {
    const keys = Object.keys(next) as (keyof ProjectDraft)[];
    setChanges(
      Object.fromEntries(keys.filter((key) => !isSame(next[key], stored[key])).map((key) => [key, next[key]])),
    );
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const checked = editProjectInput.safeParse(changedInput(stored, draft));
    if (!checked.success) {
      setProblems(problemsOfSchema(checked.error));
      return focusFirstInvalid(form);
    }
    setIsBusy(true);
    setIsStale(false);
    setProblems(NO_PROBLEMS);
    try {
      const params = { projectId: project.id };
      await call("PATCH /api/projects/{projectId}", { params, body: checked.data, version: project.version });
      setChanges({});
      toast.success("Settings saved", {
        description: willDecideAgain ? "Every phone is being decided again; the overview follows." : undefined,
      });
      router.refresh();
    } catch (error) {
      setProblems(problemsOfAnswer(error));
      setIsStale(error instanceof ApiError && error.status === 412);
      focusFirstInvalid(form);
    }
    setIsBusy(false);
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <ProjectFields draft={draft} onChange={change} errors={problems.fields} />
      {willDecideAgain && (
        <Notice tone="warn" role="status" title="Saving decides every phone again">
          Verdicts, reasons and licences follow the new plan within seconds. Phones keep their batch and what is ticked.
        </Notice>
      )}
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
        <Button type="submit" variant="primary" isBusy={isBusy} disabled={!isChanged}>
          Save settings
        </Button>
      </div>
    </form>
  );
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The fields of the API that differ. */
function changedInput(before: ProjectDraft, after: ProjectDraft) {
  const old: Record<string, unknown> = inputOf(before);
  return Object.fromEntries(Object.entries(inputOf(after)).filter(([key, value]) => !isSame(value, old[key])));
}
