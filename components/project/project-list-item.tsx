import { CountLink } from "@/components/links/count-link";
import { inventoryHref } from "@/components/links/inventory-href";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { SegmentBar } from "@/components/ui/segment-bar";
import { TimeAgo } from "@/components/ui/time";
import type { Verdict } from "@/lib/domain/rules/decision";
import { VERDICT_LABELS } from "@/lib/format/labels";
import { DIRECTION_ARROWS, TARGET_SHORT } from "@/lib/format/project-words";
import { formatNumber, plural } from "@/lib/format/text";
import type { ProjectRow } from "@/lib/schemas/projects";

/** The whole row opens the project; the numbers in it open their phones. */
export function ProjectListItem({ project }: { project: ProjectRow }) {
  const { id, name, customer, direction, target, phones, changedAt } = project;
  const { eligible, needsInformation, ineligible, planned, verified } = project;
  const part = (verdict: Verdict, value: number) => ({
    ...VERDICT_LABELS[verdict],
    value,
    href: inventoryHref(id, { verdict }),
  });
  return (
    <li className="relative grid gap-x-6 gap-y-2 px-4 py-3 hover:bg-hover md:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_minmax(0,8fr)_auto]">
      <div className="min-w-0">
        <Link
          href={routeOf(`/projects/${id}`)}
          className="block break-words rounded-sm font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
        >
          {name}
        </Link>
        <p className="truncate text-muted">{customer}</p>
      </div>
      <div className="min-w-0">
        <Badge tone="accent" hasDot={false}>
          {DIRECTION_ARROWS[direction]}
        </Badge>
        <p className="mt-0.5 truncate text-muted text-xs">{TARGET_SHORT[target]}</p>
      </div>
      <div className="relative min-w-0 self-center">
        {phones === 0 ? (
          <p className="text-muted">No phones yet</p>
        ) : (
          <SegmentBar
            segments={[
              part("eligible", eligible),
              part("needs-information", needsInformation),
              part("ineligible", ineligible),
              part("not-required", phones - eligible - needsInformation - ineligible),
            ]}
          />
        )}
      </div>
      <div className="flex gap-x-3 text-muted text-xs md:block md:w-28 md:text-right">
        <p>
          {phones > 0 && (
            <CountLink count={phones} href={inventoryHref(id)} label={`in ${name}`} className="relative">
              {plural(phones, "phone")}
            </CountLink>
          )}
        </p>
        {verified === 0 && planned > 0 && <p>{formatNumber(planned)} in batches</p>}
        {verified > 0 && (
          <p>
            <CountLink
              count={verified}
              href={inventoryHref(id, { state: "verified" })}
              label={`in ${name}`}
              className="relative"
            >
              {`${formatNumber(verified)} verified`}
            </CountLink>
          </p>
        )}
        <p>
          <span className="sr-only">Changed </span>
          <TimeAgo value={changedAt} />
        </p>
      </div>
    </li>
  );
}
