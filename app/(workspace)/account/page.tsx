import type { Metadata } from "next";
import { ApiTokens } from "@/components/account/api-tokens";
import { PasswordForm } from "@/components/account/password-form";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { KeyValueList } from "@/components/ui/key-value";
import { PageHeader } from "@/components/ui/page-header";
import { ROLE_LABELS } from "@/lib/domain/access";
import { requireActor } from "@/lib/server/http/page";
import { listApiTokens } from "@/lib/server/people/list-api-tokens";
import { listProjects } from "@/lib/server/projects/list-projects";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const actor = await requireActor();
  const [tokens, projects] = await Promise.all([listApiTokens(actor.userId), listProjects(actor, { limit: 100 })]);
  const names = projects.items.map(({ id, name }) => ({ id, name }));
  const roles = actor.memberships.map(({ role, projectId }) => {
    const project = names.find(({ id }) => id === projectId)?.name;
    return project ? `${ROLE_LABELS[role]} in ${project}` : ROLE_LABELS[role];
  });
  return (
    <>
      <PageHeader title="Account" description="Your own sign-in, and tokens for scripts." />
      <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-6">
        <Card>
          <CardHeader>
            <CardTitle>You</CardTitle>
          </CardHeader>
          <CardBody>
            <KeyValueList
              items={[
                { label: "Name", value: actor.name },
                { label: "E-mail", value: actor.email },
                { label: "Organisation", value: actor.organizationName },
                { label: "Roles", value: roles.join(", ") },
              ]}
            />
          </CardBody>
        </Card>
        <Card>
          <CardHeader>
            <CardTitle>Password</CardTitle>
          </CardHeader>
          <CardBody>
            <PasswordForm email={actor.email} />
          </CardBody>
        </Card>
        <Card>
          <CardHeader>
            <CardTitle description="A token can do what you can. It is shown once, and can be revoked at any time.">
              API tokens
            </CardTitle>
          </CardHeader>
          <CardBody>
            <ApiTokens tokens={tokens} projects={names} />
          </CardBody>
        </Card>
      </div>
    </>
  );
}
