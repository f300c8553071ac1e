import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { formatNumber, plural } from "@/lib/format/text";
import { type DayEntry, type DayGroup, groupDays, isToDo } from "./day-entries";
import { FieldRow } from "./field-row";

type DayListProps = {
  entries: readonly DayEntry[];
  unsent: ReadonlySet<string>;
  openId: string | null;
  /** Null: nothing can be done for several at once just now. */
  chosen: ReadonlySet<string> | null;
  onOpen: (phoneId: string) => void;
  onChoose: (phoneId: string) => void;
};

/** More than a screen of rows at once is only slow. */
const PAGE = 80;

/** The phones by day and site, in the order in which one walks. */
export function DayList({ entries, ...rows }: DayListProps) {
  const [shown, setShown] = useState(PAGE);
  const groups = groupDays(entries.slice(0, shown));
  return (
    <>
      {groups.map((group, index) => (
        <DayGroupList
          key={group.key}
          group={group}
          isNewDay={groups[index - 1]?.day.date !== group.day.date || index === 0}
          {...rows}
        />
      ))}
      {entries.length > shown && (
        <Button className="mt-2 w-full" onClick={() => setShown(shown + PAGE)}>
          Show {Math.min(PAGE, entries.length - shown)} more of {formatNumber(entries.length)}
        </Button>
      )}
    </>
  );
}

type DayGroupListProps = Omit<DayListProps, "entries"> & { group: DayGroup; isNewDay: boolean };

function DayGroupList({ group, isNewDay, unsent, openId, chosen, onOpen, onChoose }: DayGroupListProps) {
  const { day, site, entries, key } = group;
  const id = `group-${key.replaceAll(/\W+/g, "-")}`;
  const batches = [...new Map(entries.map(({ work, batch }) => [batch.id, { work, batch }])).values()];
  const open = entries.filter(isToDo).length;
  return (
    <section aria-labelledby={id} className="mb-4">
      {isNewDay && (
        <p className={`mb-1 font-semibold text-base ${day.kind === "late" ? "text-bad" : ""}`}>{dayWords(group)}</p>
      )}
      <h2 id={id} className="flex flex-wrap items-baseline gap-x-2 pb-1.5">
        <span className="font-semibold text-sm">{site ?? "No site known"}</span>
        <span className="text-muted text-xs tabular-nums">
          {open === 0 ? "all done" : `${plural(open, "phone")} to do`}
        </span>
      </h2>
      <p className="flex flex-wrap gap-x-3 pb-1.5 text-xs">
        {batches.map(({ work, batch }) => (
          <Link
            key={batch.id}
            prefetch={false}
            href={routeOf(`/projects/${work.project.id}/batches/${batch.id}/checklist`)}
            className="inline-flex items-center rounded-sm text-accent underline underline-offset-2 pointer-coarse:min-h-8"
          >
            {batch.name}
          </Link>
        ))}
      </p>
      <ul className="overflow-hidden rounded-lg border border-line bg-surface">
        {entries.map((entry) => (
          <FieldRow
            key={entry.phone.id}
            entry={entry}
            isUnsent={unsent.has(entry.phone.id)}
            isOpen={entry.phone.id === openId}
            isChosen={chosen?.has(entry.phone.id) ?? null}
            onOpen={onOpen}
            onChoose={onChoose}
          />
        ))}
      </ul>
    </section>
  );
}

const longDay = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });
const written = (date: string | null): string => (date === null ? "" : longDay.format(new Date(`${date}T12:00`)));

function dayWords({ day: { kind, date } }: DayGroup): string {
  if (kind === "undated") return "No date yet";
  if (kind === "today") return "Today";
  return kind === "late" ? `Late: ${written(date)}` : written(date);
}
