import { SourceLine } from "@/components/phone/source-line";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { plural } from "@/lib/format/text";
import type { Losses } from "@/lib/schemas/losses";

type LossSheetProps = { losses: Pick<Losses, "about" | "phones" | "losses">; project: string; customer: string };

/** What phones lose, to be read; on paper with lines to sign on. */
export function LossSheet({ losses: { about, phones, losses }, project, customer }: LossSheetProps) {
  return (
    <Card className="mb-4 print:border-0 print:shadow-none" data-paper>
      <CardHeader>
        <CardTitle description={`${customer} · ${project} · ${plural(phones, "phone")} that can be converted`}>
          What is lost: {about}
        </CardTitle>
      </CardHeader>
      <CardBody className="flex flex-col gap-3">
        {losses.map(({ code, text, ruleId, phones: losing }) => (
          <div key={code} className="break-inside-avoid">
            <p>
              {text}{" "}
              <span className="text-muted">{losing === phones ? "Every phone." : `${plural(losing, "phone")}.`}</span>
            </p>
            <SourceLine ruleId={ruleId} hasId={false} />
          </div>
        ))}
        <div className="mt-6 hidden break-inside-avoid flex-col gap-7 print:flex">
          <p>We have read this and agree that it is lost on these phones.</p>
          {["Name", "Function", "Date", "Signature"].map((label) => (
            <p key={label} className="flex items-baseline gap-2">
              <span className="w-24">{label}</span>
              <span className="flex-1 border-current border-b border-dotted" />
            </p>
          ))}
        </div>
      </CardBody>
    </Card>
  );
}
