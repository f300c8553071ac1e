import { FileSpreadsheet } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { TimeAgo } from "@/components/ui/time";
import { expectedCounts } from "@/lib/domain/inventory-file/expected-counts";
import { formatBytes, formatNumber } from "@/lib/format/text";
import type { ImportCounts, InventoryImport } from "@/lib/schemas/imports";
import { CheckNowButton } from "./check-now-button";
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
            <Th isNumeric>Left out</Th>
            <Th isNumeric>Rejected</Th>
            <Th isNumeric>Remarks</Th>
            <Th>Uploaded</Th>
          </tr>
        </THead>
        <TBody>
          {items.map((item) => (
            <ImportRow key={item.id} item={item} canManage={canManage} />
          ))}
        </TBody>
      </Table>
    </Card>
  );
}

type ShownCounts = Pick<
  ImportCounts,
  "rows" | "created" | "changed" | "unchanged" | "leftOut" | "rejected" | "warnings"
>;

/** Of a file that waits: what its last check found, with what was chosen since. Null: not known. */
function countsOf({ status, counts, check, options }: InventoryImport): ShownCounts | null {
  if (status === "committed" || status === "undone") return counts;
  return check && expectedCounts(check.counts, check, options);
}

function ImportRow({ item, canManage }: { item: InventoryImport; canManage: boolean }) {
  const { label, tone } = IMPORT_STATUS_LABELS[item.status];
  const counts = countsOf(item);
  const isExpected = counts !== null && counts !== item.counts;
  const number = (key: keyof ShownCounts) => (counts ? formatNumber(counts[key]) : "–");
  const isSome = (key: keyof ShownCounts) => counts !== null && counts[key] > 0;
  return (
    <Tr className={isExpected ? "text-muted" : undefined}>
      <Td className="min-w-48 max-w-80 text-fg">
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
        <StateNote item={item} isExpected={isExpected} canManage={canManage} />
      </Td>
      <Td isNumeric>{number("rows")}</Td>
      <Td isNumeric>{number("created")}</Td>
      <Td isNumeric>{number("changed")}</Td>
      <Td isNumeric>{number("unchanged")}</Td>
      <Td isNumeric>{number("leftOut")}</Td>
      <Td isNumeric className={isSome("rejected") ? "font-medium text-bad" : undefined}>
        {number("rejected")}
      </Td>
      <Td isNumeric className={isSome("warnings") ? "text-warn" : undefined}>
        {number("warnings")}
      </Td>
      <Td className="text-fg">
        <span className="block">{item.uploadedBy}</span>
        <TimeAgo value={item.createdAt} className="text-muted text-xs" />
      </Td>
    </Tr>
  );
}

type StateNoteProps = { item: InventoryImport; isExpected: boolean; canManage: boolean };

/** What the numbers beside it mean, or why there are none yet. */
function StateNote({ item, isExpected, canManage }: StateNoteProps) {
  const { status, progress, columns } = item;
  if (status === "running" || status === "checking")
    return <span className="block whitespace-nowrap text-muted text-xs">{formatNumber(progress)} rows read</span>;
  if (isExpected) return <span className="block whitespace-nowrap text-muted text-xs">would do what is listed</span>;
  if (status !== "ready") return null;
  if (!columns.some(({ field }) => field === "mac"))
    return <span className="block whitespace-nowrap text-bad text-xs">No MAC column yet</span>;
  return canManage ? (
    <CheckNowButton importId={item.id} filename={item.filename} />
  ) : (
    <span className="block whitespace-nowrap text-muted text-xs">Not checked yet</span>
  );
}
