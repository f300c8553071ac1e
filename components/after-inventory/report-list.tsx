import { ClipboardCheck } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { DateTime, TimeAgo } from "@/components/ui/time";
import { formatNumber } from "@/lib/format/text";
import type { AfterInventory } from "@/lib/schemas/after-inventories";
import { reportHref } from "./report-summary";

const SHOWN = [
  ["verified", "Verified"],
  ["moved", "Moved, not licensed"],
  ["contradicted", "Contradicted"],
  ["not-named", "Not named"],
  ["outside-plan", "Outside the plan"],
] as const;

/** The reports of a project, newest first. */
export function ReportList({ items }: { items: readonly AfterInventory[] }) {
  if (items.length === 0)
    return (
      <Card>
        <EmptyState icon={<ClipboardCheck />} title="No inventory was taken after the work yet">
          Upload a list of what the phones run now under Imports, for example an export of Unified CM or of Control Hub,
          look at its columns, and choose “Judge begun phones”. One file verifies every phone it names.
        </EmptyState>
      </Card>
    );
  return (
    <Card>
      <Table label="After-inventories, newest first">
        <THead>
          <tr>
            <Th>File</Th>
            <Th>State</Th>
            <Th isNumeric>Begun phones</Th>
            {SHOWN.map(([outcome, label]) => (
              <Th key={outcome} isNumeric>
                {label}
              </Th>
            ))}
            <Th>Taken</Th>
            <Th>Judged</Th>
          </tr>
        </THead>
        <TBody>
          {items.map((item) => (
            <Tr key={item.id}>
              <Td className="min-w-48 max-w-80">
                <Link
                  href={routeOf(reportHref(item))}
                  className="flex min-h-6 items-center font-medium hover:underline pointer-coarse:min-h-11"
                >
                  <span className="truncate">{item.filename}</span>
                </Link>
              </Td>
              <Td>
                <Badge tone={item.status === "applied" ? "ok" : "accent"}>
                  {item.status === "applied" ? "Taken as evidence" : "To be looked at"}
                </Badge>
              </Td>
              <Td isNumeric>{formatNumber(item.counts.begun)}</Td>
              {SHOWN.map(([outcome]) => (
                <Td key={outcome} isNumeric>
                  {formatNumber(item.counts.outcomes[outcome])}
                </Td>
              ))}
              <Td>
                <DateTime value={item.takenAt} />
              </Td>
              <Td>
                <span className="block">{item.createdBy}</span>
                <TimeAgo value={item.createdAt} className="text-muted text-xs" />
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </Card>
  );
}
