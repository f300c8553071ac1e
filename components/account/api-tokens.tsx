"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { Button } from "@/components/ui/button";
import { CodeValue } from "@/components/ui/code-value";
import { Notice } from "@/components/ui/notice";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { DateTime } from "@/components/ui/time";
import { call } from "@/lib/client/api";
import type { ApiToken } from "@/lib/schemas/people";
import { TokenForm } from "./token-form";

type ApiTokensProps = { tokens: readonly ApiToken[]; projects: readonly { id: string; name: string }[] };

export function ApiTokens({ tokens, projects }: ApiTokensProps) {
  const router = useRouter();
  const [created, setCreated] = useState("");

  async function revoke(tokenId: string) {
    await call("DELETE /api/tokens/{tokenId}", { params: { tokenId } });
    router.refresh();
  }

  return (
    <div className="flex flex-col gap-4">
      {created && (
        <Notice tone="ok" title="Copy the token now: it is not shown again" role="status">
          <CodeValue label="Token" value={created} isLabelHidden />
        </Notice>
      )}
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
                    title={`Revoke “${token.name}”?`}
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
      <TokenForm
        projects={projects}
        onCreated={(token) => {
          setCreated(token);
          router.refresh();
        }}
      />
    </div>
  );
}
