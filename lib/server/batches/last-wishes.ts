import "server-only";
import { type PlanWishesInput, planWishes } from "@/lib/schemas/batches";
import { db } from "@/lib/server/database/db";

/** What was wished of the newest plan of a project, so that the next one can begin there; null: there was none. */
export async function lastWishes(projectId: string): Promise<PlanWishesInput | null> {
  const plan = await db.auditEvent.findFirst({
    where: { projectId, action: "batch.apply-plan" },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { after: true },
  });
  // the entry says what came of it too, and one of an older version may say less
  const wishes = planWishes.strip().safeParse(plan?.after);
  return wishes.success ? wishes.data : null;
}
