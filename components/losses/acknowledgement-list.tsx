import { Badge } from "@/components/ui/badge";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Summary } from "@/components/ui/summary";
import { DateTime } from "@/components/ui/time";
import { ACKNOWLEDGEMENT_WAY_LABELS } from "@/lib/domain/work/losses";
import { formatDay } from "@/lib/format/day";
import { formatNumber, plural } from "@/lib/format/text";
import type { Acknowledgement } from "@/lib/schemas/losses";
import { WithdrawButton } from "./withdraw-button";

type AcknowledgementListProps = { projectId: string; acknowledgements: readonly Acknowledgement[] };

/** Who acknowledged what is lost, when, how and for how many phones; what was withdrawn stays with its reason. */
export function AcknowledgementList({ projectId, acknowledgements }: AcknowledgementListProps) {
  if (acknowledgements.length === 0) return null;
  return (
    <Card>
      <CardHeader>
        <CardTitle>Acknowledged</CardTitle>
      </CardHeader>
      <ul>
        {acknowledgements.map((one) => (
          <li key={one.id} className="border-line border-b px-4 py-3 last:border-b-0">
            <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
              <div className="min-w-0 flex-1 basis-64">
                <p className="flex flex-wrap items-center gap-x-2">
                  <span className="break-words font-medium">{one.name}</span>
                  <span className="text-muted">{one.function}</span>
                  {one.withdrawn && <Badge tone="warn">Withdrawn</Badge>}
                </p>
                <p>
                  {formatDay(one.day)}, {ACKNOWLEDGEMENT_WAY_LABELS[one.how].toLowerCase()}: {one.about},{" "}
                  {plural(one.phones, "phone")}
                  {one.phonesHere < one.phones && `, ${formatNumber(one.phonesHere)} of them here`}
                </p>
                {one.note && <p className="whitespace-pre-line break-words">“{one.note}”</p>}
                {one.withdrawn && (
                  <p className="break-words">
                    Withdrawn by {one.withdrawn.by}, <DateTime value={one.withdrawn.at} />: “{one.withdrawn.reason}”
                  </p>
                )}
                <p className="text-muted text-xs">
                  Entered by {one.enteredBy}, <DateTime value={one.enteredAt} />
                </p>
              </div>
              {one.canWithdraw && <WithdrawButton projectId={projectId} acknowledgementId={one.id} name={one.name} />}
            </div>
            <details>
              <Summary className="py-1 text-muted text-xs hover:text-fg">What was read then</Summary>
              <ul className="list-disc pl-5 text-muted">
                {one.losses.map(({ code, text, phones }) => (
                  <li key={code}>
                    {text} {plural(phones, "phone")}.
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}
