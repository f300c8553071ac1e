import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { CodeValue } from "@/components/ui/code-value";
import type { Finding } from "@/lib/domain/rules/decision";
import { licenseWord } from "@/lib/format/labels";
import type { Phone } from "@/lib/schemas/phones";
import { FindingItem } from "./finding-item";
import { RuleTrace } from "./rule-trace";

/** The whole explanation of a verdict, from the reason down to every rule that was looked at. */
export function DecisionCard({ phone }: { phone: Phone }) {
  const { reasons, requirements, advisories, license, trace, ruleSetVersion } = phone.decision;
  return (
    <Card>
      <CardHeader>
        <CardTitle description={decidedBy(phone)}>Why</CardTitle>
      </CardHeader>
      <div className="divide-y divide-line">
        <Part title="Reason" projectId={phone.projectId} findings={reasons} />
        <Part title="Before and by the move" projectId={phone.projectId} findings={requirements} />
        <Part
          title="Licence"
          projectId={phone.projectId}
          aside={
            <Badge hasDot={false} tone={license.kind === "order" ? "accent" : "idle"}>
              {`${licenseWord(license.kind, phone.verdict)}${license.mayBeFree ? ", may be free" : ""}`}
            </Badge>
          }
          findings={[license.finding]}
        >
          {license.sku && (
            <p className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
              <CodeValue label="SKU" value={license.sku} />
              {license.supportSku && <CodeValue label="Support SKU" value={license.supportSku} />}
            </p>
          )}
        </Part>
        <Part
          title="Advisories"
          projectId={phone.projectId}
          findings={advisories}
          hint="To be read by a person; they change no verdict."
        />
        <RuleTrace projectId={phone.projectId} trace={trace} ruleSetVersion={ruleSetVersion} />
      </div>
    </Card>
  );
}

function decidedBy({ decision, begunAt }: Phone): string {
  const edition = `Decided by edition ${decision.ruleSetVersion} of the rules`;
  return begunAt ? `${edition}. Work has begun, so this decision stands.` : edition;
}

type PartProps = {
  title: string;
  projectId: string;
  findings: readonly Finding[];
  hint?: string;
  aside?: ReactNode;
  children?: ReactNode;
};

function Part({ title, projectId, findings, hint, aside, children }: PartProps) {
  if (findings.length === 0) return null;
  return (
    <section className="px-4 pt-3 pb-1.5">
      <div className="flex flex-wrap items-center gap-x-2">
        <h3 className="font-medium text-muted text-xs">{title}</h3>
        {aside}
        {hint && <p className="text-muted text-xs">{hint}</p>}
      </div>
      {children}
      <ul className="divide-y divide-line">
        {findings.map((finding) => (
          <FindingItem key={`${finding.ruleId} ${finding.code}`} finding={finding} projectId={projectId} />
        ))}
      </ul>
    </section>
  );
}
