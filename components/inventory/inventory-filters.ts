import type { Filter } from "@/components/data-table/filter-bar";
import type { MultiSelectItem } from "@/components/ui/multi-select";
import { PHONE_STATE_LABELS, PHONE_STATES } from "@/lib/domain/checklist/phone-states";
import type { Direction } from "@/lib/domain/conversion";
import { ADVISORIES } from "@/lib/domain/eligibility/advisories";
import { LICENSE_KINDS, VERDICTS } from "@/lib/domain/eligibility/decision";
import { REASON_LABELS } from "@/lib/domain/eligibility/reason-codes";
import { LICENSE_SKUS } from "@/lib/domain/licensing/support-skus";
import { LICENSE_LABELS, VERDICT_LABELS } from "@/lib/format/labels";
import type { PhoneFacets } from "@/lib/schemas/phones";
import type { InventoryFilter } from "./inventory-href";

type Choice = { id: string; name: string };
type Chosen = Readonly<Record<InventoryFilter, readonly string[]>>;

/** What each filter offers. Counts stand where the server counts: under all the other filters. */
export function filtersOf(
  direction: Direction,
  batches: readonly Choice[],
  facets: PhoneFacets | undefined,
  chosen: Chosen,
): Filter<InventoryFilter>[] {
  const counted = (key: "verdict" | "model" | "site" | "state", label: (value: string) => string) =>
    withChosen(
      (facets?.[key] ?? []).map(({ value, count }) => ({ value, label: label(value), count })),
      chosen[key],
      label,
    );
  const reasonLabel = (code: string) => (REASON_LABELS as Record<string, string>)[code] ?? code;
  return [
    { key: "verdict", label: "Verdict", items: inOrder(counted("verdict", labelOf(VERDICT_LABELS)), VERDICTS) },
    {
      key: "reason",
      label: "Reason",
      items: withChosen(
        (facets?.reason ?? []).map(({ value, label, count }) => ({ value, label, count })),
        chosen.reason,
        reasonLabel,
      ),
    },
    { key: "model", label: "Model", items: counted("model", (value) => (value === "none" ? "Not recognised" : value)) },
    { key: "site", label: "Site", items: counted("site", (value) => (value === "none" ? "No site" : value)) },
    {
      key: "state",
      label: "State",
      items: inOrder(
        counted("state", (value) => (PHONE_STATE_LABELS as Record<string, string>)[value] ?? value),
        PHONE_STATES,
      ),
    },
    { key: "license", label: "Licence", items: licensesOf(direction) },
    {
      key: "batch",
      label: "Batch",
      items: [{ value: "none", label: "In no batch" }, ...batches.map(({ id, name }) => ({ value: id, label: name }))],
    },
    { key: "advisory", label: "Advisory", items: advisoriesOf(direction) },
  ];
}

const labelOf = (labels: Record<string, { label: string }>) => (value: string) => labels[value]?.label ?? value;

/** What is chosen stays in the list when nothing has it any more, or it could not be taken away again. */
function withChosen(items: MultiSelectItem[], chosen: readonly string[], label: (value: string) => string) {
  const known = new Set(items.map(({ value }) => value));
  const gone = chosen.filter((value) => !known.has(value));
  return [...items, ...gone.map((value) => ({ value, label: label(value), count: 0 }))];
}

function inOrder(items: MultiSelectItem[], order: readonly string[]) {
  return [...items].sort((one, other) => order.indexOf(one.value) - order.indexOf(other.value));
}

function licensesOf(direction: Direction): MultiSelectItem[] {
  const skus = LICENSE_SKUS.filter((row) => row.direction === direction).map(({ sku }) => ({ value: sku, label: sku }));
  return [...LICENSE_KINDS.map((kind) => ({ value: kind, label: LICENSE_LABELS[kind] })), ...skus];
}

/** One entry for a code: several rows may say the same of different models. */
function advisoriesOf(direction: Direction): MultiSelectItem[] {
  const rows = ADVISORIES.filter(
    (row) => row.scope === "phone" && (row.direction === null || row.direction === direction),
  );
  return [...new Map(rows.map(({ code, title }) => [code, title.replace(/:.*$/, "")]))].map(([value, label]) => ({
    value,
    label,
  }));
}
