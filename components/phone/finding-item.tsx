import type { Finding } from "@/lib/domain/rules/decision";
import { SourceLine } from "./source-line";
import { wordsOf } from "./value-words";

/** One thing the rules say: the sentence, the values it saw, the rule and its source. */
export function FindingItem({ finding, projectId }: { finding: Finding; projectId: string }) {
  const isAboutMissing = finding.code.includes("missing");
  // What is not known matters only where it is the point; the trace below shows it all.
  const seen = Object.entries(finding.values).filter(([, value]) => value !== null || isAboutMissing);
  const values = wordsOf(Object.fromEntries(seen));
  return (
    <li className="py-2.5">
      <p>{finding.text}</p>
      {values.length > 0 && (
        <dl className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-xs leading-5">
          {values.map(({ name, value }) => (
            <div key={name} className="flex gap-1">
              <dt className="text-muted">{name}</dt>
              <dd className="font-medium">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <SourceLine ruleId={finding.ruleId} projectId={projectId} hasTitle />
    </li>
  );
}
