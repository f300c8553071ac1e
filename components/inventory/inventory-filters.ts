import type { Filter } from "@/components/data-table/filter-bar";
import type { InventoryFilter } from "@/components/links/inventory-href";
import type { MultiSelectItem } from "@/components/ui/multi-select";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import { formatVid } from "@/lib/domain/phone/format-vid";
import { FIRMWARES, RUNNING_FIRMWARES } from "@/lib/domain/phone/phone-facts";
import { VERDICTS } from "@/lib/domain/rules/decision";
import { PHONE_STATE_LABELS, PHONE_STATES } from "@/lib/domain/work/phone-life";
import { FIRMWARE_LABELS, VERDICT_LABELS } from "@/lib/format/labels";
import type { PhoneFacets } from "@/lib/schemas/phones";
import type { FilterChoices } from "./filter-choices";

type Choice = { id: string; name: string };
type Chosen = Readonly<Record<InventoryFilter, readonly string[]>>;

/** What each filter offers. Counts stand where the server counts: under all the other filters. */
export function filtersOf(
  choices: FilterChoices,
  batches: readonly Choice[],
  facets: PhoneFacets | undefined,
  chosen: Chosen,
): Filter<InventoryFilter>[] {
  const found = (key: "model" | "site" | "floor" | "pool" | "vid", none: string, word = (value: string) => value) => {
    const label = (value: string) => (value === "none" ? none : word(value));
    const items = (facets?.[key] ?? []).map(({ value, count }) => ({ value, label: label(value), count }));
    return withChosen(key === "floor" || key === "vid" ? items.sort(byNumber) : items, chosen[key], label);
  };
  const firmware = (key: "firmware" | "soldAs", words: readonly (keyof typeof FIRMWARE_LABELS)[]) => [
    ...words.map((value) => withCount(value, FIRMWARE_LABELS[value], facets?.[key])),
    withCount("none", "Not known", facets?.[key]),
  ];
  return [
    {
      key: "verdict",
      label: labelOfPhoneField("verdict"),
      items: VERDICTS.map((value) => withCount(value, VERDICT_LABELS[value].label, facets?.verdict)),
    },
    {
      key: "reason",
      label: "Reason",
      items: withChosen(
        (facets?.reason ?? []).map(({ value, label, count }) => ({ value, label, count })),
        chosen.reason,
        (code) => choices.reasons[code] ?? code,
      ),
    },
    { key: "model", label: labelOfPhoneField("model"), items: found("model", "Not recognised") },
    { key: "site", label: labelOfPhoneField("site"), items: found("site", "No site") },
    { key: "floor", label: labelOfPhoneField("floor"), isRare: true, items: found("floor", "No floor") },
    {
      key: "state",
      label: labelOfPhoneField("state"),
      items: PHONE_STATES.map((value) => withCount(value, PHONE_STATE_LABELS[value], facets?.state)),
    },
    {
      key: "conflict",
      label: "Conflict",
      isRare: true,
      items: [{ value: "yes", label: "A correction forbids begun work" }],
    },
    {
      key: "license",
      label: labelOfPhoneField("license"),
      items: choices.license.map(({ value, label }) => withCount(value, label, facets?.license)),
    },
    {
      key: "batch",
      label: labelOfPhoneField("batch"),
      items: [{ id: "none", name: "In no batch" }, ...batches].map(({ id, name }) =>
        withCount(id, name, facets?.batch),
      ),
    },
    {
      key: "window",
      label: "Window",
      isRare: true,
      items: [
        { value: "none", label: "Batch without a date" },
        { value: "set", label: "Batch with a date" },
      ],
    },
    // Set by links from Readiness, for those who may see licences.
    ...(chosen.inHand.length > 0
      ? [
          {
            key: "inHand",
            label: "Licence in hand",
            items: [
              { value: "yes", label: "In hand" },
              { value: "no", label: "Not in hand" },
            ],
          } as const,
        ]
      : []),
    {
      key: "advisory",
      label: "Advisory",
      isRare: true,
      items: choices.advisory.map(({ value, label }) => withCount(value, label, facets?.advisory)),
    },
    {
      key: "firmware",
      label: labelOfPhoneField("runningFirmware"),
      isRare: true,
      items: firmware("firmware", RUNNING_FIRMWARES),
    },
    { key: "soldAs", label: labelOfPhoneField("soldAs"), isRare: true, items: firmware("soldAs", FIRMWARES) },
    { key: "pool", label: labelOfPhoneField("devicePool"), isRare: true, items: found("pool", "No device pool") },
    {
      key: "vid",
      label: labelOfPhoneField("vid"),
      isRare: true,
      items: found("vid", "No VID", (value) => formatVid(Number(value))),
    },
    // Set by links from the rule book; nobody looks for one of a hundred rules in a list here.
    ...(chosen.rule.length > 0
      ? [{ key: "rule", label: "Rule", items: withRoles(choices.rule, chosen.rule) } as const]
      : []),
  ];
}

const byNumber = (one: MultiSelectItem, other: MultiSelectItem) =>
  one.value.localeCompare(other.value, "en", { numeric: true });

/** The words of a fixed list; until the counts are there, without them. */
function withCount(value: string, label: string, counts: PhoneFacets["verdict"] | undefined): MultiSelectItem {
  return { value, label, count: counts && (counts.find((facet) => facet.value === value)?.count ?? 0) };
}

/** Chosen by a link from the rule book a rule may stand in one of its roles. Phones are not counted by rule here: the book does. */
function withRoles(rules: FilterChoices["rule"], chosen: readonly string[]): MultiSelectItem[] {
  const titles = new Map(rules.map(({ value, label }) => [value, label]));
  const inRole = chosen.filter((value) => !titles.has(value));
  return [
    ...rules,
    ...inRole.map((value) => {
      const [id = "", role] = value.split(":").reverse();
      return { value, label: `${titles.get(id) ?? id}${role ? ` (${ROLES[role] ?? role})` : ""}` };
    }),
  ];
}

const ROLES: Readonly<Record<string, string>> = {
  decided: "decided",
  requirement: "required",
  advisory: "noted",
};

/** What is chosen stays in the list when nothing has it any more, or it could not be taken away again. */
function withChosen(items: MultiSelectItem[], chosen: readonly string[], label: (value: string) => string) {
  const known = new Set(items.map(({ value }) => value));
  const gone = chosen.filter((value) => !known.has(value));
  return [...items, ...gone.map((value) => ({ value, label: label(value), count: 0 }))];
}
