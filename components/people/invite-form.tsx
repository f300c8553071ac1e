"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { focusFirstInvalid, NO_PROBLEMS, problemsOfAnswer, problemsOfSchema } from "@/components/project/form-problems";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { RadioCards } from "@/components/ui/radio-cards";
import { call } from "@/lib/client/api";
import { PROJECT_ROLES, type ProjectRole, ROLE_DESCRIPTIONS, ROLE_LABELS } from "@/lib/domain/access";
import { projectInvitationInput } from "@/lib/schemas/people";
import { InvitationLink } from "./invitation-link";

/** Makes a link to be sent by whatever way people talk to each other: the application sends no mail. */
export function InviteForm({ projectId }: { projectId: string }) {
  const router = useRouter();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<ProjectRole>("technician");
  const [problems, setProblems] = useState(NO_PROBLEMS);
  const [made, setMade] = useState<{ email: string; url: string; expiresAt: string } | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const checked = projectInvitationInput.safeParse({ email: email.trim(), role });
    if (!checked.success) {
      setProblems(problemsOfSchema(checked.error));
      return focusFirstInvalid(form);
    }
    setIsBusy(true);
    setProblems(NO_PROBLEMS);
    try {
      setMade(await call("POST /api/projects/{projectId}/invitations", { params: { projectId }, body: checked.data }));
      setEmail("");
      router.refresh();
    } catch (error) {
      setProblems(problemsOfAnswer(error));
      focusFirstInvalid(form);
    }
    setIsBusy(false);
  }

  return (
    <Card>
      <CardHeader>
        <CardTitle>Invite somebody</CardTitle>
      </CardHeader>
      <CardBody>
        <form noValidate onSubmit={submit} className="flex flex-col gap-4">
          <Field label="E-mail" error={problems.fields.email}>
            {(control) => (
              <Input
                {...control}
                type="email"
                name="email"
                autoComplete="off"
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            )}
          </Field>
          <RadioCards
            legend="Role in this project"
            name="role"
            items={PROJECT_ROLES.map((value) => ({
              value,
              title: ROLE_LABELS[value],
              description: ROLE_DESCRIPTIONS[value],
            }))}
            value={role}
            onChange={setRole}
            error={problems.fields.role}
          />
          {problems.whole && Object.keys(problems.fields).length === 0 && (
            <Notice tone="bad" role="alert" title="Nobody was invited">
              {problems.whole}
            </Notice>
          )}
          <div>
            <Button type="submit" variant="primary" isBusy={isBusy}>
              Make an invitation link
            </Button>
          </div>
        </form>
        {made && <InvitationLink {...made} />}
      </CardBody>
    </Card>
  );
}
