import { Download } from "lucide-react";
import { buttonStyles } from "@/components/ui/button";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { SegmentBar } from "@/components/ui/segment-bar";
import { DateTime } from "@/components/ui/time";
import { pathOf } from "@/lib/client/api";
import { formatNumber, plural } from "@/lib/format/text";
import type { InventoryImport } from "@/lib/schemas/imports";
import { NoPhones } from "./no-phones";
import { underWayText } from "./under-way";

export type NextSteps = { missingVid: number; needsInformation: number; eligible: number; unplanned: number };
type ImportResultProps = { item: InventoryImport; next: NextSteps; canPlan: boolean };

/** What became of every row: the five counts add up to the rows of the file. */
export function ImportResult({ item, next, canPlan }: ImportResultProps) {
  const { rows, created, changed, unchanged, rejected, leftOut, withdrawn, takenBack, warnings } = item.counts;
  const underWay = underWayText(item.counts, true);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Card>
        <CardHeader
          actions={
            rejected > 0 && (
              <a
                data-screen-only
                href={pathOf("GET /api/imports/{importId}/rejects.csv", { params: { importId: item.id } })}
                download
                className={buttonStyles({ size: "sm" })}
              >
                <Download aria-hidden /> Rejected rows as CSV
              </a>
            )
          }
        >
          <CardTitle>What became of {plural(rows, "row")}</CardTitle>
        </CardHeader>
        <CardBody>
          <SegmentBar
            hasLegend={false}
            segments={[
              { label: "New", value: created, tone: "ok" },
              { label: "Changed", value: changed, tone: "accent" },
              { label: "Unchanged", value: unchanged, tone: "idle" },
              { label: "Left out", value: leftOut, tone: "warn" },
              { label: "Rejected", value: rejected, tone: "bad" },
            ]}
          />
          <dl className="mt-4 grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-5">
            <Count label="New phones" value={created} swatch="bg-ok-fill" />
            <Count label="Changed" value={changed} swatch="bg-accent-fill" />
            <Count label="Unchanged" value={unchanged} swatch="bg-idle-fill" />
            <Count label="Left out" value={leftOut} swatch="bg-warn-fill" />
            <Count label="Rejected" value={rejected} swatch="bg-bad-fill" />
          </dl>
          <p className="mt-4 border-line border-t pt-3 text-muted text-xs tabular-nums">
            {[created, changed, unchanged, leftOut, rejected].map(formatNumber).join(" + ")} = {plural(rows, "row")}.
            {withdrawn > 0 &&
              ` ${plural(withdrawn, "phone")} not listed ${withdrawn === 1 ? "was" : "were"} withdrawn.`}
            {takenBack > 0 &&
              ` ${plural(takenBack, "withdrawn phone")} ${takenBack === 1 ? "was" : "were"} taken back.`}
            {warnings > 0 && ` ${plural(warnings, "row was", "rows were")} stored with a remark, listed below.`}
            {item.finishedAt && (
              <>
                {" "}
                Finished <DateTime value={item.finishedAt} />.
              </>
            )}
          </p>
          <NoPhones importId={item.id} counts={item.counts} />
          {underWay && <p className="mt-2">{underWay}</p>}
        </CardBody>
      </Card>
      <WhatNext item={item} next={next} canPlan={canPlan} />
    </div>
  );
}

function Count({ label, value, swatch }: { label: string; value: number; swatch: string }) {
  return (
    <div>
      <dt className="flex items-center gap-1.5 text-muted text-xs">
        <span aria-hidden className={`size-2 rounded-xs ${swatch}`} />
        {label}
      </dt>
      <dd className="font-semibold text-xl tabular-nums leading-7 tracking-tight">{formatNumber(value)}</dd>
    </div>
  );
}

function WhatNext({ item, next, canPlan }: ImportResultProps) {
  const project = `/projects/${item.projectId}`;
  const { missingVid, needsInformation, eligible, unplanned } = next;
  return (
    <Card>
      <CardHeader>
        <CardTitle>What next</CardTitle>
      </CardHeader>
      <CardBody className="grid gap-3">
        {missingVid > 0 && (
          <p>
            <strong className="font-semibold">{plural(missingVid, "phone")}</strong> of the project{" "}
            {missingVid === 1 ? "lacks" : "lack"} the VID, which UCM does not know. Upload a list with MAC and VID, from
            a discovery run or read from the labels: it fills the gaps.
          </p>
        )}
        {missingVid === 0 && needsInformation > 0 && (
          <p>
            <strong className="font-semibold">{plural(needsInformation, "phone")}</strong> of the project{" "}
            {needsInformation === 1 ? "needs" : "need"} more information before {needsInformation === 1 ? "it" : "they"}{" "}
            can be judged.
          </p>
        )}
        {needsInformation === 0 && eligible > 0 && (
          <p>
            <strong className="font-semibold">{plural(eligible, "phone")}</strong> {eligible === 1 ? "is" : "are"}{" "}
            eligible{unplanned > 0 ? `, ${formatNumber(unplanned)} of them in no batch yet` : ""}.
          </p>
        )}
        <div data-screen-only className="flex flex-wrap gap-2">
          <LinkButton variant="primary" href={project}>
            See the overview
          </LinkButton>
          {needsInformation > 0 && (
            <LinkButton href={`${project}/inventory?verdict=needs-information`}>
              Phones that need information
            </LinkButton>
          )}
          <LinkButton href={`${project}/inventory`}>Inventory</LinkButton>
          {canPlan && unplanned > 0 && <LinkButton href={`${project}/batches`}>Plan batches</LinkButton>}
        </div>
      </CardBody>
    </Card>
  );
}
