"use client";
import { ChevronDown } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { buttonStyles } from "./button";
import { cn } from "./cn";
import { moveFocus, optionStyles, popoverStyles, usePopover } from "./use-popover";

export type MultiSelectItem<Value extends string = string> = {
  value: Value;
  label: string;
  /** How many there are of it; 0 stays choosable, it may be chosen already. */
  count?: number;
};

type MultiSelectProps<Value extends string> = {
  label: string;
  items: readonly MultiSelectItem<Value>[];
  value: readonly Value[];
  onChange: (value: Value[]) => void;
  className?: string;
};

/** Up to this many are seen at a glance; more get a search box. */
const SEEN_AT_A_GLANCE = 8;
const STOPS = "input";
const number = new Intl.NumberFormat("en-GB");

/** Several of a few: a filter. The trigger counts what is chosen; each tick counts at once. */
export function MultiSelect<Value extends string>(props: MultiSelectProps<Value>) {
  const { label, value, className } = props;
  const { isOpen, popup, trigger, popover } = usePopover("start", STOPS);
  return (
    <>
      <button
        type="button"
        {...trigger}
        aria-haspopup="dialog"
        className={cn(buttonStyles(), "gap-1 border-dashed px-2.5 font-normal aria-expanded:bg-hover", className)}
      >
        {label}
        {value.length > 0 && (
          <span className="rounded-sm bg-accent-soft px-1 font-medium text-accent text-xs leading-4">
            {value.length}
            <span className="sr-only"> chosen</span>
          </span>
        )}
        <ChevronDown aria-hidden className="text-muted" />
      </button>
      <div
        {...popover}
        ref={popup}
        role="dialog"
        aria-label={label}
        onKeyDown={onKeyDown}
        className={cn(popoverStyles, "w-60")}
      >
        {isOpen && <Choices {...props} />}
      </div>
    </>
  );
}

/** Lives as long as the list is open, so every opening begins with an empty search. */
function Choices<Value extends string>({ label, items, value, onChange }: MultiSelectProps<Value>) {
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const found = items.filter((item) => item.label.toLowerCase().includes(wanted));
  return (
    <>
      {items.length > SEEN_AT_A_GLANCE && (
        <input
          type="search"
          aria-label={`Search ${label}`}
          placeholder="Search…"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="sticky top-0 z-10 h-9 w-full shrink-0 border-line border-b bg-raised px-3 outline-none focus-visible:border-accent focus-visible:outline-none pointer-coarse:h-11 pointer-coarse:text-base [&::-webkit-search-cancel-button]:hidden"
        />
      )}
      <fieldset className="min-w-0 p-1">
        <legend className="sr-only">{label}</legend>
        {found.map((item) => (
          <label key={item.value} className={optionStyles}>
            <input
              type="checkbox"
              checked={value.includes(item.value)}
              onChange={({ target }) =>
                onChange(target.checked ? [...value, item.value] : value.filter((other) => other !== item.value))
              }
              className="tick outline-none"
            />
            <span className="min-w-0 flex-1 truncate">{item.label}</span>
            {item.count !== undefined && (
              <span className="pl-3 text-muted text-xs tabular-nums">{number.format(item.count)}</span>
            )}
          </label>
        ))}
      </fieldset>
      <p role="status" className={found.length > 0 ? "sr-only" : "px-3 pb-4 text-center text-muted"}>
        {found.length === 0 ? "Nothing found" : wanted && `${found.length} found`}
      </p>
    </>
  );
}

function onKeyDown(event: KeyboardEvent<HTMLElement>) {
  event.stopPropagation(); // a table around it has arrow keys of its own
  const isInText = event.target instanceof HTMLInputElement && event.target.type === "search";
  if (isInText && (event.key === "Home" || event.key === "End")) return;
  if (moveFocus(event.currentTarget, STOPS, event.key)) event.preventDefault();
}
