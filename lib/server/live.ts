import "server-only";
// One PostgreSQL LISTEN connection per process, fanned out to many open streams (project-stream.ts).
import pg from "pg";
import { env } from "@/lib/env";

const CHANNEL = "project";

export type Stream = { projectId: string; changed: () => void; close: () => void };
type Hub = { streams: Set<Stream>; listening?: Promise<void> };

// On globalThis, because hot reload runs this module again and must not open a second connection.
const globals = globalThis as typeof globalThis & { liveHub?: Hub };

/** Calls `changed` for every `SELECT pg_notify('project', '<projectId>')` that commits. */
export async function subscribe(stream: Stream): Promise<void> {
  globals.liveHub ??= newHub();
  const hub = globals.liveHub;
  hub.listening ??= listen(hub);
  await hub.listening;
  hub.streams.add(stream);
}

export function unsubscribe(stream: Stream): boolean {
  return globals.liveHub?.streams.delete(stream) ?? false;
}

function newHub(): Hub {
  const hub: Hub = { streams: new Set() };
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
    for (const stream of hub.streams) if (stream.projectId === payload) stream.changed();
  });
  try {
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
  } catch (error) {
    hub.listening = undefined;
    throw error;
  }
}

function closeAll(hub: Hub) {
  for (const stream of hub.streams) stream.close();
}
