import { SourceLine } from "@/components/phone/source-line";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import type { Finding } from "@/lib/domain/eligibility/decision";

/** What concerns the whole project and is said once. */
export function AdvisoriesCard({ findings }: { findings: readonly Finding[] }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle description="Advice for the whole project; it changes no verdict.">Read before you start</CardTitle>
      </CardHeader>
      <ul className="divide-y divide-line">
        {findings.map(({ ruleId, text }) => (
          <li key={ruleId} className="px-4 py-2.5">
            <p>{text}</p>
            <SourceLine ruleId={ruleId} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
