import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { formatNumber } from "@/lib/format/text";
import type { BatchPlan } from "@/lib/schemas/batches";
import { BatchWindow } from "./batch-window";

type ProposalTableProps = { projectId: string; timeZone: string; proposals: BatchPlan["proposals"] };

/** Every proposal with its reason: a new batch, or one that is there and takes more phones. Nothing is stored yet. */
export function ProposalTable({ projectId, timeZone, proposals }: ProposalTableProps) {
  const isDated = proposals.some(({ startsAt }) => startsAt !== null);
  return (
    <Table label="Proposed batches" wrapperClassName="rounded-md border border-line">
      <THead>
        <tr>
          <Th>Batch, and why</Th>
          {isDated && <Th className="hidden sm:table-cell">Window, {timeZone.replaceAll("_", " ")}</Th>}
          <Th isNumeric>Phones</Th>
        </tr>
      </THead>
      <TBody>
        {proposals.map(({ batchId, name, reason, phones, startsAt, endsAt }) => (
          <Tr key={batchId ?? name} className="align-top">
            <Td className="py-2">
              <span className="flex flex-wrap items-center gap-x-2">
                {batchId === null ? (
                  <span className="font-medium">{name}</span>
                ) : (
                  <Link
                    href={routeOf(`/projects/${projectId}/batches/${batchId}`)}
                    className="font-medium hover:underline"
                  >
                    {name}
                  </Link>
                )}
                <Badge tone={batchId === null ? "accent" : "idle"} hasDot={false}>
                  {batchId === null ? "New" : "Takes more"}
                </Badge>
              </span>
              {isDated && batchId === null && (
                <span className="block sm:hidden">
                  <BatchWindow batch={{ startsAt, endsAt }} timeZone={timeZone} showsZone />
                </span>
              )}
              <span className="block text-muted text-xs">{reason}</span>
            </Td>
            {isDated && (
              <Td className="hidden py-2 sm:table-cell">
                {batchId === null ? (
                  <BatchWindow batch={{ startsAt, endsAt }} timeZone={timeZone} />
                ) : (
                  <span className="text-muted">As it is</span>
                )}
              </Td>
            )}
            <Td isNumeric className="py-2">
              {batchId === null ? formatNumber(phones) : `+${formatNumber(phones)}`}
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}
