import "server-only";
import { db } from "@/lib/server/database/db";

export type Pilot = { batchIds: string[]; phones: number /** Still to be verified. */; open: number };

/** The batches of a project that try out the way for all others, cancelled ones apart; null without a pilot. */
export async function readPilot(projectId: string): Promise<Pilot | null> {
  const pilots = await db.batch.findMany({
    where: { projectId, kind: "pilot", state: { not: "cancelled" } },
    select: { id: true },
  });
  if (pilots.length === 0) return null;
  const batchIds = pilots.map(({ id }) => id);
  const ofPilot = { projectId, batchId: { in: batchIds } };
  const [phones, open] = await Promise.all([
    db.phoneWork.count({ where: ofPilot }),
    db.phoneWork.count({ where: { ...ofPilot, state: { not: "verified" } } }),
  ]);
  return { batchIds, phones, open };
}
