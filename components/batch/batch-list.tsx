import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { BATCH_STATE_LABELS } from "@/lib/domain/work/batch-life";
import { BATCH_STATE_TONES, LOAD_FAMILY_LABELS } from "@/lib/format/labels";
import { formatNumber } from "@/lib/format/text";
import type { Batch } from "@/lib/schemas/batches";
import { BatchProgress } from "./batch-progress";
import { BatchWindow } from "./batch-window";
import { BATCH_KIND_LABELS } from "./batch-words";

type BatchListProps = { batches: readonly Batch[]; timeZone: string };

/** In the order of work. */
export function BatchList({ batches, timeZone }: BatchListProps) {
  return (
    <Card>
      <Table label="Batches in the order of work">
        <THead>
          <tr>
            <Th>Batch</Th>
            <Th>State</Th>
            <Th isNumeric>Phones</Th>
            <Th className="min-w-36">Progress</Th>
            <Th>Models</Th>
            <Th className="min-w-32">
              Window <span className="block font-normal">{timeZone.replaceAll("_", " ")}</span>
            </Th>
            <Th>Assigned to</Th>
          </tr>
        </THead>
        <TBody>
          {batches.map((batch) => (
            <Tr key={batch.id}>
              <Td className="min-w-44">
                <Link
                  href={routeOf(`/projects/${batch.projectId}/batches/${batch.id}`)}
                  className="inline-flex min-h-6 items-center font-medium hover:underline pointer-coarse:min-h-11"
                >
                  {batch.name}
                </Link>
                <span className="flex flex-wrap items-center gap-1.5 text-muted text-xs">
                  <Badge tone={batch.kind === "pilot" ? "accent" : "idle"} hasDot={false}>
                    {BATCH_KIND_LABELS[batch.kind]}
                  </Badge>
                  {batch.site}
                </span>
              </Td>
              <Td>
                <Badge tone={BATCH_STATE_TONES[batch.state]}>{BATCH_STATE_LABELS[batch.state]}</Badge>
                {batch.stale > 0 && (
                  <Badge tone="warn" className="mt-1">
                    Stale: {formatNumber(batch.stale)} no longer eligible
                  </Badge>
                )}
              </Td>
              <Td isNumeric>{formatNumber(batch.phones)}</Td>
              <Td>
                <BatchProgress batch={batch} />
              </Td>
              <Td className="text-xs">
                {batch.loadFamily ? LOAD_FAMILY_LABELS[batch.loadFamily] : <span className="text-muted">Several</span>}
              </Td>
              <Td className="text-xs">
                <BatchWindow batch={batch} timeZone={timeZone} />
              </Td>
              <Td className="min-w-24 text-xs">
                {batch.assignees.length > 0 ? (
                  batch.assignees.map(({ name }) => name).join(", ")
                ) : (
                  <span className="text-muted">Nobody yet</span>
                )}
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </Card>
  );
}
