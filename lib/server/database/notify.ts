import "server-only";
import { pool } from "@/lib/server/database/db";

/** Tells the open pages of a project at once that something changed: how far a job is. What a transaction changes it tells itself. */
export async function notifyNow(projectId: string): Promise<void> {
  await pool.query("SELECT pg_notify('project', $1)", [projectId]);
}
