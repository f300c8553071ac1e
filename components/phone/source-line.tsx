import { ruleHref } from "@/components/links/rule-href";
import { Badge } from "@/components/ui/badge";
import { ruleById } from "@/lib/domain/rules/eligibility/rule-set";
import { SOURCE_MARKS } from "@/lib/domain/rules/sources";
import { placeOf, SOURCE_SHORT, SOURCE_TONES } from "@/lib/format/source-words";

type SourceLineProps = {
  ruleId: string;
  hasTitle?: boolean;
  hasId?: boolean;
  /** The project whose rule book the id opens. */
  projectId?: string;
};

/** Which rule said it and where that rule comes from. */
export function SourceLine({ ruleId, hasTitle = false, hasId = true, projectId }: SourceLineProps) {
  const rule = ruleById(ruleId);
  if (!rule) {
    return (
      <p className="mt-1 text-muted text-xs">
        Rule <span className="code">{ruleId}</span>, from another edition of the rules
      </p>
    );
  }
  const { source, title } = rule;
  return (
    <p className="mt-1 text-muted text-xs leading-5">
      <span title={SOURCE_MARKS[source.mark]} className="mr-1.5 inline-flex align-middle">
        <Badge tone={SOURCE_TONES[source.mark]} hasDot={false}>
          {SOURCE_SHORT[source.mark]}
        </Badge>
      </span>
      {[placeOf(source), hasTitle && title].filter(Boolean).join(" · ")}
      {hasId && (
        <span className="ml-1.5 inline-block max-w-full">
          <RuleId ruleId={ruleId} projectId={projectId} />
        </span>
      )}
    </p>
  );
}

/** The id of a rule, leading to its place in the rule book. */
export function RuleId({ ruleId, projectId }: { ruleId: string; projectId: string | undefined }) {
  if (projectId === undefined || !ruleById(ruleId)) return <span className="code wrap-anywhere">{ruleId}</span>;
  return (
    // A plain link: only a real navigation scrolls to a rule and marks it as the target.
    <a
      href={ruleHref(projectId, ruleId)}
      aria-label={`Rule ${ruleId}`}
      className="code wrap-anywhere rounded-sm underline decoration-line underline-offset-2 hover:text-fg hover:decoration-current"
    >
      {ruleId}
    </a>
  );
}
