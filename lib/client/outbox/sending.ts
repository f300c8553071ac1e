import { newOperationId } from "@/lib/client/operation-id";
import { afterFailure, nextToSend, nextTurn, pauseAfter } from "@/lib/domain/work/outbox";
import type { PersonDatabase } from "./database";
import type { OutboxItem } from "./items";
import { inOneTab } from "./one-tab";
import type { NewItem, OutboxView } from "./outbox";
import { send } from "./send";
import { takeOverLabels } from "./take-over-labels";

type Core = {
  userId: string;
  view: () => OutboxView;
  show: (over: Partial<OutboxView>) => void;
  read: () => Promise<void>;
  put: (items: readonly OutboxItem[]) => Promise<void>;
  remove: (isGone: (item: OutboxItem) => boolean) => void;
  database: () => Promise<PersonDatabase | null>;
  isClosed: () => boolean;
};

export type Sending = ReturnType<typeof createSending>;

/** Stored ones stay in sight for a while; what waits or is to be settled is never dropped. */
const MOST_STORED = 300;

/** Sends what waits, in order, in one tab at a time, and again by itself with growing pauses. */
export function createSending({ userId, view, show, read, put, remove, database, isClosed }: Core) {
  const tab = newOperationId();
  let isFlushing = false;
  let isFlushDue = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function flush(): Promise<void> {
    if (isFlushing) {
      isFlushDue = true;
      return;
    }
    isFlushing = true;
    clearTimeout(timer);
    const isOurs = await inOneTab(`rehome outbox ${userId}`, tab, await database(), sendAll).catch(() => false);
    isFlushing = false;
    show({ isSending: false });
    const isAgain = isFlushDue && view().trouble === null;
    isFlushDue = false;
    if (isAgain) return flush();
    planNext(isOurs);
  }

  async function sendAll(renew: () => Promise<void>) {
    await read();
    for (;;) {
      const due = nextToSend(view().items, Date.now());
      if (due.length === 0 || isClosed()) break;
      show({ isSending: true });
      await renew();
      const sent = await send(due);
      if ("items" in sent) {
        show({ trouble: null });
        await put(sent.items);
        continue;
      }
      const { verdict, why } = sent;
      if (verdict === "later" || verdict === "signed-out" || verdict === "other-person")
        return show({ trouble: { kind: verdict, why, tries: (view().trouble?.tries ?? 0) + 1 } });
      await put(due.map((item) => afterFailure(item, verdict, why, Date.now())));
    }
    if (view().items.every(({ status }) => status !== "waiting")) show({ trouble: null });
    dropOld();
  }

  function dropOld() {
    const stored = view().items.filter(({ status }) => status === "stored");
    const old = new Set(stored.slice(0, Math.max(0, stored.length - MOST_STORED)));
    remove((item) => old.has(item));
  }

  /** Also while a person has to sign in: that may happen in another tab. */
  function planNext(isOurs: boolean) {
    if (isClosed()) return;
    const { trouble, items } = view();
    const now = Date.now();
    const turn = nextTurn(items, now);
    const isWaiting = items.some(({ status }) => status === "waiting");
    const pauses = [
      ...(trouble && isWaiting ? [pauseAfter(trouble.tries)] : []),
      ...(turn === null ? [] : [turn - now]),
      ...(isOurs ? [] : [pauseAfter(1)]),
    ];
    if (pauses.length > 0) timer = setTimeout(() => void flush(), Math.max(50, Math.min(...pauses)));
  }

  return {
    flush,
    stop: () => clearTimeout(timer),
    /** What an earlier version left, once it lies in the database. */
    async takeOver(keep: (items: readonly NewItem[]) => Promise<void>) {
      const old = takeOverLabels(userId);
      if (old.items.length > 0) await keep(old.items);
      if (view().isDurable) old.forget();
    },
  };
}
