"use client";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useShortcut } from "@/components/ui/use-shortcut";
import { PHONE_STATE_LABELS, type PhoneState } from "@/lib/domain/work/phone-life";
import { formatNumber } from "@/lib/format/text";
import type { WorkPhone } from "@/lib/schemas/work";
import { FindByScan } from "./checklist-parts";
import { PhoneRow } from "./phone-row";

export const STATE_FILTERS = ["all", "not-started", "in-progress", "moved", "failed", "on-hold", "verified"] as const;
export type StateFilter = (typeof STATE_FILTERS)[number];
const FILTER_LABELS = { all: "All", ...PHONE_STATE_LABELS, "not-started": "To do" } as const satisfies Record<
  StateFilter,
  string
>;

const PAGE = 60;

type PhoneListProps = {
  /** Of the batch. */
  all: readonly WorkPhone[];
  /** After search and filter. */
  phones: readonly WorkPhone[];
  counts: Record<StateFilter, number>;
  stateOf: (phone: WorkPhone) => PhoneState;
  progress: (phone: WorkPhone) => { done: number; total: number };
  isUnsent: (phone: WorkPhone) => boolean;
  openId: string | null;
  onOpen: (phoneId: string) => void;
  search: string;
  onSearch: (text: string) => void;
  filter: StateFilter;
  onFilter: (filter: StateFilter) => void;
};

export function PhoneList(props: PhoneListProps) {
  const { all, phones, counts, stateOf, progress, isUnsent, openId, onOpen, search, onSearch, filter, onFilter } =
    props;
  const input = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(PAGE);
  const found = phones.filter(({ id }) => id !== openId); // the open one stays in the list whatever is searched
  useShortcut("/", () => input.current?.focus());

  return (
    <section aria-labelledby="phones-title" className="min-w-0">
      <h2 id="phones-title" className="sr-only">
        Phones
      </h2>
      <div data-screen-only className="grid gap-2">
        <div className="flex flex-wrap gap-2">
          <Input
            ref={input}
            type="search"
            inputMode="search"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            aria-label="Search a phone by MAC, name, number or place"
            placeholder="MAC, name, number, floor…"
            className="min-w-0 flex-1 basis-40"
            value={search}
            onChange={(event) => onSearch(event.target.value)}
            onKeyDown={({ key }) => key === "Enter" && found.length === 1 && found[0] && onOpen(found[0].id)}
          />
          <FindByScan phones={all} onOpen={onOpen} />
        </div>
        <fieldset className="-mx-4 flex min-w-0 gap-1.5 overflow-x-auto px-4 pb-1 [scrollbar-width:none] lg:mx-0 lg:flex-wrap lg:px-0">
          <legend className="sr-only">Show</legend>
          {STATE_FILTERS.filter((each) => each === "all" || each === filter || counts[each] > 0).map((each) => (
            <Button
              key={each}
              size="sm"
              aria-pressed={filter === each}
              onClick={() => onFilter(each)}
              className="rounded-full aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
            >
              {FILTER_LABELS[each]} <span className="font-normal tabular-nums">{formatNumber(counts[each])}</span>
            </Button>
          ))}
        </fieldset>
      </div>
      <p role="status" className="sr-only">
        {phones.length} phones shown
      </p>
      {phones.length === 0 ? (
        <div className="mt-2 rounded-lg border border-line bg-surface px-4 py-8 text-center">
          <p className="font-medium">No phone of this batch fits.</p>
          <p className="text-muted">Look at the MAC on the label again, or show all phones.</p>
          <Button
            className="mt-3"
            onClick={() => {
              onSearch("");
              onFilter("all");
            }}
          >
            Show all {formatNumber(counts.all)}
          </Button>
        </div>
      ) : (
        <ul className="mt-2 overflow-hidden rounded-lg border border-line bg-surface">
          {phones.slice(0, shown).map((phone) => (
            <PhoneRow
              key={phone.id}
              phone={phone}
              state={stateOf(phone)}
              progress={progress(phone)}
              isUnsent={isUnsent(phone)}
              isOpen={phone.id === openId}
              onOpen={onOpen}
            />
          ))}
        </ul>
      )}
      {phones.length > shown && (
        <Button className="mt-2 w-full" onClick={() => setShown(shown + PAGE)}>
          Show {Math.min(PAGE, phones.length - shown)} more of {formatNumber(phones.length)}
        </Button>
      )}
    </section>
  );
}
