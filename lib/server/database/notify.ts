import "server-only";
import type { Pool, PoolClient } from "pg";
import { pool } from "@/lib/server/database/db";

/** Tells the open pages of projects that something changed; inside a transaction, when it commits. */
export async function notify(client: Pool | PoolClient, projectIds: readonly string[]): Promise<void> {
  if (projectIds.length > 0)
    await client.query("SELECT pg_notify('project', id) FROM unnest($1::text[]) AS t(id)", [projectIds]);
}

/** Tells the open pages of a project at once that something changed: how far a job is. What a transaction changes it tells itself. */
export const notifyNow = (projectId: string): Promise<void> => notify(pool, [projectId]);

const AGAIN_AFTER_MS = 1_000;
const untold = new Set<string>();
let isTelling = false;

/** The same of what is committed, without waiting for it: what others commit while one statement runs goes with the next. */
export function notifySoon(projectIds: Iterable<string>): void {
  for (const projectId of projectIds) untold.add(projectId);
  if (!isTelling && untold.size > 0) void tellAll();
}

async function tellAll(): Promise<void> {
  isTelling = true;
  while (untold.size > 0) {
    const told = [...untold];
    untold.clear();
    await notify(pool, told).catch(() => {
      // The pages of a database that is gone connect again and look for themselves; a pool without a free connection has one soon.
      for (const projectId of told) untold.add(projectId);
      return new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS).unref());
    });
  }
  isTelling = false;
}
