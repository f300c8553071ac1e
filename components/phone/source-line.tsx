import { Badge, type Tone } from "@/components/ui/badge";
import { ruleById } from "@/lib/domain/eligibility/rule-set";
import { SOURCE_MARKS, type Source } from "@/lib/domain/eligibility/sources";

/** Only the guide decides; everything else is marked as what it is. */
const TONES = { G: "idle", C: "accent", T: "warn", I: "warn" } as const satisfies Record<Source["mark"], Tone>;
const SHORT = {
  G: "Guide",
  C: "Cisco",
  T: "Third party",
  I: "Our inference",
} as const satisfies Record<Source["mark"], string>;

/** How lib/domain writes a date that nobody knows. */
const UNDATED = "not known to us";

type SourceLineProps = { ruleId: string; hasTitle?: boolean; hasId?: boolean };

/** Which rule said it and where that rule comes from. */
export function SourceLine({ ruleId, hasTitle = false, hasId = true }: SourceLineProps) {
  const rule = ruleById(ruleId);
  if (!rule) {
    return (
      <p className="mt-1 text-muted text-xs">
        Rule <span className="code">{ruleId}</span>, from another edition of the rules
      </p>
    );
  }
  const { source, title } = rule;
  const parts = [source.where.replace(/^Guide, /, ""), source.date === UNDATED ? null : source.date, hasTitle && title];
  return (
    <p className="mt-1 text-muted text-xs leading-5">
      <span title={SOURCE_MARKS[source.mark]} className="mr-1.5 inline-flex align-middle">
        <Badge tone={TONES[source.mark]} hasDot={false}>
          {SHORT[source.mark]}
        </Badge>
      </span>
      {parts.filter(Boolean).join(" · ")}
      {hasId && <span className="code ml-1.5 inline-block max-w-full break-words">{ruleId}</span>}
    </p>
  );
}
