"use client";
import { parseAsString, useQueryStates } from "nuqs";
import { SearchInput } from "@/components/data-table/search-input";

const parsers = { q: parseAsString.withDefault(""), cursor: parseAsString };

/** Searches on the server: the address holds the text, so Back and links work. */
export function ProjectSearch() {
  const [{ q }, set] = useQueryStates(parsers, { shallow: false, history: "replace" });
  return (
    <div className="mb-3">
      <SearchInput
        value={q}
        onChange={(text) => void set({ q: text || null, cursor: null })}
        label="Search projects"
        placeholder="Search project or customer…"
      />
    </div>
  );
}
