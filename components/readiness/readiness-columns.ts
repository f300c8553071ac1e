import { keysOf } from "@/lib/domain/typed-object";
import { SETTLING_CHOICES } from "@/lib/domain/work/exception";
import type { Tone } from "@/lib/format/labels";
import type { Readiness, ReadinessBy, ReadinessRow } from "@/lib/schemas/readiness";

type Count = Exclude<keyof ReadinessRow, "key" | "name">;
export type ReadinessCounts = Readonly<Record<Count, number | null>>;

export type ReadinessColumn = {
  label: string;
  /** What the number means, where the label does not say it all. */
  title?: string;
  count: Count;
  /** Stands behind it: 12 of 40. */
  of?: Count;
  /** How a number above zero looks; a whole is good. */
  tone?: Tone;
  /** Filters of the inventory that show these phones; left out where no filter does. */
  filter?: Readonly<Record<string, string>>;
  /** The same for what stands behind the number. */
  ofFilter?: Readonly<Record<string, string>>;
  /** The page whose filters they are; left out: the inventory. */
  page?: "inventory" | "exceptions" | "batches/losses" | undefined;
};

const ALL: readonly (ReadinessColumn & { only?: ReadinessBy; isOfLicenses?: true })[] = [
  { label: "Phones", count: "phones", filter: {} },
  { label: "Eligible", count: "eligible", filter: { verdict: "eligible" } },
  {
    label: "Missing",
    title: "Needs information",
    count: "missing",
    tone: "warn",
    filter: { verdict: "needs-information" },
  },
  { label: "Not eligible", count: "notEligible", tone: "bad", filter: { verdict: "ineligible" } },
  {
    label: "Exceptions decided",
    title: "Phones that are not eligible: replaced or left as they are. An open question settles nothing",
    count: "exceptionsDecided",
    of: "notEligible",
    tone: "warn",
    page: "exceptions",
    filter: { exception: SETTLING_CHOICES.join(",") },
    ofFilter: {},
  },
  {
    label: "In no batch",
    title: "Eligible phones in no batch",
    count: "unplanned",
    tone: "warn",
    filter: { verdict: "eligible", batch: "none" },
    only: "site",
  },
  {
    label: "Without a date",
    title: "Phones in a batch without a window",
    count: "undated",
    tone: "warn",
    filter: { window: "none" },
  },
  {
    label: "Licences in hand",
    title: "Of the phones that need a licence",
    count: "holdLicense",
    of: "needLicense",
    filter: { inHand: "yes" },
    ofFilter: { inHand: "yes,no" },
    isOfLicenses: true,
  },
  {
    label: "Loads on UCM",
    title: "Of the eligible phones: those in batches whose firmware is ticked as put on Unified CM",
    count: "loadsOnUcm",
    of: "eligible",
  },
  {
    label: "Losses acknowledged",
    title:
      "Of the eligible phones: what they lose is acknowledged by the customer. Phones that came later are not covered",
    count: "lossesAcknowledged",
    of: "eligible",
    tone: "warn",
    page: "batches/losses",
    filter: {},
    ofFilter: {},
  },
  {
    label: "Under way",
    count: "begun",
    filter: { state: "in-progress,moved,on-hold,failed" },
  },
  { label: "Failed", count: "failed", tone: "bad", filter: { state: "failed" } },
  { label: "Verified", count: "verified", of: "eligible", filter: { state: "verified" } },
];

/** The columns for these rows: what is told to nobody here, or no part of the procedure, has none. */
export const readinessColumns = ({ by, rows }: Readiness, seesLicenses: boolean): ReadinessColumn[] =>
  ALL.filter(
    ({ only = by, isOfLicenses, count }) =>
      only === by && (seesLicenses || !isOfLicenses) && rows.some((row) => row[count] !== null),
  );

/** The list with the phones of a cell, or of what stands behind its number; null where no filter shows them. */
export function cellHref(
  projectId: string,
  by: ReadinessBy,
  key: string | null,
  { page = "inventory", filter }: Pick<ReadinessColumn, "page" | "filter">,
): string | null {
  if (!filter || (filter.batch && by === "batch")) return null;
  if (page === "batches/losses" && by === "batch" && key === null) return null; // nothing is acknowledged for phones in no batch
  return `/projects/${projectId}/${page}?${new URLSearchParams({ ...placeOf(by, key), ...filter })}`;
}

const placeOf = (by: ReadinessBy, key: string | null) => ({
  [by]: key === null ? "none" : key.replaceAll(",", "%2C"),
});

/** A new quote for the phones of a row. */
export const quoteHref = (projectId: string, by: ReadinessBy, key: string | null): string =>
  `/projects/${projectId}/quotes/new?${new URLSearchParams(placeOf(by, key))}`;

const NOTHING = {
  phones: 0,
  eligible: 0,
  missing: 0,
  notEligible: 0,
  nothingToDo: 0,
  exceptionsDecided: 0,
  unplanned: 0,
  undated: 0,
  needLicense: 0,
  holdLicense: 0,
  loadsOnUcm: 0,
  lossesAcknowledged: 0,
  begun: 0,
  failed: 0,
  verified: 0,
} satisfies ReadinessCounts;

/** The sums over all rows. */
export function totalOf(rows: readonly ReadinessCounts[]): ReadinessCounts {
  const total = { ...NOTHING };
  for (const row of rows) for (const count of keysOf(NOTHING)) total[count] += row[count] ?? 0;
  return total;
}
