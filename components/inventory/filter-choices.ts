import type { Direction } from "@/lib/domain/conversion";
import { LICENSE_KINDS } from "@/lib/domain/rules/decision";
import { ADVISORIES } from "@/lib/domain/rules/eligibility/advisories";
import { REASON_LABELS } from "@/lib/domain/rules/eligibility/reason-codes";
import { RULES } from "@/lib/domain/rules/eligibility/rule-set";
import { LICENSE_SKUS } from "@/lib/domain/rules/licensing/support-skus";
import { keysOf } from "@/lib/domain/typed-object";
import { LICENSE_LABELS, NO_LICENSE_LABELS } from "@/lib/format/labels";

type Choice = { value: string; label: string };

/** Words of the filters that come from the rule set. Made on the server: its tables stay there. */
export type FilterChoices = {
  license: readonly Choice[];
  advisory: readonly Choice[];
  rule: readonly Choice[];
  reasons: Readonly<Record<string, string>>;
};

export function filterChoices(direction: Direction): FilterChoices {
  return {
    license: licensesOf(direction),
    advisory: advisoriesOf(direction),
    rule: rulesOf(direction),
    reasons: REASON_LABELS,
  };
}

function licensesOf(direction: Direction): Choice[] {
  const skus = LICENSE_SKUS.filter((row) => row.direction === direction).map(({ sku }) => ({ value: sku, label: sku }));
  const kinds = LICENSE_KINDS.filter((kind) => kind !== "none").map((kind) => ({
    value: kind,
    label: LICENSE_LABELS[kind],
  }));
  const none = keysOf(NO_LICENSE_LABELS).map((value) => ({ value, label: NO_LICENSE_LABELS[value] }));
  return [...kinds, ...none, { value: "may-be-free", label: "May be free" }, ...skus];
}

/** Every rule of the direction. A role before the id ("decided:…") is set by links from the rule book. */
function rulesOf(direction: Direction): Choice[] {
  return RULES.filter((rule) => rule.direction === null || rule.direction === direction).map(({ id, title }) => ({
    value: id,
    label: title,
  }));
}

/** One entry for a code: several rows may say the same of different models. */
function advisoriesOf(direction: Direction): Choice[] {
  const rows = ADVISORIES.filter(
    (row) => row.scope === "phone" && (row.direction === null || row.direction === direction),
  );
  return [...new Map(rows.map(({ code, title }) => [code, title.replace(/:.*$/, "")]))].map(([value, label]) => ({
    value,
    label,
  }));
}
