import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { routeOf } from "@/components/ui/route-of";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import { INTAKE_LABELS } from "@/lib/domain/licenses/intake";
import { formatMac } from "@/lib/format/text";
import type { IntakeEntry } from "@/lib/schemas/licenses";
import { INTAKE_TONES } from "./license-words";

type IntakeReportProps = {
  projectId: string;
  entries: readonly IntakeEntry[];
  /** The address of the next entries; null at the end. */
  next: string | null;
};

/** Each entry with its outcome and, where it needs one, the reason. */
export function IntakeReport({ projectId, entries, next }: IntakeReportProps) {
  return (
    <>
      <Table label="Entries">
        <THead>
          <tr>
            <Th>Entry</Th>
            <Th>Outcome</Th>
            <Th>Phone</Th>
            <Th>Why</Th>
          </tr>
        </THead>
        <TBody>
          {entries.map(({ number, name, mac, phoneId, outcome, reason, remark }) => (
            <Tr key={number}>
              <Td className="code min-w-56 break-all">{name}</Td>
              <Td className="whitespace-nowrap">
                <Badge tone={INTAKE_TONES[outcome]}>{INTAKE_LABELS[outcome]}</Badge>
              </Td>
              <Td className="whitespace-nowrap">
                {phoneId && mac ? (
                  <Link
                    href={routeOf(`/projects/${projectId}/inventory/${phoneId}`)}
                    className="code text-accent underline-offset-2 hover:underline"
                  >
                    {formatMac(mac)}
                  </Link>
                ) : (
                  <span className="code text-muted">{mac ? formatMac(mac) : "–"}</span>
                )}
              </Td>
              <Td className="min-w-56 text-muted">{reason ?? remark ?? ""}</Td>
            </Tr>
          ))}
        </TBody>
      </Table>
      {next && (
        <div className="border-line border-t px-4 py-2">
          <LinkButton href={next}>Next entries</LinkButton>
        </div>
      )}
    </>
  );
}
