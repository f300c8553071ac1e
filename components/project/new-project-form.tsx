"use client";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { call } from "@/lib/client/api";
import { createProjectInput } from "@/lib/schemas/projects";
import { focusFirstInvalid, NO_PROBLEMS, problemsOfAnswer, problemsOfSchema } from "./form-problems";
import { inputOf, NEW_DRAFT } from "./project-draft";
import { ProjectFields } from "./project-fields";
import { zoneOfBrowser } from "./time-zone-field";

export function NewProjectForm() {
  const router = useRouter();
  const [draft, setDraft] = useState(NEW_DRAFT);
  const [problems, setProblems] = useState(NO_PROBLEMS);
  const [isBusy, setIsBusy] = useState(false);
  // One key for one form: sent twice, it makes one project. What is changed after a refusal is another request.
  const [sent, setSent] = useState<{ key: string; text: string } | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const checked = createProjectInput.safeParse(inputOf({ ...draft, timeZone: draft.timeZone || zoneOfBrowser() }));
    if (!checked.success) {
      setProblems(problemsOfSchema(checked.error));
      return focusFirstInvalid(form);
    }
    const text = JSON.stringify(checked.data);
    const key = sent?.text === text ? sent.key : crypto.randomUUID();
    setSent({ key, text });
    setIsBusy(true);
    setProblems(NO_PROBLEMS);
    try {
      const project = await call("POST /api/projects", { body: checked.data, idempotencyKey: key });
      router.push(`/projects/${project.id}` as Route);
    } catch (error) {
      setProblems(problemsOfAnswer(error));
      setIsBusy(false);
      focusFirstInvalid(form);
    }
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <ProjectFields draft={draft} onChange={setDraft} errors={problems.fields} />
      {problems.whole && (
        <Notice tone="bad" role="alert" title="The project was not created">
          {problems.whole}
        </Notice>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <LinkButton href="/projects">Cancel</LinkButton>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          Create project
        </Button>
      </div>
    </form>
  );
}
