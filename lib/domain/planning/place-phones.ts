import type { LoadFamily } from "@/lib/domain/conversion";
import type { BatchablePhone } from "./choose-pilot";
import { type BatchPlanOptions, type BatchProposal, planBatches } from "./plan-batches";
import { compareText } from "./site-order";

/** A batch that can take more phones: planned, untouched, of one site and one load family. */
export type OpenBatch = { id: string; name: string; site: string | null; loadFamily: LoadFamily; phones: number };

/** Phones for a batch that is there, or for a new one. */
export type Placement = BatchProposal & { batchId: string | null };

/**
 * Places phones that are in no batch: into the batches of their site and load family as far as these have room, the fullest
 * first, and what is left into new batches. No batch that exists loses anything.
 * @param takenNames names of batches that exist; a new batch gets another one
 */
export function placePhones(
  phones: readonly BatchablePhone[],
  open: readonly OpenBatch[],
  options: BatchPlanOptions,
  takenNames: ReadonlySet<string> = new Set(),
): Placement[] {
  const waiting = [...phones].sort((a, b) => compareText(a.mac, b.mac) || compareText(a.id, b.id));
  const filled = fillOpenBatches(waiting, open, options.maxSize);
  const isPlaced = new Set(filled.flatMap(({ phoneIds }) => phoneIds));
  const rest = waiting.filter(({ id }) => !isPlaced.has(id));
  return [
    ...filled,
    ...withFreeNames(planBatches(rest, options), takenNames).map((one) => ({ ...one, batchId: null })),
  ];
}

function fillOpenBatches(waiting: readonly BatchablePhone[], open: readonly OpenBatch[], maxSize: number): Placement[] {
  const groups = new Map<string, BatchablePhone[]>();
  for (const phone of waiting) {
    const key = keyOf(phone);
    const group = groups.get(key);
    if (group) group.push(phone);
    else groups.set(key, [phone]);
  }
  const byFullness = [...open].sort((a, b) => b.phones - a.phones || compareText(a.name, b.name));
  return byFullness.flatMap((batch): Placement[] => {
    const group = groups.get(keyOf(batch)) ?? [];
    const taken = group.splice(0, Math.max(0, maxSize - batch.phones));
    if (taken.length === 0) return [];
    const { id: batchId, name, site, loadFamily } = batch;
    const reason = `${taken.length} more of ${loadFamily} ${site === null ? "without a site" : `at ${site}`}; it has room for up to ${maxSize}.`;
    return [{ batchId, kind: "wave", name, site, loadFamily, reason, phoneIds: taken.map(({ id }) => id) }];
  });
}

const keyOf = ({ site, loadFamily }: { site: string | null; loadFamily: LoadFamily }) =>
  JSON.stringify([site, loadFamily]);

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
