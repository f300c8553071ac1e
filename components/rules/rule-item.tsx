import { Badge } from "@/components/ui/badge";
import { SOURCE_MARKS } from "@/lib/domain/rules/sources";
import { LICENSE_LABELS, VERDICT_LABELS } from "@/lib/format/labels";
import { placeOf, SOURCE_SHORT, SOURCE_TONES } from "@/lib/format/source-words";
import type { RuleUse } from "@/lib/schemas/rules";
import type { BookEntry } from "./book-entries";
import { RuleCounts } from "./rule-counts";

type RuleItemProps = { entry: BookEntry; projectId: string | null; use: RuleUse | null };

/** One rule: what it says, its source, and the phones it applies to. Its id is the anchor. */
export function RuleItem({ entry, projectId, use }: RuleItemProps) {
  const { id, title, says, outcome, direction, source } = entry;
  return (
    <li
      id={id}
      className="flex scroll-mt-16 flex-col gap-x-6 gap-y-1 px-4 py-3 target:bg-accent-soft sm:flex-row sm:justify-between print:break-inside-avoid print:py-1.5"
    >
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{title}</span>
          {outcome && "verdict" in outcome && (
            <Badge tone={VERDICT_LABELS[outcome.verdict].tone}>{VERDICT_LABELS[outcome.verdict].label}</Badge>
          )}
          {outcome && "license" in outcome && (
            <Badge tone={outcome.license === "order" ? "accent" : "idle"} hasDot={false}>
              {LICENSE_LABELS[outcome.license]}
            </Badge>
          )}
        </p>
        {says && <p className="max-w-[85ch]">{says}</p>}
        <p className="mt-0.5 flex flex-wrap items-center gap-x-1.5 text-muted text-xs leading-5">
          <span title={SOURCE_MARKS[source.mark]} className="inline-flex">
            <Badge tone={SOURCE_TONES[source.mark]} hasDot={false}>
              {SOURCE_SHORT[source.mark]}
            </Badge>
          </span>
          <span>{placeOf(source, { isDateTold: true })}</span>
          <span aria-hidden>·</span>
          <span>{direction ?? "Both directions"}</span>
          <a href={`#${id}`} className="code wrap-anywhere rounded-sm hover:text-fg hover:underline">
            {id}
          </a>
        </p>
      </div>
      {projectId !== null && use && (
        <div className="shrink-0">
          <RuleCounts projectId={projectId} ruleId={id} title={title} use={use} />
        </div>
      )}
    </li>
  );
}
