"use client";
import { useState } from "react";
import { call } from "@/lib/client/api";
import type { Work } from "@/lib/schemas/work";

/**
 * The list as it was loaded, and anew through the API. Not by router.refresh(): without network that ends in a navigation,
 * and the page with everything not yet sent would be gone.
 */
export function useWork(loaded: Work, batchId: string) {
  const [base, setBase] = useState(loaded);
  const [work, setWork] = useState(loaded);
  if (loaded !== base) {
    setBase(loaded);
    setWork(loaded);
  }

  /** `onLoaded` is told when the question was asked: what was stored before is in the answer. */
  async function reload(onLoaded: (askedAt: number) => void) {
    const askedAt = Date.now();
    try {
      const params = { projectId: loaded.project.id };
      const fresh = await call("GET /api/projects/{projectId}/work", { params, query: { batch: batchId } });
      if (fresh.batches.length === 0) return; // taken away from this person, or deleted: the next click will tell
      setWork(fresh);
      onLoaded(askedAt);
    } catch {
      // The old list stays; the next change asks again.
    }
  }
  return { work, reload };
}
