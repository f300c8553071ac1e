import * as z from "zod";
import { selection } from "./batches";
import { note } from "./shared";

/** `standing`: the begun work goes on as it was decided. `correction`: what the rules say of the corrected phone counts. */
export const settleConflictsInput = z.strictObject({
  selection,
  keep: z.enum(["standing", "correction"]),
  reason: note(500),
});
export const settleAnswer = z.object({ requestId: z.string(), settled: z.number().int() });
export type SettleAnswer = z.output<typeof settleAnswer>;
