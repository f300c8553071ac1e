/** What an item of the outbox is, and the little that a first view needs to know of it. Its way out stands in outbox.ts. */

export const OUTBOX_KINDS = ["step", "correction", "evidence"] as const;
export type OutboxKind = (typeof OUTBOX_KINDS)[number];

/**
 * `kept`: the server stored it and flagged it for the project manager, because somebody else changed the same thing.
 * `refused` and `kept` stay until a person settles them.
 */
export const OUTBOX_STATUSES = ["waiting", "stored", "kept", "refused"] as const;
export type OutboxStatus = (typeof OUTBOX_STATUSES)[number];

/** What decides when an item goes out. */
export type Queued = {
  operationId: string;
  kind: OutboxKind;
  /** Of one phone all go in the order in which they were made. */
  phoneId: string | null;
  /** Rises with every item of the device. */
  order: number;
  status: OutboxStatus;
  /** How often the server failed on it. */
  tries: number;
  /** Milliseconds of the device's clock; before it the item steps aside. */
  notBefore: number;
  /** A request in which it came with others failed: now each goes by itself, to find the one at fault. */
  isAlone: boolean;
};

export const inOrder = <Item extends { order: number; operationId: string }>(items: readonly Item[]): Item[] =>
  items.toSorted((a, b) => a.order - b.order || (a.operationId < b.operationId ? -1 : 1));

/** The item as a person sends it again. */
export const sentAgain = <Item extends Queued & { why: string | null }>(item: Item): Item => ({
  ...item,
  status: "waiting",
  why: null,
  notBefore: 0,
});

/** A moment of the device by the server’s clock. */
export const correctedTime = (now: number, offset: number): string => new Date(now + offset).toISOString();

/** How many wait and how many a person has to look at. */
export function countOutbox(items: readonly Pick<Queued, "status">[]): { waiting: number; toSettle: number } {
  let waiting = 0;
  let toSettle = 0;
  for (const { status } of items) {
    if (status === "waiting") waiting += 1;
    else if (status !== "stored") toSettle += 1;
  }
  return { waiting, toSettle };
}
