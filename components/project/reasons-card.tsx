import { CountLink } from "@/components/links/count-link";
import { inventoryHref } from "@/components/links/inventory-href";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { VERDICT_LABELS } from "@/lib/format/labels";
import { formatPercent } from "@/lib/format/text";
import type { Summary } from "@/lib/schemas/summary";

/** Why phones can or cannot move, each reason with the phones behind it. */
export function ReasonsCard({ projectId, summary }: { projectId: string; summary: Summary }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle description="Every phone has one reason. Open it for the rule and its source.">Why</CardTitle>
      </CardHeader>
      <Table label="Reasons">
        <THead>
          <tr>
            <Th>Reason</Th>
            <Th>Verdict</Th>
            <Th isNumeric>Phones</Th>
            <Th isNumeric className="max-sm:hidden">
              Share
            </Th>
          </tr>
        </THead>
        <TBody>
          {summary.reasons.map(({ code, label, verdict, count }) => {
            const href = inventoryHref(projectId, { reason: code });
            return (
              <Tr key={code}>
                <Td>
                  <Link href={routeOf(href)} className="rounded-sm hover:underline">
                    {label}
                  </Link>
                </Td>
                <Td className="whitespace-nowrap">
                  <Badge tone={VERDICT_LABELS[verdict].tone}>{VERDICT_LABELS[verdict].label}</Badge>
                </Td>
                <Td isNumeric>
                  <CountLink count={count} href={href} label={`phones: ${label}`} />
                </Td>
                <Td isNumeric className="text-muted max-sm:hidden">
                  {formatPercent(count, summary.phones)}
                </Td>
              </Tr>
            );
          })}
        </TBody>
      </Table>
    </Card>
  );
}
