import type { InventoryFilter } from "@/components/links/inventory-href";
import type { Verdict } from "@/lib/domain/rules/decision";
import { LICENSE_LABELS, NO_LICENSE_LABELS, type Tone, VERDICT_LABELS } from "@/lib/format/labels";
import type { WhatIfTally } from "@/lib/schemas/what-if";

/** One line of the comparison: the same count under every plan, the present one first. */
export type Row = {
  key: string;
  label: string;
  detail?: string;
  tone?: Tone;
  counts: number[];
  /** Opens the phones of the present plan. */
  filter?: Partial<Record<InventoryFilter, string>>;
};

const VERDICT_ORDER = ["eligible", "needs-information", "ineligible", "not-required"] as const satisfies Verdict[];

/** The lines of all tallies, each named once; a line that only one plan knows is 0 in the others. */
export function comparisonRows(tallies: readonly WhatIfTally[]): { title: string; rows: Row[] }[] {
  const named = <Item extends object>(
    listOf: (tally: WhatIfTally) => readonly Item[],
    keyOf: (item: Item) => string,
  ) => [...new Map(tallies.flatMap(listOf).map((item) => [keyOf(item), item])).values()];
  const counts = (of: (tally: WhatIfTally) => number | undefined) => tallies.map((tally) => of(tally) ?? 0);

  const verdicts = VERDICT_ORDER.map((verdict): Row => {
    const { label, tone } = VERDICT_LABELS[verdict];
    return { key: verdict, label, tone, counts: counts((tally) => tally.verdicts[verdict]), filter: { verdict } };
  });
  const skus = named(
    ({ licenses }) => licenses,
    ({ sku }) => sku,
  ).map(({ sku, supportSku }): Row => {
    const quantities = counts((tally) => tally.licenses.find((line) => line.sku === sku)?.quantity);
    const detail = supportSku ? { detail: `with ${supportSku} where there is no service contract` } : {};
    return { key: sku, label: sku, ...detail, counts: quantities, filter: { license: sku } };
  });
  const free: Row = {
    key: "may-be-free",
    label: "of these may be free",
    counts: counts((tally) => tally.licenses.reduce((sum, { mayBeFree }) => sum + mayBeFree, 0)),
    filter: { license: "may-be-free" },
  };
  const kinds = (["automatic", "glo-case", "undecided"] as const).map(
    (kind): Row => ({
      key: kind,
      label: LICENSE_LABELS[kind],
      counts: counts((tally) => tally.licenseKinds[kind]),
      filter: { license: kind },
    }),
  );
  const reasons = named(
    ({ reasons: list }) => list,
    ({ code }) => code,
  ).map(
    ({ code, label }): Row => ({
      key: code,
      label,
      counts: counts((tally) => tally.reasons.find((reason) => reason.code === code)?.count),
      filter: { reason: code },
    }),
  );
  const blocked = named(
    ({ blocked: list }) => list,
    ({ text }) => text,
  ).map(
    ({ text }): Row => ({
      key: text,
      label: text,
      counts: counts((tally) => tally.blocked.find((line) => line.text === text)?.count),
    }),
  );
  const isThere = ({ counts: values }: Row) => values.some((count) => count > 0);
  return [
    { title: "Verdicts", rows: verdicts },
    { title: "Licences to order", rows: [...skus, free].filter(isThere) },
    { title: "Other licences", rows: [...kinds, ...noLicense(counts)].filter(isThere) },
    { title: "Cannot be started", rows: blocked },
    { title: "Reasons", rows: reasons },
  ].filter(({ rows }) => rows.length > 0);
}

/** Phones that need no licence are two kinds: those that go free, and those that go nowhere. */
function noLicense(counts: (of: (tally: WhatIfTally) => number) => number[]): Row[] {
  const row = (key: keyof typeof NO_LICENSE_LABELS, of: (tally: WhatIfTally) => number): Row => ({
    key,
    label: NO_LICENSE_LABELS[key],
    counts: counts(of),
    filter: { license: key },
  });
  return [row("free", ({ free }) => free), row("not-converted", ({ licenseKinds, free }) => licenseKinds.none - free)];
}
