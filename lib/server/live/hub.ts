import "server-only";
// One PostgreSQL LISTEN connection per process, fanned out to many open streams (project-stream.ts).
import pg from "pg";
import { env } from "@/lib/env";

const CHANNEL = "project";

export type Stream = { projectId: string; changed: () => void; close: () => void };
type Hub = {
  streams: Set<Stream>;
  listening?: Promise<void>;
  listeningSince: number;
  /** When each project last changed; only the last moments matter. */
  changes: Map<string, number>;
};

/** Longer than a page takes from its queries to its open stream. */
const LATELY_MS = 15_000;

// On globalThis, because hot reload runs this module again and must not open a second connection.
declare global {
  var liveHub: Hub | undefined;
}

/** Calls `changed` for every `SELECT pg_notify('project', '<projectId>')` that commits. */
export async function subscribe(stream: Stream): Promise<void> {
  globalThis.liveHub ??= newHub();
  const hub = globalThis.liveHub;
  hub.listening ??= listen(hub);
  await hub.listening;
  hub.streams.add(stream);
}

/** Did this project change, or may it have changed unheard, since a page that connects now was made? */
export function mayHaveChangedLately(projectId: string): boolean {
  const hub = globalThis.liveHub;
  if (!hub || Date.now() - hub.listeningSince < LATELY_MS) return true;
  return Date.now() - (hub.changes.get(projectId) ?? 0) < LATELY_MS;
}

export function unsubscribe(stream: Stream): boolean {
  return globalThis.liveHub?.streams.delete(stream) ?? false;
}

function newHub(): Hub {
  const hub: Hub = { streams: new Set(), listeningSince: 0, changes: new Map() };
  process.once("SIGTERM", () => closeAll(hub)); // `next start` waits for open responses
  return hub;
}

async function listen(hub: Hub): Promise<void> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  const lost = () => {
    hub.listening = undefined; // the next subscriber connects again
    closeAll(hub); // the browsers reconnect, and fetch what they may have missed
  };
  client.on("error", lost);
  client.on("end", lost);
  client.on("notification", ({ payload }) => {
    if (!payload) return;
    const now = Date.now();
    for (const [projectId, at] of hub.changes) if (now - at > LATELY_MS) hub.changes.delete(projectId);
    hub.changes.set(payload, now);
    for (const stream of hub.streams) if (stream.projectId === payload) stream.changed();
  });
  try {
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    hub.listeningSince = Date.now();
  } catch (error) {
    hub.listening = undefined;
    throw error;
  }
}

function closeAll(hub: Hub) {
  for (const stream of hub.streams) stream.close();
}
