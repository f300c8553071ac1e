import * as z from "zod";
import { AFTER_OUTCOMES } from "@/lib/domain/evidence/after-inventory";
import { page, timestamp } from "./shared";
import { evidenceCheck } from "./work";

export const AFTER_STATUSES = ["judged", "applied"] as const;

const count = z.number().int();

export const judgeAfterInventoryInput = z.strictObject({
  /** When the inventory was taken; what a phone showed later stands. Left out: now. */
  takenAt: timestamp.optional(),
});

export const afterInventoryCounts = z.object({
  /** Rows of the file; those that repeat another word for word. */
  rows: count,
  repeated: count,
  /** Phones that have begun. */
  begun: count,
  outcomes: z.record(z.enum(AFTER_OUTCOMES), count),
});
export type AfterInventoryCounts = z.output<typeof afterInventoryCounts>;

export const afterInventoryApplied = z.object({
  verified: count,
  moved: count,
  /** Had been verified and are contradicted. */
  failed: count,
  /** Judged, and their state stays. */
  unchanged: count,
  /** Left alone: corrected, withdrawn or shown otherwise since. */
  left: count,
});
export type AfterInventoryApplied = z.output<typeof afterInventoryApplied>;

/** An inventory taken after the work, and how it judges every phone that has begun. */
export const afterInventory = z.object({
  id: z.string(),
  projectId: z.string(),
  importId: z.string(),
  filename: z.string(),
  takenAt: z.string(),
  status: z.enum(AFTER_STATUSES),
  counts: afterInventoryCounts,
  applied: afterInventoryApplied.nullable(),
  createdAt: z.string(),
  createdBy: z.string(),
  appliedAt: z.string().nullable(),
  appliedBy: z.string().nullable(),
});
export type AfterInventory = z.output<typeof afterInventory>;

export const afterRowsQuery = z.strictObject({
  ...page,
  outcome: z.enum(AFTER_OUTCOMES).optional(),
  cursor: z.string().max(60).optional(),
});
export type AfterRowsQuery = z.output<typeof afterRowsQuery>;

/** How one row, or one begun phone that the file does not name, ended. */
export const afterRow = z.object({
  outcome: z.enum(AFTER_OUTCOMES),
  mac: z.string().nullable(),
  phoneId: z.string().nullable(),
  line: count.nullable(),
  model: z.string().nullable(),
  site: z.string().nullable(),
  batchId: z.string().nullable(),
  batchName: z.string().nullable(),
  /** What the row says of the phone's present, by field. */
  said: z.record(z.string(), z.union([z.string(), z.boolean()])).nullable(),
  checks: z.array(evidenceCheck).nullable(),
  /** Why a row was not judged. */
  remark: z.string().nullable(),
});
export type AfterRow = z.output<typeof afterRow>;
