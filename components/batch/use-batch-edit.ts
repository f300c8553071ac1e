"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "@/components/ui/toast";
import { ApiError, call, messageOf } from "@/lib/client/api";
import type { Batch, EditBatchInput } from "@/lib/schemas/batches";

type Problem = { message: string; of: (path: string) => string | undefined; isStale: boolean };

/** Versions this tab wrote itself: the page's data follows a moment later, and one's own change is nobody else's. */
const written = new Map<string, number>();
export const versionOf = ({ id, version }: Pick<Batch, "id" | "version">) => Math.max(version, written.get(id) ?? 0);
export const rememberVersion = ({ id, version }: Pick<Batch, "id" | "version">) => void written.set(id, version);

/** Saves a change on the version that is on the screen. Changed by somebody else: says so and shows the current state. */
export function useBatchEdit(batch: Pick<Batch, "id" | "version">) {
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function save(change: EditBatchInput, done: string): Promise<boolean> {
    setIsBusy(true);
    setProblem(null);
    try {
      const saved = await call("PATCH /api/batches/{batchId}", {
        params: { batchId: batch.id },
        version: versionOf(batch),
        body: change,
      });
      rememberVersion(saved);
      toast.success(done);
      router.refresh();
      setIsBusy(false);
      return true;
    } catch (error) {
      const isStale = error instanceof ApiError && error.status === 412;
      const of = (path: string) => (error instanceof ApiError ? error.of(path) : undefined);
      setProblem({ message: messageOf(error), of, isStale });
      if (isStale) router.refresh();
      setIsBusy(false);
      return false;
    }
  }
  return { save, isBusy, problem, forget: () => setProblem(null) };
}
