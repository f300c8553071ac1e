import { CountLink } from "@/components/links/count-link";
import { inventoryHref } from "@/components/links/inventory-href";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { Progress } from "@/components/ui/progress";
import { routeOf } from "@/components/ui/route-of";
import { SegmentBar } from "@/components/ui/segment-bar";
import { BATCH_STATE_LABELS } from "@/lib/domain/work/batch-life";
import { PHONE_STATE_LABELS } from "@/lib/domain/work/phone-life";
import { BATCH_STATE_TONES } from "@/lib/format/labels";
import { PHONE_STATE_TONES } from "@/lib/format/phone-state-tones";
import { formatNumber, plural } from "@/lib/format/text";
import type { Summary } from "@/lib/schemas/summary";
import { staleHref } from "./stale-href";

/** More are on the page of the batches. */
const MOST_SHOWN = 6;
const STATES = ["verified", "moved", "in-progress", "on-hold", "failed"] as const;

type BatchesCardProps = {
  projectId: string;
  summary: Summary;
  /** Offers the way to the plan; not where something else on the page does already. */
  canPlan: boolean;
  /** Leads to the conflicts, for whoever settles them. */
  canSettle: boolean;
};

/** How far the work is, batch by batch, and what is in none yet. */
export function BatchesCard({ projectId, summary, canPlan, canSettle }: BatchesCardProps) {
  const { batches, unplanned, states, planned } = summary;
  const begun = STATES.filter((state) => states[state] > 0);
  const started = begun.reduce((sum, state) => sum + states[state], 0);
  const home = `/projects/${projectId}/batches`;
  const shown = [...batches].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_SHOWN);
  return (
    <Card>
      <CardHeader
        actions={
          batches.length > 0 && (
            <LinkButton href={home} size="sm">
              All {batches.length}
            </LinkButton>
          )
        }
      >
        <CardTitle>Batches</CardTitle>
      </CardHeader>
      <CardBody className="flex flex-col gap-4">
        {begun.length > 0 && (
          <SegmentBar
            segments={[
              ...begun.map((state) => ({
                label: PHONE_STATE_LABELS[state],
                value: states[state],
                tone: PHONE_STATE_TONES[state],
                href: inventoryHref(projectId, { state }),
              })),
              { label: "Not started, in batches", value: Math.max(0, planned - started), tone: "idle" },
            ]}
          />
        )}
        {shown.length > 0 && (
          <ul className="flex flex-col gap-3">
            {shown.map((batch) => (
              <li key={batch.id}>
                <div className="mb-1 flex items-center gap-2">
                  <Link href={routeOf(`${home}/${batch.id}`)} className="min-w-0 truncate rounded-sm hover:underline">
                    {batch.name}
                  </Link>
                  <Badge tone={BATCH_STATE_TONES[batch.state]} className="shrink-0">
                    {BATCH_STATE_LABELS[batch.state]}
                  </Badge>
                  <span className="ml-auto shrink-0 text-muted text-xs">
                    {batch.verified} of{" "}
                    <CountLink
                      count={batch.phones}
                      href={inventoryHref(projectId, { batch: batch.id })}
                      label={`phones in ${batch.name}`}
                    />
                  </span>
                </div>
                <Progress label={`${batch.name}: verified`} value={batch.verified} max={batch.phones} tone="ok" />
              </li>
            ))}
          </ul>
        )}
        {batches.length === 0 && (
          <p className="text-muted">
            No batches yet. A pilot of a few phones proves the concept first, waves by site do the rest.
          </p>
        )}
        <PlaceLines projectId={projectId} summary={summary} brought={canSettle ? summary.brought : 0} />
        {unplanned > 0 && canPlan && (
          <div>
            <LinkButton href={home}>Plan batches</LinkButton>
          </div>
        )}
      </CardBody>
    </Card>
  );
}

type PlaceLinesProps = Pick<BatchesCardProps, "projectId" | "summary"> & { brought: number };

/** Where the phones that can move are: in batches, less those that no longer can, and in none. */
function PlaceLines({ projectId, summary, brought }: PlaceLinesProps) {
  const { batches, planned, stale, unplanned, conflicts } = summary;
  return (
    <div className="flex flex-col gap-1 empty:hidden">
      {batches.length > 0 && (
        <p>
          {plural(planned, "phone")} in batches
          {stale.phones > 0 && (
            <>
              , of which{" "}
              <CountLink count={stale.phones} href={staleHref(projectId, summary)} label="phones in batches">
                {formatNumber(stale.phones)}
              </CountLink>{" "}
              in {plural(stale.batches, "batch", "batches")} can no longer move
            </>
          )}
          .
        </p>
      )}
      {unplanned > 0 && (
        <p>
          <CountLink
            count={unplanned}
            href={inventoryHref(projectId, { verdict: "eligible", batch: "none" })}
            label="in no batch"
          >
            {plural(unplanned, "eligible phone")}
          </CountLink>{" "}
          in no batch.
        </p>
      )}
      {conflicts > 0 && (
        <p>
          <CountLink count={conflicts} href={inventoryHref(projectId, { conflict: "yes" })} label="under way">
            {plural(conflicts, "phone")}
          </CountLink>{" "}
          under way with a correction that would forbid the begun work.
        </p>
      )}
      {brought > 0 && (
        <p>
          <CountLink count={brought} href={`/projects/${projectId}/conflicts`} label="brought by devices">
            {plural(brought, "conflict")}
          </CountLink>{" "}
          to settle: work that came after the plan had changed.
        </p>
      )}
    </div>
  );
}

/** Running ones first, finished ones last. */
const rank = ({ state }: Summary["batches"][number]) =>
  ({ running: 0, ready: 1, planned: 2, done: 3, cancelled: 4 })[state];
