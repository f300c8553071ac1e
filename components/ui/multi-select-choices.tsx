"use client";
import { useEffect, useRef, useState } from "react";
import type { MultiSelectProps } from "./multi-select";
import { optionStyles } from "./use-popover";

/** Up to this many are seen at a glance; more get a search box. */
const SEEN_AT_A_GLANCE = 8;
const number = new Intl.NumberFormat("en-GB");

/** Lives as long as the list is open, so every opening begins with an empty search. */
export function Choices({ label, items, value, onChange }: MultiSelectProps) {
  const [search, setSearch] = useState("");
  const list = useRef<HTMLFieldSetElement>(null);
  // It may have come after the list was opened.
  useEffect(() => list.current?.parentElement?.querySelector("input")?.focus(), []);
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
      <fieldset ref={list} className="min-w-0 p-1">
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
