import { newOperationId } from "@/lib/client/operation-id";
import { correctedTime, inOrder, sentAgain } from "@/lib/domain/work/outbox-items";
import { openPersonDatabase, type PersonDatabase } from "./database";
import { NEW_ITEM, type OutboxItem } from "./items";
import type { Sending } from "./sending";

/**
 * What one person did on this device and the server does not have yet. One for each person; every page and tab shows the same. It
 * survives reload, closing, an update of the application, an ended session and a server that fails; where the browser has no room
 * for it, it lives as long as the page and says so.
 */
export type Outbox = {
  userId: string;
  subscribe: (listener: () => void) => () => void;
  view: () => OutboxView;
  add: (items: readonly NewItem[]) => void;
  /** A person settled it, or lists no longer need it. */
  remove: (isGone: (item: OutboxItem) => boolean) => void;
  change: (operationId: string, over: (item: OutboxItem) => OutboxItem) => void;
  /** Refused and kept ones again, or all that waits now rather than later. */
  sendAgain: (operationId?: string) => void;
  flush: () => Promise<void>;
  setClock: (offset: number) => void;
  /** How far the server's clock is ahead of this device's. */
  clock: () => number;
  database: () => Promise<PersonDatabase | null>;
  /** Before its database is deleted: nothing is written any more. */
  close: () => Promise<void>;
};

export type Trouble = { kind: "later" | "signed-out" | "other-person"; why: string; tries: number };
export type OutboxView = {
  items: readonly OutboxItem[];
  /** What keeps all of it back. */
  trouble: Trouble | null;
  isSending: boolean;
  /** Something is on its way to the disk: a reload now could lose it. */
  isKeeping: boolean;
  /** False: the browser keeps nothing, and a reload would lose what waits. */
  isDurable: boolean;
  /** The device's own items have been read. */
  isRead: boolean;
};

type Own<Item> = Item extends OutboxItem
  ? Omit<Item, keyof typeof NEW_ITEM | "operationId" | "userId" | "order" | "madeAt"> & Partial<Item>
  : never;
/** An item without what the outbox knows itself. */
export type NewItem = Own<OutboxItem>;

const EMPTY: OutboxView = {
  items: [],
  trouble: null,
  isSending: false,
  isKeeping: false,
  isDurable: true,
  isRead: false,
};
export const NO_OUTBOX = EMPTY;

const open = new Map<string, Outbox>();

/** The outbox of a person on this device. */
export function outboxOf(userId: string): Outbox {
  const known = open.get(userId);
  if (known) return known;
  const made = createOutbox(userId);
  if (typeof window !== "undefined") open.set(userId, made); // on the server nothing may stay of a request
  return made;
}

/** After the person's data left the device: the next use begins anew. */
export const forgetOutbox = (userId: string): boolean => open.delete(userId);

function createOutbox(userId: string): Outbox {
  const listeners = new Set<() => void>();
  let channel: BroadcastChannel | null = null;
  /** Not in the database, not yet or because it has no room; null: not yet deleted there. */
  const unkept = new Map<string, OutboxItem | null>();
  let current = EMPTY;
  let offset = 0;
  let isClosed = false;
  let sending: Promise<Sending | null> | null = null;
  let writing: Promise<void> | null = null;
  let opening: Promise<PersonDatabase | null> | null = null;
  let reading: Promise<void> | null = null;

  const database = () =>
    (opening ??= openPersonDatabase(userId, () => {
      opening = null; // the next use opens it again
    }));
  const ready = () => (reading ??= start());

  async function start() {
    if (typeof BroadcastChannel !== "undefined") {
      channel = new BroadcastChannel(`rehome outbox ${userId}`);
      channel.addEventListener("message", () => void read());
    }
    const opened = await database();
    const known = await opened?.get("kept", "offset").catch(() => 0);
    if (typeof known === "number") offset = known;
    if (opened === null) show({ isDurable: false });
    await read();
    show({ isRead: true });
    await (await sender())?.takeOver((old) => put(fill(old)));
  }

  function show(over: Partial<OutboxView>) {
    current = { ...current, ...over };
    for (const listener of listeners) listener();
  }

  /** What lies in the database now, with what only this page knows. */
  async function read() {
    const opened = await database();
    const stored = await opened?.getAll("items").catch(() => null);
    if (isClosed || !stored) return;
    const kept = stored.filter(({ operationId }) => !unkept.has(operationId));
    const own = [...unkept.values()].filter((item) => item !== null);
    show({ items: inOrder([...kept, ...own]) });
  }

  function write(changed: readonly OutboxItem[], gone: readonly string[]): Promise<void> {
    for (const item of changed) unkept.set(item.operationId, item);
    for (const id of gone) unkept.set(id, null);
    if (unkept.size === 0) return Promise.resolve();
    show({ isKeeping: true });
    // What comes while the disk writes goes with the next writing, all of it together.
    writing ??= writeAll();
    return writing;
  }

  /** Until nothing is left, or there is no room; then the next writing tries again. */
  async function writeAll() {
    const opened = await database();
    try {
      if (!opened) throw new Error("The browser gives no database.");
      while (unkept.size > 0 && !isClosed) {
        const due = [...unkept];
        // strict: on the disk before it counts as kept
        const transaction = opened.transaction("items", "readwrite", { durability: "strict" });
        const writes = due.map(([id, item]) => (item ? transaction.store.put(item) : transaction.store.delete(id)));
        await Promise.all([...writes, transaction.done]);
        for (const [id, item] of due) if (unkept.get(id) === item) unkept.delete(id);
        channel?.postMessage("changed");
      }
      writing = null;
      show({ isKeeping: false, isDurable: true });
    } catch {
      writing = null;
      show({ isKeeping: false, isDurable: false }); // full, or taken away: it lives as long as this page
    }
  }

  function put(changed: readonly OutboxItem[]) {
    const ids = new Set(changed.map(({ operationId }) => operationId));
    const others = current.items.filter(({ operationId }) => !ids.has(operationId));
    show({ items: inOrder([...others, ...changed]) });
    return write(changed, []);
  }

  function remove(isGone: (item: OutboxItem) => boolean) {
    const gone = current.items.filter(isGone);
    if (gone.length === 0) return;
    const ids = new Set(gone.map(({ operationId }) => operationId));
    show({ items: current.items.filter(({ operationId }) => !ids.has(operationId)) });
    void write([], [...ids]);
  }

  function fill(fresh: readonly NewItem[]): OutboxItem[] {
    const now = Date.now();
    const first = Math.max(now, (current.items.at(-1)?.order ?? 0) + 1);
    return fresh.map((item, index) => {
      const own = { ...NEW_ITEM, operationId: newOperationId(), userId, madeAt: correctedTime(now, offset) };
      return { ...own, order: first + index, ...item } as OutboxItem; // the compiler loses the union in a spread
    });
  }

  function add(fresh: readonly NewItem[]) {
    void put(fill(fresh)).then(flush);
  }

  const core = { userId, view: () => current, show, read, put, remove, database, isClosed: () => isClosed };
  /** Not for the first view; loaded at once after it, because later there may be no network. */
  const sender = () =>
    (sending ??= import("./sending")
      .then(({ createSending }) => createSending(core))
      .catch(() => {
        sending = null; // no network just now: the next occasion loads it
        return null;
      }));

  async function flush() {
    await ready();
    await (await sender())?.flush();
  }

  return {
    userId,
    subscribe(listener) {
      listeners.add(listener);
      void ready();
      return () => void listeners.delete(listener);
    },
    view: () => current,
    add,
    remove,
    change(operationId, over) {
      const item = current.items.find((one) => one.operationId === operationId);
      if (item) void put([over(item)]);
    },
    sendAgain(operationId) {
      const again = current.items.filter((item) =>
        operationId === undefined ? item.status === "waiting" && item.notBefore > 0 : item.operationId === operationId,
      );
      if (current.trouble) show({ trouble: { ...current.trouble, tries: 0 } });
      void put(again.map(sentAgain)).then(flush);
    },
    flush,
    setClock(next) {
      offset = next;
      void database().then((opened) => opened?.put("kept", next, "offset").catch(() => {}));
    },
    clock: () => offset,
    database,
    async close() {
      isClosed = true;
      (await sending)?.stop();
      channel?.close();
      (await database())?.close();
    },
  };
}
