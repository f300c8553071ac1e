"use client";
import { useState } from "react";
import { call } from "@/lib/client/api";
import type { LicenseCounts } from "@/lib/domain/procedure/conditions";
import type { Route } from "@/lib/domain/procedure/step";
import type { NeededSteps } from "@/lib/domain/work/needed-steps";
import type { Work } from "@/lib/schemas/work";
import { importWithRetry } from "./later";

type Loaded = { work: Work; needed: NeededSteps };

/**
 * The list as it was loaded, and again through the API. Not by router.refresh(): without network that ends in a navigation,
 * and the page with everything not yet sent would be gone.
 */
export function useWork(loaded: Loaded, batchId: string, route: Route | null, licenses: LicenseCounts | null) {
  "use no memo"; // its parts keep their identity by themselves
  const [base, setBase] = useState(loaded.work);
  const [now, setNow] = useState<Loaded & { listAt: string | null }>({
    work: loaded.work,
    needed: loaded.needed,
    listAt: null,
  });
  if (loaded.work !== base) {
    setBase(loaded.work);
    setNow({ work: loaded.work, needed: loaded.needed, listAt: null });
  }

  /** `onLoaded` receives the time of the request: the answer holds everything that was stored before it. */
  async function reload(onLoaded: (askedAt: number) => void) {
    const askedAt = Date.now();
    try {
      const params = { projectId: loaded.work.project.id };
      const fresh = await call("GET /api/projects/{projectId}/work", { params, query: { batch: batchId } });
      if (fresh.batches.length === 0) return; // taken away from this person, or deleted: the next click will tell
      const { neededSteps } = await importWithRetry(() => import("@/lib/domain/work/needed-steps"));
      setNow({ work: fresh, needed: neededSteps(fresh, route, licenses), listAt: new Date(askedAt).toISOString() });
      onLoaded(askedAt);
    } catch {
      // The old list stays; the next change asks again.
    }
  }
  return { ...now, reload };
}
