import { Badge } from "@/components/ui/badge";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { labelOfField } from "@/lib/domain/inventory-file/fields";
import { formatNumber } from "@/lib/format/text";
import type { InventoryImport } from "@/lib/schemas/imports";
import { columnName } from "./import-words";

const ROWS = 8;

/** The first rows as they will be read: under the fields' own names. */
export function MappedPreview({ item }: { item: InventoryImport }) {
  const used = item.columns.flatMap(({ field, ...column }) => (field ? [{ ...column, field }] : []));
  const rows = item.preview.filter(({ line }) => line > item.headerRow).slice(0, ROWS);
  if (used.length === 0 || rows.length === 0) return null;
  const mac = used.find(({ field, order }) => field === "mac" && order === 0)?.index;
  const hasNumbers = item.preview.some(({ numeric, line }) => line > item.headerRow && numeric?.includes(mac ?? -1));
  return (
    <Card>
      <CardHeader>
        <CardTitle description="The first rows, as they would be read.">Preview</CardTitle>
      </CardHeader>
      {hasNumbers && (
        <Notice tone="warn" title="The workbook holds MACs as numbers" className="m-4">
          Those rows are refused, since zeros and letters may be lost. Type the MACs in under “Problems”, or format the
          column as text in the workbook, enter them again there and upload it again.
        </Notice>
      )}
      <Table label="First rows as they would be read">
        <THead>
          <tr>
            <Th isNumeric>Line</Th>
            {used.map((column) => (
              <Th key={column.index} title={`From “${columnName(column)}”`}>
                {column.field === "extra" ? columnName(column) : labelOfField(column.field)}
              </Th>
            ))}
          </tr>
        </THead>
        <TBody>
          {rows.map(({ line, cells, numeric }) => (
            <Tr key={line}>
              <Td isNumeric className="text-muted">
                {formatNumber(line)}
              </Td>
              {used.map(({ index, field }) => (
                <Td key={index} className="max-w-56 truncate whitespace-nowrap">
                  {cells[index]?.trim() || <span className="text-muted">–</span>}
                  {field === "mac" && numeric?.includes(index) && (
                    <Badge tone="bad" className="ml-2">
                      a number
                    </Badge>
                  )}
                </Td>
              ))}
            </Tr>
          ))}
        </TBody>
      </Table>
    </Card>
  );
}
