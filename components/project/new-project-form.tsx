"use client";
import { useRouter } from "next/navigation";
import { FormProblem } from "@/components/form/form-problem";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { routeOf } from "@/components/ui/route-of";
import { call } from "@/lib/client/api";
import { inputOf, NEW_DRAFT } from "./project-draft";
import { ProjectFields } from "./project-fields";
import { zoneOfBrowser } from "./time-zone-field";

export function NewProjectForm() {
  const router = useRouter();
  const form = useForm({
    start: NEW_DRAFT,
    schema: () => import("@/lib/schemas/projects").then(({ createProjectInput }) => createProjectInput),
    inputOf: (draft) => inputOf({ ...draft, timeZone: draft.timeZone || zoneOfBrowser() }),
    isLeaving: true,
    save: async (body, idempotencyKey) => {
      const project = await call("POST /api/projects", { body, idempotencyKey });
      router.push(routeOf(`/projects/${project.id}`));
    },
  });
  return (
    <form {...form.formProps} className="flex flex-col gap-4">
      <ProjectFields form={form} />
      <FormProblem form={form} title="The project was not created" />
      <div className="flex flex-wrap justify-end gap-2">
        <LinkButton href="/projects">Cancel</LinkButton>
        <Button type="submit" variant="primary" isBusy={form.isBusy}>
          Create project
        </Button>
      </div>
    </form>
  );
}
