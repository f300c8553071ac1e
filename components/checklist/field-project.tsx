import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { phasesOf } from "@/components/batch/phases";
import { Badge } from "@/components/ui/badge";
import { routeOf } from "@/components/ui/route-of";
import { SegmentBar } from "@/components/ui/segment-bar";
import { DateTime } from "@/components/ui/time";
import { BATCH_STATE_LABELS } from "@/lib/domain/work/batch-life";
import { BATCH_STATE_TONES } from "@/lib/format/labels";
import { plural } from "@/lib/format/text";
import type { Batch } from "@/lib/schemas/batches";
import type { Project } from "@/lib/schemas/projects";

type FieldProjectProps = { project: Pick<Project, "id" | "name" | "customer" | "timeZone">; batches: readonly Batch[] };

/** A technician's batches of one project: the whole card leads to the checklist. */
export function FieldProject({ project, batches }: FieldProjectProps) {
  return (
    <section aria-labelledby={`project-${project.id}`} className="mb-6">
      <h2 id={`project-${project.id}`} className="mb-2 font-semibold text-sm">
        {project.name} <span className="font-normal text-muted">{project.customer}</span>
      </h2>
      <ul className="grid gap-2">
        {batches.map((batch) => (
          <li key={batch.id}>
            <Link
              href={routeOf(`/projects/${project.id}/batches/${batch.id}/checklist`)}
              className="flex min-h-16 items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3 transition-colors hover:bg-hover"
            >
              <span className="min-w-0 flex-1">
                <span className="flex items-start justify-between gap-3">
                  <span className="break-words font-medium text-sm">{batch.name}</span>
                  <Badge tone={BATCH_STATE_TONES[batch.state]} className="shrink-0">
                    {BATCH_STATE_LABELS[batch.state]}
                  </Badge>
                </span>
                <span className="mb-2 block text-muted">
                  {batch.verified} of {plural(batch.phones, "phone")} verified
                  {batch.moved > 0 && `, ${batch.moved} moved`}
                  {batch.failed > 0 && <span className="text-bad">, {batch.failed} failed</span>}
                  {batch.startsAt && (
                    <>
                      {" · "}
                      <DateTime value={batch.startsAt} timeZone={project.timeZone} />
                    </>
                  )}
                </span>
                <SegmentBar hasLegend={false} segments={phasesOf([batch])} />
              </span>
              <ChevronRight aria-hidden className="size-5 shrink-0 text-muted" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
