import { SourceLine } from "@/components/phone/source-line";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import type { Finding } from "@/lib/domain/rules/decision";

/** What concerns the whole project and is said once. */
export function AdvisoriesCard({ findings }: { findings: readonly Finding[] }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle description="Advice for the whole project; it changes no verdict.">Read before you start</CardTitle>
      </CardHeader>
      <ul className="grid gap-x-8 gap-y-4 p-4 lg:grid-cols-2">
        {findings.map(({ ruleId, text }) => (
          <li key={ruleId}>
            <p>{text}</p>
            <SourceLine ruleId={ruleId} hasId={false} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
