import { LOAD_FAMILIES, type LoadFamily } from "@/lib/domain/conversion";
import { groupedBy } from "@/lib/domain/grouped-by";
import { type BatchablePhone, choosePilot, type SitePhones } from "./choose-pilot";
import { compareSites, compareText } from "./site-order";

export type BatchPlanOptions = {
  /** Phones of the proof of concept; 0 plans none. Grows when it is too small to hold one phone of every load family. */
  pilotSize: number;
  /** No batch is larger. */
  maxSize: number;
};
export const DEFAULT_BATCH_PLAN_OPTIONS: BatchPlanOptions = { pilotSize: 10, maxSize: 200 };

export type BatchProposal = {
  kind: "pilot" | "wave";
  name: string;
  /** `null`: several sites, or phones without one. */
  site: string | null;
  /** `null`: several families. */
  loadFamily: LoadFamily | null;
  phoneIds: string[];
  reason: string;
};

/**
 * Proposes batches: first a pilot, because the guide asks for a proof of concept before anything else, then waves of one site and one load
 * family, since a load is put on the call control once a family. Every phone ends in exactly one proposal; the same phones in any order
 * give the same plan.
 */
export function planBatches(
  phones: readonly BatchablePhone[],
  options: BatchPlanOptions = DEFAULT_BATCH_PLAN_OPTIONS,
): BatchProposal[] {
  const maxSize = Math.max(1, Math.floor(options.maxSize));
  const sites = groupBySite(phones);
  const pilot = choosePilot(sites, Math.max(0, Math.floor(options.pilotSize)));
  const proposals = proposePilots(pilot, maxSize);
  const piloted = new Set(pilot);
  for (const { site, families } of sites) {
    for (const family of LOAD_FAMILIES) {
      const rest = (families.get(family) ?? []).filter((phone) => !piloted.has(phone));
      if (rest.length > 0) proposals.push(...proposeWaves(site, family, rest, maxSize));
    }
  }
  return proposals;
}

function proposePilots(pilot: readonly BatchablePhone[], maxSize: number): BatchProposal[] {
  const parts = splitEvenly(pilot, maxSize);
  return parts.map((part, index) => {
    const families = LOAD_FAMILIES.filter((family) => part.some((phone) => phone.loadFamily === family));
    const site = only(part.map((phone) => phone.site));
    const sites = new Set(part.map((phone) => phone.site)).size;
    return {
      kind: "pilot",
      name: parts.length > 1 ? `Pilot, ${index + 1} of ${parts.length}` : "Pilot",
      site,
      loadFamily: only(families),
      phoneIds: part.map(({ id }) => id),
      reason: `Proof of concept before the first wave, as the guide asks: ${count(part.length, "phone")} of ${families.join(", ")}, ${
        sites > 1
          ? `from ${sites} sites, the largest first`
          : site === null
            ? "none with a site"
            : "all from the largest site"
      }.`,
    };
  });
}

function proposeWaves(
  site: string | null,
  loadFamily: LoadFamily,
  phones: readonly BatchablePhone[],
  maxSize: number,
): BatchProposal[] {
  const parts = splitEvenly(phones, maxSize);
  const place = site ?? "No site";
  const split = parts.length > 1 ? `, split evenly into ${parts.length} because a batch holds at most ${maxSize}` : "";
  const total = `${count(phones.length, "phone")} of load family ${loadFamily} ${site === null ? "without a site" : `at ${site}`}`;
  return parts.map((part, index) => ({
    kind: "wave",
    name: `${place}, ${loadFamily}${parts.length > 1 ? `, ${index + 1} of ${parts.length}` : ""}`,
    site,
    loadFamily,
    phoneIds: part.map(({ id }) => id),
    reason: `${total}${split}. One load serves them all.`,
  }));
}

/** Sites by name, the phones without one last; inside a family by MAC. Compared by code unit, so that no locale changes a plan. */
function groupBySite(phones: readonly BatchablePhone[]): SitePhones[] {
  const sites = [...groupedBy(phones, ({ site }) => site)].map(([site, own]) => {
    const families = groupedBy(own, ({ loadFamily }) => loadFamily);
    for (const list of families.values()) list.sort((a, b) => compareText(a.mac, b.mac) || compareText(a.id, b.id));
    return { site, size: own.length, families };
  });
  return sites.sort((a, b) => compareSites(a.site, b.site));
}

/** Parts of at most `maxSize` whose sizes differ by one at the most. */
function splitEvenly<Item>(items: readonly Item[], maxSize: number): Item[][] {
  const parts = Math.ceil(items.length / maxSize);
  return Array.from({ length: parts }, (_, index) =>
    items.slice(Math.floor((index * items.length) / parts), Math.floor(((index + 1) * items.length) / parts)),
  );
}

const only = <Value>(values: readonly Value[]): Value | null => {
  const first = values[0];
  return first !== undefined && values.every((value) => value === first) ? first : null;
};

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
