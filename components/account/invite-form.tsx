"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "@/components/form/form-problem";
import { SelectField, TextField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { Button } from "@/components/ui/button";
import { RadioCards } from "@/components/ui/radio-cards";
import { call } from "@/lib/client/api";
import { PROJECT_ROLES, type ProjectRole, ROLE_DESCRIPTIONS, ROLE_LABELS, ROLES, type Role } from "@/lib/domain/access";
import { InvitationLink } from "./invitation-link";

type InviteFormProps =
  | { projectId: string; projects?: undefined }
  /** For the organisation: all its projects or one of them. */
  | { projectId?: undefined; projects: readonly { id: string; name: string }[] };

type Made = { email: string; url: string; expiresAt: string };
type Draft = { email: string; role: Role; projectId: string };

const schemaOf = (isOfProject: boolean) =>
  import("@/lib/schemas/people").then(({ invitationInput, projectInvitationInput }) =>
    isOfProject ? projectInvitationInput : invitationInput,
  );

/** Makes a link to be sent by whatever way people talk to each other: the application sends no mail. */
export function InviteForm({ projectId, projects }: InviteFormProps) {
  const router = useRouter();
  const [made, setMade] = useState<Made | null>(null);
  const start: Draft = { email: "", role: projectId ? "technician" : "project-manager", projectId: "" };
  const roles: readonly Role[] = projectId ? PROJECT_ROLES : ROLES;
  const form = useForm({
    start,
    schema: () => schemaOf(projectId !== undefined),
    inputOf: ({ email, role, projectId: chosen }) => ({
      email: email.trim(),
      role,
      ...(chosen && role !== "administrator" ? { projectId: chosen } : {}),
    }),
    save: async (body) => {
      setMade(
        projectId
          ? await call("POST /api/projects/{projectId}/invitations", {
              params: { projectId },
              body: { email: body.email, role: body.role as ProjectRole },
            })
          : await call("POST /api/invitations", { body }),
      );
      form.set({ email: "" });
      router.refresh();
    },
  });
  return (
    <>
      <form {...form.formProps} className="flex flex-col gap-4">
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField form={form} name="email" label="E-mail" type="email" fieldClassName="max-w-lg" required />
          {projects && (
            <SelectField
              form={form}
              name="projectId"
              label="In"
              disabled={form.values.role === "administrator"}
              options={[
                { value: "", label: "All projects" },
                ...projects.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
        </div>
        <RadioCards
          legend={projectId ? "Role in this project" : "Role"}
          name="role"
          className={projectId ? "sm:grid-cols-2" : "sm:grid-cols-2 xl:grid-cols-3"}
          items={roles.map((value) => ({ value, title: ROLE_LABELS[value], description: ROLE_DESCRIPTIONS[value] }))}
          value={form.values.role}
          onChange={(role) => form.set({ role })}
          error={form.errors.role}
        />
        <FormProblem form={form} title="Nobody was invited" />
        <div>
          <Button type="submit" variant="primary" isBusy={form.isBusy}>
            Create invitation link
          </Button>
        </div>
      </form>
      {made && <InvitationLink {...made} />}
    </>
  );
}
