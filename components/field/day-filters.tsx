import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { countNextSteps } from "@/lib/domain/work/today";
import { formatNumber } from "@/lib/format/text";
import { type DayEntry, type DayFilter, isToDo } from "./day-entries";
import { FindByScan } from "./phone-parts";

type DayFiltersProps = {
  entries: readonly DayEntry[];
  filter: DayFilter;
  onFilter: (filter: DayFilter) => void;
  /** Enter, as a scanner that types sends it: what was found is opened. */
  onEnter: () => void;
  onOpen: (phoneId: string) => void;
};

/** A search over everything on the device, and what the phones wait for: an upgrade takes minutes, so one step is done for ten. */
export function DayFilters({ entries, filter, onFilter, onEnter, onOpen }: DayFiltersProps) {
  const waiting = countNextSteps(entries.filter(isToDo).map(({ next }) => next));
  const stopped = entries.filter(({ state }) => state === "failed" || state === "on-hold").length;
  const verified = entries.filter(({ state }) => state === "verified").length;
  const choices = [
    { id: null, label: "All", count: entries.length },
    ...waiting.map(({ id, title, count }) => ({ id, label: title, count })),
    { id: "stopped", label: "Stopped", count: stopped },
    { id: "verified", label: "Verified", count: verified },
  ].filter(({ id, count }) => id === null || id === filter.waitsFor || count > 0);
  return (
    <div data-screen-only className="mb-3 grid gap-2">
      <div className="flex flex-wrap gap-2">
        <Input
          type="search"
          inputMode="search"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-label="Search all my phones by MAC, serial, name, number or place"
          placeholder="Last 4 of the MAC, name, floor…"
          className="min-w-0 flex-1 basis-40 pointer-coarse:h-11"
          value={filter.search}
          onChange={({ target }) => onFilter({ ...filter, search: target.value })}
          onKeyDown={({ key }) => key === "Enter" && onEnter()}
        />
        <FindByScan phones={entries.map(({ phone }) => phone)} onOpen={onOpen} />
      </div>
      <fieldset className="-mx-4 flex min-w-0 gap-1.5 overflow-x-auto px-4 pb-1 [scrollbar-width:none] lg:mx-0 lg:flex-wrap lg:px-0">
        <legend className="sr-only">What they wait for</legend>
        {choices.map(({ id, label, count }) => (
          <Button
            key={id ?? "all"}
            size="sm"
            aria-pressed={filter.waitsFor === id}
            onClick={() => onFilter({ ...filter, waitsFor: id })}
            className="max-w-64 rounded-full aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
          >
            <span className="truncate">{label}</span>{" "}
            <span className="font-normal tabular-nums">{formatNumber(count)}</span>
          </Button>
        ))}
      </fieldset>
    </div>
  );
}
