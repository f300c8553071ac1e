import { CalendarDays } from "lucide-react";
import type { Metadata } from "next";
import { BatchCalendar } from "@/components/batch-calendar/batch-calendar";
import { CalendarBar } from "@/components/batch-calendar/calendar-bar";
import { ROWS_BY } from "@/components/batch-calendar/timeline";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { pathOf } from "@/lib/client/api";
import { may } from "@/lib/domain/access";
import { mondayOf } from "@/lib/domain/planning/schedule";
import { toWallTime } from "@/lib/domain/wall-time";
import { plural } from "@/lib/format/text";
import { lastWishes } from "@/lib/server/batches/last-wishes";
import { listBatches } from "@/lib/server/batches/list-batches";
import { phoneScope } from "@/lib/server/inventory/phone-scope";
import { requireProject } from "@/lib/server/projects/project-page";

export const metadata: Metadata = { title: "Calendar" };

export default async function CalendarPage({
  params,
  searchParams,
}: PageProps<"/projects/[projectId]/batches/calendar">) {
  const { projectId } = await params;
  const { actor, project, details } = await requireProject(projectId, "batch.view");
  const { timeZone } = details;
  const [batches, wishes] = await Promise.all([listBatches(phoneScope(actor, project)), lastWishes(projectId)]);
  const now = new Date().toISOString();
  const today = toWallTime(now, timeZone).slice(0, 10);
  const { from, rows } = await searchParams;
  const by = ROWS_BY.find((one) => one === rows) ?? "site";
  const dates = batches.flatMap(({ startsAt }) =>
    startsAt === null ? [] : toWallTime(startsAt, timeZone).slice(0, 10),
  );
  const first = mondayOf(dateOf(from) ?? firstOf(dates, today));
  const path = `/projects/${projectId}/batches`;
  const undated = batches.filter(({ startsAt, state }) => startsAt === null && state !== "cancelled").length;
  return (
    <>
      <Breadcrumb items={[{ label: "Batches", href: path }, { label: "Calendar" }]} />
      <PageHeader
        title="Calendar"
        description={`Windows of the batches, in the time zone ${timeZone.replaceAll("_", " ")}.`}
        actions={
          dates.length > 0 && (
            <a
              className={buttonStyles({})}
              download
              href={pathOf("GET /api/projects/{projectId}/batches.ics", { params: { projectId } })}
            >
              <CalendarDays aria-hidden /> iCal file
            </a>
          )
        }
      />
      {undated > 0 && dates.length > 0 && (
        <Notice
          tone="idle"
          className="mb-3"
          actions={<LinkButton href={`${path}?attention=no-window`}>Show them</LinkButton>}
        >
          {plural(undated, "batch has", "batches have")} no date and {undated === 1 ? "is" : "are"} not in the calendar.
        </Notice>
      )}
      {dates.length > 0 ? (
        <>
          <CalendarBar path={`${path}/calendar`} first={first} thisWeek={mondayOf(today)} by={by} />
          <BatchCalendar
            projectId={projectId}
            batches={batches}
            timeZone={timeZone}
            now={now}
            first={first}
            today={today}
            by={by}
            canPlan={may(project.role, "batch.plan")}
            closedDays={wishes?.schedule?.closedDays ?? []}
            perDay={wishes?.schedule?.perDay ?? null}
          />
        </>
      ) : (
        <EmptyState
          icon={<CalendarDays />}
          title="No batch has a date yet"
          action={<LinkButton href={path}>Batches</LinkButton>}
        >
          A plan with dates gives each batch a window; the list of batches dates many at once.
        </EmptyState>
      )}
      <LiveRefresh projectId={projectId} everyMs={3000} />
    </>
  );
}

const DATE = /^2[01]\d{2}-\d{2}-\d{2}$/;

/** A date of these two centuries in the address, or null. */
function dateOf(value: string | string[] | undefined): string | null {
  return typeof value === "string" && DATE.test(value) && !Number.isNaN(Date.parse(value)) ? value : null;
}

/** Today, unless everything lies in the future or the past: then where the first or the last batch is. */
function firstOf(dates: readonly string[], today: string): string {
  const sorted = [...dates].sort();
  const [first = today, last = today] = [sorted[0], sorted.at(-1)];
  if (first > today) return first;
  return last < today ? last : today;
}
