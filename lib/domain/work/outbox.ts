import { inOrder, type OutboxKind, type Queued } from "./outbox-items";

/**
 * The order and the fate of what a device has to send: pure, so that it is the same in every tab and under test. Where it is kept and
 * how it is sent stands in lib/client/outbox.
 */

/** As many as the server takes in one request. */
const MOST_AT_ONCE = { step: 500, correction: 200, evidence: 1 } as const satisfies Record<OutboxKind, number>;

/**
 * What goes out in the next request: the oldest that may go, and those right behind it of the same kind. An item that steps aside
 * holds up the later ones of its phone only.
 */
export function nextToSend<Item extends Queued>(items: readonly Item[], now: number): Item[] {
  const held = new Set<string>();
  const due: Item[] = [];
  for (const item of inOrder(items)) {
    if (item.status !== "waiting") continue;
    const waitsBehind = item.phoneId !== null && held.has(item.phoneId);
    if (item.notBefore > now || waitsBehind) {
      if (item.phoneId !== null) held.add(item.phoneId);
      continue;
    }
    const [first] = due;
    if (first && (first.kind !== item.kind || first.isAlone || item.isAlone || due.length >= MOST_AT_ONCE[item.kind]))
      break;
    due.push(item);
  }
  return due;
}

/** When the first of those that stepped aside may go; null when none did. */
export function nextTurn(items: readonly Queued[], now: number): number | null {
  const turns = items.filter(({ status, notBefore }) => status === "waiting" && notBefore > now);
  return turns.length === 0 ? null : Math.min(...turns.map(({ notBefore }) => notBefore));
}

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/** Twice as long after every try, a minute at most: somebody stands there and waits. */
export const pauseAfter = (tries: number): number =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(10, Math.max(0, tries - 1)));

/**
 * What a failed request says of its items.
 * `later`: nothing is wrong with them, all wait. `signed-out`, `other-person`: a person has to sign in first. `aside`: they wait by
 * themselves, others go on. `split`: one of them is wrong, each goes alone. `refused`: this one never will.
 */
export type Verdict = "later" | "signed-out" | "other-person" | "aside" | "split" | "refused";

/** Not of the item but of the moment: no network, too slow, a proxy or a server that starts. */
const PASSING: readonly number[] = [0, 408, 425, 429, 502, 503, 504];

/** `code` is that of the API's problem documents; `unknown` where somebody else answered, such as a proxy or a hotel's network. */
export function verdictOn(status: number, code: string, count: number): Verdict {
  if (status === 401) return "signed-out";
  if (code === "other_person") return "other-person";
  if (PASSING.includes(status) || code === "unknown" || code === "busy") return "later";
  if (status === 403) return "aside"; // a right may come back; nothing is lost meanwhile
  if (status >= 500) return count > 1 ? "split" : "aside";
  return count > 1 ? "split" : "refused";
}

/** The item after such a verdict; those that concern the whole outbox change no item. */
export function afterFailure<Item extends Queued & { why: string | null }>(
  item: Item,
  verdict: Verdict,
  why: string,
  now: number,
): Item {
  if (verdict === "refused") return { ...item, status: "refused", why };
  if (verdict === "split") return { ...item, isAlone: true };
  if (verdict !== "aside") return item;
  const tries = item.tries + 1;
  return { ...item, tries, why, notBefore: now + pauseAfter(tries) };
}

/**
 * How far the server's clock is ahead of the device's, in milliseconds: what it said, against the middle of the time in which it was
 * asked. Clocks of telephones are days off now and then; the order of the work must not be.
 */
export const clockOffset = (serverAt: string, askedAt: number, answeredAt: number): number | null => {
  const at = Date.parse(serverAt);
  return Number.isNaN(at) ? null : Math.round(at - (askedAt + answeredAt) / 2);
};
