import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { INTAKE_LABELS, INTAKE_OUTCOMES, type IntakeOutcome } from "@/lib/domain/licenses/intake";
import { formatNumber } from "@/lib/format/text";
import type { Intake } from "@/lib/schemas/licenses";

type OutcomeLinksProps = { here: string; intake: Intake; only: IntakeOutcome | undefined };

/** The report by outcome; outcomes that no entry has are left out. */
export function OutcomeLinks({ here, intake: { entries, counts }, only }: OutcomeLinksProps) {
  const links = [
    { outcome: undefined, href: here, label: "All", count: entries },
    ...INTAKE_OUTCOMES.map((outcome) => ({
      outcome,
      href: `${here}?outcome=${outcome}`,
      label: INTAKE_LABELS[outcome],
      count: counts[outcome] ?? 0,
    })),
  ];
  return (
    <nav aria-label="Outcomes" className="mb-3">
      <ul className="flex flex-wrap gap-1">
        {links
          .filter(({ count, outcome }) => count > 0 || outcome === only)
          .map(({ outcome, href, label, count }) => (
            <li key={label}>
              <Link
                href={routeOf(href)}
                aria-current={outcome === only ? "page" : undefined}
                className="inline-flex h-7 items-center gap-1.5 rounded-md border border-line px-2.5 text-muted hover:bg-hover aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-fg pointer-coarse:h-11"
              >
                {label} <span className="tabular-nums">{formatNumber(count)}</span>
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
