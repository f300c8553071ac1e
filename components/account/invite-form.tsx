"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { CodeValue } from "@/components/ui/code-value";
import { Field } from "@/components/ui/field";
import { Input, NativeSelect } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { ApiError, call, messageOf } from "@/lib/client/api";
import { ROLE_DESCRIPTIONS, ROLE_LABELS, ROLES, type Role } from "@/lib/domain/access";

export function InviteForm({ projects }: { projects: readonly { id: string; name: string }[] }) {
  const router = useRouter();
  const [role, setRole] = useState<Role>("project-manager");
  const [link, setLink] = useState<{ email: string; url: string } | null>(null);
  const [error, setError] = useState<unknown>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    const projectId = String(fields.get("projectId") ?? "");
    try {
      setLink(
        await call("POST /api/invitations", {
          body: { email: String(fields.get("email")), role, ...(projectId ? { projectId } : {}) },
        }),
      );
      setError(null);
      form.reset();
      router.refresh();
    } catch (failure) {
      setError(failure);
    }
  }

  const fieldError = error instanceof ApiError ? error.of("email") : undefined;
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {link && (
        <Notice tone="ok" title={`Send this link to ${link.email}`} role="status">
          <CodeValue label="Invitation link" value={link.url} isLabelHidden />
          <p className="mt-1">It works once, for 14 days, and is not shown again.</p>
        </Notice>
      )}
      {error !== null && !fieldError && <Notice tone="bad" title={messageOf(error)} role="alert" />}
      <div className="grid items-start gap-3 sm:grid-cols-3">
        <Field label="E-mail" error={fieldError}>
          {(control) => <Input {...control} name="email" type="email" required />}
        </Field>
        <Field label="Role" hint={ROLE_DESCRIPTIONS[role]}>
          {(control) => (
            <NativeSelect {...control} value={role} onChange={(event) => setRole(event.target.value as Role)}>
              {ROLES.map((value) => (
                <option key={value} value={value}>
                  {ROLE_LABELS[value]}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label="In">
          {(control) => (
            <NativeSelect {...control} name="projectId" defaultValue="" disabled={role === "administrator"}>
              <option value="">All projects</option>
              {projects.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      </div>
      <Button type="submit" variant="primary" className="self-start">
        Create invitation link
      </Button>
    </form>
  );
}
