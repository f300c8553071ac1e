import { ChevronLeft, ChevronRight } from "lucide-react";
import { LinkButton } from "@/components/ui/link-button";
import { LinkChoice } from "@/components/ui/link-choice";
import { dayAfter } from "@/lib/domain/planning/schedule";
import { dayWords } from "./day-words";
import { DAYS_SHOWN, type RowsBy } from "./timeline";

type CalendarBarProps = { path: string; first: string; thisWeek: string; by: RowsBy };

const STEP = 28;

/** Which days are shown, and in which rows. The address holds both, so a view can be sent to a colleague. */
export function CalendarBar({ path, first, thisWeek, by }: CalendarBarProps) {
  const to = (from: string, rows: RowsBy = by) => `${path}?${new URLSearchParams({ from, rows })}`;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <LinkButton href={to(dayAfter(first, -STEP))} aria-label="Four weeks earlier">
        <ChevronLeft aria-hidden />
      </LinkButton>
      <LinkButton href={to(thisWeek)}>This week</LinkButton>
      <LinkButton href={to(dayAfter(first, STEP))} aria-label="Four weeks later">
        <ChevronRight aria-hidden />
      </LinkButton>
      <p className="ml-1 font-medium tabular-nums">
        {dayWords(first)} – {dayWords(dayAfter(first, DAYS_SHOWN - 1))}
      </p>
      <LinkChoice
        label="Rows"
        className="sm:ml-auto"
        items={[
          { label: "By site", href: to(first, "site"), isCurrent: by === "site" },
          { label: "By person", href: to(first, "person"), isCurrent: by === "person" },
        ]}
      />
    </div>
  );
}
