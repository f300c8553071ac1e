import { Badge } from "@/components/ui/badge";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { routeOf } from "@/components/ui/route-of";
import { Table, TBody, Td, THead, Th, Tr } from "@/components/ui/table";
import type { AfterOutcome } from "@/lib/domain/evidence/after-inventory";
import { AFTER_WORDS } from "@/lib/format/after-words";
import { formatMac, formatNumber, plural } from "@/lib/format/text";
import type { AfterInventory, AfterRow } from "@/lib/schemas/after-inventories";
import { reportHref } from "./report-summary";

type ReportRowsProps = {
  report: AfterInventory;
  outcome: AfterOutcome;
  page: { items: readonly AfterRow[]; total: number; nextCursor: string | null };
  isFirst: boolean;
};

/** The phones, or rows, behind one number of a report. */
export function ReportRows({ report, outcome, page, isFirst }: ReportRowsProps) {
  const { label, text } = AFTER_WORDS[outcome];
  return (
    <Card id="phones">
      <CardHeader>
        <CardTitle description={text}>
          {label}:{" "}
          {outcome === "rejected" || outcome === "left-out" ? plural(page.total, "row") : plural(page.total, "phone")}
        </CardTitle>
      </CardHeader>
      <Table label={`${label}, in the order of the file`}>
        <THead>
          <tr>
            <Th>MAC address</Th>
            <Th>Model</Th>
            <Th>Place</Th>
            <Th isNumeric>Line</Th>
            <Th>What the file says</Th>
            <Th>Why</Th>
          </tr>
        </THead>
        <TBody>
          {page.items.map((row) => (
            <ReportRow key={`${row.line} ${row.mac}`} projectId={report.projectId} row={row} />
          ))}
        </TBody>
      </Table>
      {(!isFirst || page.nextCursor) && (
        <div className="flex gap-2 p-3">
          {!isFirst && <LinkButton href={reportHref(report, outcome)}>First</LinkButton>}
          {page.nextCursor && (
            <LinkButton
              href={reportHref(report, outcome).replace("#", `&after=${encodeURIComponent(page.nextCursor)}#`)}
            >
              Next
            </LinkButton>
          )}
        </div>
      )}
    </Card>
  );
}

function ReportRow({ projectId, row }: { projectId: string; row: AfterRow }) {
  const { mac, phoneId, model, site, batchName, line, said, remark } = row;
  const shown = mac === null ? "–" : formatMac(mac);
  return (
    <Tr>
      <Td className="whitespace-nowrap">
        {phoneId === null ? (
          shown
        ) : (
          <Link href={routeOf(`/projects/${projectId}/inventory/${phoneId}`)} className="font-medium hover:underline">
            {shown}
          </Link>
        )}
      </Td>
      <Td>{model ?? "–"}</Td>
      <Td>{[site, batchName].filter(Boolean).join(" · ") || "–"}</Td>
      <Td isNumeric>{line === null ? "–" : formatNumber(line)}</Td>
      <Td className="max-w-72">
        {said && Object.keys(said).length > 0 ? <span className="code break-all">{saidText(said)}</span> : "–"}
      </Td>
      <Td className="min-w-64 max-w-[60ch] whitespace-normal">{remark ?? <Reasons checks={row.checks ?? []} />}</Td>
    </Tr>
  );
}

/** The load tells the version and the firmware; they are not said twice. */
function saidText({
  load,
  version,
  statedFirmware,
  transitionAuthorizationType,
  status,
}: NonNullable<AfterRow["said"]>): string {
  return [load ?? version ?? statedFirmware, transitionAuthorizationType, status].filter(Boolean).join(", ");
}

function Reasons({ checks }: { checks: NonNullable<AfterRow["checks"]> }) {
  const open = checks.filter(({ result }) => result !== "pass");
  if (open.length === 0) return <>{checks.map(({ text }) => text).join(" ") || "–"}</>;
  return (
    <ul className="grid gap-1">
      {open.map(({ code, result, text }) => (
        <li key={code}>
          <Badge tone={result === "fail" ? "bad" : "warn"}>{result === "fail" ? "Differs" : "Not shown"}</Badge> {text}
        </li>
      ))}
    </ul>
  );
}
