import { Badge } from "@/components/ui/badge";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { DateTime } from "@/components/ui/time";
import { FULFILMENT_STATE_LABELS } from "@/lib/domain/licenses/pool";
import { formatNumber } from "@/lib/format/text";
import type { Fulfilment } from "@/lib/schemas/licenses";
import { FulfilmentActions } from "./fulfilment-actions";

/** What was handed to the portal, newest first: by whom, how far it is, and how many of its files are in hand. */
export function FulfilmentList({ projectId, items }: { projectId: string; items: readonly Fulfilment[] }) {
  return (
    <Table label="Portal sheets">
      <THead>
        <tr>
          <Th>Handed in</Th>
          <Th>State</Th>
          <Th>Which phones</Th>
          <Th isNumeric>Phones</Th>
          <Th isNumeric>In hand</Th>
          <Th>Licence and PAK</Th>
          <Th>
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </THead>
      <TBody>
        {items.map((sheet) => (
          <Tr key={sheet.id}>
            <Td className="min-w-32">
              <DateTime value={sheet.createdAt} />
              <span className="block text-muted text-xs">{sheet.by}</span>
            </Td>
            <Td className="min-w-32">
              <Badge tone={sheet.state === "processed" ? "ok" : "accent"}>{FULFILMENT_STATE_LABELS[sheet.state]}</Badge>
              {sheet.processedAt && (
                <span className="block text-muted text-xs">
                  <DateTime value={sheet.processedAt} /> {sheet.processedBy}
                </span>
              )}
            </Td>
            <Td className="min-w-32">{sheet.scope}</Td>
            <Td isNumeric>{formatNumber(sheet.phones)}</Td>
            <Td isNumeric>{formatNumber(sheet.held)}</Td>
            <Td className="whitespace-nowrap">
              <span className="code">{sheet.sku}</span>
              {sheet.pak && <span className="code block text-muted text-xs">{sheet.pak}</span>}
            </Td>
            <Td className="whitespace-nowrap text-right">
              <FulfilmentActions projectId={projectId} sheet={sheet} />
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}
