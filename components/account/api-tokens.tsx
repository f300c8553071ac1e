"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { CodeValue } from "@/components/ui/code-value";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input, NativeSelect } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { DateTime } from "@/components/ui/time";
import { ApiError, call, messageOf } from "@/lib/client/api";
import type { ApiToken } from "@/lib/schemas/people";

type ApiTokensProps = { tokens: readonly ApiToken[]; projects: readonly { id: string; name: string }[] };

export function ApiTokens({ tokens, projects }: ApiTokensProps) {
  const router = useRouter();
  const [created, setCreated] = useState("");
  const [error, setError] = useState<unknown>(null);

  async function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    const projectId = String(fields.get("projectId"));
    const body = {
      name: String(fields.get("name")),
      expiresInDays: Number(fields.get("days")),
      ...(projectId ? { projectId } : {}),
    };
    try {
      setCreated((await call("POST /api/tokens", { body })).token);
      setError(null);
      form.reset();
      router.refresh();
    } catch (failure) {
      setError(failure);
    }
  }

  async function revoke(tokenId: string) {
    await call("DELETE /api/tokens/{tokenId}", { params: { tokenId } });
    router.refresh();
  }

  const fieldError = error instanceof ApiError ? error.of("name") : undefined;
  return (
    <div className="flex flex-col gap-4">
      {created && (
        <Notice tone="ok" title="Copy the token now: it is not shown again" role="status">
          <CodeValue label="Token" value={created} isLabelHidden />
        </Notice>
      )}
      {error !== null && !fieldError && <Notice tone="bad" title={messageOf(error)} role="alert" />}
      {tokens.length > 0 && (
        <Table label="API tokens">
          <THead>
            <Tr>
              <Th>Name</Th>
              <Th>Begins with</Th>
              <Th>Limited to</Th>
              <Th>Last used</Th>
              <Th>Expires</Th>
              <Th>
                <span className="sr-only">Actions</span>
              </Th>
            </Tr>
          </THead>
          <TBody>
            {tokens.map((token) => (
              <Tr key={token.id}>
                <Td>{token.name}</Td>
                <Td className="code">{token.prefix}…</Td>
                <Td>
                  {token.projectId
                    ? (projects.find(({ id }) => id === token.projectId)?.name ?? "One project")
                    : "All your projects"}
                </Td>
                <Td>{token.lastUsedAt ? <DateTime value={token.lastUsedAt} /> : "Never"}</Td>
                <Td>{token.expiresAt ? <DateTime value={token.expiresAt} show="date" /> : "Never"}</Td>
                <Td>
                  <ConfirmDialog
                    trigger={
                      <Button size="sm" variant="ghost">
                        Revoke
                      </Button>
                    }
                    title={`Revoke "${token.name}"?`}
                    description="Scripts that use it stop working at once."
                    confirmLabel="Revoke"
                    tone="bad"
                    onConfirm={() => revoke(token.id)}
                  />
                </Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      )}
      <form onSubmit={create} className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_8rem_auto]">
        <Field label="Name" error={fieldError}>
          {(control) => <Input {...control} name="name" placeholder="Nightly export" required />}
        </Field>
        <Field label="Limited to">
          {(control) => (
            <NativeSelect {...control} name="projectId" defaultValue="">
              <option value="">All your projects</option>
              {projects.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label="Valid for">
          {(control) => (
            <NativeSelect {...control} name="days" defaultValue="90">
              <option value="30">30 days</option>
              <option value="90">90 days</option>
              <option value="365">1 year</option>
            </NativeSelect>
          )}
        </Field>
        <Button type="submit">Create token</Button>
      </form>
    </div>
  );
}
