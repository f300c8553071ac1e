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

/** Which rule said it and where that rule comes from. */
export function SourceLine({ ruleId, hasTitle = false }: { ruleId: string; hasTitle?: boolean }) {
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
    <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-muted text-xs leading-5">
      <span title={SOURCE_MARKS[source.mark]} className="inline-flex">
        <Badge tone={TONES[source.mark]} hasDot={false}>
          {SHORT[source.mark]}
        </Badge>
      </span>
      <span>
        {source.where.replace(/^Guide, /, "")}
        {source.date !== "not known to us" && ` · ${source.date}`}
      </span>
      {hasTitle && <span>· {title}</span>}
      <span className="code break-all">{ruleId}</span>
    </p>
  );
}
