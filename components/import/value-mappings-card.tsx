"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Summary } from "@/components/ui/summary";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { call, messageOf } from "@/lib/client/api";
import { labelOfField } from "@/lib/domain/inventory-file/fields";
import { plural } from "@/lib/format/text";
import type { ValueMapping } from "@/lib/schemas/imports";

type ValueMappingsCardProps = { projectId: string; items: readonly ValueMapping[]; canManage: boolean };

/** Texts that were settled once; they are read this way in every file that comes. */
export function ValueMappingsCard({ projectId, items, canManage }: ValueMappingsCardProps) {
  const router = useRouter();
  const [busy, setBusy] = useState<ValueMapping | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  if (items.length === 0) return null;

  async function forget(item: ValueMapping) {
    setBusy(item);
    setFailure(null);
    try {
      const query = { field: item.field, text: item.text };
      await call("DELETE /api/projects/{projectId}/value-mappings", { params: { projectId }, query });
      router.refresh();
    } catch (error) {
      setFailure(messageOf(error));
    }
    setBusy(null);
  }

  return (
    <Card className="mt-4">
      <details>
        <Summary className="px-4 py-3 hover:bg-hover focus-visible:-outline-offset-2">
          <span className="font-semibold text-sm">{plural(items.length, "text")} settled</span>
          <span className="block text-muted text-xs">
            Read this way in every file of the project. Phones that were imported before stay as they are.
          </span>
        </Summary>
        <Table label="Texts that were settled" wrapperClassName="border-line border-t">
          <THead>
            <tr>
              <Th>Field</Th>
              <Th>In the file</Th>
              <Th>Means</Th>
              <Th>Settled by</Th>
              {canManage && (
                <Th>
                  <span className="sr-only">Action</span>
                </Th>
              )}
            </tr>
          </THead>
          <TBody>
            {items.map((item) => (
              <Tr key={`${item.field} ${item.text}`}>
                <Td>{labelOfField(item.field)}</Td>
                <Td className="code max-w-64 break-all">{item.text}</Td>
                <Td>{item.value ?? <span className="text-muted">nothing: counts as empty</span>}</Td>
                <Td className="text-muted">{item.createdBy}</Td>
                {canManage && (
                  <Td className="text-right">
                    <Button size="sm" isBusy={busy === item} onClick={() => void forget(item)}>
                      Forget<span className="sr-only"> what “{item.text}” means</span>
                    </Button>
                  </Td>
                )}
              </Tr>
            ))}
          </TBody>
        </Table>
        {failure && (
          <p role="alert" className="px-4 py-2 text-bad">
            {failure}
          </p>
        )}
      </details>
    </Card>
  );
}
