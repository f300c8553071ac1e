/** What people wish of a plan. A wish that a phone or a site makes impossible is said in the reason, never broken silently. */

/** `mixed`: one visit converts every model of a place. `apart`: a batch holds one load family, so that it needs one load. */
export const FAMILY_WISHES = ["mixed", "apart"] as const;
export type FamilyWish = (typeof FAMILY_WISHES)[number];

/** In which order sites are converted; those that are named first come before all others, as they are named. */
export const SITE_ORDERS = ["name", "largest", "smallest"] as const;
export type SiteOrder = (typeof SITE_ORDERS)[number];

export type PlanWishes = {
  /** Phones of the proof of concept; 0 plans none. Grows when it is too small to hold one phone of every load family. */
  pilotSize: number;
  /** The site that the pilot is taken from as far as it goes; null: the largest. */
  pilotSite: string | null;
  /** Phones that are the pilot because a person named them, by MAC; it is filled up to its size with others. None: all are chosen. */
  pilotMacs: readonly string[];
  /** No batch is larger. */
  maxSize: number;
  families: FamilyWish;
  siteOrder: SiteOrder;
  firstSites: readonly string[];
  /** Phones whose firmware must be raised before they are converted come first at their site: that takes a night of its own. */
  preUpgradesFirst: boolean;
};

export const DEFAULT_WISHES: PlanWishes = {
  pilotSize: 10,
  pilotSite: null,
  pilotMacs: [],
  maxSize: 200,
  families: "mixed",
  siteOrder: "name",
  firstSites: [],
  preUpgradesFirst: false,
};

/** What was wished for a site that no phone of the plan stands at, so that a slip of the pen is seen. */
export function remarksOf(wishedSites: readonly string[], sites: ReadonlySet<string | null>): string[] {
  return [...new Set(wishedSites)]
    .filter((site) => !sites.has(site))
    .map((site) => `No phone of this plan stands at ${site}: what is wished for it changes nothing.`);
}

const EXAMPLES = 3;

/** Phones that were named for the pilot and are not in it: among `able`, or in the pilot that is `there` already and stays as it is. */
export function pilotRemarks(
  named: readonly string[],
  able: ReadonlySet<string>,
  there: ReadonlySet<string> | null,
): string[] {
  const missing = named.filter((mac) => !(there ?? able).has(mac));
  if (missing.length === 0) return [];
  const more = missing.length > EXAMPLES ? ` and ${missing.length - EXAMPLES} more` : "";
  const which = `${missing.slice(0, EXAMPLES).join(", ")}${more}`;
  return [
    there
      ? `The pilot is there already and stays as it is; named for it in vain: ${which}. Move them there from the inventory.`
      : `Named for the pilot, but not in this plan: ${which}. They are not in the inventory, not eligible, or in a batch already.`,
  ];
}
