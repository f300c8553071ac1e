"use client";
import { parseAsArrayOf, parseAsString, useQueryStates } from "nuqs";
import { FilterBar } from "@/components/data-table/filter-bar";
import { DIRECTION_LABELS } from "@/lib/format/labels";
import { KIND_LABELS } from "./kind-labels";

const list = parseAsArrayOf(parseAsString).withDefault([]);
const parsers = { q: parseAsString.withDefault(""), kind: list, direction: list, used: list };

const FILTERS = [
  { key: "kind", label: "Kind", items: Object.entries(KIND_LABELS).map(([value, { label }]) => ({ value, label })) },
  {
    key: "direction",
    label: "Direction",
    items: Object.entries(DIRECTION_LABELS).map(([value, label]) => ({ value, label })),
  },
] as const;
const USED = {
  key: "used",
  label: "In this project",
  items: [
    { value: "yes", label: "Applies to phones" },
    { value: "no", label: "Applies to none" },
  ],
} as const;

/** The address holds search and filters, and the server reads them: the book itself needs no script. */
export function RuleFilters({ hasProject }: { hasProject: boolean }) {
  const [{ q, ...values }, set] = useQueryStates(parsers, { shallow: false, history: "replace" });
  return (
    <FilterBar<"kind" | "direction" | "used">
      search={{
        value: q,
        onChange: (text) => void set({ q: text || null }),
        label: "Search rules",
        placeholder: "7821, V24, SKU, Table 3…",
      }}
      filters={hasProject ? [...FILTERS, USED] : FILTERS}
      values={values}
      onFilterChange={(key, chosen) => void set({ [key]: chosen.length > 0 ? chosen : null })}
      onClear={() => void set({ q: null, kind: null, direction: null, used: null })}
    />
  );
}
