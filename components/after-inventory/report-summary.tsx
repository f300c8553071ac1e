import { CountLink } from "@/components/links/count-link";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { SegmentBar } from "@/components/ui/segment-bar";
import { AFTER_OUTCOMES, type AfterOutcome, BEGUN_OUTCOMES } from "@/lib/domain/evidence/after-inventory";
import { isWord } from "@/lib/domain/words";
import { AFTER_WORDS } from "@/lib/format/after-words";
import { formatNumber, plural } from "@/lib/format/text";
import type { AfterInventory } from "@/lib/schemas/after-inventories";

type ReportSummaryProps = { report: AfterInventory; open: AfterOutcome | null };

export const reportHref = (
  { projectId, id }: Pick<AfterInventory, "projectId" | "id">,
  outcome?: AfterOutcome,
): string => `/projects/${projectId}/imports/after-inventories/${id}${outcome ? `?outcome=${outcome}#phones` : ""}`;

/** What the file says in words: first all begun phones, then every other row, each number leading to what it counts. */
export function ReportSummary({ report, open }: ReportSummaryProps) {
  const { counts } = report;
  const others = AFTER_OUTCOMES.filter((outcome) => !isWord(BEGUN_OUTCOMES, outcome) && counts.outcomes[outcome] > 0);
  return (
    <div className="grid gap-4">
      {report.applied && <Applied applied={report.applied} />}
      <Card>
        <CardHeader>
          <CardTitle description="Phones on which work has begun; each ends with one outcome.">
            {plural(counts.begun, "begun phone")}
          </CardTitle>
        </CardHeader>
        <CardBody className="grid gap-4">
          <SegmentBar
            hasLegend={false}
            segments={BEGUN_OUTCOMES.map((outcome) => ({
              label: AFTER_WORDS[outcome].label,
              value: counts.outcomes[outcome],
              tone: AFTER_WORDS[outcome].tone,
            }))}
          />
          <Outcomes report={report} outcomes={BEGUN_OUTCOMES} open={open} />
        </CardBody>
      </Card>
      {(others.length > 0 || counts.repeated > 0) && (
        <Card>
          <CardHeader>
            <CardTitle
              description={`The file has ${plural(counts.rows, "row")}${counts.repeated > 0 ? `; ${plural(counts.repeated, "row")} repeat another word for word` : ""}.`}
            >
              Other rows of the file
            </CardTitle>
          </CardHeader>
          <CardBody>
            <Outcomes report={report} outcomes={others} open={open} />
          </CardBody>
        </Card>
      )}
    </div>
  );
}

type OutcomesProps = { report: AfterInventory; outcomes: readonly AfterOutcome[]; open: AfterOutcome | null };

function Outcomes({ report, outcomes, open }: OutcomesProps) {
  return (
    <ul className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
      {outcomes.map((outcome) => {
        const { label, text, tone } = AFTER_WORDS[outcome];
        const count = report.counts.outcomes[outcome];
        return (
          <li key={outcome} className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3">
            <span className="min-w-12 text-right">
              {count > 0 ? (
                <CountLink count={count} href={reportHref(report, outcome)} label={label} />
              ) : (
                <span className="text-muted tabular-nums">{formatNumber(0)}</span>
              )}
            </span>
            <span className="min-w-0">
              <Badge tone={count > 0 ? tone : "idle"}>{label}</Badge>
              {open === outcome && <span className="sr-only"> (shown below)</span>}
              <span className="mt-0.5 block text-muted text-xs leading-4">{text}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Applied({ applied }: { applied: NonNullable<AfterInventory["applied"]> }) {
  const parts = [
    `${plural(applied.verified, "phone")} verified`,
    applied.moved > 0 && `${plural(applied.moved, "phone")} moved, not licensed`,
    applied.failed > 0 && `${plural(applied.failed, "phone")} failed`,
    applied.unchanged > 0 && `${plural(applied.unchanged, "phone")} as before`,
    applied.left > 0 && `${plural(applied.left, "phone")} left alone, changed since`,
  ].filter(Boolean);
  return (
    <Notice tone={applied.failed > 0 ? "warn" : "ok"} title="Taken as evidence">
      {parts.join(", ")}.
    </Notice>
  );
}
