import { FileSpreadsheet } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { routeOf } from "@/components/ui/route-of";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { TimeAgo } from "@/components/ui/time";
import { formatBytes, formatNumber } from "@/lib/format/text";
import type { InventoryImport } from "@/lib/schemas/imports";
import { IMPORT_STATUS_LABELS } from "./import-words";

type ImportListProps = { items: readonly InventoryImport[]; canManage: boolean };

export function ImportList({ items, canManage }: ImportListProps) {
  if (items.length === 0) {
    return (
      <Card>
        <EmptyState icon={<FileSpreadsheet />} title="No file was uploaded yet">
          {canManage
            ? "Begin with the list you have, even one column of MACs. Later files fill the gaps: rows are matched by MAC."
            : "The project manager uploads the customer’s phone lists here. This page then shows what was imported and what was rejected."}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <Table label="Uploads, newest first">
        <THead>
          <tr>
            <Th>File</Th>
            <Th>State</Th>
            <Th isNumeric>Rows</Th>
            <Th isNumeric>New</Th>
            <Th isNumeric>Changed</Th>
            <Th isNumeric>Unchanged</Th>
            <Th isNumeric>Rejected</Th>
            <Th isNumeric>Remarks</Th>
            <Th>Uploaded</Th>
          </tr>
        </THead>
        <TBody>
          {items.map((item) => (
            <ImportRow key={item.id} item={item} />
          ))}
        </TBody>
      </Table>
    </Card>
  );
}

function ImportRow({ item }: { item: InventoryImport }) {
  const { label, tone } = IMPORT_STATUS_LABELS[item.status];
  const { counts } = item;
  const hasCounts = item.status === "committed" || item.status === "undone";
  const number = (value: number) => (hasCounts ? formatNumber(value) : "–");
  return (
    <Tr>
      <Td className="min-w-48 max-w-80">
        <Link
          href={routeOf(`/projects/${item.projectId}/imports/${item.id}`)}
          className="flex min-h-6 items-center font-medium hover:underline pointer-coarse:min-h-11"
        >
          <span className="truncate">{item.filename}</span>
        </Link>
        <span className="block text-muted text-xs">{formatBytes(item.bytes)}</span>
      </Td>
      <Td>
        <Badge tone={tone}>{label}</Badge>
        {item.status === "running" && (
          <span className="block whitespace-nowrap text-muted text-xs">{formatNumber(item.progress)} rows read</span>
        )}
      </Td>
      <Td isNumeric>{number(counts.rows)}</Td>
      <Td isNumeric>{number(counts.created)}</Td>
      <Td isNumeric>{number(counts.changed)}</Td>
      <Td isNumeric>{number(counts.unchanged)}</Td>
      <Td isNumeric className={hasCounts && counts.rejected > 0 ? "font-medium text-bad" : undefined}>
        {number(counts.rejected)}
      </Td>
      <Td isNumeric className={hasCounts && counts.warnings > 0 ? "text-warn" : undefined}>
        {number(counts.warnings)}
      </Td>
      <Td>
        <span className="block">{item.uploadedBy}</span>
        <TimeAgo value={item.createdAt} className="text-muted text-xs" />
      </Td>
    </Tr>
  );
}
