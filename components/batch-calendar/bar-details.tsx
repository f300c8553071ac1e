import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight } from "lucide-react";
import { windowText } from "@/components/batch/window-text";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { BATCH_STATE_LABELS } from "@/lib/domain/work/batch-life";
import { BATCH_STATE_TONES } from "@/lib/format/labels";
import { plural } from "@/lib/format/text";
import type { Bar, DayProblem } from "./timeline";

type BarDetailsProps = {
  bar: Bar;
  problems: readonly DayProblem[];
  timeZone: string;
  now: string;
  canMove: boolean;
  onMove: (days: number) => void;
  onClose: () => void;
};

const STEPS = [
  { days: -7, label: "A week earlier", icon: <ChevronsLeft aria-hidden /> },
  { days: -1, label: "A day earlier", icon: <ChevronLeft aria-hidden /> },
  { days: 1, label: "A day later", icon: <ChevronRight aria-hidden /> },
  { days: 7, label: "A week later", icon: <ChevronsRight aria-hidden /> },
] as const;

/** The batch whose bar is chosen, with the way to move it without dragging. */
export function BarDetails({ bar, problems, timeZone, now, canMove, onMove, onClose }: BarDetailsProps) {
  const { batch } = bar;
  return (
    <section
      aria-label="Chosen batch"
      className="sticky bottom-2 z-30 mt-3 flex flex-wrap items-start gap-x-6 gap-y-3 rounded-lg border border-line bg-raised p-4 shadow-popup"
    >
      <div className="mr-auto min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          <Link
            href={routeOf(`/projects/${batch.projectId}/batches/${batch.id}`)}
            className="font-medium text-accent hover:underline"
          >
            {batch.name}
          </Link>
          <Badge tone={BATCH_STATE_TONES[batch.state]}>{BATCH_STATE_LABELS[batch.state]}</Badge>
        </p>
        <p className="text-muted tabular-nums">
          {windowText(batch, timeZone, now)} · {plural(batch.phones, "phone")} ·{" "}
          {batch.assignees.map(({ name }) => name).join(", ") || "Nobody yet"}
        </p>
        {problems.map(({ text, isMarked }) => (
          <p key={text} className={isMarked ? "text-warn" : "text-muted"}>
            {text}
          </p>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {canMove &&
          STEPS.map(({ days, label, icon }) => (
            <Button key={days} size="icon" aria-label={label} title={label} onClick={() => onMove(days)}>
              {icon}
            </Button>
          ))}
        <Button variant="ghost" onClick={onClose}>
          Close
        </Button>
      </div>
    </section>
  );
}
