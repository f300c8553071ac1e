"use client";
import { X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { MultiSelect, type MultiSelectItem } from "@/components/ui/multi-select";
import { SearchInput } from "./search-input";

export type Filter<Key extends string = string> = {
  key: Key;
  label: string;
  items: readonly MultiSelectItem[];
  /** Stands behind "More" until it is used. */
  isRare?: boolean;
};

type FilterBarProps<Key extends string> = {
  /** Leave out for a list without search. */
  search?: { value: string; onChange: (value: string) => void; label: string; placeholder?: string };
  filters?: readonly Filter<Key>[];
  values: Readonly<Record<Key, readonly string[]>>;
  onFilterChange: (key: Key, values: string[]) => void;
  /** Search and all filters. */
  onClear: () => void;
  /** At the right: export, actions for what is selected. */
  children?: ReactNode;
};

/** The tool bar over a table. Goes with useTableUrl: `values={url.filters} onFilterChange={url.setFilter}`. */
export function FilterBar<Key extends string>(props: FilterBarProps<Key>) {
  const { search, filters = [], values, onFilterChange, onClear, children } = props;
  const [isFull, setIsFull] = useState(false);
  const offered = filters.filter(({ key, isRare }) => !isRare || isFull || values[key].length > 0);
  const chips = filters.flatMap((filter) =>
    values[filter.key].map((value) => ({
      filter,
      value,
      text: filter.items.find((item) => item.value === value)?.label ?? value,
    })),
  );
  const hasRare = filters.some(({ isRare }) => isRare);
  const buttons = offered.map(({ key, label, items }) => (
    <MultiSelect
      key={key}
      label={label}
      items={items}
      value={values[key]}
      onChange={(next) => onFilterChange(key, next)}
    />
  ));
  return (
    <div data-screen-only className="mb-3 flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {search && <SearchInput {...search} />}
        {!hasRare && buttons}
        {children && <div className="flex flex-wrap items-center gap-2 sm:ml-auto">{children}</div>}
      </div>
      {hasRare && (
        <div className="-mx-1 flex items-center gap-2 overflow-x-auto p-1 [scrollbar-width:none] sm:flex-wrap sm:overflow-visible">
          {buttons}
          <Button variant="ghost" aria-expanded={isFull} onClick={() => setIsFull(!isFull)} className="px-2">
            {isFull ? "Fewer filters" : "More filters"}
          </Button>
        </div>
      )}
      {chips.length > 0 && (
        <ul aria-label="Active filters" className="flex flex-wrap items-center gap-1.5">
          {chips.map(({ filter, value, text }) => (
            <li key={`${filter.key} ${value}`}>
              <button
                type="button"
                onClick={() =>
                  onFilterChange(
                    filter.key,
                    values[filter.key].filter((other) => other !== value),
                  )
                }
                className="inline-flex h-6 items-center gap-1 rounded-full border border-line bg-surface pr-1.5 pl-2.5 text-xs hover:bg-hover pointer-coarse:h-11 pointer-coarse:px-4"
              >
                <span className="sr-only">Remove filter </span>
                <span className="text-muted">{filter.label}:</span>
                <span className="max-w-48 truncate">{text}</span>
                <X aria-hidden className="size-3 text-muted" />
              </button>
            </li>
          ))}
          <li>
            <Button variant="ghost" size="sm" onClick={onClear} className="h-6 px-2">
              Clear all
            </Button>
          </li>
        </ul>
      )}
    </div>
  );
}
