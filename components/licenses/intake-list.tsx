import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { DateTime } from "@/components/ui/time";
import { INTAKE_LABELS, INTAKE_OUTCOMES } from "@/lib/domain/licenses/intake";
import { formatBytes, formatNumber } from "@/lib/format/text";
import type { Intake } from "@/lib/schemas/licenses";

/** What was taken in, newest first, and how its entries ended. */
export function IntakeList({ projectId, intakes }: { projectId: string; intakes: readonly Intake[] }) {
  return (
    <Table label="Licence files taken in">
      <THead>
        <tr>
          <Th>File</Th>
          <Th>When</Th>
          <Th isNumeric>Entries</Th>
          {INTAKE_OUTCOMES.map((outcome) => (
            <Th key={outcome} isNumeric>
              {INTAKE_LABELS[outcome]}
            </Th>
          ))}
        </tr>
      </THead>
      <TBody>
        {intakes.map(({ id, fileName, bytes, entries, counts, by, createdAt }) => (
          <Tr key={id}>
            <Td className="min-w-40">
              <Link
                href={routeOf(`/projects/${projectId}/licenses/files/${id}`)}
                className="break-all font-medium text-accent underline-offset-2 hover:underline"
              >
                {fileName}
              </Link>
              <span className="block text-muted text-xs">{formatBytes(bytes)}</span>
            </Td>
            <Td className="min-w-32">
              <DateTime value={createdAt} />
              <span className="block text-muted text-xs">{by}</span>
            </Td>
            <Td isNumeric>{formatNumber(entries)}</Td>
            {INTAKE_OUTCOMES.map((outcome) => (
              <Td key={outcome} isNumeric className={counts[outcome] ? undefined : "text-muted"}>
                {formatNumber(counts[outcome] ?? 0)}
              </Td>
            ))}
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}
