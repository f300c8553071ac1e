import { LOAD_FAMILIES, type LoadFamily } from "@/lib/domain/conversion";
import { compareSites, compareText } from "./site-order";

/** A phone that is to be converted; the caller leaves out the others. */
export type BatchablePhone = {
  id: string;
  mac: string;
  site: string | null;
  floor: string | null;
  model: string;
  loadFamily: LoadFamily;
  /** Its firmware is below what the conversion asks for: it is raised first. */
  needsPreUpgrade: boolean;
};

/** Phones of one site, all of them and by load family, each list by MAC. */
export type SitePhones = {
  site: string | null;
  size: number;
  phones: BatchablePhone[];
  families: Map<LoadFamily, BatchablePhone[]>;
};

/**
 * A small cross-section: one phone of every load family there is, then one model after the other. Taken from one site, the largest if
 * none is wished, as far as it goes, so that the pilot is one visit; phones without a site come last, nobody can say where they stand. Never smaller than the number of
 * families, unless `size` is 0. Phones that are named are in it before all others, and then it grows to `size` alone.
 */
export function choosePilot(
  sites: readonly SitePhones[],
  size: number,
  wished: string | null = null,
  named: ReadonlySet<string> = new Set(),
): BatchablePhone[] {
  const bySize = [...sites].sort(
    (a, b) =>
      Number(a.site === null) - Number(b.site === null) ||
      Number(b.site === wished) - Number(a.site === wished) ||
      b.size - a.size ||
      compareSites(a.site, b.site),
  );
  const byHand = named.size === 0 ? [] : bySize.flatMap(({ phones }) => phones.filter(({ mac }) => named.has(mac)));
  const chosen = new Set(byHand);
  const isGrowing = byHand.length === 0 && size > 0; // what a person named does not grow beyond the size they gave
  for (const family of LOAD_FAMILIES) {
    if (!isGrowing && chosen.size >= size) break;
    if ([...chosen].some(({ loadFamily }) => loadFamily === family)) continue;
    const first = bySize.find(({ families }) => families.has(family))?.families.get(family)?.[0];
    if (first) chosen.add(first);
  }
  for (const site of bySize) {
    if (chosen.size >= size) break;
    for (const phone of modelByModel(site, chosen)) {
      if (chosen.size >= size) break;
      chosen.add(phone);
    }
  }
  return [...chosen].sort((a, b) => compareSites(a.site, b.site) || compareText(a.mac, b.mac));
}

/** The site's phones, one of each model in turn; models already chosen wait for the next turn. */
function modelByModel({ families }: SitePhones, chosen: ReadonlySet<BatchablePhone>): BatchablePhone[] {
  const models = new Map<string, BatchablePhone[]>();
  for (const phone of [...families.values()].flat()) {
    if (chosen.has(phone)) continue;
    const list = models.get(phone.model);
    if (list) list.push(phone);
    else models.set(phone.model, [phone]);
  }
  const taken = new Map<string, number>();
  for (const { model } of chosen) taken.set(model, (taken.get(model) ?? 0) + 1);
  return [...models]
    .flatMap(([model, phones]) => phones.map((phone, index) => ({ phone, turn: index + (taken.get(model) ?? 0) })))
    .sort((a, b) => a.turn - b.turn || compareText(a.phone.model, b.phone.model))
    .map(({ phone }) => phone);
}
