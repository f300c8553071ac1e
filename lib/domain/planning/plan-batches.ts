import { LOAD_FAMILIES, type LoadFamily } from "@/lib/domain/conversion";
import { groupedBy } from "@/lib/domain/grouped-by";
import { type BatchablePhone, choosePilot, type SitePhones } from "./choose-pilot";
import { compareSites, compareText } from "./site-order";
import { type SitePart, splitEvenly, splitSite } from "./split-site";
import { DEFAULT_WISHES, type PlanWishes } from "./wishes";

export type BatchProposal = {
  kind: "pilot" | "wave";
  name: string;
  /** `null`: several sites, or phones without one. */
  site: string | null;
  /** `null`: several families, or any. */
  loadFamily: LoadFamily | null;
  phoneIds: string[];
  reason: string;
};

/**
 * Proposes batches: first a pilot, because the guide asks for a proof of concept before anything else, then waves of one site, along
 * its floors. Every phone ends in exactly one proposal; the same phones in any order give the same plan.
 */
export function planBatches(
  phones: readonly BatchablePhone[],
  given: Partial<PlanWishes> = DEFAULT_WISHES,
): BatchProposal[] {
  const wishes = { ...DEFAULT_WISHES, ...given };
  const maxSize = Math.max(1, Math.floor(wishes.maxSize));
  const sites = inOrder(groupBySite(phones), wishes);
  const named = new Set(wishes.pilotMacs);
  const pilot = choosePilot(sites, Math.max(0, Math.floor(wishes.pilotSize)), wishes.pilotSite, named);
  const piloted = new Set(pilot);
  const waves = sites.flatMap((site) =>
    groupsOf(site, piloted, { ...wishes, maxSize }).flatMap((group) => proposeWaves(site.site, group, maxSize)),
  );
  return [...proposePilots(pilot, { ...wishes, maxSize }), ...waves];
}

/** Phones of a site that are converted apart from its others, and why. */
type Group = { labels: string[]; loadFamily: LoadFamily | null; phones: BatchablePhone[]; because: string };

/** So small a share of a batch is not worth a visit of its own. */
const SMALL = 0.1;

function groupsOf(site: SitePhones, piloted: ReadonlySet<BatchablePhone>, wishes: PlanWishes): Group[] {
  const left = (phones: readonly BatchablePhone[] = []) => phones.filter((phone) => !piloted.has(phone));
  const groups: Group[] =
    wishes.families === "apart"
      ? LOAD_FAMILIES.map((family) => ({
          labels: [family],
          loadFamily: family,
          phones: left(site.families.get(family)),
          because: "One load serves them all.",
        }))
      : [
          {
            labels: [],
            loadFamily: null,
            phones: left(site.phones),
            because: "One visit converts every model there.",
          },
        ];
  return wishes.preUpgradesFirst ? groups.flatMap((group) => preUpgradesFirst(group, wishes.maxSize)) : groups;
}

function preUpgradesFirst(group: Group, maxSize: number): Group[] {
  const first = group.phones.filter(({ needsPreUpgrade }) => needsPreUpgrade);
  const rest = group.phones.filter(({ needsPreUpgrade }) => !needsPreUpgrade);
  if (Math.min(first.length, rest.length) <= maxSize * SMALL) return [group]; // a small remainder joins its neighbour
  const because = "Their firmware is raised first, so they come before the others.";
  return [
    { ...group, labels: [...group.labels, "pre-upgrade"], phones: first, because },
    { ...group, phones: rest },
  ];
}

function proposeWaves(site: string | null, group: Group, maxSize: number): BatchProposal[] {
  const parts = splitSite(group.phones, maxSize);
  const name = [site ?? "No site", ...group.labels].join(", ");
  return parts.map((part, index) => ({
    kind: "wave",
    name: parts.length > 1 ? `${name}, ${index + 1} of ${parts.length}` : name,
    site,
    loadFamily: group.loadFamily,
    phoneIds: part.phones.map(({ id }) => id),
    reason: reasonOf(site, group, part, { parts: parts.length, maxSize }),
  }));
}

type Split = { parts: number; maxSize: number };

/** “96 phones at Leeds: 60 of sip88xx, 36 of sip78xx. Floors 1 and 2. …” */
function reasonOf(site: string | null, group: Group, { phones, floors }: SitePart, { parts, maxSize }: Split): string {
  const place = site === null ? "without a site" : `at ${site}`;
  const families = LOAD_FAMILIES.map((family) => ({
    family,
    count: phones.filter(({ loadFamily }) => loadFamily === family).length,
  })).filter(({ count: of }) => of > 0);
  const models =
    families.length === 1
      ? ` of ${families[0]?.family}`
      : `: ${families.map(({ family, count: of }) => `${of} of ${family}`).join(", ")}`;
  const split =
    parts > 1 ? ` ${count(group.phones.length, "phone")} make ${parts} parts: a batch holds at most ${maxSize}.` : "";
  const [what, rest] = families.length === 1 ? [`${models} ${place}`, ""] : [` ${place}`, models];
  return `${count(phones.length, "phone")}${what}${rest}.${floorWords(floors)}${split} ${group.because}`;
}

function floorWords(floors: readonly (string | null)[]): string {
  const named = floors.filter((floor) => floor !== null);
  const [first] = named;
  if (first === undefined) return "";
  const unknown = named.length < floors.length ? " and some whose floor is not known" : "";
  if (named.length === 1) return ` Floor ${first}${unknown}.`;
  const words = named.length === 2 ? named.join(" and ") : `${first} to ${named.at(-1)}`;
  return ` Floors ${words}${unknown}.`;
}

function proposePilots(pilot: readonly BatchablePhone[], wishes: PlanWishes): BatchProposal[] {
  const { maxSize, pilotSite: wished } = wishes;
  const named = new Set(wishes.pilotMacs);
  const parts = splitEvenly(pilot, maxSize);
  return parts.map((part, index) => {
    const families = LOAD_FAMILIES.filter((family) => part.some((phone) => phone.loadFamily === family));
    const site = only(part.map((phone) => phone.site));
    const sites = new Set(part.map((phone) => phone.site)).size;
    const isWished = wished !== null && part.some((phone) => phone.site === wished);
    const order = named.size > 0 ? "" : `, ${isWished ? wished : "the largest"} first`;
    const missing = wished === null || isWished ? "" : ` ${wished} has no phone that could be in it.`;
    const from =
      sites > 1
        ? `from ${sites} sites${order}`
        : site === null
          ? "none with a site"
          : isWished
            ? `all from ${site}, as wished`
            : named.size > 0
              ? `all from ${site}`
              : "all from the largest site";
    return {
      kind: "pilot",
      name: parts.length > 1 ? `Pilot, ${index + 1} of ${parts.length}` : "Pilot",
      site,
      loadFamily: only(families),
      phoneIds: part.map(({ id }) => id),
      reason: `Proof of concept before the first wave, as the guide asks: ${count(part.length, "phone")} of ${families.join(", ")}, ${from}.${byHandWords(part, named)}${missing}`,
    };
  });
}

function byHandWords(part: readonly BatchablePhone[], named: ReadonlySet<string>): string {
  const byHand = part.filter(({ mac }) => named.has(mac)).length;
  if (byHand === 0) return "";
  return byHand === part.length ? " Chosen by hand." : ` ${byHand} of them chosen by hand.`;
}

/** Sites with their phones by load family, each list by MAC. */
function groupBySite(phones: readonly BatchablePhone[]): SitePhones[] {
  const sorted = [...phones].sort(byMac);
  return [...groupedBy(sorted, ({ site }) => site)].map(([site, own]) => ({
    site,
    size: own.length,
    phones: own,
    families: groupedBy(own, ({ loadFamily }) => loadFamily),
  }));
}

/** In the order that is wished; the phones without a site come last, nobody can say where they stand. */
function inOrder(sites: SitePhones[], { siteOrder, firstSites }: PlanWishes): SitePhones[] {
  const places = new Map(firstSites.map((site, index) => [site, index]));
  const placeOf = ({ site }: SitePhones) =>
    (site === null ? undefined : places.get(site)) ?? (site === null ? Number.MAX_SAFE_INTEGER : places.size);
  const sign = siteOrder === "name" ? 0 : siteOrder === "largest" ? -1 : 1;
  return sites.sort((a, b) => placeOf(a) - placeOf(b) || sign * (a.size - b.size) || compareSites(a.site, b.site));
}

const byMac = (a: BatchablePhone, b: BatchablePhone) => compareText(a.mac, b.mac) || compareText(a.id, b.id);

const only = <Value>(values: readonly Value[]): Value | null => {
  const first = values[0];
  return first !== undefined && values.every((value) => value === first) ? first : null;
};

const count = (number: number, noun: string): string =>
  `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`;
