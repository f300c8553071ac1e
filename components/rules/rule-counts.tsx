import { CountLink } from "@/components/links/count-link";
import { inventoryHref } from "@/components/links/inventory-href";
import { plural } from "@/lib/format/text";
import type { RuleUse } from "@/lib/schemas/rules";

type RuleCountsProps = { projectId: string; ruleId: string; title: string; use: RuleUse };

/** What a rule did in this project; each number opens its phones. */
export function RuleCounts({ projectId, ruleId, title, use }: RuleCountsProps) {
  if (use.applies === 0) return <span className="text-muted text-xs">No phone here</span>;
  return (
    <ul className="flex flex-wrap gap-x-3 text-xs leading-5 sm:flex-col sm:items-end">
      {linesOf(use).map(({ role, count, words }) => (
        <li key={role} className="text-muted">
          <span aria-hidden>{words}</span>{" "}
          <CountLink
            count={count}
            href={inventoryHref(projectId, { rule: role === "applies" ? ruleId : `${role}:${ruleId}` })}
            label={`${SAID[role]}: ${title}`}
          >
            {plural(count, "phone")}
          </CountLink>
        </li>
      ))}
    </ul>
  );
}

const WORDS = {
  decided: "Decided",
  requirement: "Required of",
  advisory: "Noted on",
  applies: "Applies to",
} as const satisfies Record<keyof RuleUse, string>;

/** For those who only hear the link. */
const SAID = {
  decided: "decided by this rule",
  requirement: "that must meet it",
  advisory: "that carry the note",
  applies: "that it applies to",
} as const satisfies Record<keyof RuleUse, string>;

/** The most telling first. That it applies is said where nothing else says as much. */
function linesOf(use: RuleUse) {
  const roles = (["decided", "requirement", "advisory"] as const).filter((role) => use[role] > 0);
  const isTold = roles.some((role) => use[role] === use.applies);
  const shown: (keyof RuleUse)[] = isTold ? roles : [...roles, "applies"];
  return shown.map((role) => ({ role, count: use[role], words: WORDS[role] }));
}
