import { call } from "@/lib/client/api";
import type { Batch, EditBatchInput } from "@/lib/schemas/batches";

type Versioned = Pick<Batch, "id" | "version">;

/** Versions this tab wrote itself: the page's data follows a moment later, and one's own change is nobody else's. */
const written = new Map<string, number>();

/** Saves a change on the version that is on the screen; 412 when somebody else changed the batch since. */
export async function saveBatch({ id, version }: Versioned, change: EditBatchInput): Promise<void> {
  const saved = await call("PATCH /api/batches/{batchId}", {
    params: { batchId: id },
    version: Math.max(version, written.get(id) ?? 0),
    body: change,
  });
  written.set(id, saved.version);
}

/** The schema of a change, loaded when a form is used. */
export const editBatchSchema = () => import("@/lib/schemas/batches").then(({ editBatchInput }) => editBatchInput);
