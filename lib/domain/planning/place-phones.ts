import type { LoadFamily } from "@/lib/domain/conversion";
import { groupedBy } from "@/lib/domain/grouped-by";
import type { BatchablePhone } from "./choose-pilot";
import { type BatchProposal, planBatches } from "./plan-batches";
import { compareText } from "./site-order";
import { DEFAULT_WISHES, type PlanWishes } from "./wishes";

/** A batch that can take more phones: planned, untouched, of one site; of one load family, or null of any. */
export type OpenBatch = {
  id: string;
  name: string;
  site: string | null;
  loadFamily: LoadFamily | null;
  phones: number;
};

/** Phones for a batch that is there, or for a new one. */
export type Placement = BatchProposal & { batchId: string | null };

/**
 * Places phones that are in no batch: into the batches of their site, and of their load family where a batch holds one, as far as these have room, the fullest
 * first, and what is left into new batches. No batch that exists loses anything.
 * @param takenNames names of batches that exist; a new batch gets another one
 */
export function placePhones(
  phones: readonly BatchablePhone[],
  open: readonly OpenBatch[],
  given: Partial<PlanWishes>,
  takenNames: ReadonlySet<string> = new Set(),
): Placement[] {
  const wishes = { ...DEFAULT_WISHES, ...given };
  const waiting = [...phones].sort((a, b) => compareText(a.mac, b.mac) || compareText(a.id, b.id));
  const filled = fillOpenBatches(waiting, open, wishes);
  const isPlaced = new Set(filled.flatMap(({ phoneIds }) => phoneIds));
  const rest = waiting.filter(({ id }) => !isPlaced.has(id));
  return [...filled, ...withFreeNames(planBatches(rest, wishes), takenNames).map((one) => ({ ...one, batchId: null }))];
}

function fillOpenBatches(
  waiting: readonly BatchablePhone[],
  open: readonly OpenBatch[],
  { maxSize, families }: PlanWishes,
): Placement[] {
  const sites = groupedBy(waiting, ({ site }) => site);
  const byFullness = open
    .filter(({ loadFamily }) => families === "mixed" || loadFamily !== null)
    .sort((a, b) => b.phones - a.phones || compareText(a.name, b.name));
  return byFullness.flatMap((batch): Placement[] => {
    const { id: batchId, name, site, loadFamily } = batch;
    const [taken, left] = takeOf(sites.get(site) ?? [], loadFamily, Math.max(0, maxSize - batch.phones));
    sites.set(site, left);
    if (taken.length === 0) return [];
    const what = loadFamily === null ? "" : ` of ${loadFamily}`;
    const reason = `${taken.length} more${what} ${site === null ? "without a site" : `at ${site}`}; it has room for up to ${maxSize}.`;
    return [{ batchId, kind: "wave", name, site, loadFamily, reason, phoneIds: taken.map(({ id }) => id) }];
  });
}

/** The first so many phones of a family, or of any; and the others. */
function takeOf(
  phones: readonly BatchablePhone[],
  family: LoadFamily | null,
  room: number,
): [taken: BatchablePhone[], left: BatchablePhone[]] {
  const taken: BatchablePhone[] = [];
  const left: BatchablePhone[] = [];
  for (const phone of phones)
    (taken.length < room && (family === null || phone.loadFamily === family) ? taken : left).push(phone);
  return [taken, left];
}

/** The same proposals under names that nobody has yet: "Leeds, sip88xx" becomes "Leeds, sip88xx (2)". */
export function withFreeNames(proposals: readonly BatchProposal[], taken: ReadonlySet<string>): BatchProposal[] {
  const used = new Set(taken);
  return proposals.map((proposal) => {
    let name = proposal.name;
    for (let number = 2; used.has(name); number++) name = `${proposal.name} (${number})`;
    used.add(name);
    return { ...proposal, name };
  });
}
