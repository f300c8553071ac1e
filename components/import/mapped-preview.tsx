import { Badge } from "@/components/ui/badge";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { labelOfField } from "@/lib/domain/inventory-file/fields";
import type { InventoryImport } from "@/lib/schemas/imports";
import { columnName } from "./import-words";

const ROWS = 8;

/** The first rows as they will be read: under the fields' own names. */
export function MappedPreview({ item }: { item: InventoryImport }) {
  const used = item.columns.flatMap(({ field, ...column }) => (field ? [{ ...column, field }] : []));
  const rows = item.preview.filter(({ line }) => line > item.headerRow).slice(0, ROWS);
  if (used.length === 0 || rows.length === 0) return null;
  return (
    <Card>
      <CardHeader>
        <CardTitle description="The first rows, as they would be read.">Preview</CardTitle>
      </CardHeader>
      <Table label="First rows as they would be read">
        <THead>
          <tr>
            <Th isNumeric>Line</Th>
            {used.map((column) => (
              <Th key={column.index} title={`From “${columnName(column)}”`}>
                {labelOfField(column.field)}
              </Th>
            ))}
          </tr>
        </THead>
        <TBody>
          {rows.map(({ line, cells, numeric }) => (
            <Tr key={line}>
              <Td isNumeric className="text-muted">
                {line}
              </Td>
              {used.map(({ index, field }) => (
                <Td key={index} className="max-w-56 truncate whitespace-nowrap">
                  {cells[index]?.trim() || <span className="text-muted">–</span>}
                  {field === "mac" && numeric?.includes(index) && <Badge tone="bad">a number</Badge>}
                </Td>
              ))}
            </Tr>
          ))}
        </TBody>
      </Table>
    </Card>
  );
}
