import type { Filter } from "@/components/data-table/filter-bar";
import type { ExceptionFilter } from "@/components/links/exceptions-href";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import { EXCEPTION_LABELS, EXCEPTION_STATES } from "@/lib/domain/work/exception";
import type { PhoneFacets } from "@/lib/schemas/phones";

type Chosen = Readonly<Record<ExceptionFilter, readonly string[]>>;
type Item = { value: string; label: string; count?: number };

/** What each filter of the exceptions offers; the counts are those under all the other filters. */
export function exceptionFilters(
  facets: PhoneFacets | undefined,
  batches: readonly { id: string; name: string }[],
  chosen: Chosen,
): Filter<ExceptionFilter>[] {
  const reasons = new Map(facets?.reason.map(({ value, label }) => [value, label]));
  const names = new Map(batches.map(({ id, name }) => [id, name]));
  const words = {
    reason: (code: string) => reasons.get(code) ?? code,
    model: named("Not recognised"),
    site: named("No site"),
    floor: named("No floor"),
    batch: (id: string) => (id === "none" ? "In no batch" : (names.get(id) ?? id)),
  };
  const found = (key: keyof typeof words) => {
    const items: Item[] = (facets?.[key] ?? []).map(({ value, count }) => ({ value, label: words[key](value), count }));
    const gone = chosen[key].filter((value) => !items.some((item) => item.value === value));
    return [...items, ...gone.map((value) => ({ value, label: words[key](value), count: 0 }))];
  };
  return [
    {
      key: "exception",
      label: labelOfPhoneField("exception"),
      items: EXCEPTION_STATES.map((value) => ({ value, label: EXCEPTION_LABELS[value] })),
    },
    { key: "reason", label: "Reason", items: found("reason") },
    { key: "model", label: labelOfPhoneField("model"), items: found("model") },
    { key: "site", label: labelOfPhoneField("site"), items: found("site") },
    { key: "floor", label: labelOfPhoneField("floor"), isRare: true, items: found("floor") },
    { key: "batch", label: labelOfPhoneField("batch"), isRare: true, items: found("batch") },
  ];
}

const named = (none: string) => (value: string) => (value === "none" ? none : value);
