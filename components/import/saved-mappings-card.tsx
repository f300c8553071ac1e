"use client";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { DateTime } from "@/components/ui/time";
import { call } from "@/lib/client/api";
import { labelOfField } from "@/lib/domain/inventory-file/fields";
import type { SavedMapping } from "@/lib/schemas/imports";

/** Column mappings that people of the organisation chose; a file with the same header is read by them. */
export function SavedMappingsCard({ items }: { items: readonly SavedMapping[] }) {
  const router = useRouter();
  return (
    <Card>
      <CardHeader>
        <CardTitle description="Chosen by hand in an import; the next file with the same header is read the same way.">
          Remembered columns
        </CardTitle>
      </CardHeader>
      {items.length === 0 ? (
        <CardBody className="text-muted">
          None yet. When somebody corrects the columns of a file and imports it, they are remembered here.
        </CardBody>
      ) : (
        <Table label="Remembered columns">
          <THead>
            <tr>
              <Th>Learnt from</Th>
              <Th>Columns</Th>
              <Th>When</Th>
              <Th>
                <span className="sr-only">Action</span>
              </Th>
            </tr>
          </THead>
          <TBody>
            {items.map(({ headerKey, filename, columns, updatedAt }) => (
              <Tr key={headerKey} className="align-top">
                <Td className="wrap-anywhere min-w-36">{filename}</Td>
                <Td className="min-w-64 text-muted">
                  {columns
                    .filter(({ field }) => field !== null)
                    .map(({ header, field }) => `${header || "no header"}: ${field ? labelOfField(field) : ""}`)
                    .join(", ")}
                </Td>
                <Td className="whitespace-nowrap text-muted">
                  <DateTime value={updatedAt} show="date" />
                </Td>
                <Td className="text-right">
                  <ConfirmDialog
                    title="Forget these columns?"
                    description={`Files with the header of ${filename} are then read by the known names again.`}
                    confirmLabel="Forget"
                    onConfirm={async () => {
                      await call("DELETE /api/mappings/{headerKey}", { params: { headerKey } });
                      router.refresh();
                    }}
                    trigger={<Button size="sm">Forget</Button>}
                  />
                </Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      )}
    </Card>
  );
}
